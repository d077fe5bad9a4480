"""States for people: by country and place, each with who says so and who disputes it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby

from isnad.cli.asking import footer
from isnad.cli.paint import Paint
from isnad.cli.visible import isolated, many, one_line, short
from isnad.pages import Made
from isnad.records import Extent
from isnad.states import Account, Asked, State

_LABEL = 12
_NOTHING = "Nothing is said to hold."
_SILENCE = "No line about a place means that no report told of it, nothing more."


class StateBlocks:
    """Lays out a situation."""

    def __init__(self, paint: Paint) -> None:
        self._paint = paint

    def page(self, asked: Asked, found: Iterable[State], by: Made) -> Iterator[str]:
        """All lines: the question, the states by country and place, what made the answer."""
        yield self._paint.title(
            f"Said to hold on {asked.as_of}, as known by {asked.known_by} ({asked.clock})"
        )
        order = sorted(found, key=lambda s: (s.country is None, s.country or "", s.place or ""))
        for country, several in groupby(order, key=lambda s: s.country):
            yield ""
            yield self._paint.title(_country(country))
            for _, states in groupby(several, key=lambda s: (s.place, s.geonames)):
                yield from self._place(list(states))
        if not order:
            yield ""
            yield _NOTHING
        yield ""
        yield _SILENCE
        yield self._paint.dim(footer(by))

    def _place(self, states: list[State]) -> Iterator[str]:
        first = states[0]
        if first.place:
            within = f" ({', '.join(map(one_line, first.within))})" if first.within else ""
            last = self._paint.dim(f"last report {first.last_report}")
            yield f"  {self._paint.title(one_line(first.place))}{within}  {last}"
        for state in states:
            yield from self.state(state)

    def state(self, state: State) -> Iterator[str]:
        """The lines of one state, indented as under its place."""
        who = self._who(state)
        share = f", {_extent(state.extent)}" if state.extent else ""
        since = f"; {'since' if state.dated else 'first told'} {state.since}" if state.since else ""
        loud = state.status in ("contested", "violated", "denied", "ends")
        status = self._paint.warn(state.status) if loud else state.status
        yield f"    {state.what} {status}  {who}{share}{since}"
        if state.brokers:
            yield f"      {'brokers':{_LABEL}} {', '.join(map(isolated, state.brokers))}"
        yield from self._accounts("according to", state, False)
        yield from self._accounts("disputed by", state, True)
        yield self._paint.dim(f"      {'claims':{_LABEL}} {' '.join(state.claims)}")

    def _who(self, state: State) -> str:
        between = " / " if state.status == "contested" else ", "
        return between.join(map(isolated, state.parties)) or "by whom is not said"

    def _accounts(self, label: str, state: State, disputes: bool) -> Iterator[str]:
        for one in state.accounts:
            if one.disputes == disputes:
                yield f"      {self._paint.dim(f'{label:{_LABEL}}')} {self._account(one, state)}"
                label = ""

    def _account(self, one: Account, state: State) -> str:
        side = f" [{one_line(one.side)}]" if one.side else ""
        reports = len({key.report for key in one.claims})
        named = one.parties and (state.status == "contested" or one.disputes)
        says = f": {', '.join(map(isolated, one.parties))}" if named else ""
        return f"{self._paint.source(isolated(short(one.name)))}{side} ({many(reports, 'report')}){says}"


def _extent(extent: Extent) -> str:
    parts: list[str] = [] if extent.share == "unknown" else [extent.share]
    parts += [f'except "{isolated(span.quote)}"' for span in extent.except_]
    return " ".join(parts) or "extent unknown"


def _country(code: str | None) -> str:
    from isnad import world

    if code is None:
        return "no country"
    return world.load().display(f"country:{code}", "en") or code
