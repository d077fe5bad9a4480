"""States that are there or not: a ceasefire, the presence of somebody, an alliance, an enmity."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from isnad.situation import parties
from isnad.situation.standing import Stood, placed, since
from isnad.states import Assertion, Party, Standing


def lasting(told: Sequence[Assertion], as_of: str) -> Stood | None:
    """How a state stood on a day (ISO), from all that is said of it: as of the latest day of which
    anything is said; null where that says nothing."""
    past = sorted(
        (one for one in told if one.day <= as_of), key=lambda one: (one.day, one.key, one.at)
    )
    if not past:
        return None
    run: list[Assertion] = []
    against: list[Assertion] = []
    status: Standing = "denied"
    for day, group in groupby(past, key=lambda one: one.day):
        said = list(group)
        status, run, against = _next(said, status, run, against, new=day == as_of)
    return _stood(status, run, against)


def _next(
    said: list[Assertion],
    status: Standing,
    run: list[Assertion],
    against: list[Assertion],
    *,
    new: bool,
) -> tuple[Standing, list[Assertion], list[Assertion]]:
    """The state after one more day: status, what says so, what says otherwise."""
    by = {effect: [one for one in said if one.effect == effect] for effect in _EFFECTS}
    there = [*by["begins"], *by["holds"]]
    if any(one.dated for one in by["ends"]):
        # Who leaves on a day was still there on it: only who denies that says otherwise.
        there = [one for one in there if not one.still]
    if by["ends"]:
        if there and {one.root for one in there} - {one.root for one in by["ends"]}:
            return "contested", [*run, *there], [*against, *by["ends"]]
        return "ends", by["ends"], by["denied"]
    if by["violated"] and status == "ends":
        # What has ended is not violated anew.
        return "ends", run, [*against, *by["denied"]]
    if by["violated"]:
        return "violated", [*(run if status in _ON else []), *said], [*against, *by["denied"]]
    if there:
        if status in _ON:
            return "holds", [*run, *there], [*against, *by["denied"]]
        begun = bool(by["begins"]) and new
        return ("begins" if begun else "holds"), there, by["denied"]
    if status in _ON:
        return status, run, [*against, *by["denied"]]
    return "denied", [], [*(against if status == "denied" else []), *by["denied"]]


_EFFECTS = ("begins", "holds", "violated", "ends", "denied")
_ON = frozenset({"begins", "holds", "violated", "contested"})


def _stood(status: Standing, run: list[Assertion], against: list[Assertion]) -> Stood:
    said = run or against
    of = placed(said)
    brokers = list({p.key: p for one in said for p in one.brokers}.values())
    return Stood(
        of=of,
        # Of a truce that only its brokers are told of, these are the parties as far as is known.
        camps=_camps(said, of) or [[p] for p in brokers],
        brokers=brokers,
        status=status,
        since=since([one for one in run if one.effect != "violated"] or said),
        extent=None,
        support=run,
        against=against,
    )


def _camps(said: Sequence[Assertion], of: Assertion) -> list[list[Party]]:
    """The parties: of a truce or between two, those of the assertion that names most of them."""
    if of.what == "PRESENCE":
        return [[p for one in said for p in one.parties]]
    fullest = max(said, key=lambda one: (len(one.parties), one.day))
    return [[p] for p in {p.key: p for p in fullest.parties}.values()] or parties.camps(
        p for one in said for p in one.parties
    )
