"""What made a claim: the rows of the tables that fired, over the sentence that they were read in.

An entry is named by language, table and first form (``en/frames/attack.v.ASSAULT``); here the name
leads back to file and line.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from isnad.languages import codes, folder, pack
from isnad.languages.tables import rows
from isnad.records import Claim, Report

_FORMS = 8
_JUDGE = "judge/"
_SOURCE = Path(__file__).parents[2]
_SHOWN = ("class", "sector", "frame", "needs", "opts", "example", "counter")
_RTL = frozenset({"R", "AL"})


class Row(NamedTuple):
    """A row of a table: where it stands, and its cells by column."""

    path: Path
    line: int
    cells: dict[str, str]

    @property
    def place(self) -> str:
        """File and line, as seen from the folder of the source."""
        return f"{self.path.relative_to(_SOURCE).as_posix()}:{self.line}"


def find(name: str) -> list[Row]:
    """The rows that an entry's name stands for; more than one where rows begin alike."""
    code, _, rest = name.partition("/")
    table = rest.partition("/")[0]
    if code not in codes() or table not in pack.LEXICON:
        return []
    return _named(code, table).get(name, [])


@lru_cache(maxsize=64)
def _named(code: str, table: str) -> dict[str, list[Row]]:
    path = folder(code) / "lexicon" / f"{table}.tsv"
    found: dict[str, list[Row]] = {}
    for line, cells in rows(path) if path.exists() else ():
        found.setdefault(pack.entry_id(code, table, cells), []).append(Row(path, line, cells))
    return found


def explain(claim: Claim, report: Report) -> str:
    """The entries and rules that made a claim, over its sentence with the trigger marked."""
    return "\n".join(_lines(claim, report)) + "\n"


def _lines(claim: Claim, report: Report) -> Iterator[str]:
    made = claim.made_by
    status = f" {claim.status}" if claim.status else ""
    yield f"{claim.type}{status}  {claim.polarity}, {claim.modality}  {claim.id}"
    yield f"made by {made.engine} {made.version} out of {_isolated(' '.join(report.id.split()))}"
    language = claim.report.language
    if made.pack and language in codes() and made.pack != pack.load(language).version:
        yield "The tables have changed since; the rows are shown as they are now."
    for rule in made.rules:
        yield ""
        yield _isolated(rule)
        yield from _rows(rule)
    yield ""
    yield _sentence(claim)


def _rows(rule: str) -> Iterator[str]:
    if rule.startswith(_JUDGE):
        yield "  learned: how likely a reader takes this for such a claim; no row of a table asks for it"
    for row in find(rule):
        yield f"  {row.place}"
        yield f"  form     {_isolated(_forms(row.cells['form']))}"
        for column in _SHOWN:
            if row.cells.get(column):
                yield f"  {column:8} {_isolated(row.cells[column])}"


def _forms(cell: str) -> str:
    """The forms of a row, the first few of many."""
    forms = cell.split("|")
    more = len(forms) - _FORMS
    return "|".join(forms[:_FORMS]) + (f" and {more} more" if more > 0 else "")


def _sentence(claim: Claim) -> str:
    """The evidence on one line with brackets around the trigger."""
    evidence, trigger = claim.evidence, claim.trigger
    start, end = trigger.start - evidence.start, trigger.end - evidence.start
    words = evidence.quote
    if trigger.part == evidence.part and 0 <= start < end <= len(words):
        words = f"{words[:start]}[{words[start:end]}]{words[end:]}"
    return _isolated(" ".join(words.split()))


def _isolated(text: str) -> str:
    """Words from right to left between marks that keep them apart from what stands around."""
    right_to_left = any(unicodedata.bidirectional(char) in _RTL for char in text)
    return f"\u2068{text}\u2069" if right_to_left else text
