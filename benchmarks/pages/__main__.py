"""How well HTML pages of news are read: the sixty annotated pages beside this file.

``python -m benchmarks.pages [--misses] [--held-out]``; ``--misses`` lists all that differs, page by
page; ``--held-out`` measures the 24 pages of ``held-out`` alone, on which nothing may be tuned.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterable, Iterator
from importlib import import_module
from pathlib import Path
from typing import Any

from benchmarks.pages.measure import Page, Score, nothing, score

HERE = Path(__file__).parent
HELD_OUT = HERE / "held-out"
LANGUAGES = ("ar", "vi", "en")
BARS = {"precision": 0.95, "recall": 0.95, "title": 0.98, "date": 0.95, "byline": 0.90}
# Told for knowledge; no bar is set for them.
OTHERS = ("captions", "corrections", "modified", "outlet", "language", "canonical", "source")
Reader = Callable[..., Page]


def cases(root: Path = HERE) -> Iterator[tuple[str, bytes, dict[str, Any]]]:
    """Name, bytes and annotation of every page in the folders of languages under ``root``."""
    for language in LANGUAGES:
        for path in sorted((root / language).glob("*.html")):
            told = json.loads(path.with_suffix(".json").read_text(encoding="utf-8"))
            yield f"{language}/{path.stem}", path.read_bytes(), told


def scores(read_page: Reader, root: Path = HERE) -> dict[str, Score]:
    """The score of every page by its name; a page that cannot be read has nothing right."""
    found = {}
    for name, data, case in cases(root):
        try:
            page = read_page(data, url=case["url"], encoding=None)
        except Exception as error:  # a crash is a miss, and the next page is read
            found[name] = nothing(case, f"{type(error).__name__}: {error}")
        else:
            found[name] = score(case, page)
    return found


def mean(found: Iterable[Score], name: str) -> float | None:
    """Mean of one figure over the pages that have it (macro average)."""
    values = [item.figures[name] for item in found if name in item.figures]
    return sum(values) / len(values) if values else None


def table(found: dict[str, Score]) -> Iterator[str]:
    """The figures as Markdown, by language and in all; a figure under its bar is marked."""
    yield "| pages | body P | body R | title | date | byline | strays |"
    yield "| --- | --- | --- | --- | --- | --- | --- |"
    for label, chosen in _groups(found):
        cells = [_cell(mean(chosen, name), bar) for name, bar in BARS.items()]
        strays = sum(item.figures.get("strays", 0) for item in chosen)
        yield f"| {label} ({len(chosen)}) | {' | '.join(cells)} | {strays:.0f} |"
    yield f"| bar | {' | '.join(f'{bar:.3f}' for bar in BARS.values())} | |"
    yield ""
    yield f"| pages | {' | '.join(OTHERS)} |"
    yield f"| --- |{' --- |' * len(OTHERS)}"
    for label, chosen in _groups(found):
        yield f"| {label} | {' | '.join(_cell(mean(chosen, name)) for name in OTHERS)} |"


def _groups(found: dict[str, Score]) -> Iterator[tuple[str, list[Score]]]:
    for language in LANGUAGES:
        yield language, [item for name, item in found.items() if name.startswith(f"{language}/")]
    yield "all", list(found.values())


def _cell(value: float | None, bar: float = 0.0) -> str:
    if value is None:
        return "-"
    return f"{value:.3f}" if value >= bar else f"{value:.3f} (below)"


def misses(found: dict[str, Score]) -> Iterator[str]:
    """All that differs, page by page."""
    for name, item in found.items():
        if item.wrong:
            precision, recall = item.figures["precision"], item.figures["recall"]
            yield f"{name} (P {precision:.3f}, R {recall:.3f})"
            yield from (f"  {line}" for line in item.wrong)


def main() -> None:
    """Print the table and, where asked for, what differs."""
    root = HELD_OUT if "--held-out" in sys.argv[1:] else HERE
    found = scores(import_module("isnad.reading.page").read_page, root)
    print("\n".join(table(found)))
    if "--misses" in sys.argv[1:]:
        print("\n".join(misses(found)))


if __name__ == "__main__":
    main()
