"""``isnad lineage``: which reports come of which, and what they changed."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from isnad.cli import forgotten, joining, streams
from isnad.cli.options import Format, JoinedForm, Rebuild, StoreFile
from isnad.cli.paint import Paint
from isnad.cli.story_blocks import quoted
from isnad.cli.visible import isolated
from isnad.joins import Drift, Lineage, Original

if TYPE_CHECKING:
    from isnad.store import Heading, Store

_NONE = "as far as is known, no report comes of another"
_NOTHING = "nothing"


def lineage(store: StoreFile, form: JoinedForm = Format.text, rebuild: Rebuild = False) -> None:
    """Print which reports are copies, translations, rewrites, updates, corrections or retractions
    of which, with the reason and what they changed."""
    from isnad.store import open_store

    with open_store(store, create=False) as kept:
        joining.catch_up(kept, anew=rebuild)
        forgotten.tell(kept)
        if form is Format.jsonl:
            _print_json(kept)
        else:
            for line in _Blocks(kept, Paint(streams.in_colour())).lines():
                streams.write(line + "\n")
    streams.flush()


def _print_json(kept: Store) -> None:
    from isnad.contract import lineage_line

    for found in kept.lineages():
        streams.write_json(lineage_line(found))


class _Blocks:
    """Lays out a block for each lineage."""

    def __init__(self, kept: Store, paint: Paint) -> None:
        self._kept = kept
        self._paint = paint

    def lines(self) -> Iterator[str]:
        """All blocks."""
        empty = True
        for found in self._kept.lineages():
            if not empty:
                yield ""
            empty = False
            yield from self._block(found)
        if empty:
            yield self._paint.dim(_NONE)

    def _block(self, found: Lineage) -> Iterator[str]:
        held = [name for name in (found.report, found.of.report) if name]
        headings = self._kept.headings(held)
        yield self._paint.title(_named(found.report, headings))
        yield self._row(found.kind, _original(found.of, headings), self._paint.source)
        yield self._row("because", isolated(found.because))
        for drift in found.drift:
            yield self._row(drift.kind, _changed(drift), self._paint.warn)

    def _row(self, label: str, told: str, paint: object = None) -> str:
        shown = f"{label:12}"
        return f"  {paint(shown) if callable(paint) else self._paint.dim(shown)} {told}"


def _named(report: str, headings: dict[str, Heading]) -> str:
    head = headings.get(report)
    known = (head.language, head.published, head.outlet, head.title) if head else ()
    return " · ".join(isolated(part) for part in (report, *known) if part)


def _original(of: Original, headings: dict[str, Heading]) -> str:
    """What a report comes of; one that the store does not hold by whatever is known of it."""
    if of.report:
        return _named(of.report, headings)
    known = " · ".join(isolated(part) for part in (of.outlet, of.agency, of.url) if part)
    return f"{known} (not in the store)"


def _changed(drift: Drift) -> str:
    """The words of the original, then those of what comes of it."""
    before, after = (quoted(q) if q else _NOTHING for q in (drift.from_quote, drift.to_quote))
    return f"{before} -> {after}"
