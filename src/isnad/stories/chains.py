"""Chains from the outlet that we read to whoever said it first, joined across reports."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import msgspec

from isnad.joins import Held, Kin, Link, LinkKind
from isnad.names import outlets
from isnad.records import Claim
from isnad.stories import agencies, sides
from isnad.stories.known import known
from isnad.stories.paths import Step, path
from isnad.stories.shelf import Shelf
from isnad.stories.speakers import Heard, Speaker
from isnad.stories.spoken import Ear, Spoken, speakers

_LINKS: dict[Kin, LinkKind] = {
    "copy": "copies", "translation": "translates", "rewrite": "rewrites", "partial": "rewrites",
    "update": "rewrites", "correction": "rewrites", "retraction": "rewrites",
}  # fmt: skip
_VERBATIM = frozenset({"copy", "translation"})


class Chain(msgspec.Struct, frozen=True, kw_only=True):
    """The links of a chain, the outermost first, and its root. ``carrier``: the name of the last
    outlet before the speakers; ``spoken``: whether anybody is named or described that the outlets
    quote, ``called``: the words for the root; ``described``: keys of speakers that a report on the
    way only describes, where a later one names the root."""

    links: list[Link]
    root: Speaker
    carrier: str
    spoken: bool
    called: str | None = None
    described: list[str] = []


class _Row(msgspec.Struct, frozen=True, kw_only=True):
    """Speakers, and the keys of those that the last of them is where reports do not name him."""

    spoken: list[Spoken]
    described: list[str] = []


def chains(held: Held, claim: Claim, shelf: Shelf, place: str | None) -> Iterator[Chain]:
    """The chains of a claim: one for each who is said to say it. ``place``: of its story, where
    the claim gives none."""
    steps = path(held, claim, shelf)
    through = _through(steps, shelf)
    # Whom a passage describes is whom the first report that has it heard.
    first = _carriers(steps, shelf, spoken=True)[-1].name
    heard = Heard(report=steps[-1].held.report.id, outlet=first, place=place)
    ears = [Ear(held=s.held, shelf=shelf, heard=heard, through=through) for s in steps]
    rows = [_Row(spoken=row) for row in speakers(ears[0], claim)]
    for step, ear in zip(steps[1:], ears[1:], strict=True):
        rows = _joined(rows, _theirs(step, ear), step, lambda: _silent(steps[0], ears[0]))
    for row in _distinct(rows):
        yield _chain(_carriers(steps, shelf, spoken=bool(row.spoken)), row)


def _outlet(held: Held) -> str:
    return held.report.outlet or held.report.id


def _through(steps: list[Step], shelf: Shelf) -> list[str]:
    """All outlets that words may have come through on a path."""
    found = [_outlet(step.held) for step in steps]
    for step in steps:
        found += shelf.credited(step.held)
    return found


def _silent(step: Step, ear: Ear) -> bool:
    """Whether all of a sentence names nobody who speaks."""
    return not any(row for one in step.claims for row in speakers(ear, one))


class _Theirs(msgspec.Struct, frozen=True, kw_only=True):
    """The speakers of an original's sentence: of the claim that surely tells the same (null where
    none does), and of all its claims."""

    same: list[list[Spoken]] | None
    every: list[list[Spoken]]


def _theirs(step: Step, ear: Ear) -> _Theirs:
    every = [row for one in step.claims for row in speakers(ear, one) if row]
    same = None
    if step.claim is not None:
        same = [row for row in speakers(ear, step.claim) if row]
    return _Theirs(
        same=same, every=list({row[-1].who.key: row for row in reversed(every)}.values())[::-1]
    )


def _joined(
    rows: list[_Row], theirs: _Theirs, step: Step, silent: Callable[[], bool]
) -> list[_Row]:
    """The speakers of a passage with those of what it comes of. Where it names none, they are the
    original's of the same claim; where that is not sure, and all of the sentence is ``silent`` of
    who speaks, the only one's of the original's sentence."""
    if any(row.spoken for row in rows):
        pairs = zip(rows, _beside(rows, theirs.same or theirs.every), strict=True)
        return [_deeper(row, other, step) for row, other in pairs]
    found = theirs.same
    if found is None and len(theirs.every) == 1 and silent():
        found = theirs.every
    return [_Row(spoken=one) for one in found] if found else rows


def _beside(rows: list[_Row], theirs: list[list[Spoken]]) -> list[list[Spoken] | None]:
    """For each row of speakers that of the original with the same root; for the rest, where both
    have as many, the others in order."""
    by_key = {row[-1].who.key: row for row in theirs}
    found = [by_key.pop(row.spoken[-1].who.key, None) if row.spoken else None for row in rows]
    if len(rows) == len(theirs):
        rest = iter(by_key.values())
        found = [one or next(rest, None) for one in found]
    return found


def _deeper(row: _Row, theirs: list[Spoken] | None, step: Step) -> _Row:
    """The speakers of one chain: as the original has them, unless it has others or only describes
    whom the later report names."""
    if not theirs:
        return row
    if not row.spoken:
        return _Row(spoken=theirs)
    mine, other = row.spoken[-1].who, theirs[-1].who
    if not mine.told:
        return _Row(spoken=theirs)
    if not other.told and (step.kind in _VERBATIM or mine.kind == other.kind):
        return _Row(spoken=row.spoken, described=[*row.described, other.key])
    longer = mine.key == other.key and len(theirs) > len(row.spoken)
    return _Row(spoken=theirs, described=row.described) if longer else row


def _distinct(rows: list[_Row]) -> list[_Row]:
    """Each row of speakers once; of several, none that is empty."""
    found: dict[tuple[str, ...], _Row] = {}
    for row in rows:
        found.setdefault(tuple(one.who.key for one in row.spoken), row)
    some = [row for row in found.values() if row.spoken]
    return some or list(found.values())


def _carriers(steps: list[Step], shelf: Shelf, *, spoken: bool) -> list[Link]:
    """The outlets that words came through, from the one that we read. Where a report credits an
    outlet further back, those between gave it nothing."""
    first = steps[0].held
    links = [_link(first, "published", None)]
    names = [_outlet(first)]
    credited = shelf.credited(first)
    for step in steps[1:]:
        if agencies.among(_outlet(step.held), names):
            continue
        link = _link(step.held, _LINKS[step.kind or "rewrite"], step.because)
        if agencies.among(_outlet(step.held), credited):
            links, names = links[:1], names[:1]
        links.append(link)
        names.append(_outlet(step.held))
    return [*links, *_credit(steps[-1].held, shelf, names, spoken=spoken)]


def _link(held: Held, kind: LinkKind, because: str | None) -> Link:
    outlet = _outlet(held)
    found = known().media(outlet)
    name = outlets.shown(outlet, held.report.url)
    as_written = f"written {outlet}" if name != outlet else None
    return Link(
        name=name,
        link=kind,
        entity=found.id if found is not None else None,
        report=held.report.id,
        because=because or as_written,
    )


def _credit(held: Held, shelf: Shelf, names: list[str], *, spoken: bool) -> Iterator[Link]:
    """The agency that a page credits and whose report we do not hold. Beside reports that we do
    hold it stands for what has a speaker; what nobody is quoted for is the outlet's own."""
    theirs = shelf.comes_of(held)
    originals = [one.of.outlet for one in theirs if one.of.report is not None and one.of.outlet]
    left = [
        name
        for name in shelf.credited(held)
        if not agencies.among(name, names) and not agencies.among(name, originals)
    ]
    if len(left) == 1 and (spoken or not originals):
        found = known().media(left[0])
        name = found.name if found is not None else outlets.shown(left[0])
        yield Link(
            name=name,
            link="credits",
            entity=found.id if found is not None else None,
            because=f"the page credits {left[0]}",
        )


def _chain(carriers: list[Link], row: _Row) -> Chain:
    quoted = [
        Link(
            name=one.who.name, link="quotes", entity=one.who.entity, report=one.report,
            start=one.by.start if one.by.part == "text" else None,
            end=one.by.end if one.by.part == "text" else None,
            because=f"called {one.by.text}" if one.by.text and one.by.text != one.who.name else None,
        )
        for one in row.spoken
    ]  # fmt: skip
    carrier = carriers[-1]
    return Chain(
        links=[*carriers, *quoted],
        root=row.spoken[-1].who if row.spoken else _itself(carrier),
        carrier=carrier.name,
        spoken=bool(row.spoken),
        called=row.spoken[-1].by.text if row.spoken else None,
        described=row.described,
    )


def _itself(outlet: Link) -> Speaker:
    """An outlet that names nobody."""
    found = known().entity(outlet.entity, None) if outlet.entity else None
    return Speaker(
        key=outlet.entity or f"name {outlets.core(outlet.name).casefold()}",
        name=outlet.name,
        entity=outlet.entity,
        side=sides.side(found, known()) if found is not None else None,
        media=True,
    )
