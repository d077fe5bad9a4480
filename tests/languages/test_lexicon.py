"""Every example in the tables of every language shows what its row is for."""

from __future__ import annotations

import pytest

from isnad.languages import codes

from .examples import TABLES, failing


@pytest.mark.parametrize("table", TABLES)
@pytest.mark.parametrize("code", codes())
def test_examples_and_counter_examples(code: str, table: str) -> None:
    wrong = failing(code, table)
    assert not wrong, f"{len(wrong)} in {code}/{table}\n" + "\n".join(wrong)
