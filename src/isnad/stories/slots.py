"""Accounts that tell one event of different places, by different doers, on different days."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import combinations

from isnad.folding import fold
from isnad.names.judge import Mention, judge
from isnad.records import Claim, Participant
from isnad.stories import when
from isnad.stories.accounts import SPOKEN, Account
from isnad.stories.apart import apart, disjoint, inside, known
from isnad.stories.conflicts import Clash, Copies
from isnad.stories.readings import Party
from isnad.stories.says import dated, names, saying, side, time
from isnad.world.entities import PlaceRecord

_HARM = frozenset({"ASSAULT", "TOLL"})
_DONE = frozenset({"ASSAULT", "TOLL", "COERCE"})
# What happens to a place once: to take it, to leave it.
_ONCE = frozenset({"CONTROL", "RETREAT"})
_EXACT = frozenset({"exact", "near", "settlement", "district", "region"})
_DAY = re.compile(r"\d{4}-\d\d-\d\d", re.ASCII)
# Words of a name that is hardly anybody else's.
_FULL = 2
_NEUTRAL = "NEUTRAL"
BLAMES = "ACCUSE"
# How soon after the word for saying a day stands that is of it, in characters.
_BESIDE = 5


def slots(several: Sequence[Account], copies: Copies) -> Iterator[Clash]:
    """The pairs of accounts that tell one event with different slots."""
    blaming = [bool(blame(one)) for one in several]
    for (one, mine), (other, theirs) in combinations(zip(several, blaming, strict=True), 2):
        if mine and theirs:
            yield from _accused(one, other)
        elif not one.denial and not other.denial:
            yield from _place(one, other, copies)
            yield from _actor(one, other)
            yield from _time(one, other, copies)


def _alike(one: Account, other: Account, types: frozenset[str] | None = None) -> bool:
    mine, theirs = one.types - SPOKEN, other.types - SPOKEN
    if types is not None:
        return bool(mine & types and theirs & types)
    return bool(mine & theirs)


def _place(one: Account, other: Account, copies: Copies) -> Iterator[Clash]:
    """The same people harmed, or copies of a sentence, at places apart."""
    same = copies.joined(one, other) and _alike(one, other)
    if not same and not (_alike(one, other, _HARM) and _one_victim(one, other)):
        return
    mine, theirs = known(one.claim.place), known(other.claim.place)
    if mine is None or theirs is None or not (_named(one) and _named(other)):
        return
    if _mentions(one, theirs) or _mentions(other, mine):
        return
    if mine.precision in _EXACT and theirs.precision in _EXACT and apart(mine, theirs):
        yield Clash("place", one, other, (saying(one), saying(other)))


def _named(one: Account) -> bool:
    """Whether the sentence itself names the place of the account, or one near it."""
    place, trace = one.claim.place, one.trace
    return bool(place and place.text and trace and (trace.places or place.precision == "region"))


def _mentions(one: Account, place: PlaceRecord) -> bool:
    """Whether the sentence of an account names a place, or one that lies in it, too."""
    named = one.trace.places if one.trace else []
    told = (known(c.place) for c in one.held.claims if c.place and c.place.geonames in named)
    return place.geonames in named or any(p is not None and inside(p, place) for p in told)


def _one_victim(one: Account, other: Account) -> bool:
    """Whether both tell of the same person by name, harmed at the same time."""
    return when.at_one_time(one, other) and any(
        _one_person(a, one.claim, b, other.claim)
        for a in _people(one) for b in _people(other)
    )  # fmt: skip


def _people(one: Account) -> list[Participant]:
    return [p for c in one.claims if c.type in _HARM for p in c.recipients if p.name and p.text]


def _one_person(a: Participant, mine: Claim, b: Participant, theirs: Claim) -> bool:
    if a.entity and b.entity:
        return a.entity == b.entity and a.entity.startswith("person:")
    words = (a.text or "", mine.report.language), (b.text or "", theirs.report.language)
    if mine.report.language == theirs.report.language:
        short, long = sorted((fold(text).split() for text, _ in words), key=len)
        if short and set(short) <= set(long):
            return True
    if any(len(text.split()) < _FULL for text, _ in words):
        return False
    one, other = (Mention(name=text, language=language) for text, language in words)
    return judge(one, other).same


def _actor(one: Account, other: Account) -> Iterator[Clash]:
    """Two doers of one act: of different states, or of different sides."""
    if not _acting(one, other) or disjoint(one, other) or not when.at_one_time(one, other):
        return
    mine, theirs = _doers(one), _doers(other)
    if not mine or not theirs or not all(a.opposed(b) for a in mine for b in theirs):
        return
    if _names(one, theirs) or _names(other, mine):
        return
    yield Clash("actor", one, other, (_doing(one, mine), _doing(other, theirs)))


def _accused(one: Account, other: Account) -> Iterator[Clash]:
    """Two whom two others blame for what happened: of different states, or of different sides."""
    mine, theirs = blame(one), blame(other)
    if disjoint(one, other) or not when.at_one_time(one, other) or _accusers(one, other):
        return
    if all(a.opposed(b) for a in mine for b in theirs):
        yield Clash("actor", one, other, (_blaming(one), _blaming(other)))


def blame(one: Account) -> list[Party]:
    """Whom an account blames for harm, or for what it names no further."""
    if one.types - SPOKEN - _DONE:
        return []
    found = (one.party(r) for c in one.claims if c.type == BLAMES for r in c.recipients)
    return list(dict.fromkeys(p for p in found if p is not None))


def _accusers(one: Account, other: Account) -> bool:
    """Whether one and the same blames both, or somebody is not told."""
    named = [
        {a.entity or a.name for c in n.claims if c.type == BLAMES for a in c.actors}
        for n in (one, other)
    ]
    return not all(named) or not named[0].isdisjoint(named[1])


def _blaming(one: Account) -> str:
    return names(r for c in one.claims if c.type == BLAMES for r in c.recipients)


def _acting(one: Account, other: Account) -> bool:
    """Whether at least one of two tells of an act, and the other of it or only of whose it was."""
    kinds = [bool(a.types & _DONE) and not a.types & _ONCE for a in (one, other)]
    if all(kinds):
        acts = _act(one), _act(other)
        return acts[0] == acts[1] or "" in acts
    return any(kinds) and (_bare(one) or _bare(other))


def _act(one: Account) -> str:
    """What is done, by the concept of the word; empty where the tables have none that tells."""
    start = one.claim.trigger.start - one.claim.evidence.start
    concept = one.reading.concept(start) if one.reading else ""
    return "" if concept.startswith(_NEUTRAL) else concept


def _bare(one: Account) -> bool:
    """Whether an account says only who somebody or something is."""
    return one.claim.type == "STATEMENT" and not one.families and not one.acts


def _doers(one: Account) -> list[Party]:
    if _bare(one):
        return list(one.parties) if len(one.parties) == 1 and one.parties[0].country else []
    found = (one.party(a) for c in one.claims if c.type in _DONE for a in c.actors)
    return list(dict.fromkeys(p for p in found if p is not None))


def _names(one: Account, doers: Sequence[Party]) -> bool:
    """Whether an account names the doers of another as well, as where both fight."""
    harmed = [p for c in one.claims for r in c.recipients if (p := one.party(r))]
    known = [p for p in one.parties if p.country or p.side == "rebel"]
    return any(not p.opposed(d) for p in (*harmed, *known) for d in doers)


def _doing(one: Account, doers: Sequence[Party]) -> str:
    told = names(a for c in one.claims if c.type in _DONE for a in c.actors)
    return told or ", ".join(map(side, doers))


def _time(one: Account, other: Account, copies: Copies) -> Iterator[Clash]:
    """Different days for what happens once, or in copies of a sentence."""
    if (one.types & other.types) <= SPOKEN:
        return
    joined = copies.joined(one, other)
    for a in one.claims:
        for b in other.claims:
            if (
                a.type == b.type
                and a.type not in SPOKEN
                and _days_apart(a, b)
                and not (_past_plan(one, a) or _past_plan(other, b))
            ):
                if joined or (a.type in _ONCE and _once(one, a, other, b)):
                    said = (_timed(one, a), _timed(other, b))
                    yield Clash("time", one, other, said)
                    return


def _once(one: Account, a: Claim, other: Account, b: Claim) -> bool:
    """Whether two claims are of one party that takes or leaves one place."""
    place = a.place is not None and b.place is not None and a.place.geonames == b.place.geonames
    begun = all(c.type != "CONTROL" or c.status == "begins" for c in (a, b))
    doers = [[p for x in c.actors if (p := n.party(x))] for n, c in ((one, a), (other, b))]
    if _may_be_before(one, a, b) or _may_be_before(other, b, a):
        return False
    return (
        place and begun and all(doers) and not any(p.opposed(q) for p in doers[0] for q in doers[1])
    )


def _may_be_before(one: Account, claim: Claim, other: Claim) -> bool:
    """Whether a claim only says by when something happened, and another gives a day before it."""
    if claim.time is None or other.time is None or claim.time.start is None or one.reading is None:
        return False
    limit = one.reading.no_later(claim.time.start - claim.evidence.start)
    return limit and other.time.edtf < claim.time.edtf


def _days_apart(a: Claim, b: Claim) -> bool:
    """Whether two claims give days of their own that are not the same."""
    times = (a.time, b.time)
    if any(t is None or t.basis == "context" or not _DAY.fullmatch(t.edtf) for t in times):
        return False
    if _of_saying(a) or _of_saying(b):
        return False
    return bool(a.time and b.time and a.time.edtf != b.time.edtf)


def _past_plan(one: Account, claim: Claim) -> bool:
    """Whether something planned is given a day before its report, which cannot be meant."""
    planned = claim.modality == "planned" and claim.time is not None
    return planned and bool(one.said) and (claim.time.edtf if claim.time else "") < (one.said or "")


def _of_saying(claim: Claim) -> bool:
    """Whether the day of a claim stands right after the word by which somebody says it, and may be
    the day of saying alone."""
    at = claim.time.start if claim.time else None
    cues = [s.cue for s in claim.sources if s.cue is not None]
    return at is not None and any(
        0 <= at - cue.end <= _BESIDE and claim.trigger.end <= cue.start for cue in cues
    )


def _timed(one: Account, claim: Claim) -> str:
    what = saying(one)
    return dated(what, time(claim.time)) if claim.time else what
