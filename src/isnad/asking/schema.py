"""What a model may answer: as records, and as the JSON Schema that endpoints are handed.

Every field is required and nothing else is allowed there, as endpoints with structured output want
it. What comes back is held against the records all the same.
"""

from __future__ import annotations

from typing import Any, Literal

import msgspec

from isnad.records import Kind, Modality, Polarity, Status

Of = Literal["killed", "injured", "missing", "detained", "displaced", "troops", "participants"]
Manner = Literal["direct", "indirect", "mixed"]
Stance = Literal["states", "confirms", "denies", "insists", "promises", "estimates", "reports"]


class Somebody(msgspec.Struct, frozen=True):
    """A participant as the model tells it: words of the sentence, whom they stand for."""

    words: str | None = None
    stands_for: str | None = None


class Speaker(Somebody, frozen=True):
    """A link of a chain."""

    cue: str | None = None
    manner: Manner | None = None
    stance: Stance | None = None


class Share(msgspec.Struct, frozen=True, rename={"but": "except"}):
    """How much of a place is held."""

    share: Literal["all", "most", "part", "unknown"] = "unknown"
    words: str | None = None
    but: list[str] = []


class Number(msgspec.Struct, frozen=True):
    """A number of people, in the words of the report."""

    of: Of
    words: str


class Told(msgspec.Struct, frozen=True):
    """One claim as the model tells it. ``start``: where it says that the trigger begins in the
    sentence, in code points; it only chooses between places that fit."""

    sentence: int
    type: Kind
    trigger: str
    clause: str | None = None
    actors: list[Somebody] = []
    recipients: list[Somebody] = []
    brokers: list[Somebody] = []
    place: str | None = None
    time: str | None = None
    sources: list[Speaker] = []
    polarity: Polarity = "affirmed"
    polarity_cue: str | None = None
    modality: Modality = "actual"
    modality_cue: str | None = None
    status: Status | None = None
    extent: Share | None = None
    counts: list[Number] = []
    content: str | None = None
    start: int | None = None


class Answer(msgspec.Struct, frozen=True):
    """A whole answer, for its schema alone."""

    claims: list[Told]


# Offered to nobody: what it is for, models count wrongly.
_UNASKED = frozenset({"start"})


def json_schema() -> dict[str, Any]:
    """The schema of an answer with nothing optional and nothing open."""
    _, parts = msgspec.json.schema_components([Answer], ref_template="#/$defs/{name}")
    whole = _strict(parts.pop("Answer"))
    return {**whole, "$defs": {name: _strict(part) for name, part in parts.items()}}


def _strict(part: Any) -> Any:  # noqa: ANN401 - anything that JSON has
    if isinstance(part, list):
        return [_strict(one) for one in part]
    if not isinstance(part, dict):
        return part
    if part.get("type") == "object":
        fields = {k: _strict(v) for k, v in part["properties"].items() if k not in _UNASKED}
        return {
            "type": "object",
            "properties": fields,
            "required": list(fields),
            "additionalProperties": False,
        }
    left_out = ("default", "title", "description")
    kept = {key: _strict(value) for key, value in part.items() if key not in left_out}
    return {"type": "string", **kept} if "enum" in kept else kept
