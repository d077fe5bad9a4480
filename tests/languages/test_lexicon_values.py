"""Values that rows of the lexicons give to claims are those that claims may have."""

from __future__ import annotations

from typing import get_args

import pytest

from isnad.languages import codes, pack
from isnad.records import Status


@pytest.mark.parametrize("code", codes())
def test_a_status_is_one_that_claims_may_have(code: str) -> None:
    known = set(get_args(Status))
    for entry in pack.load(code).entries:
        for name in ("status", "state"):
            assert entry.opts.get(name, "holds") in known, entry.id
