"""Whether what a brief adds up follows from what it is of: reports, origins, sides, days, outlets."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import islice

from anyascii import anyascii

from isnad.checking.accounts import Accounts
from isnad.checking.faults import Problem
from isnad.checking.ground import Ground, shown
from isnad.checking.phrasebook import plain
from isnad.checking.silence import Silence
from isnad.folding import fold
from isnad.joins import ClaimKey
from isnad.names import outlets
from isnad.pages import Line, Slot
from isnad.records import Report

_HASH = "sha256:"
_LEAST = len(_HASH) + 8
_TITLE = "title"
_UNKNOWN, _LINK, _EACH = "und", "link", "each"


class Totals:
    """Checks slots that tell of several claims, or of reports."""

    def __init__(self, ground: Ground) -> None:
        self.ground, self._accounts, self._silence = ground, Accounts(ground), Silence(ground)
        self.checks: dict[str, Callable[[Line, Slot], Iterator[Problem]]] = {
            "reports": self._reports,
            "origins": self._origins,
            "sides": self._origins,
            "last_report": self._silence.problems,
            "age": self._silence.problems,
            "outlet": self._outlet,
            "credit": self._credit,
            "language": self._language,
        }

    def _number(self, line: Line, slot: Slot) -> int | None:
        return self.ground.phrases.number(shown(line, slot))

    def _reports(self, line: Line, slot: Slot) -> Iterator[Problem]:
        if self._is_of_place(line, slot):
            yield from self._silence.problems(line, slot)
            return
        number = self._number(line, slot)
        if slot.of:
            many = len({key.report for key in slot.of})
        else:
            listed = self.ground.brief.reports
            many = sum(slot.kind in (None, one.language or _UNKNOWN) for one in listed)
        if number != many:
            yield Problem(shown(line, slot), f"it stands on {many} reports", slot)

    def _is_of_place(self, line: Line, slot: Slot) -> bool:
        """Whether a slot tells how much is told of a place."""
        return not slot.of and slot.kind is not None and any(s.role == "place" for s in line.slots)

    def _origins(self, line: Line, slot: Slot) -> Iterator[Problem]:
        """Origins and sides are as many as there are claims for each, of which none stands for more
        than there are chains told of it, and lie between what all chains that are told allow."""
        told = next((s.of for s in line.slots if s.role == "reports"), slot.of)
        number = self._number(line, slot)
        least, most = self._bounds(line, slot, told)
        if slot.kind == _EACH and number != len(slot.of):
            yield Problem(shown(line, slot), f"it has claims for {len(slot.of)}", slot)
        elif number is None or not least <= number <= max(most, least):
            yield Problem(shown(line, slot), f"its chains give {least} to {most}", slot)
        elif any(slot.of.count(key) > self._accounts.told(key) for key in set(slot.of)):
            yield Problem(shown(line, slot), "fewer chains are told of one of its claims", slot)

    def _bounds(self, line: Line, slot: Slot, told: list[ClaimKey]) -> tuple[int, int]:
        if slot.role == "origins":
            return self._accounts.origins(told)
        least, most = self._accounts.sides(told)
        beside = (self._number(line, s) for s in line.slots if s.role == "origins")
        return least, min([most, *(n for n in beside if n is not None)])

    def _first(self, slot: Slot) -> Iterator[Report]:
        """The first report that a slot is of, as far as it is there."""
        found = (self.ground.reports.get(key.report) for key in slot.of)
        yield from islice((one for one in found if one is not None), 1)

    def _of(self, slot: Slot) -> list[Report]:
        names = dict.fromkeys(key.report for key in slot.of)
        return [self.ground.reports[name] for name in names if name in self.ground.reports]

    def _outlet(self, line: Line, slot: Slot) -> Iterator[Problem]:
        text = shown(line, slot)
        for report in self._first(slot):
            if slot.kind == "id":
                name = plain(report.id)
                short = (
                    report.id.startswith(_HASH) and len(text) >= _LEAST and name.startswith(text)
                )
                if text != name and not short:
                    yield Problem(text, f"the report is {report.id!r}", slot)
            elif slot.kind == _TITLE:
                if report.outlet or plain(report.title or "") != text:
                    given = report.outlet or report.title
                    yield Problem(text, f"the report is called {given!r}", slot)
            elif plain(report.outlet or "") != text:
                yield Problem(text, f"the report is of {report.outlet!r}", slot)

    def _credit(self, line: Line, slot: Slot) -> Iterator[Problem]:
        """What the page of a report names: at the position told, or, in a chain, anywhere."""
        text = shown(line, slot)
        for report in self._first(slot):
            here, link = report.carried_by, slot.kind == _LINK
            if not link:
                here = here[slot.at : slot.at + 1]
            told = [plain(t) for one in here for t in (one.name, one.url) if t]
            known = any(text == one or (link and _is_one(text, one)) for one in told)
            if not known and not (link and self._stands_in(text, report)):
                yield Problem(text, f"its page names {', '.join(told) or 'nobody'}", slot)

    def _stands_in(self, name: str, report: Report) -> bool:
        """Whether a report has a name, in its own letters, in Latin ones, or in those of the world."""
        whole = plain(f"{report.title or ''} {report.text}")
        if name in whole or name.casefold() in anyascii(whole).casefold():
            return True
        told = {fold(one.name) for one in report.carried_by if one.name}
        every = [
            n for one in self.ground.people.known(name) for ns in one.names.values() for n in ns
        ]
        scene = self.ground.scene_of(report.id)
        named = scene is not None and self.ground.people.is_named(name, scene)
        return named or any(fold(one) in told for one in every)

    def _language(self, line: Line, slot: Slot) -> Iterator[Problem]:
        text = shown(line, slot)
        keys = self.ground.phrases.keys("languages", text)
        spoken = {one.language or _UNKNOWN for one in self._of(slot)} or {slot.kind or ""}
        if slot.kind:
            spoken = {slot.kind}
        if not spoken & {*keys, text}:
            yield Problem(text, f"the language is {', '.join(spoken)}", slot)


def _is_one(name: str, other: str) -> bool:
    """Whether two written names are of one outlet, or one is short for the other."""
    return (
        outlets.same(name, other) or outlets.short_of(name, other) or outlets.short_of(other, name)
    )
