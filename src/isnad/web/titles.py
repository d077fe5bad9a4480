"""What a story is called: by its best telling, in the reader's language, beside the exact words of a
report."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from isnad import world
from isnad.brief import phrases
from isnad.brief.names import Names
from isnad.brief.pieces import Piece
from isnad.brief.sentence import circumstances, standing
from isnad.records import Claim, Participant
from isnad.web.naming import Naming, key_of
from isnad.web.shapes import Headline

# So many of those who take part are named.
_NAMED = 3
# What is longer than so many characters is no word to put into a title.
_WORD = 40
_UNKNOWN = "unknown"
# Where the number says what happened, and to whom.
_COUNTED = frozenset({"TOLL", "DISPLACEMENT"})


class _Usual:
    """What most tellings of a story give."""

    def __init__(self, claims: Sequence[Claim]) -> None:
        self._all = len(claims)
        self._given = Counter(part for one in claims for part in enumerate(given(one)))

    def share(self, one: Claim) -> float:
        """How many tellings stand as this one does, and name the same: three for each where all do."""
        return sum(3 * self._given[part] / self._all for part in enumerate(given(one)))


def given(one: Claim) -> tuple[object, ...]:
    """How a claim stands, who does it, and to whom."""
    return (
        (one.polarity, one.modality),
        frozenset(map(key_of, one.actors)),
        frozenset(map(key_of, one.recipients)),
    )


def _place(one: Claim) -> tuple[str, str | None, str] | None:
    """Name, country and precision of where a claim says; None where its words do not say it."""
    place = one.place
    if place is None or place.precision == _UNKNOWN:
        return None
    return place.name, place.country, place.precision


class Titles:
    """Titles for readers of one language. ``outlets``: of reports, by their ids."""

    def __init__(self, named: Naming, outlets: Mapping[str, str | None]) -> None:
        self._named, self._outlets = named, outlets
        self._say = phrases.load(named.language)
        self._names = Names(self._say, world.load(), frozenset())

    def of(self, kind: str, claims: Sequence[Claim]) -> tuple[str, Headline]:
        """The title of a story of a type that claims tell, of which there is at least one, and the
        words of a report that come nearest to it."""
        usual = _Usual(claims)
        best = max(claims, key=lambda one: self._worth(one, kind, usual))
        # Of those that tell the same, the reader reads the one in their own language.
        alike = [one for one in claims if one.type == best.type and given(one) == given(best)]
        best = max(alike, key=lambda one: (self._is_own(one), self._worth(one, kind, usual)))
        same = [one for one in claims if one.type == best.type and one.polarity == best.polarity]
        return self._title(best, same), self._headline(best, claims)

    def _is_own(self, one: Claim) -> bool:
        return one.report.language == self._named.language

    def _worth(self, one: Claim, kind: str, usual: _Usual) -> tuple[float, int]:
        """How well a telling tells what most tell, and how much it gives of who, whom, where and how
        many; of those that give as much, the one in the reader's language."""
        told = (
            4 * (one.type == kind),
            usual.share(one),
            2 * any(who.entity for who in one.actors) + bool(one.actors),
            bool(one.recipients),
            bool(_place(one)),
            bool(one.counts),
        )
        return sum(map(float, told)), 2 * self._is_own(one) + (one.evidence.part == "title")

    def _title(self, one: Claim, same: Sequence[Claim]) -> str:
        say = self._say
        speakers = one.sources[-1:] if one.type == "STATEMENT" else []
        counted = one.type in _COUNTED and bool(one.counts)
        who = "" if counted else self._people(one.actors or speakers)
        what = "" if counted else self._what(one)
        told = say.words("line", "told", head=who, told=what) if who else what
        whom = "" if counted else self._people(one.recipients)
        details = say.row("details", [
            say.say("recipients", one.type, who=whom) if whom else None,
            self._numbers(one, same) if counted else circumstances(one, self._names),
        ])  # fmt: skip
        return say.row(
            "dash", [standing([one], self._names), told, details, self._where(one, same)]
        ).text

    def _numbers(self, best: Claim, same: Sequence[Claim]) -> Piece:
        """How many, from the least to the most that any telling gives."""
        several = []
        for kind in best.counts:
            told = [one.counts[kind] for one in same if kind in one.counts]
            lows = [count.low for count in told if count.low is not None]
            highs = [count.high for count in told if count.high is not None]
            if lows:
                number = self._number(min(lows), max([*lows, *highs]), is_open=not highs)
                several.append(self._say.say("counts", kind, number=number))
        if not several:
            return circumstances(best, self._names)
        return self._say.row("details", several)

    def _number(self, low: int, high: int, *, is_open: bool) -> str:
        """``is_open``: whether no telling gives an upper end."""
        say = self._say
        if low != high:
            return say.words("counts", "range", low=say.amount(low), high=say.amount(high))
        number = say.amount(low)
        return say.words("counts", "at_least", number=number) if is_open else number

    def _what(self, one: Claim) -> str:
        """The report's own word where the reader reads its language, else what kind of thing it is."""
        say, word = self._say, one.trigger.quote
        status = f"{one.type}.{one.status}"
        if one.report.language == say.language and len(word) <= _WORD and one.status is None:
            return say.quoted(word).text
        if say.knows("gloss_status", status):
            return say.words("gloss_status", status)
        return say.words("gloss", one.type)

    def _people(self, several: Sequence[Participant]) -> str:
        say = self._say
        names = list(dict.fromkeys(self._named.participant(one) for one in several))
        names = [name for name in names if any(letter.isalpha() for letter in name)]
        more = say.marks["ellipsis"].rstrip() if len(names) > _NAMED else ""
        return say.row("list", names[:_NAMED]).text + more

    def _where(self, best: Claim, same: Sequence[Claim]) -> str | None:
        """Where the best telling says, else where most others that tell the same say."""
        told = [place for place in map(_place, same) if place is not None]
        place = _place(best) or next((found for found, _ in Counter(told).most_common(1)), None)
        return None if place is None else self._named.place(*place)

    def _headline(self, best: Claim, claims: Sequence[Claim]) -> Headline:
        """A headline in the reader's language, else a sentence in it that tells of the same, else the
        sentence of the best telling."""
        own = [one for one in claims if self._is_own(one) and one.polarity == best.polarity]
        headlines = [one for one in own if one.evidence.part == "title"]
        same = [one for one in own if one.type == best.type and given(one)[:2] == given(best)[:2]]
        one = min(headlines or same, key=lambda told: len(told.evidence.quote), default=best)
        if not headlines and self._is_own(best):
            one = best
        return Headline(
            text=one.evidence.quote,
            word=one.trigger.quote,
            language=one.report.language,
            report=one.report.id,
            claim=one.id,
            outlet=self._outlets.get(one.report.id),
            is_title=one.evidence.part == "title",
        )
