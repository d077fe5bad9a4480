"""What a brief stands on: its phrases, its reports, its references, the world."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import UTC, datetime
from functools import cached_property, lru_cache, partial

from isnad import world
from isnad.checking import phrasebook, who
from isnad.checking.places import Found, Places
from isnad.checking.scene import Scene
from isnad.checking.who import People
from isnad.checking.words import Stretch
from isnad.folding import fold_long
from isnad.joins import ClaimKey
from isnad.pages import Brief, Line, Reference, Section, Slot
from isnad.records import DateMention, Report

_DAY = 10
# So many words make a row, by which reports are compared.
_ROW = 4
_SEVERAL = 2
Dates = Callable[[Report], list[DateMention]]


class Library:
    """Reports as they are read, and the world: what is found is kept from brief to brief.
    ``whole``: they are all that were known."""

    def __init__(self, reports: Mapping[str, Report], dates: Dates, *, whole: bool) -> None:
        self.reports, self._dates, self.whole = reports, dates, whole
        self.world = world.load()
        named = lru_cache(maxsize=1 << 13)(partial(who.named, self.world))
        self.people = lru_cache(maxsize=8)(partial(People, self.world, named))
        self.places = lru_cache(maxsize=8)(partial(Places, self.world, Found(self.world)))
        self.dates = lru_cache(maxsize=1 << 12)(self._dates_of)
        self.scene = lru_cache(maxsize=1 << 12)(self._scene)
        self._rows = lru_cache(maxsize=1 << 14)(self._rows_of)
        self.shared = lru_cache(maxsize=1 << 14)(self._shared)

    def _scene(self, report: str) -> Scene | None:
        """A report as it is read; null where it was not handed in."""
        there = self.reports.get(report)
        return Scene(there) if there is not None else None

    def _rows_of(self, report: str) -> frozenset[int]:
        """All rows of some words of a report, folded, each as a number."""
        words = fold_long(self.reports[report].text).split()
        return frozenset(map(hash, zip(*(words[n:] for n in range(_ROW)), strict=False)))

    def _shared(self, report: str, other: str) -> float:
        """How much of a report stands word for word in another."""
        mine = self._rows(report)
        return len(mine & self._rows(other)) / max(len(mine), 1)

    @cached_property
    def by_day(self) -> dict[str | None, list[str]]:
        """The ids of reports by their days."""
        found: dict[str | None, list[str]] = {}
        for name, report in self.reports.items():
            found.setdefault(day_of(report), []).append(name)
        return found

    def _dates_of(self, report: str) -> list[DateMention]:
        """The date expressions of a report's text."""
        return self._dates(self.reports[report])


class Ground:
    """All that a brief is checked against."""

    def __init__(self, brief: Brief, library: Library) -> None:
        self.brief, self.library, self.reports = brief, library, library.reports
        self.phrases = phrasebook.load(brief.language)
        self.people, self.places = library.people(brief.language), library.places(brief.language)
        self.scene_of, self.dates = library.scene, library.dates

    @cached_property
    def references(self) -> dict[ClaimKey, Reference]:
        """The reference of every claim that has one."""
        return {
            ClaimKey(one.report, claim): one
            for one in self.brief.references
            for claim in one.claims
        }

    @cached_property
    def numbered(self) -> dict[int, Reference]:
        """References by number."""
        return {one.number: one for one in self.brief.references}

    def headed(self) -> Iterator[Section]:
        """All sections, those inside others too."""
        return _sections(self.brief.sections)

    def section_of(self, slot: Slot) -> list[ClaimKey]:
        """The claims that stand below the heading that a slot is in; empty for other slots."""
        return self._headed.get(id(slot), [])

    @cached_property
    def _headed(self) -> dict[int, list[ClaimKey]]:
        found: dict[int, list[ClaimKey]] = {}
        for section in self.headed():
            below = [key for line in section.lines for key in line.claims]
            found |= {id(slot): below for slot in section.heading.slots}
        return found

    @cached_property
    def all_lines(self) -> list[Line]:
        """Every line of the brief."""
        return [line for _, line in lines(self.brief)]

    def scene(self, slot: Slot) -> Scene | None:
        """The report that a slot stands on; null where there is none."""
        return self.scene_of(slot.of[0].report) if slot.of else None

    def words(self, slot: Slot) -> Stretch | None:
        """The words that a slot names."""
        scene = self.scene(slot)
        return scene.words(slot.span) if scene is not None and slot.span is not None else None

    def evidence(self, key: ClaimKey) -> Stretch | None:
        """The words that a claim was made from: those of its reference."""
        reference, scene = self.references.get(key), self.scene_of(key.report)
        return scene.words(reference.span) if reference and scene else None

    def in_country(self, name: str, scene: Scene) -> bool:
        """Whether a report names a country that a reader reads as ``name``, or something of it."""
        codes = {one.country for one in self.people.known(name) if one.kind == "country"}
        return any(code is not None and self.is_told_of(code, scene) for code in codes)

    def is_told_of(self, code: str, scene: Scene) -> bool:
        """Whether a report names a country (alpha-3), or something of it."""
        if code in scene.countries:
            return True
        return any(place.country == code for place in self.places.named(scene))


def day_of(report: Report) -> str | None:
    """The day (UTC) on which a report was published, else received."""
    stamp = report.published or report.received
    if stamp is None or len(stamp) <= _DAY:
        return stamp
    moment = datetime.fromisoformat(stamp)
    return (moment.astimezone(UTC) if moment.tzinfo else moment).date().isoformat()


def lines(brief: Brief) -> Iterator[tuple[list[str], Line]]:
    """Every line of a brief, with the keys of the sections that it is in."""
    yield [], brief.title
    for section in brief.sections:
        yield from _of_section([], section)
    for listed in brief.reports:
        yield ["reports"], listed.line
    for note in brief.notes:
        yield ["notes"], note


def _sections(several: Iterable[Section]) -> Iterator[Section]:
    """Sections and those inside them."""
    for section in several:
        yield section
        yield from _sections(section.sections)


def _of_section(path: list[str], section: Section) -> Iterator[tuple[list[str], Line]]:
    here = [*path, section.key]
    yield here, section.heading
    for line in section.lines:
        yield here, line
    for inner in section.sections:
        yield from _of_section(here, inner)


def shown(line: Line, slot: Slot) -> str:
    """What a reader sees in a slot."""
    return phrasebook.visible(line.text[slot.start : slot.end])


def inside(line: Line, slot: Slot) -> list[Slot]:
    """The slots that lie in another and in none between."""
    start, end, found, behind = slot.start, slot.end, list[Slot](), False
    for one in line.slots:
        if one is slot:
            behind = True  # of two over the same letters, the first holds the other
        elif start <= one.start and one.end <= end:
            if behind or one.start > start or one.end < end:
                found.append(one)
    return _outer(found)


def _outer(slots: list[Slot]) -> list[Slot]:
    """Those that lie in none of the others."""
    if len(slots) < _SEVERAL:
        return slots
    held, reached = set[int](), -1
    for one in sorted(slots, key=lambda s: (s.start, -s.end)):
        if one.end <= reached:
            held.add(id(one))
        else:
            reached = one.end
    return [one for one in slots if id(one) not in held] if held else slots


def around(line: Line, slot: Slot | None) -> str:
    """The text of a slot, or of a line, with a hole where others stand in it."""
    start, end = (slot.start, slot.end) if slot else (0, len(line.text))
    inner = inside(line, slot) if slot else outermost(line)
    out, at = [], start
    for one in sorted(inner, key=lambda s: s.start):
        out += [line.text[at : one.start], phrasebook.HOLE]
        at = one.end
    return phrasebook.visible("".join([*out, line.text[at:end]]))


def outermost(line: Line) -> list[Slot]:
    """The slots of a line that lie in no other."""
    end = len(line.text)
    return _outer([slot for slot in line.slots if slot.start >= 0 and slot.end <= end])
