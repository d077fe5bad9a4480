"""Whom the sentence of a report lets speak, through whom, by the claims that it makes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache

import msgspec

from isnad.joins import Held
from isnad.memo import Same
from isnad.names import outlets
from isnad.records import Claim, Participant, Source
from isnad.stories import agencies, days
from isnad.stories.shelf import Shelf
from isnad.stories.speakers import Heard, Speaker, is_name, place_of, speaker, speaks_for

# Acts of speech: whoever acts is who says it. Of the second kind only where nobody else is said to
# tell of it, and one alone acts: several agree with each other.
_SAID_ANYHOW = frozenset({"REJECT", "ACCUSE", "REQUEST", "THREATEN"})
_SAID = frozenset({"AGREE", "SUPPORT", "CONCEDE"})
# Sectors of those that may be an outlet.
_MEDIA = frozenset({"MED", "UNK"})
# How many sentences back somebody may have spoken to whom words like "the source" point.
_BACK = 1
# What was so many days before its report is no news; how far behind the word for speaking the time
# stands that is spoken of, in characters.
_OLD, _BESIDE = 60, 5


class Spoken(msgspec.Struct, frozen=True, kw_only=True):
    """A speaker, and the words for them in a report."""

    who: Speaker
    by: Participant
    report: str


class Ear(msgspec.Struct, frozen=True, kw_only=True):
    """Who listens: a report; where whom it describes was heard first; and the outlets that its
    words came through, who are no speakers."""

    held: Held
    shelf: Shelf
    heard: Heard
    through: Sequence[str]

    def hears(self, claim: Claim) -> Heard:
        """Where the speakers of a claim are heard."""
        place = place_of(claim) or self.shelf.place(self.held, claim) or self.heard.place
        place = place or self.shelf.setting(self.held)
        return msgspec.structs.replace(
            self.heard,
            place=place,
            countries=self.shelf.countries(self.held),
            usual=self.shelf.usual(self.held),
            around=self.shelf.places(self.held, claim),
            fighters=self.shelf.fighters(self.held),
        )


def said_by(claim: Claim) -> list[list[Source]]:
    """The chains that a claim's report names; an empty one: nobody but the report."""
    return [claim.sources, *getattr(claim, "also_said_by", [])]


def speakers(ear: Ear, claim: Claim) -> list[list[Spoken]]:
    """The speakers of a claim, outermost first and the root last, once for each who says it."""
    if _reminded(ear, claim):
        return [[]]
    return [_row(ear, claim, sources) for sources in said_by(claim)]


def _reminded(ear: Ear, claim: Claim) -> bool:
    """Whether somebody only speaks of a time long ago, right behind the word for speaking, and the
    report tells what happened then ("recalled May 1998, when the army took the port")."""
    time, day = claim.time, days.told_on(ear.held)
    cue = claim.sources[-1].cue if claim.sources else None
    if time is None or time.start is None or cue is None or day is None:
        return False
    if not 0 <= time.start - cue.end <= _BESIDE or claim.trigger.start < time.start:
        return False
    _, last = days.days(time.edtf)
    return last is not None and days.number(day) - days.number(last) > _OLD


def _row(ear: Ear, claim: Claim, sources: Sequence[Source]) -> list[Spoken]:
    heard = ear.hears(claim)
    out: list[Spoken] = []
    for one in sources:
        if _is_carrier(one, ear.through):
            continue
        who = speaker(one, claim, heard)
        found = [_spoken(who, one, ear)] if who is not None else _before(ear, claim)
        out += found
        if who is not None and who.media:
            heard = msgspec.structs.replace(heard, outlet=who.name)
    out += _actor(ear, claim, heard, spoken=bool(out))
    return [
        one for n, one in enumerate(out) if n == len(out) - 1 or one.who.key != out[n + 1].who.key
    ]


def _spoken(who: Speaker, by: Participant, ear: Ear) -> Spoken:
    return Spoken(who=who, by=by, report=ear.held.report.id)


def _is_carrier(one: Source, through: Sequence[str]) -> bool:
    """Whether somebody is an outlet that the words came through. A short name is that of the
    outlet only where it may be one."""
    names = [name for name in (one.text, one.name) if name and one.named]
    if one.sector in _MEDIA:
        return any(agencies.among(name, through) for name in names)
    return any(outlets.same(name, other) for name in names for other in through)


def _actor(ear: Ear, claim: Claim, heard: Heard, *, spoken: bool) -> Iterator[Spoken]:
    """Whoever acts by speaking, alone; a spokesperson, where nobody else is said to speak."""
    voices = [one for one in claim.actors if speaks_for(one, claim)] if not spoken else []
    known = [one for one in claim.actors if one.entity]
    alone = known if len(known) == 1 else claim.actors
    says = claim.type in _SAID_ANYHOW or (
        claim.type in _SAID and not spoken and claim.modality == "actual"
    )
    if voices or (says and len(alone) == 1):
        one = _acting(Same((voices or alone)[0]), Same(claim))
        who = speaker(one, claim, heard)
        if who is not None and not _is_carrier(one, ear.through):
            yield _spoken(who, one, ear)


@lru_cache(maxsize=1 << 12)
def _acting(by: Same[Participant], of: Same[Claim]) -> Source:
    """Whoever acts, as a source."""
    actor = by.it
    named = actor.entity is not None or is_name(actor, of.it)
    return Source(**msgspec.structs.asdict(actor), named=named)


def _before(ear: Ear, claim: Claim) -> list[Spoken]:
    """Who spoke last before a claim, not far from it."""
    at = ear.shelf.at(ear.held, claim)
    near = [one for n in range(at - _BACK, at + 1) for one in ear.shelf.sentence(ear.held, n)]
    earlier = [one for one in near if one.sources and one.trigger.start < claim.trigger.start]
    for one in reversed(earlier):
        root = one.sources[-1]
        who = speaker(root, one, ear.hears(one))
        if who is not None and not _is_carrier(root, ear.through):
            return [_spoken(who, root, ear)]
    return []
