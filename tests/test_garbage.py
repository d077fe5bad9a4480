"""How often garbage is looked for, while records pile up and afterwards."""

from __future__ import annotations

import gc
from threading import Barrier, Thread

import pytest

from isnad import garbage


def test_it_is_looked_for_as_before_afterwards() -> None:
    before = gc.get_threshold()
    with garbage.hardly_any():
        assert gc.get_threshold()[0] > before[0]
        with garbage.hardly_any():
            pass
        assert gc.get_threshold()[0] > before[0]
    assert gc.get_threshold() == before


def test_a_failure_leaves_it_as_before() -> None:
    before = gc.get_threshold()
    with pytest.raises(ValueError, match="no"), garbage.hardly_any():
        raise ValueError("no")
    assert gc.get_threshold() == before


def test_threads_that_overlap_leave_it_as_before() -> None:
    before, both = gc.get_threshold(), Barrier(2)

    def work(*, first: bool) -> None:
        with garbage.hardly_any():
            both.wait()
            if first:
                return
        assert not first

    threads = [Thread(target=work, kwargs={"first": one}) for one in (True, False)]
    for one in threads:
        one.start()
    for one in threads:
        one.join()
    assert gc.get_threshold() == before
