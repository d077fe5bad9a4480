"""What the words of a sentence say, as accounts use it."""

from __future__ import annotations

from bisect import bisect_right
from typing import NamedTuple


class Party(NamedTuple):
    """Who acts, as far as it tells sides apart: a country's state, or those who fight one."""

    country: str | None
    side: str

    def opposed(self, other: Party) -> bool:
        """Whether two are surely not the same."""
        if self.side != other.side:
            return True
        both = self.country and other.country
        return bool(both) and self.side == "state" and self.country != other.country


class Act(NamedTuple):
    """Something done to a place. ``denied``: the word by which it is said not to be so (not,
    deny, untrue), or empty; ``still``: it is said to be as before."""

    i: int
    does: str
    party: Party | None
    denied: str
    still: bool


class Number(NamedTuple):
    """A number as a closed range, null where open; what it counts (killed …), where the words
    tell it; whether it is part of another, or of an earlier day; ``whom``: the word for those whom
    alone it counts (children), or their sector, empty for people; ``plain``: whether its words may
    be of anybody. ``start``, ``end``: offsets."""

    start: int
    end: int
    low: int | None
    high: int | None
    counts: str | None
    minor: bool
    whom: str
    plain: bool


class Reading(NamedTuple):
    """What the words of a sentence say. ``starts``: offsets of the tokens; ``families``: types of
    claims that words tell of, with their token and whether they are denied; ``parts``: tokens at
    which another account begins, of another time those that are ``other_times``;
    ``limits``: words after which a time is the latest that it may be; ``refers``: words for what
    was told before; ``backing``: words by which one helps another; ``ends``: offsets
    where the longest words that begin with the tokens end."""

    starts: tuple[int, ...]
    acts: tuple[Act, ...]
    families: tuple[tuple[int, str, str], ...]
    numbers: tuple[Number, ...]
    parties: tuple[tuple[int, Party], ...]
    denials: tuple[tuple[int, str], ...]
    parts: tuple[int, ...]
    concepts: tuple[tuple[int, str], ...]
    other_times: tuple[int, ...]
    limits: tuple[int, ...]
    refers: tuple[int, ...]
    backing: tuple[int, ...]
    ends: tuple[int, ...]

    def no_later(self, offset: int) -> bool:
        """Whether the time at an offset into the sentence is only the latest that it may be."""
        at = self.token(offset)
        return at in self.limits or at - 1 in self.limits

    def concept(self, offset: int) -> str:
        """The concept of the word at an offset into the sentence; empty where it has none."""
        at = self.token(offset)
        return next((concept for i, concept in self.concepts if i == at), "")

    def token(self, offset: int) -> int:
        """The token at an offset into the sentence."""
        return max(bisect_right(self.starts, offset) - 1, 0)

    def party(self, start: int, end: int) -> Party | None:
        """The first party named between two offsets into the sentence."""
        within = (p for i, p in self.parties if start <= self.starts[i] < end)
        return next(within, None)

    def span(self, offset: int) -> tuple[int, int]:
        """The tokens of the account that the token at an offset stands in."""
        at = self.token(offset)
        first = max((p for p in self.parts if p <= at), default=0)
        last = min((p for p in self.parts if p > at), default=len(self.starts))
        return first, last
