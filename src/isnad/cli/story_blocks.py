"""Stories for people: a block a story, with who tells it on whose word, and what is disputed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from isnad.cli.paint import Paint
from isnad.cli.visible import isolated, many, one_line, short
from isnad.joins import Contradiction, Link, Origin, Story, StoryPlace, Telling

if TYPE_CHECKING:
    from isnad.store import Heading, Store

_LABEL = 12


def quoted(words: str) -> str:
    """Somebody's words between quotation marks."""
    return f'"{isolated(words)}"'


class StoryBlocks:
    """Lays out story after story."""

    def __init__(self, kept: Store, paint: Paint) -> None:
        self._kept = kept
        self._paint = paint

    def lines(self, story: Story) -> Iterator[str]:
        """The lines of one story."""
        reports = {telling.report for telling in story.tellings}
        takers = {name for telling in story.tellings for name in telling.retracted_by}
        headings = self._kept.headings({*reports, *story.retracted_by, *takers})
        yield self._heading(story)
        yield f"  {isolated(story.title)}"
        yield f"  {many(len(reports), 'report')}, {_origins(story.origins)}"
        yield from self._rows("retracted by", (_report(r, headings) for r in story.retracted_by))
        yield from self._rows("origins", map(self._origin, story.origins))
        yield from self._rows("told", self._told(story.tellings, headings))
        for one in story.contradictions:
            yield from self._rows(one.kind, self._disputed(one, headings), self._paint.warn)
        yield from self._rows("merged from", story.merged_from)
        yield from self._rows("split from", [story.split_from] if story.split_from else [])

    def _heading(self, story: Story) -> str:
        where = _place(story.place) if story.place else ""
        when = story.time.edtf if story.time else ""
        told = "  ".join(part for part in (story.type, where, when) if part)
        return f"{self._paint.title(told)}  {self._paint.dim(story.id)}"

    def _rows(self, label: str, told: Iterable[str], paint: object = None) -> Iterator[str]:
        """Lines of which the first has the label."""
        for line in told:
            shown = f"{label:{_LABEL}}"
            yield f"  {paint(shown) if callable(paint) else self._paint.dim(shown)} {line}"
            label = ""

    def _origin(self, origin: Origin) -> str:
        side = f" [{one_line(origin.side)}]" if origin.side else ""
        return f"{self._paint.source(_named(origin.name))}{side}: {_named(origin.because)}"

    def _told(self, tellings: list[Telling], headings: dict[str, Heading]) -> Iterator[str]:
        """Each chain of a report once, with what is told through it."""
        before = None
        for telling in tellings:
            if (telling.report, telling.chain) != before:
                before = telling.report, telling.chain
                chain = " <- ".join(self._link(link) for link in telling.chain)
                yield f"{chain}{_of(telling.report, headings)}"
            yield f"  {isolated(telling.says)}: {quoted(telling.quote)}"
            for name in telling.retracted_by:
                yield self._paint.warn(f"  taken back by {_report(name, headings)}")

    def _link(self, link: Link) -> str:
        how = "" if link.link in {"published", "quotes"} else f" [{link.link}]"
        return f"{self._paint.source(_named(link.name))}{how}"

    def _disputed(self, one: Contradiction, headings: dict[str, Heading]) -> Iterator[str]:
        """The sides, each with the words of its tellings."""
        for side in one.sides:
            yield self._paint.source(isolated(side.says))
            for told in side.tellings:
                yield f"  {_report(told.report, headings)}: {quoted(told.quote)}"


def _place(where: StoryPlace) -> str:
    return (
        f"{isolated(where.name)} [{one_line(where.country)}]"
        if where.country
        else isolated(where.name)
    )


def _origins(origins: list[Origin]) -> str:
    """How many origins on how many sides, as far as these are known."""
    sides = {origin.side for origin in origins if origin.side}
    told = many(len(origins), "origin")
    if sides:
        told += f" on {many(len(sides), 'side')}"
        unknown = sum(1 for origin in origins if not origin.side)
        told += f", {unknown} of them on no known side" if unknown else ""
    return told


def _of(report: str, headings: dict[str, Heading]) -> str:
    """Which report that is, after a chain that names its outlet."""
    head = headings.get(report)
    known = (head.language, (head.published or "")[:10]) if head else ()
    return f" ({', '.join([*(part for part in known if part), _named(report)])})"


def _named(name: str) -> str:
    """What somebody or a report is called, ids that are hashes shortened."""
    return isolated(short(name))


def _report(report: str, headings: dict[str, Heading]) -> str:
    """A report by its outlet, or by its id where that is not known."""
    head = headings.get(report)
    return (
        f"{isolated(head.outlet)}{_of(report, headings)}"
        if head and head.outlet
        else _named(report)
    )
