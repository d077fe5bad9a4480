"""Accounts that deny what others tell, and accounts of ends that exclude each other."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations

from isnad.joins import Conflict
from isnad.stories import when
from isnad.stories.accounts import SPOKEN, Account
from isnad.stories.apart import disjoint
from isnad.stories.common import near, one_matter, one_party, one_place, two_voices
from isnad.stories.conflicts import Clash
from isnad.stories.readings import Party
from isnad.stories.says import state
from isnad.stories.states import Fact, clash, facts, named

# Types of claims by which a denial is held against what others tell.
_EVENTS = frozenset(
    "ASSAULT CONTROL RETREAT MOBILIZE CEASEFIRE AGREE CONSULT COERCE SANCTION PROTEST DISPLACEMENT"
    " PRESENCE".split()
)
_ALIKE = {"TOLL": "ASSAULT"}


def denials(several: Sequence[Account]) -> Iterator[Clash]:
    """The pairs of accounts of which one denies what the other tells, or that tell of ends that
    exclude each other."""
    states = [facts(one) for one in several]
    found: list[Clash] = []
    for (a, mine), (b, theirs) in combinations(zip(several, states, strict=True), 2):
        if not (mine and theirs) and not (a.denial or b.denial):
            continue
        if not two_voices(a, b):
            continue
        kind = _kind(a, b, mine, theirs)
        if kind is not None and not disjoint(a, b):
            found.append(Clash(kind, a, b, (state(a), state(b))))
    # Whoever denies tells of no other end besides.
    deniers = {a.key for c in found if c.kind == "denial" for a in (c.one, c.other) if a.contests}
    for one in found:
        if one.kind == "denial" or not {one.one.key, one.other.key} & deniers:
            yield one


def _kind(a: Account, b: Account, mine: Sequence[Fact], theirs: Sequence[Fact]) -> Conflict | None:
    found = clash(_sure(mine, theirs, b), _sure(theirs, mine, a)) if one_matter(a, b) else None
    one_sentence = a.sentence == b.sentence and a.node.trace >= 0
    if found == "outcome" and (one_sentence or not _at_one_time(a, b, mine, theirs)):
        found = None
    if found == "denial" and not (when.may_answer(a, b) or when.may_answer(b, a)):
        found = None
    if found is None and ((not mine and _denies(a, b)) or (not theirs and _denies(b, a))):
        return "denial"
    return found


def _sure(told: Sequence[Fact], theirs: Sequence[Fact], other: Account) -> list[Fact]:
    """Facts without those of a state that another account, in a sentence that names it too, gives
    to one of its allies: of these the words do not tell surely who did it."""
    states = [f.party for f in theirs if f.so and f.party is not None and f.party.side == "state"]
    return [f for f in told if f.party is None or not _ally(f.party, states, other)]


def _ally(one: Party, states: Sequence[Party], other: Account) -> bool:
    foreign = one.side == "state" and any(state.opposed(one) for state in states)
    return foreign and named(other, one)


def _at_one_time(a: Account, b: Account, mine: Sequence[Fact], theirs: Sequence[Fact]) -> bool:
    return (
        when.at_one_time(a, b)
        or (any(f.still for f in mine) and when.goes_on(a, b))
        or (any(f.still for f in theirs) and when.goes_on(b, a))
    )


def _denies(denial: Account, account: Account) -> bool:
    """Whether an account denies, in so many words, an event of the type that another tells."""
    if account.denial or not when.may_answer(denial, account):
        return False
    told = {_ALIKE.get(c.type, c.type) for c in account.claims} & _EVENTS
    return (bool(told & denied(denial)) and _of_it(denial, account)) or answers(denial, account)


def _of_it(denial: Account, account: Account) -> bool:
    """Whether a denial is of what an account tells, not of another event of its type: a thing that
    is told not to be so, with nobody who denies it, is of the same people at the same place."""
    place = one_place(denial, account)
    if denial.denial == "not":
        return place is not False and one_party(denial, account, least=1 if place else 2)
    if place is not None:
        return place
    answers_it = near(denial, account) and account.key < denial.key
    return answers_it or one_party(denial, account)


def denied(one: Account) -> set[str]:
    """The types of what an account denies."""
    words = {f for f, word in one.families if word in ("deny", "untrue")}
    if one.denial:
        words |= {c.type for c in one.claims if c.type not in SPOKEN}
    return {_ALIKE.get(f, f) for f in words} & _EVENTS


def answers(denial: Account, account: Account) -> bool:
    """Whether a denial that names nothing answers what its report has told before it."""
    spoken = denial.denial in ("deny", "untrue") and denial.claim.type in SPOKEN
    dated = denial.trace is not None and bool(denial.trace.dates)
    named = dated or bool(denial.node.around)
    return (
        spoken
        and denial.refers
        and not named
        and not facts(denial)
        and account.claim.type not in SPOKEN
        and account.node.report == denial.node.report
        and account.node.part == denial.node.part
        and account.node.start < denial.node.start
    )
