"""Whether two mentions of people in news are of one person, with the reasons.

Names alone do not join: two people of one country may bear one name, and a family name names a
family. What the reports say of both (country, role, and whom the world knows by the name) decides
with them, and where it is silent, only a full name that is hardly ever shared does.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Protocol

from isnad.names.compare import Likeness, likeness
from isnad.names.spelling import Spelling, spelling

# How far the words of names may be apart: where nothing else speaks for it, and where country or
# role do; two spellings in one script of one name differ less than two in different ones.
STRICT, LOOSE, ONE_SCRIPT = 0.1, 0.112, 0.105
_FULL = 2


@dataclass(frozen=True, slots=True)
class Mention:
    """A name as a report has it, with what the report says of the person: country (alpha-3), role
    (an English slug such as foreign-minister), day of the report (ISO)."""

    name: str
    language: str = ""
    country: str | None = None
    role: str | None = None
    day: str | None = None

    @property
    def spelling(self) -> Spelling:
        """The words of the name."""
        return spelling(self.name, self.language)


@dataclass(frozen=True, slots=True)
class Verdict:
    """``same``: one person. ``reasons``: what decided, in words."""

    same: bool
    reasons: tuple[str, ...] = field(default=())


class Known(Protocol):
    """Whom the world knows."""

    def find(self, mention: Mention) -> Iterable[str]:
        """The ids of those whom a mention may be of."""

    def spelt_otherwise(self, entity: str, mention: Mention) -> bool:
        """Whether the names of somebody in the script of a mention are others."""


class _Nobody:
    def find(self, mention: Mention) -> Iterable[str]:
        return ()

    def spelt_otherwise(self, entity: str, mention: Mention) -> bool:
        return False


NOBODY = _Nobody()


def judge(one: Mention, other: Mention, known: Known = NOBODY) -> Verdict:
    """Whether two mentions are of one person; ``known``: whom the world knows by their names."""
    if one.country and other.country and one.country != other.country:
        return Verdict(False, (f"countries differ: {one.country}, {other.country}",))
    mine, theirs = set(known.find(one)), set(known.find(other))
    both = mine & theirs
    if len(both) == 1 and len(mine) == 1 and len(theirs) == 1:
        return Verdict(True, (f"both are names of {next(iter(both))}",))
    if mine and theirs and not both:
        return Verdict(False, (f"known as {_listed(mine)}, and as {_listed(theirs)}",))
    for ids, mention in ((mine, other), (theirs, one)):
        if len(ids) == 1 and known.spelt_otherwise(next(iter(ids)), mention):
            return Verdict(False, (f"{_listed(ids)} is spelt otherwise",))
    return _by_sound(one, other)


def _listed(ids: set[str]) -> str:
    return " or ".join(sorted(ids))


def _by_sound(one: Mention, other: Mention) -> Verdict:
    found = likeness(one.spelling, other.spelling)
    words = min(len(one.spelling.words), len(other.spelling.words))
    told = _told(one, other)
    family_first = one.spelling.family == other.spelling.family == "first"
    if family_first and words >= _FULL and (found.left or found.right):
        return Verdict(False, (f"a syllable is another: {_rest(found)}",))
    if found.met == 0 or (found.left and found.right):
        return Verdict(False, (f"names differ: {_rest(found)}",))
    if one.role and other.role and one.role != other.role:
        return Verdict(False, (f"roles differ: {one.role}, {other.role}",))
    if one_of_a_family(one.spelling, other.spelling):
        return Verdict(False, ("one of a family: suffix or initials differ",))
    if found.distance > bar(one.spelling, other.spelling, found, told=bool(told)):
        return Verdict(False, (f"names sound alike only by {found.distance:.2f}",))
    if words < _FULL:
        return _family(one, other, found, told)
    if found.met < _FULL and words > 1 and not (found.family and found.given):
        return Verdict(False, ("only one of several names is the same",))
    if not (found.family and found.given) and not told:
        return Verdict(False, ("one name has more, and too little else speaks for one person",))
    return Verdict(True, (f"names sound alike ({found.distance:.2f})", *told))


def bar(one: Spelling, other: Spelling, found: Likeness, *, told: bool) -> float:
    """How far apart the words of two names may be; less where they are of few sounds each."""
    most = ONE_SCRIPT if found.one_script else LOOSE if told else STRICT
    return most / 2 if one.short and other.short else most


def one_of_a_family(one: Spelling, other: Spelling) -> bool:
    """Whether suffix or initials tell two names apart: father and son."""
    mine, theirs = ([w.plain for w in s.words if w.initial] for s in (one, other))
    return one.suffix != other.suffix or (bool(mine and theirs) and mine != theirs)


def _family(one: Mention, other: Mention, found: Likeness, told: tuple[str, ...]) -> Verdict:
    """One name of a single word: it must be the family name or the whole, of one role in one
    country."""
    agree = bool(one.country and one.country == other.country and one.role == other.role)
    whole = not found.left and not found.right
    if found.family and agree and (one.role or whole):
        return Verdict(True, ("the family name, country and role agree", *told))
    if whole and (told or found.exact or found.distance <= STRICT):
        return Verdict(True, ("names of one word sound alike", *told))
    return Verdict(False, ("a single name, and country and role do not both agree",))


def _told(one: Mention, other: Mention) -> tuple[str, ...]:
    found = []
    if one.country and one.country == other.country:
        found.append(f"both of {one.country}")
    if one.role and one.role == other.role:
        found.append(f"both {one.role}")
    return tuple(found)


def _rest(found: Likeness) -> str:
    return f"{' '.join(found.left) or '-'} / {' '.join(found.right) or '-'}"
