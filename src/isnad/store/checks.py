"""Does a claim stand on the words of its report? Every span is held against the stored text."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import msgspec

from isnad.records import CarriedBy, Claim, Report

_HOLD = frozenset({dict, list})


def faults(claim: Claim, report: Report, body: dict[str, Any] | None = None) -> list[str]:
    """What is wrong with a claim of that report; empty when it may be kept. ``body``: the claim as
    objects and lists, where somebody has made that already."""
    built = msgspec.to_builtins(claim) if body is None else body
    found = [] if _all_verbatim(built, report) else list(_wrong_spans(built, report, "claim"))
    if (claim.report.id, claim.report.sha256) != (report.id, report.sha256):
        found.append(f"claim.report: names report {claim.report.id!r}, not this one")
    return found


def carried_faults(carried: CarriedBy, report: Report) -> list[str]:
    """What is wrong with one entry of ``carried_by``; empty when it may be kept."""
    return list(_wrong_spans(msgspec.to_builtins(carried), report, "carried_by"))


def _all_verbatim(value: dict[str, Any], report: Report) -> bool:
    """Whether no span is wrong, which is nearly always so: told without saying where."""
    left: list[Any] = [value]
    while left:
        one = left.pop()
        if type(one) is dict:
            if "start" in one and not _verbatim(one, report):
                return False
            for key, part in one.items():
                if type(part) in _HOLD and part and key != "report":
                    left.append(part)
        else:
            left += [part for part in one if type(part) in _HOLD]
    return True


def _wrong_spans(value: object, report: Report, path: str) -> Iterator[str]:
    """Everything that has a start and an end is a span, wherever in a claim it stands."""
    if isinstance(value, dict):
        if not _verbatim(value, report):
            yield f"{path}: {value.get('quote') or value.get('text')!r} is not what stands there"
        for key, part in value.items():
            if key != "report":
                yield from _wrong_spans(part, report, f"{path}.{key}")
    elif isinstance(value, list):
        for at, part in enumerate(value):
            yield from _wrong_spans(part, report, f"{path}[{at}]")


def _verbatim(value: dict[str, Any], report: Report) -> bool:
    start, end = value.get("start"), value.get("end")
    if start is None and end is None:
        return True
    if start is None or end is None:
        return False
    stored = report.part(value.get("part", "text"))
    quote = value.get("quote", value.get("text"))
    return 0 <= start < end <= len(stored) and stored[start:end] == quote
