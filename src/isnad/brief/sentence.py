"""What a line says: who, the report's own word, to whom, and how it stands."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from isnad.brief.dates import time_of_day
from isnad.brief.direction import one_line
from isnad.brief.grouping import grouped
from isnad.brief.names import Names
from isnad.brief.pieces import EMPTY, Piece, joined, slot
from isnad.pages import Role
from isnad.records import Claim, Count, Extent, Participant, Span

_STATES = frozenset({"CONTROL", "CEASEFIRE", "PRESENCE", "ALLIANCE", "HOSTILITY"})
# Types that are told without anybody who does them.
_NOBODY_DOES = frozenset({"STATEMENT", "TOLL", "DISPLACEMENT", *_STATES})
# Whose kind is always said: a state by its status; what is held against somebody, since being
# charged is not being convicted.
_GLOSSED = _STATES | {"ACCUSE", "SANCTION"}
_OWN_WORDS = "STATEMENT"
# So many different words of the reports are shown in a line; the references have them all.
_WORDS, _STATEMENTS = 6, 2


class Sentence(msgspec.Struct, frozen=True):
    """Writes the line of claims that say the same; one of them lends its slots."""

    names: Names
    claims: list[Claim]

    @property
    def first(self) -> Claim:
        """Whose slots are shown: a claim in the reader's own language, if there is one."""
        language = self.names.phrases.language
        own = (claim for claim in self.claims if claim.report.language == language)
        return next(own, self.claims[0])

    def piece(self) -> Piece:
        """The line, without place, day, and who says so."""
        say = self.names.phrases
        who = self.names.participants(self.first, self.first.actors, "actor")
        head = joined("", [who and who + say.marks["colon"], self.words()])
        return say.row("dash", [self._standing(), head, self._details()])

    def _standing(self) -> Piece:
        """Negation and modality, said first so that nobody overlooks them."""
        return standing(self.claims, self.names)

    def words(self) -> Piece:
        """The reports' own words, each once, with a gloss where the reader needs one."""
        say = self.names.phrases
        most = _STATEMENTS if self.first.type == _OWN_WORDS else _WORDS
        shown = own_words(self.claims, self.names, most)
        foreign = any(claim.report.language != say.language for claim in self.claims)
        if foreign or self.first.type in _GLOSSED:
            return say.say("line", "original_words", name=shown, quote=self._gloss())
        return shown

    def _gloss(self) -> Piece:
        claim, say = self.first, self.names.phrases
        key = f"{claim.type}.{claim.status}"
        if say.knows("gloss_status", key):
            return slot(say.say("gloss_status", key), "type", self.claims, kind=key)
        return slot(say.say("gloss", claim.type), "type", self.claims, kind=claim.type)

    def _details(self) -> Piece:
        return self.names.phrases.row("details", self._detail_list())

    def _detail_list(self) -> Iterator[Piece]:
        claim, say = self.first, self.names.phrases
        same = alike(self.claims, self.names)
        # "Among 240 people" is not what the others say who count more.
        if same or not claim.counts:
            whom = ("recipients", claim.type)
            yield _with(self.names, whom, claim, claim.recipients, "recipient")
        if not claim.actors and claim.type not in _NOBODY_DOES:
            yield say.say("line", "unknown_actor")
        if same:
            yield circumstances(claim, self.names)


def standing(claims: list[Claim], names: Names) -> Piece:
    """Negation and modality of claims that stand alike; empty for what is told as having been."""
    first, parts = claims[0], []
    if first.polarity == "negated":
        parts.append("denied" if all(is_denied(claim) for claim in claims) else "negated")
    if first.modality != "actual":
        parts.append(first.modality)
    if not parts:
        return EMPTY
    key = "_".join(parts)
    role: Role = "modality" if first.polarity == "affirmed" else "polarity"
    return slot(names.phrases.say("standing", key), role, claims, kind=key)


def own_words(claims: list[Claim], names: Names, most: int) -> Piece:
    """The different words that carry what claims tell, quoted; an ellipsis for what is too much."""
    say = names.phrases
    found = list(grouped(claims, _text).values())
    shown = [say.quoted(_own(these, names)) for these in found[:most]]
    more = say.marks["ellipsis"].rstrip() * (len(found) > most)
    return say.row("list", shown) + more


def _text(claim: Claim) -> str:
    return " ".join(one_line(span.quote) for span in _spans(claim))


def _spans(claim: Claim) -> list[Span]:
    if claim.type == _OWN_WORDS and claim.content:
        return [claim.content]
    return claim.trigger_parts or [claim.trigger]


def _own(claims: list[Claim], names: Names) -> Piece:
    """The words of the first of claims that have them alike."""
    role: Role = "content" if claims[0].type == _OWN_WORDS and claims[0].content else "words"
    parts = [
        slot(one_line(span.quote), role, claims, span=span, at=at)
        for at, span in enumerate(_spans(claims[0]))
    ]
    return names.phrases.row("ellipsis", parts)


def is_denied(claim: Claim) -> bool:
    """Is it somebody's denial, and not only said not to be so?"""
    return bool(claim.sources) and claim.sources[-1].stance == "denies"


def alike(claims: list[Claim], names: Names) -> bool:
    """Are the circumstances all the same? Then the line tells them, else each source."""
    return len({circumstances(claim, names).text for claim in claims}) == 1


def circumstances(claim: Claim, names: Names) -> Piece:
    """How much of a place, brokers, where from, time of day, counts; empty if nothing is given."""
    return names.phrases.row("details", _circumstances(claim, names))


def _circumstances(claim: Claim, names: Names) -> Iterator[Piece]:
    say = names.phrases
    yield extent(claim, claim.extent, names)
    yield _with(names, ("line", "brokers"), claim, claim.brokers, "broker")
    if claim.origin_place:
        where = names.place(claim, claim.origin_place, "origin_place")
        yield say.say("line", "from", place=where)
    told = time_of_day(claim.time, say) if claim.time else None
    if told:
        yield slot(told, "time_of_day", [claim])
    for kind, count in claim.counts.items():
        number = slot(_number(count, names), "count", [claim], kind=kind, span=_counted(count))
        yield say.say("counts", kind, number=number)


def _with(
    names: Names, phrase: tuple[str, str], claim: Claim, several: list[Participant], role: Role
) -> Piece:
    who = names.participants(claim, several, role)
    return names.phrases.say(*phrase, who=who) if who else EMPTY


def extent(claim: Claim, given: Extent | None, names: Names) -> Piece:
    """How much of a place, and what is left out."""
    if given is None:
        return EMPTY
    say = names.phrases
    parts = []
    if say.knows("extent", given.share):
        parts.append(slot(say.say("extent", given.share), "share", [claim], kind=given.share))
    left_out = [
        say.quoted(slot(one_line(span.quote), "exception", [claim], span=span, at=at))
        for at, span in enumerate(given.except_)
    ]
    if left_out:
        parts.append(say.say("extent", "except", quote=say.listed(left_out)))
    return say.row("list", parts)


def _counted(count: Count) -> Span | None:
    if count.quote is None or count.start is None or count.end is None:
        return None
    return Span(part=count.part, start=count.start, end=count.end, quote=count.quote)


def _number(count: Count, names: Names) -> str:
    say, low, high = names.phrases, count.low, count.high
    if low is None and high is None:
        return say.words("counts", "unknown")
    if low is not None and low == high:
        return say.amount(low)
    if low is not None and high is not None:
        return say.words("counts", "range", low=say.amount(low), high=say.amount(high))
    if low is not None:
        return say.words("counts", "at_least", number=say.amount(low))
    return say.words("counts", "at_most", number=say.amount(high or 0))
