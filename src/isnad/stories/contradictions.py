"""Sayings of a story that cannot all hold, typed, with everybody who tells each."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from isnad.joins import Conflict, Contradiction, Lineage, Side, Told
from isnad.stories.accounts import Account
from isnad.stories.conflicts import Clash, Copies
from isnad.stories.counts import Figure, counts, figures
from isnad.stories.denials import denials
from isnad.stories.quotes import told
from isnad.stories.slots import slots

_ORDER: tuple[Conflict, ...] = ("denial", "outcome", "actor", "place", "time")


def clashes(accounts: Sequence[Account], lineages: Mapping[str, Iterable[Lineage]]) -> list[Clash]:
    """The pairs of accounts of a story that conflict."""
    copies = Copies(lineages)
    return [*counts(accounts, copies), *denials(accounts), *slots(accounts, copies)]


def contradictions(
    accounts: Sequence[Account],
    clashes: Iterable[Clash],
    lineages: Mapping[str, Iterable[Lineage]],
) -> list[Contradiction]:
    """The contradictions that conflicting accounts of a story come to, one of a kind, of numbers
    one for a day. Copies of an account stand on its side."""
    by_kind: dict[Conflict, list[Clash]] = defaultdict(list)
    for clash in clashes:
        by_kind[clash.kind].append(clash)
    by_number = figures(accounts, Copies(lineages))
    found = [_numbers(part, by_number) for part in _connected(by_kind.pop("number", []))]
    found += [_sides(kind, by_kind[kind]) for kind in _ORDER if by_kind[kind]]
    return [one for one in found if len(one.sides) > 1]


def _connected(clashes: Sequence[Clash]) -> list[list[Clash]]:
    """Clashes of numbers that share a number."""
    parts: list[list[Clash]] = []
    for clash in clashes:
        meeting = [p for p in parts if any(set(c.sayings) & set(clash.sayings) for c in p)]
        joined = [clash, *(c for p in meeting for c in p)]
        parts = [p for p in parts if not any(p is m for m in meeting)] + [joined]
    return parts


def _numbers(clashes: Sequence[Clash], by_number: Mapping[str, Figure]) -> Contradiction:
    sayings = dict.fromkeys(said for c in clashes for said in c.sayings)
    return _contradiction(
        "number",
        {
            said: [(a, told(a, "number", (f.low, f.high))) for a in f.accounts]
            for said in sayings
            for f in [by_number[said]]
        },
    )


def _sides(kind: Conflict, clashes: Sequence[Clash]) -> Contradiction:
    sides: dict[str, list[Account]] = defaultdict(list)
    for clash in clashes:
        for said, one in zip(clash.sayings, (clash.one, clash.other), strict=True):
            sides[said].append(one)
    merged = _merged(sides)
    return _contradiction(
        kind, {said: [(a, told(a, kind)) for a in several] for said, several in merged.items()}
    )


def _merged(sides: Mapping[str, list[Account]]) -> dict[str, list[Account]]:
    """Sides with those that say the same in fewer words."""
    found: dict[str, list[Account]] = {}
    for said in sorted(sides, key=lambda one: (-len(one.split()), one)):
        longer = (one for one in found if _shorter(said, one))
        found.setdefault(next(longer, said), []).extend(sides[said])
    return found


def _shorter(said: str, longer: str) -> bool:
    """Whether words are some of others, at their end: so they say who did it as well."""
    return longer.endswith(f" {said}") and (":" in said) == (":" in longer)


def _contradiction(
    kind: Conflict, sides: Mapping[str, list[tuple[Account, Told]]]
) -> Contradiction:
    first = {said: min(a.key for a, _ in several) for said, several in sides.items()}
    return Contradiction(
        kind=kind,
        sides=[
            Side(says=said, tellings=list(_each(sides[said])))
            for said in sorted(sides, key=lambda said: (first[said], said))
        ],
    )


def _each(several: Iterable[tuple[Account, Told]]) -> Iterator[Told]:
    """Where accounts stand, each sentence once, in the order of publication."""
    seen = set()
    for one, words in sorted(several, key=lambda pair: (pair[0].key, pair[1].start)):
        place = (one.node.report, one.node.part, one.claim.evidence.start)
        if place not in seen:
            seen.add(place)
            yield words
