"""Lineage, stories and situations as lines of JSON, in the shapes of contract 1.0."""

from __future__ import annotations

from typing import Any

import msgspec

from isnad.joins import Lineage, Story
from isnad.states import Change, State

# What joining needs and nobody reads.
_OURS = ("aligned", "score")
# Left out where they would be null, for then there is no such thing; elsewhere null is a value.
_IF_ANY = frozenset({"from_span", "to_span", "report", "start", "end", "because", "url", "agency"})


def lineage_line(found: Lineage) -> bytes:
    """One line of ``isnad lineage --format jsonl``."""
    told = {name: value for name, value in msgspec.to_builtins(found).items() if name not in _OURS}
    told["of"] = {name: value for name, value in told["of"].items() if value is not None}
    return msgspec.json.encode(_without_absent(told))


def story_line(found: Story) -> bytes:
    """One line of ``isnad stories --format jsonl``."""
    return msgspec.json.encode(_without_absent(msgspec.to_builtins(found)))


def state_line(found: State) -> bytes:
    """One line of ``isnad situation --format jsonl``."""
    return msgspec.json.encode(found)


def change_line(found: Change) -> bytes:
    """One line of ``isnad changes --format jsonl``."""
    return msgspec.json.encode(found)


def _without_absent(value: Any) -> Any:  # noqa: ANN401 - anything that JSON has
    if isinstance(value, dict):
        return {
            name: _without_absent(one)
            for name, one in value.items()
            if not (one is None and name in _IF_ANY)
        }
    return [_without_absent(one) for one in value] if isinstance(value, list) else value
