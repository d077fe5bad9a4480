"""Assertions made by hand."""

from __future__ import annotations

from itertools import count
from typing import Any

from isnad.joins import ClaimKey
from isnad.records import Extent
from isnad.states import Assertion, Effect, Party

_NUMBERS = count()

ARMY = Party(key="state SDN", name="Sudanese army", entity="army", country="SDN", state=True)
FORCE = Party(key="group:rsf", name="Rapid Support Forces", entity="group:rsf", country="SDN")
GUNMEN = Party(key="some gunmen", name="gunmen", country="SDN", vague=True)


def held(
    who: Party | list[Party],
    day: str,
    effect: Effect = "begins",
    *,
    report: str | None = None,
    share: str | None = None,
    **given: Any,
) -> Assertion:
    """Somebody holds a town (or what ``effect`` says) on a day that is told."""
    number = next(_NUMBERS)
    given.setdefault("root", f"speaker {number}")
    given.setdefault("dated", True)
    given.setdefault("subject", "CONTROL town")
    given.setdefault("what", "CONTROL")
    return Assertion(
        key=ClaimKey(report or f"report {number}", f"claim {number}"),
        effect=effect,
        day=day,
        edtf=day if given["dated"] else None,
        place="town",
        country="SDN",
        parties=who if isinstance(who, list) else [who],
        extent=Extent(share=share) if share else None,  # type: ignore[arg-type]
        **given,
    )
