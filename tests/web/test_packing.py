"""Answers go packed to whoever can unpack them, and say the same."""

from __future__ import annotations

import asyncio
import zlib
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import brotli
import pytest
from fastapi.testclient import TestClient
from starlette.requests import Request
from starlette.responses import Response, StreamingResponse

from isnad.web.answers import remembering
from isnad.web.packing import packed

PLAIN = {"accept-encoding": "identity"}


@pytest.mark.parametrize("how", ["br", "gzip"])
def test_an_answer_goes_packed_and_is_the_same(api: TestClient, how: str) -> None:
    path = f"/api/v1/facets?packed={how}"
    whole = api.get(path, headers=PLAIN)
    assert "content-encoding" not in whole.headers
    for _ in range(2):
        answer = api.get(path, headers={"accept-encoding": f"deflate, {how};q=0.8"})
        assert answer.headers["content-encoding"] == how
        assert answer.headers["vary"] == "Accept-Encoding"
        assert int(answer.headers["content-length"]) < len(whole.content)
        assert answer.json() == whole.json()


def test_whoever_refuses_a_way_is_sent_another(api: TestClient) -> None:
    answer = api.get("/api/v1/facets", headers={"accept-encoding": "br;q=0, gzip"})
    assert answer.headers["content-encoding"] == "gzip"


@pytest.mark.parametrize("name", ["claims.csv", "claims.geojson", "claims.jsonl"])
def test_files_of_text_go_packed_and_are_the_same(api: TestClient, name: str) -> None:
    whole = api.get(f"/api/v1/{name}", headers=PLAIN)
    answer = api.get(f"/api/v1/{name}", headers={"accept-encoding": "gzip"})
    assert answer.headers["content-encoding"] == "gzip"
    assert "content-length" not in answer.headers
    assert answer.content == whole.content


@pytest.mark.parametrize("body", [b"", b"x", b"one after the other " * 5_000])
def test_what_is_packed_is_whole(body: bytes) -> None:
    assert brotli.decompress(packed(body, "br")) == body
    assert zlib.decompress(packed(body, "gzip"), 31) == body
    assert packed(body, "") == body


class _Index:
    fresh = "as it is"


def test_what_many_ask_at_once_is_found_once() -> None:
    found = []

    async def find(request: Request) -> Response:
        found.append(request.url.path)
        await asyncio.sleep(0.01)
        return StreamingResponse(
            iter([b"{}"]), media_type="application/json", headers={"content-length": "2"}
        )

    door = remembering(_Index())  # type: ignore[arg-type]

    async def all_at_once() -> list[Response]:
        return await asyncio.gather(*(door(_asked("/api/v1/about"), find) for _ in range(20)))

    # In a thread of its own: the browser's tests leave a loop running in this one.
    with ThreadPoolExecutor(1) as thread:
        answers = thread.submit(asyncio.run, all_at_once()).result()
    assert [one.body for one in answers] == [b"{}"] * 20
    assert found == ["/api/v1/about"]


def _asked(path: str) -> Request:
    scope: dict[str, Any] = {
        "type": "http", "method": "GET", "path": path, "raw_path": path.encode(), "query_string": b"",
        "headers": [], "scheme": "http", "server": ("localhost", 80), "root_path": "",
    }  # fmt: skip
    return Request(scope)
