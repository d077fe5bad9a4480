"""What a report was read into goes once it is read, and waits for no search for rings."""

from __future__ import annotations

import gc
import weakref
from typing import Any

from isnad import flow
from isnad.records import Report
from isnad.resolve.resolver import Resolver
from isnad.resolve.where.places import Places


def test_a_report_that_is_read_leaves_no_ring() -> None:
    held: list[weakref.ref[Places]] = []

    def noted(*arguments: Any) -> Resolver:
        resolver = Resolver(*arguments)
        held.append(weakref.ref(resolver.places))
        return resolver

    gc.disable()
    try:
        text = "The army shelled Homs on Monday."
        flow.read(Report(id="1", sha256="0" * 64, text=text, language="en"), noted)
        assert held[0]() is None
    finally:
        gc.enable()
