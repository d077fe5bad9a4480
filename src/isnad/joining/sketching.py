"""What joining needs of one report alone, made where the report is read: keys and nodes."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable

import msgspec

from isnad import lineage, stories
from isnad.joins import Held, Node
from isnad.records import Claim, ReadResult, Report, ReportRef
from isnad.stories.readings import Reading

_ENCODE = msgspec.msgpack.Encoder(order="deterministic").encode
_NOBODY = ReportRef(id="", sha256="", language="")


class Sketch(msgspec.Struct, frozen=True, array_like=True):
    """The keys and nodes of a report, and what is read in its sentences, for telling stories.
    ``of``: a hash of what they were made of."""

    report: str
    of: bytes
    keys: list[str]
    nodes: list[Node]
    readings: dict[str, Reading | None] = {}


def sketch(result: ReadResult) -> Sketch:
    """The sketch of a report that was read, as a store will hold it."""
    made = {claim.id: claim for claim in reversed(result.claims)}
    claims = sorted(made.values(), key=_at)
    held = Held(report=_plain(result.report), claims=claims, traces=result.traces)
    keys = sorted(lineage.keys(held))
    return Sketch(held.report.id, _hash(held), keys, stories.nodes(held), stories.readings(held))


class Sketches:
    """Sketches that were made beforehand. One that was made of something else than what the store
    holds (a claim was refused, a judgement undone) is not used."""

    def __init__(self) -> None:
        self._known: dict[str, Sketch] = {}

    def put(self, one: Sketch | None) -> None:
        """Remember it until its report is joined."""
        if one is not None:
            self._known[one.report] = one

    def keys(self, held: Held) -> frozenset[str]:
        """The keys of a report, remembered or made."""
        known = self._of(held)
        return lineage.keys(held) if known is None else frozenset(known.keys)

    def nodes(self, held: Held) -> list[Node]:
        """The nodes of a report, remembered or made."""
        known = self._of(held)
        if known is None:
            return stories.nodes(held)
        stories.remember(known.readings, held)
        return known.nodes

    def forget(self, reports: Iterable[str]) -> None:
        """These are joined."""
        for name in reports:
            self._known.pop(name, None)

    def clear(self) -> None:
        """Nothing waits: what is left is of reports that had nothing new."""
        self._known.clear()

    def __len__(self) -> int:
        return len(self._known)

    def _of(self, held: Held) -> Sketch | None:
        known = self._known.get(held.report.id)
        return known if known and known.of == _hash(held) else None


def _at(claim: Claim) -> tuple[bool, int, str]:
    return claim.trigger.part == "text", claim.trigger.start, claim.id


def _plain(report: Report) -> Report:
    """A report as joining sees it: without what only its reading needed."""
    return msgspec.structs.replace(report, received=None, modified=None, layout=[], page=None)


def _hash(held: Held) -> bytes:
    """A hash of what keys and nodes are made of; when a report arrived is no part of that, nor
    which revision a claim is."""
    claims = [
        msgspec.structs.replace(one, report=_NOBODY, revision=1, supersedes=None)
        for one in held.claims
    ]
    told = (_plain(held.report), claims, held.traces)
    return hashlib.blake2b(_ENCODE(told), digest_size=16).digest()
