"""The examples in the tables of a language, tried on the engine.

``failing`` gives a line for every row whose example does not show what the row is for. To list all:
``.venv/bin/python -m tests.languages.examples [LANGUAGE...]``.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from functools import partial

from isnad import flow
from isnad.languages import codes, explain, folder, pack
from isnad.languages.pack import LEXICON, Entry, Pack
from isnad.languages.tables import options, rows
from isnad.records import Claim, Report
from isnad.resolve.resolver import Resolver
from isnad.text.tokens import tokenise

TABLES = tuple(LEXICON)
TWO = "also"


def failing(code: str, table: str) -> list[str]:
    """What is wrong with the examples of a table, a line each, which begins with file and line."""
    path = folder(code) / "lexicon" / f"{table}.tsv"
    check = {"frames": _frame, "say": _say}.get(table, _word)
    return [
        f"{path.name}:{line}: {wrong}"
        for line, row, entry in _rows(code, table)
        for wrong in check(code, row, entry)
    ]


def _rows(code: str, table: str) -> Iterator[tuple[int, dict[str, str], Entry]]:
    """Line, cells and entry of every row; a pack keeps its entries in the order of the rows."""
    known = [e for e in pack.load(code).entries if e.id.startswith(f"{code}/{table}/")]
    path = folder(code) / "lexicon" / f"{table}.tsv"
    for (line, row), entry in zip(rows(path), known, strict=True):
        yield line, row, entry


def claims(text: str, code: str) -> list[Claim]:
    """The claims of a text of its own, by the frames alone."""
    report = Report(id="example", sha256="0" * 64, text=text, language=code)
    return flow.read(report, partial(Resolver, learned=False)).claims


def _frame(code: str, row: dict[str, str], entry: Entry) -> Iterator[str]:
    found = claims(row["example"], code)
    if not any(_made_by_such(claim, row["type"], entry.id) for claim in found):
        yield f"no {row['type']} in {row['example']!r}, but {_told(found)}"
    if row.get("counter"):
        wrong = [claim for claim in claims(row["counter"], code) if claim.type == row["type"]]
        if wrong:
            yield f"a {row['type']} in the counter {row['counter']!r}: {_told(wrong)}"


def _made_by_such(claim: Claim, kind: str, name: str) -> bool:
    """Whether a claim of that type was made by the entry, or by another row of the type."""
    if claim.type != kind:
        return False
    made = [found for rule in claim.made_by.rules for found in explain.find(rule)]
    return name in claim.made_by.rules or any(
        kind in (row.cells.get("type"), options(row.cells.get("opts", "")).get(TWO)) for row in made
    )


def _say(code: str, row: dict[str, str], entry: Entry) -> Iterator[str]:
    sourced = any(claim.sources for claim in claims(row["example"], code))
    if not sourced:
        yield from _word(code, row, entry)


def _word(code: str, row: dict[str, str], entry: Entry) -> Iterator[str]:
    if entry not in _readings(row["example"], pack.load(code)):
        yield f"no word of {row['form'].split('|')[0]!r} in {row['example']!r}"


def _readings(text: str, known: Pack) -> list[Entry]:
    """The entries under which the words of a text can be read."""
    forms = [token.form for token in tokenise(text, 0, len(text), known.joints)]
    return [
        entry
        for at, form in enumerate(forms)
        for tail, entry, *_ in known.lookup(form)
        if len(forms) > at + len(tail)
        and all(word in known.keys(forms[at + 1 + n]) for n, word in enumerate(tail))
    ]


def _told(found: list[Claim]) -> str:
    told = (f"{c.type} by {c.trigger.quote!r} ({', '.join(c.made_by.rules)})" for c in found)
    return "; ".join(told) or "nothing"


if __name__ == "__main__":
    for language in sys.argv[1:] or codes():
        for name in TABLES:
            for fault in failing(language, name):
                print(language, fault)
