"""Who tells what a brief tells, as far as its lines say: roots of chains, and whose side they are on.

The origins of a story are worked out from how reports came about, which its lines do not say in full.
So the checker has bounds: at least all who are named apart, at most all roots that are told.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property
from typing import NamedTuple

from isnad.checking.ground import Ground, inside, shown
from isnad.joins import ClaimKey
from isnad.pages import Line, Slot
from isnad.world.entities import Entity

_QUOTED, _ITSELF = "quoted", "itself"
# Who speaks for a state, and who for a movement.
_STATE = frozenset({"GOV", "MIL", "SPY", "COP", "LEG", "JUD"})
_ARMED = frozenset({"REB", "OPP", "PTY", "CRM"})


class Root(NamedTuple):
    """Who says something in the first place: the name that a reader reads, empty for the report
    itself; the report; whether the world knows the name."""

    name: str
    report: str
    known: bool


class Accounts:
    """The roots of the chains that a brief tells."""

    def __init__(self, ground: Ground) -> None:
        self.ground = ground

    @cached_property
    def _by_claim(self) -> dict[ClaimKey, list[Root]]:
        found: dict[ClaimKey, list[Root]] = {}
        for line in self.ground.all_lines:
            for slot in line.slots:
                if slot.role == "stance" and slot.kind != _QUOTED:
                    for key in line.claims:
                        found.setdefault(key, []).append(self._root(line, slot))
        return found

    def _root(self, line: Line, slot: Slot) -> Root:
        report = slot.of[0].report
        if slot.kind == _ITSELF:
            return Root("", report, False)
        inner = [s for s in inside(line, slot) if s.role == "source"]
        name = shown(line, inner[0]) if inner else ""
        known = bool(inner) and inner[0].kind == "name"
        return Root(name, "" if known else report, known)

    def roots(self, claims: Iterable[ClaimKey]) -> set[Root]:
        """All roots that are told for claims."""
        return {root for key in claims for root in self._by_claim.get(key, ())}

    def origins(self, claims: list[ClaimKey]) -> tuple[int, int]:
        """How few and how many origins claims may have; many where nothing is told of them."""
        roots = self.roots(claims)
        named = {root.name for root in roots if root.known}
        return max(len(named), 1), max(len(roots), 1) if roots else len(claims)

    def told(self, claim: ClaimKey) -> int:
        """How many chains are told for a claim, at least one."""
        return self._chains.get(claim, 1)

    @cached_property
    def _chains(self) -> dict[ClaimKey, int]:
        found: dict[ClaimKey, int] = {}
        for line in self.ground.all_lines:
            for slot in line.slots:
                if slot.role in ("source", "stance") and slot.of:
                    key = slot.of[0]
                    found[key] = max(found.get(key, 1), slot.chain + 1)
        return found

    def sides(self, claims: list[ClaimKey]) -> tuple[int, int]:
        """On how few and how many sides their origins may be."""
        roots = self.roots(claims)
        sure, open_ = set[str](), 0
        for root in roots:
            sides = {self._side(one) for one in self.ground.people.known(root.name)}
            if len(sides) == 1 and root.known:
                sure |= {side for side in sides if side}
            else:
                open_ += 1
        return max(len(sure), 1), len(sure) + open_ if roots else len(claims)

    def _side(self, one: Entity) -> str | None:
        """The side of somebody whom the world knows; null for those who have none."""
        if one.side:
            return one.side
        state = one.sector in _STATE or one.kind == "country" or one.owner == "state"
        if state and one.country:
            return f"country:{one.country}"
        return one.name if one.sector in _ARMED else None
