"""Every row of the tables of words by which accounts differ is found in its example."""

from __future__ import annotations

import re

import pytest

from isnad.folding import fold
from isnad.languages import accounts, codes, folder
from isnad.languages.tables import rows

SAYS = frozenset(
    "deny untrue affirm turn ago none take hold enter reach leave repel prevent foothold settle"
    " remain among earlier by vague kind of else label"
    " victims refers backed older".split()
)


def _found(text: str, code: str) -> list[accounts.Word]:
    return accounts.load(code).find([fold(word) for word in re.findall(r"\w+", text)])


@pytest.mark.parametrize("code", codes())
def test_every_row_is_found_in_its_example(code: str) -> None:
    for line, row in rows(folder(code) / "lexicon" / "accounts.tsv"):
        where = f"{code}/accounts.tsv:{line}"
        assert row["says"] in SAYS, where
        assert row["party"] in ("", "after") or row["says"] == "kind", where
        found = {(word.says, word.party) for word in _found(row["example"], code)}
        assert (row["says"], row["party"]) in found, where


@pytest.mark.parametrize(
    ("code", "text", "says"),
    [
        ("en", "they pushed the tired rebels back", ["repel"]),
        ("en", "they pushed the rebels of the valley far back", []),
        ("ar", "وسينفون", ["deny"]),
        ("vi", "rơi vào tay quân nổi dậy", ["take"]),
    ],
)
def test_rows_are_found_as_written(code: str, text: str, says: list[str]) -> None:
    assert [word.says for word in _found(text, code)] == says
