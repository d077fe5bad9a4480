"""What a line says: who, the report's own word, to whom, and how it stands."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from isnad.brief.dates import time_of_day
from isnad.brief.names import Names
from isnad.records import Claim, Count, Extent, Participant

_STATES = frozenset({"CONTROL", "CEASEFIRE", "PRESENCE", "ALLIANCE", "HOSTILITY"})
# Types that are told without anybody who does them.
_NOBODY_DOES = frozenset({"STATEMENT", "TOLL", "DISPLACEMENT", *_STATES})
# So many different words of the reports are shown in a line; the references have them all.
_WORDS, _STATEMENTS = 6, 2


class Sentence(msgspec.Struct, frozen=True):
    """Writes the line of claims that say the same; one of them lends its slots."""

    names: Names
    claims: list[Claim]

    @property
    def _first(self) -> Claim:
        """Whose slots are shown: a claim in the reader's own language, if there is one."""
        language = self.names.phrases.language
        own = (claim for claim in self.claims if claim.report.language == language)
        return next(own, self.claims[0])

    def text(self) -> str:
        """The line, without who says so."""
        say = self.names.phrases
        claim = self._first
        who = self.names.participants(claim.actors, claim.report.language)
        start = [who + say.marks["colon"]] if who else []
        head = "".join([*start, self._words()])
        return say.marks["dash"].join(filter(None, [self._standing(), head, self._details()]))

    def _standing(self) -> str | None:
        """Negation and modality, said first so that nobody overlooks them."""
        parts = []
        if self._first.polarity == "negated":
            parts.append("denied" if all(denied(claim) for claim in self.claims) else "negated")
        if self._first.modality != "actual":
            parts.append(self._first.modality)
        return self.names.phrases.say("standing", "_".join(parts)) if parts else None

    def _words(self) -> str:
        """The reports' own words, each once, each with a gloss where the reader needs one."""
        found: dict[str, bool] = {}
        for claim in self.claims:
            foreign = claim.report.language != self.names.phrases.language
            found.setdefault(self._own(claim), foreign)
        say = self.names.phrases
        most = _STATEMENTS if self._first.type == "STATEMENT" else _WORDS
        shown = [*found][:most]
        words = say.marks["list"].join(shown) + say.marks["ellipsis"].rstrip() * (len(found) > most)
        if any(found.values()) or self._first.type in _STATES:
            return say.say("line", "original_words", name=words, quote=self._gloss())
        return words

    def _own(self, claim: Claim) -> str:
        if claim.type == "STATEMENT" and claim.content:
            return self.names.phrases.quoted(claim.content.quote)
        parts = claim.trigger_parts or [claim.trigger]
        between = self.names.phrases.marks["ellipsis"]
        return self.names.phrases.quoted(between.join(part.quote for part in parts))

    def _gloss(self) -> str:
        claim, say = self._first, self.names.phrases
        key = f"{claim.type}.{claim.status}"
        if say.knows("gloss_status", key):
            return say.say("gloss_status", key)
        return say.say("gloss", claim.type)

    def _details(self) -> str:
        return self.names.phrases.marks["details"].join(filter(None, self._detail_list()))

    def _detail_list(self) -> Iterator[str | None]:
        claim, say = self._first, self.names.phrases
        yield _with(self.names, "recipients", claim.type, claim, claim.recipients)
        if not claim.actors and claim.type not in _NOBODY_DOES:
            yield say.say("line", "unknown_actor")
        if alike(self.claims, self.names):
            yield circumstances(claim, self.names)


def denied(claim: Claim) -> bool:
    """Is it somebody's denial, and not only said not to be so?"""
    return bool(claim.sources) and claim.sources[-1].stance == "denies"


def alike(claims: list[Claim], names: Names) -> bool:
    """Are the circumstances all the same? Then the line tells them, else each source."""
    return len({circumstances(claim, names) for claim in claims}) == 1


def circumstances(claim: Claim, names: Names) -> str | None:
    """How much of a place, brokers, where from, time of day, counts; null if nothing is given."""
    say = names.phrases
    found = [_extent(claim.extent, names), _with(names, "line", "brokers", claim, claim.brokers)]
    if claim.origin_place:
        where = names.place(claim.origin_place, claim.report.language)
        found.append(say.say("line", "from", place=where))
    if claim.time:
        found.append(time_of_day(claim.time, say))
    for kind, count in claim.counts.items():
        found.append(say.say("counts", kind, number=_number(count, names)))
    return say.marks["details"].join(filter(None, found)) or None


def _with(
    names: Names, section: str, key: str, claim: Claim, several: list[Participant]
) -> str | None:
    who = names.participants(several, claim.report.language)
    return names.phrases.say(section, key, who=who) if who else None


def _extent(extent: Extent | None, names: Names) -> str | None:
    if extent is None:
        return None
    say = names.phrases
    parts = [say.say("extent", extent.share)] if say.knows("extent", extent.share) else []
    if extent.except_:
        left_out = say.listed([say.quoted(span.quote) for span in extent.except_])
        parts.append(say.say("extent", "except", quote=left_out))
    return say.marks["list"].join(parts)


def _number(count: Count, names: Names) -> str:
    say, low, high = names.phrases, count.low, count.high
    if low is None and high is None:
        return say.say("counts", "unknown")
    if low == high:
        return say.number(str(low))
    if high is None:
        return say.say("counts", "at_least", number=say.number(str(low)))
    if low is None:
        return say.say("counts", "at_most", number=say.number(str(high)))
    return say.say("counts", "range", low=say.number(str(low)), high=say.number(str(high)))
