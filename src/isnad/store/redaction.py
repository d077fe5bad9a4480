"""Taking a person out of one report: which claims tell of them, and everything else without their
name, each code point of which is filled, so that all offsets stay true."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, TypeVar

import msgspec

from isnad.folding import fold
from isnad.names.standing import Standing
from isnad.records import CarriedBy, Claim, Part, Participant, Report, Trace
from isnad.store.judgements import everybody

FILL = "\N{FULL BLOCK}"

T = TypeVar("T", Claim, CarriedBy)


class Person(msgspec.Struct, frozen=True, kw_only=True):
    """Whom to forget. ``entity``: as claims name them, where they do; ``names``: whole names, in
    whatever scripts and spellings; ``short``: names that stand for them only in a report that tells
    of them; ``leads``: folded letters that languages write together with the word after them."""

    entity: str | None
    names: list[str]
    short: list[str] = []
    leads: frozenset[str] = frozenset()

    def standing(self) -> Standing:
        """What finds their names."""
        return Standing(self.names, self.leads, map(fold, self.short))


class Redaction:
    """One report without a person. ``known``: its readings or judgements say that it tells of
    them; ``parts``: it names them, so that words of their name stand for them as well."""

    def __init__(
        self, report: Report, claims: Iterable[Claim], person: Person, known: bool = False
    ) -> None:
        self.report = report
        self._person, self._names = person, person.standing()
        those = [who for claim in claims for who in everybody(claim) if self._is(who)]
        self._names = self._names.with_forms(_forms(those, self._names))
        self._parts = (
            bool(those) or known or any(self._find(t, parts=False) for t in _texts(report))
        )
        self.changed = self._without(report)

    def tells_of_them(self, claim: Claim) -> bool:
        """Whether they have a part in a claim, or somebody of whom no word is left."""
        return any(self._is(who) or self._is_filled(who) for who in everybody(claim))

    def filled(self, words: str) -> str:
        """Words with their name filled."""
        for start, end in reversed(self._find(words)):
            words = words[:start] + FILL * (end - start) + words[end:]
        return words

    def without(self, record: T) -> T:
        """A claim, or what the page says of its origin, with the words that stand in the report
        now."""
        return msgspec.convert(self._rewritten(msgspec.to_builtins(record)), type(record))

    def carried(self, several: list[CarriedBy]) -> list[CarriedBy]:
        """What the page says of its origin: a name of theirs is nobody's, their address none."""
        return [self._carried(one) for one in several]

    def traces(self, several: list[Trace]) -> list[Trace]:
        """Traces without them."""
        return [
            msgspec.structs.replace(
                one,
                entities=[e for e in one.entities if e != self._person.entity],
                names=[name for name in one.names if not self._find(name)],
            )
            for one in several
        ]

    def address(self, one: str | None) -> str | None:
        """An address as it is; null where it has their name."""
        return None if one and self._names.stands_in(one, parts=self._parts) else one

    def _is(self, who: Participant) -> bool:
        if who.entity is not None and who.entity == self._person.entity:
            return True
        words = (who.name, who.text, who.antecedent.quote if who.antecedent else None)
        return any(map(self._names.named, words))

    def _is_filled(self, who: Participant) -> bool:
        words = (who.text or who.name or "").strip()
        return bool(words) and self._find(words) == [(0, len(words))]

    def _find(self, words: str, *, parts: bool | None = None) -> list[tuple[int, int]]:
        return self._names.find(words, parts=self._parts if parts is None else parts)

    def _without(self, report: Report) -> Report:
        return msgspec.structs.replace(
            report,
            text=self.filled(report.text),
            title=report.title and self.filled(report.title),
            outlet=report.outlet and self.filled(report.outlet),
            url=self.address(report.url),
            carried_by=[],
        )

    def _carried(self, one: CarriedBy) -> CarriedBy:
        found = self.without(one)
        if one.name is not None and self._find(one.name):
            found = msgspec.structs.replace(found, name=None)
        return msgspec.structs.replace(found, url=self.address(one.url))

    def _rewritten(self, value: Any) -> Any:  # noqa: ANN401 - anything that JSON has
        if isinstance(value, list):
            return [self._rewritten(one) for one in value]
        if not isinstance(value, dict):
            return value
        kept = {key: one if key == _REPORT else self._rewritten(one) for key, one in value.items()}
        if isinstance(name := value.get("name"), str):
            kept["name"] = self.filled(name)
        start, end = value.get("start"), value.get("end")
        if start is not None and end is not None:
            part: Part = value.get("part", "text")
            kept["quote" if "quote" in value else "text"] = self.changed.part(part)[start:end]
        return kept


# What a claim says of its report is kept with that.
_REPORT = "report"


def _forms(those: Iterable[Participant], names: Standing) -> Iterator[str]:
    """The words by which a report names somebody: those that sound like one of the names. A role
    ("the foreign minister") is no name."""
    for who in those:
        for words in (who.text, who.antecedent.quote if who.antecedent else None):
            if words and names.is_like(words):
                yield words


def _texts(report: Report) -> Iterator[str]:
    yield from filter(None, (report.text, report.title, report.outlet))
