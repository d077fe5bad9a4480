"""How a state stands on a day, before it is known who is called what."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import msgspec

from isnad.joins import ClaimKey
from isnad.records import Extent
from isnad.situation import parties
from isnad.states import Assertion, Party, Standing

# So many days later it is still told how it was before.
BACK = 3


class Begun(NamedTuple):
    """The first day (EDTF) of which a state is said; ``dated``: a claim gives it, else it is the
    day of the first report that says so."""

    day: str
    dated: bool


class Stood(msgspec.Struct, frozen=True, kw_only=True):
    """A state on a day. ``of``: an assertion that says of what and where; ``camps``: the holder or
    every contender, or the parties, each with all that it is called; ``support`` and ``against``:
    the assertions that say so and otherwise, by day."""

    of: Assertion
    camps: list[list[Party]]
    brokers: list[Party]
    status: Standing
    since: Begun | None
    extent: Extent | None
    support: list[Assertion]
    against: list[Assertion]

    @property
    def names(self) -> list[str]:
        """What the parties are called, each once; a body of a state that alone holds a place is
        followed by the government that it acts for."""
        names = [parties.called(camp) for camp in self.camps]
        if self.of.what == "CONTROL" and len(names) == 1 and (of := parties.side(self.camps[0])):
            names.append(of)
        return list(dict.fromkeys(names))

    def name_of(self, one: Party) -> str:
        """What a party is called here: as its camp is."""
        camp = next((camp for camp in self.camps if any(p.key == one.key for p in camp)), [one])
        return parties.called(camp)

    @property
    def keys(self) -> list[ClaimKey]:
        """All claims it rests on, each once."""
        return list(dict.fromkeys(one.key for one in (*self.support, *self.against)))


def before(told: Sequence[Assertion], as_of: str) -> Stood | None:
    """How it stood on a day of which nothing is said, by what was as before a few days later and
    had not changed in between; since when is not known."""
    later = sorted(
        (one for one in told if one.day > as_of and not one.aside),
        key=lambda one: (one.day, one.key, one.at),
    )
    first = [one for one in later if one.day == later[0].day]
    still = [one for one in first if one.still and one.effect == "holds"]
    if not still or len(still) < len(first):
        return None
    return Stood(
        of=placed(still), camps=parties.camps(p for one in still for p in one.parties)[:1],
        brokers=[], status="holds", since=None, extent=extent(still), support=still, against=[],
    )  # fmt: skip


def since(support: Sequence[Assertion]) -> Begun | None:
    """The first day of which it is said: as the claim gives it, else the report's day."""
    first = min(support, key=lambda one: (one.day, not one.dated), default=None)
    if first is None:
        return None
    return Begun((first.edtf or first.day).removesuffix("..").removesuffix("/"), first.dated)


def extent(support: Sequence[Assertion]) -> Extent | None:
    """How much of the place, as was said last; what is left out before what is not."""
    said = [one for one in support if one.extent is not None]
    last = max(
        said, key=lambda one: (one.day, bool(one.extent and one.extent.except_)), default=None
    )
    return last.extent if last else None


def placed(support: Sequence[Assertion]) -> Assertion:
    """The assertion that says where best: the first that has a place, else the first."""
    return next((one for one in support if one.place), support[0])


def same_parties(one: Stood, other: Stood) -> bool:
    """Whether one who holds, or is a party, by the one may be one of the other."""
    first = [p for camp in one.camps for p in camp]
    second = [p for camp in other.camps for p in camp]
    return any(parties.one(p, q) for p in first for q in second) or not (first and second)
