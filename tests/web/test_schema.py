"""The API as its schema has it: whatever is asked, no answer is a failure and each is as described."""

from __future__ import annotations

from typing import Any

import pytest
import schemathesis
from fastapi.testclient import TestClient
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from schemathesis.checks import (
    content_type_conformance,
    not_a_server_error,
    response_schema_conformance,
    status_code_conformance,
)

from isnad.web import create_app

HOST = {"host": "localhost"}
CHECKS = [
    not_a_server_error, status_code_conformance, content_type_conformance,
    response_schema_conformance,
]  # fmt: skip
# What breaks programs: no character, half of one, none of any alphabet, far too much.
ODD = ["\0", "\ud800", "\uffff", "\U0010ffff", "\u202e", "a\u0301" * 50, "'", '"', "%", "_", "\\",
       "None", "1e999", "-0", "9" * 400, "x" * 2000]  # fmt: skip
TEXTS = {"q", "type", "place", "country", "actor", "source", "origin", "side", "outlet", "report"}
NUMBERS = {"page", "per_page", "most", "min_origins", "days"}
DAYS = {"as_of", "since", "known_by", "known_after", "from", "to"}


@pytest.fixture(scope="session")
def schema(api: TestClient) -> Any:
    """The API's own description of itself."""
    return schemathesis.openapi.from_asgi("/api/v1/openapi.json", api.app, headers=HOST)


# Every address with the names of what it may be asked; what names one thing is in the path.
ADDRESSES = {
    path: {one["name"] for one in told["get"].get("parameters", ()) if one["in"] == "query"}
    for path, told in create_app("none").openapi()["paths"].items()
}


@pytest.mark.parametrize("path", ADDRESSES)
@settings(max_examples=10, suppress_health_check=list(HealthCheck))
@given(drawing=st.data())
def test_every_answer_is_as_described(schema: Any, path: str, drawing: st.DataObject) -> None:
    for mode in list(schemathesis.GenerationMode)[: 2 if ADDRESSES[path] else 1]:
        case = drawing.draw(schema[path]["GET"].as_strategy(generation_mode=mode))
        case.call_and_validate(headers=HOST, checks=CHECKS)


@pytest.mark.parametrize("odd", ODD, ids=ascii)
def test_odd_words_are_answered_or_refused(api: TestClient, odd: str) -> None:
    written = "".join(f"%{byte:02x}" for byte in odd.encode("utf-8", "surrogatepass"))
    for path, names in ADDRESSES.items():
        filled = path
        while "{" in filled:
            filled = filled[: filled.index("{")] + written + filled[filled.index("}") + 1 :]
        asked = "&".join(f"{name}={written}" for name in sorted(names & TEXTS))
        for address in (filled, f"{path}?{asked}", f"{path}?{written}={written}"):
            assert api.get(address).status_code in (200, 400, 404, 414, 422), address


@pytest.mark.parametrize("number", ["-1", "0", "100000", "9" * 30, "1.5", "NaN", "", "\u0661"])
def test_odd_numbers_are_answered_or_refused(api: TestClient, number: str) -> None:
    for path, names in ADDRESSES.items():
        for name in names & NUMBERS:
            assert api.get(path, params={name: number}).status_code in (200, 404, 422), (path, name)


@pytest.mark.parametrize(
    "day", ["0000-00-00", "9999-12-31", "0001-01-01", "2024-02-30", "2024-13-01"]
)
@pytest.mark.parametrize("clock", ["received", "published"])
def test_odd_days_are_answered_or_refused(api: TestClient, day: str, clock: str) -> None:
    for path, names in ADDRESSES.items():
        for name in names & DAYS:
            answer = api.get(path, params={name: day, "clock": clock})
            assert answer.status_code in (200, 404, 422), (path, name)
