"""Who is where and who holds what, as accounts tell it, and which of it cannot hold together."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from isnad.joins import Conflict
from isnad.records import Claim
from isnad.stories.accounts import SPOKEN, Account
from isnad.stories.readings import Act, Party

# What an act makes true (+) or untrue (-): that somebody holds a place, is in it, is near it.
_MAKES = {
    "take": ("hold+", "in+"), "hold": ("hold+", "in+"), "enter": ("in+",), "reach": ("near+",),
    "leave": ("in-", "hold-"), "repel": ("in-", "near-"), "settle": ("hold-",),
}  # fmt: skip
_DENIED = {
    "take": ("hold-",), "hold": ("hold-",), "enter": ("in-",), "reach": ("near-",),
    "leave": ("in+", "hold+"),
}  # fmt: skip
# Acts of which one undoes the other, whoever is named.
_AGAINST = frozenset({"repel", "reach", "enter", "settle", "hold", "take"})
_HAD = frozenset({"take", "hold"})
# Types of claims that are such acts.
_BEGINS, _HOLDS = "take", "hold"
_DENIALS = frozenset({"deny", "not", "untrue"})
# How far before what is done the words name who helps, in tokens.
_HELPED = 20
# Types of claims in whose words it is looked for.
_TOLD = SPOKEN | {"CONTROL", "RETREAT", "MOBILIZE", "ASSAULT", "PRESENCE"}
# Of these, those whose words for taking and holding are of places, not of things.
_OF_PLACES = SPOKEN | {"CONTROL", "RETREAT", "PRESENCE"}


class Fact(NamedTuple):
    """Something that is so, or is not, by an account. ``how``: the act, or the word that denies;
    ``still``: as before; ``insists``: who says so holds to it against others; ``whole``: all of the place is meant, as far as told."""

    what: str
    so: bool
    party: Party | None
    how: str
    still: bool
    insists: bool
    whole: bool


def facts(one: Account) -> list[Fact]:
    """What an account says of who is where and holds what, at a time that it tells."""
    if one.other_time and one.undated:
        return []
    whole = _whole(one)
    found = [f for act in acts(one) for f in _made(act, one, whole=whole)]
    return list(dict.fromkeys(found))


def _made(act: Act, one: Account, *, whole: bool) -> Iterator[Fact]:
    placed = act.party is not None or (one.trace is not None and bool(one.trace.places))
    if act.denied == "not" and not placed:
        return
    table = _DENIED if act.denied else _MAKES
    for made in table.get(act.does, ()):
        how = act.denied or ("deny" if one.beside else act.does)
        so = made[-1] == "+"
        yield Fact(made[:-1], so, act.party, how, act.still, one.insists, whole)


def acts(one: Account) -> Iterator[Act]:
    """The acts of the claims, and of the words where no claim tells them."""
    if not any(claim.type in _TOLD for claim in one.claims):
        return
    told = [act for claim in one.claims if (act := claimed(one, claim)) is not None]
    yield from told
    places = any(claim.type in _OF_PLACES for claim in one.claims)
    without = ("prevent",) if places else ("prevent", "take", "hold")
    kept = any(a.does == "prevent" and not a.denied for a in one.acts)
    for act in one.acts:
        if act.does in ("foothold", "settle"):
            if kept or (act.denied and act.does == "settle"):
                yield act._replace(does="settle", denied="")
        elif act.does not in without and not any(_same(act, other) for other in told):
            yield act


def _same(act: Act, other: Act) -> bool:
    return act.i == other.i or (act.does == other.does and act.denied == other.denied)


def claimed(one: Account, claim: Claim) -> Act | None:
    """The act of a claim of control or retreat that is said to be so."""
    if claim.modality in ("planned", "demanded") or one.reading is None:
        return None
    start = claim.evidence.start
    at, last = map(one.reading.token, (claim.trigger.start - start, claim.trigger.end - start - 1))
    word = next((a for a in one.reading.acts if at <= a.i <= last), None)
    # Who speaks for a state holds no town.
    doers = [a for a in claim.actors if not (a.entity or "").startswith("person:")]
    who = [p for a in doers if (p := one.party(a))]
    by = None if _helped(one, at) else who[0] if who else word.party if word else None
    denied = one.denied(claim)
    still, at = bool(word and word.still), word.i if word else at
    if word is not None and word.does == "repel":
        # Who is driven off is told by the word; that somebody holds the place then goes without.
        return None
    if claim.type == "CONTROL" and claim.place is not None:
        if claim.status == "ends":
            return Act(at, "leave", by, denied, still)
        begins = claim.status == "begins" and not still
        return Act(at, _BEGINS if begins else _HOLDS, by, denied, still)
    if claim.type == "RETREAT" and word is not None and word.does == "leave":
        return Act(at, "leave", by, denied, still)
    return None


def _helped(one: Account, at: int) -> bool:
    """Whether the words before a token name who helps beside who does it: then they do not tell
    surely which of several did."""
    reading = one.reading
    if reading is None or not any(at - _HELPED <= i < at for i in reading.backing):
        return False
    before = [p for i, p in reading.parties if at - _HELPED <= i < at]
    return any(p.opposed(q) or p.country != q.country for p in before for q in before)


def _whole(one: Account) -> bool:
    shares = [c.extent for c in one.claims if c.extent is not None]
    return not any(e.share in ("part", "most") or e.except_ for e in shares)


def named(one: Account, party: Party) -> bool:
    """Whether the sentence of an account names a party by its country."""
    found = one.reading.parties if one.reading else ()
    return any(p.country and not p.opposed(party) for _, p in found)


def clash(one: Sequence[Fact], other: Sequence[Fact]) -> Conflict | None:
    """Whether two accounts cannot both hold: ``denial`` where one says that what the other tells
    is not so, ``outcome`` where they tell of different ends; else null. Where both tell that the
    same have the place, only what is denied of somebody who is named parts them."""
    found = [(kind, f, g) for f in one for g in other if (kind := _clash(f, g))]
    if any(_one_holder(f, g) for f in one for g in other):
        found = [(kind, f, g) for kind, f, g in found if kind == "denial" and f.party and g.party]
    return min((kind for kind, *_ in found), default=None)


def _one_holder(one: Fact, other: Fact) -> bool:
    """Whether two accounts tell that the same have the place: they agree on how it ended."""
    held = one.what == other.what == "hold" and one.so and other.so
    if not held or one.party is None or other.party is None:
        return False
    return not one.party.opposed(other.party)


def _clash(one: Fact, other: Fact) -> Conflict | None:
    if one.what != other.what:
        return None
    apart = bool(one.party and other.party and one.party.opposed(other.party))
    if one.so != other.so:
        if apart:
            return None
        if {one.how, other.how} & _DENIALS or _stays(one, other):
            return (
                "denial"
                if "not" not in (one.how, other.how) or (one.party or other.party)
                else None
            )
        how, known = {one.how, other.how}, one.party is not None and other.party is not None
        # Whoever drives others off a place may be who has it.
        unlike = how <= _AGAINST and not ("repel" in how and how & _HAD)
        return "outcome" if known or unlike else None
    held = one.what == "hold" and one.so and (one.whole or other.whole)
    if not held or not apart:
        return None
    return "denial" if {one.how, other.how} & _DENIALS else "outcome"


def _stays(one: Fact, other: Fact) -> bool:
    """Whether somebody is said to have left and, by the other, to be there as before."""
    left, stays = (one, other) if one.how == "leave" else (other, one)
    return left.how == "leave" and stays.how == "hold" and stays.insists
