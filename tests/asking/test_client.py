"""The one who asks, against a real server of this machine that fails in every way."""

from __future__ import annotations

import json
import time
from email.utils import formatdate

import pytest

from isnad.asking.asker import Failed
from isnad.asking.client import Settings
from isnad.asking.leaving import endpoint, warning
from isnad.asking.pieces import Piece, Words
from isnad.errors import IsnadError

from .conftest import Asked, Bench
from .model import Data, Model, Reply, honest

TEXTS = ("Rebels seized Hama.", "The army shelled Idlib.", "Police arrested a man in Homs.")


def piece(*texts: str) -> Piece:
    asked = tuple(Words("text", 100 * n, 100 * n + len(t), t, 1) for n, t in enumerate(texts))
    return Piece("r", "en", None, asked)


def ask(bench: Bench, *pieces: Piece) -> list[list[str]]:
    """The triggers of each answer, in order; a fault by its name."""
    replies = bench.asker.begin("sha", pieces).replies()
    return [
        [one.trigger for one in reply.parsed.claims] if not reply.parsed.fault else [reply.parsed.fault]
        for reply in replies
    ]  # fmt: skip


@pytest.mark.parametrize("structured", [True, False])
def test_it_asks_with_and_without_structured_output(asked: Asked, structured: bool) -> None:
    bench = asked(Model(honest, structured=structured))
    assert ask(bench, piece(TEXTS[0])) == [["seized", "seized"]]
    assert ask(bench, piece(TEXTS[1])) == [["shelled"]]
    shapes = [request.get("response_format", {}).get("type") for request in bench.model.asked]
    if structured:
        assert shapes == ["json_schema", "json_schema"]
    else:
        # What was refused once is not offered again.
        assert shapes == ["json_schema", "json_object", None, None]


def test_a_newer_name_of_the_limit_is_learnt(asked: Asked) -> None:
    bench = asked(Model(honest, limit_name="max_completion_tokens"))
    assert ask(bench, piece(TEXTS[1])) == [["shelled"]]
    assert "response_format" in bench.model.asked[-1]


def test_the_key_goes_along(asked: Asked) -> None:
    bench = asked(Model(honest), key="k-123")
    ask(bench, piece(TEXTS[0]))
    assert bench.model.keys == ["Bearer k-123"]


@pytest.mark.parametrize("status", [429, 500, 502, 503, 504, 529, 408])
def test_trouble_that_passes_is_waited_for(asked: Asked, status: int) -> None:
    bench = asked(Model(honest, before=[Reply(status=status), Reply(status=status)]))
    assert ask(bench, piece(TEXTS[1])) == [["shelled"]]
    assert bench.purse.counts["tried again"] == 2


@pytest.mark.parametrize("told", ["0.03", formatdate(time.time() + 1, usegmt=True), "soon"])
def test_it_waits_as_long_as_it_is_asked_to(asked: Asked, told: str) -> None:
    busy = Reply(status=429, headers={"Retry-After": told})
    settings = Settings(most=500, tries=2, first=0.001, longest=1.0)
    bench = asked(Model(honest, before=[busy]), settings=settings)
    begun = time.monotonic()
    assert ask(bench, piece(TEXTS[1])) == [["shelled"]]
    if told == "0.03":
        assert time.monotonic() - begun >= 0.03


@pytest.mark.parametrize(
    ("reply", "reason"),
    [
        (Reply(status=401), "endpoint_locked"),
        (Reply(status=403), "endpoint_locked"),
        (Reply(status=402), "endpoint_unpaid"),
        (Reply(status=404), "endpoint_unknown"),
        (Reply(status=429), "endpoint_busy"),
        (Reply(status=500), "endpoint_failed"),
        (Reply(status=301, headers={"Location": "http://198.51.100.1/"}), "endpoint_odd"),
        (Reply(body=b"<html>welcome</html>"), "endpoint_odd"),
        (Reply(body=b'{"choices": []}'), "endpoint_odd"),
        (Reply(body=b'{"choices": [{"message": {"content": 7}}]}'), "endpoint_odd"),
        (Reply(body=b"\xff\xfe"), "endpoint_odd"),
        (Reply(body=b"x" * 5_000_000), "endpoint_odd"),
        (Reply(status=400), "request_refused"),
        (Reply(status=422), "request_refused"),
    ],
    ids=lambda one: one if isinstance(one, str) else str(one.status),
)
def test_how_it_fails_is_told(asked: Asked, reply: Reply, reason: str) -> None:
    bench = asked(Model(lambda data: reply))
    with pytest.raises(Failed) as failed:
        ask(bench, piece(TEXTS[0]))
    assert failed.value.reason == reason
    assert "127.0.0.1" in failed.value.message


@pytest.mark.parametrize("status", [401, 404])
def test_after_what_cannot_pass_nothing_more_is_sent(asked: Asked, status: int) -> None:
    bench = asked(Model(lambda data: Reply(status=status)), at_once=1)
    for _ in range(3):
        with pytest.raises(Failed):
            ask(bench, *(piece(text) for text in TEXTS))
    assert len(bench.model.asked) == 1


def test_an_endpoint_that_is_away(asked: Asked) -> None:
    bench = asked(Model(honest))
    bench.asker._client.where = endpoint("http://127.0.0.1:9/v1")
    with pytest.raises(Failed) as failed:
        ask(bench, piece(TEXTS[0]))
    assert failed.value.reason == "endpoint_away"
    assert bench.purse.spent.all == 0


def test_one_that_takes_too_long_is_given_up_and_may_have_cost(asked: Asked) -> None:
    settings = Settings(most=500, patience=0.2, tries=2, first=0.01)
    bench = asked(Model(lambda data: Reply(honest(data), wait=0.6)), settings=settings)
    with pytest.raises(Failed) as failed:
        ask(bench, piece(TEXTS[0]))
    assert failed.value.reason == "endpoint_slow"
    assert bench.purse.spent.guessed
    assert bench.purse.spent.sent > 500


@pytest.mark.parametrize("left", ['{"claims": [{"sentence": 1, "ty', '{"claims": []}', ""])
def test_what_is_cut_off_is_asked_again_in_halves(asked: Asked, left: str) -> None:
    """Also where what came looks whole: the endpoint says that it is not."""

    def says(data: Data) -> Reply:
        if len(data["sentences"]) == 1:
            return Reply(honest(data))
        return Reply(left, finish="length")

    bench = asked(Model(says))
    assert ask(bench, piece(*TEXTS)) == [["seized", "seized"], ["shelled"], ["arrested"]]
    assert bench.purse.counts["asked in halves"] == 2


def test_what_ends_without_its_end_is_asked_again_in_halves(asked: Asked) -> None:
    def says(data: Data) -> Reply:
        return Reply(honest(data) if len(data["sentences"]) == 1 else honest(data)[:-9])

    assert ask(asked(Model(says)), piece(*TEXTS)) == [
        ["seized", "seized"],
        ["shelled"],
        ["arrested"],
    ]


def test_a_sentence_about_which_nothing_can_be_read_costs_no_other(asked: Asked) -> None:
    def says(data: Data) -> str:
        odd = any("Idlib" in one["text"] for one in data["sentences"])
        return "As a model, I would rather not." if odd else honest(data)

    bench = asked(Model(says))
    assert ask(bench, piece(*TEXTS)) == [["seized", "seized"], ["broken"], ["arrested"]]


def test_a_sentence_that_the_endpoint_refuses_costs_no_other(asked: Asked) -> None:
    def says(data: Data) -> str | Reply:
        odd = any("Idlib" in one["text"] for one in data["sentences"])
        return Reply(status=400, body=b'{"error": "filtered"}') if odd else honest(data)

    bench = asked(Model(says), at_once=1)
    assert ask(bench, piece("Rebels left Homs."), piece(*TEXTS)) == [
        ["left"], ["seized", "seized"], ["refused"], ["arrested"],
    ]  # fmt: skip
    # A form that was taken before is not given up for it.
    assert all("response_format" in request for request in bench.model.asked)


def test_no_more_at_once_than_was_said(asked: Asked) -> None:
    bench = asked(Model(lambda data: Reply(honest(data), wait=0.02)), at_once=3)
    ask(bench, *(piece(f"{n} men were arrested in Homs.") for n in range(12)))
    assert bench.model.most_at_once <= 3
    assert len(bench.model.asked) == 12


def test_nothing_is_paid_for_twice(asked: Asked) -> None:
    bench = asked(Model(honest))
    first = ask(bench, piece(TEXTS[0]), piece(TEXTS[1]))
    assert ask(bench, piece(TEXTS[0]), piece(TEXTS[1])) == first
    assert len(bench.model.asked) == 2
    assert bench.purse.counts["kept answers"] == 2
    other = asked(Model(honest), name="another model")
    ask(other, piece(TEXTS[0]))
    assert len(other.model.asked) == 1


def test_answers_that_no_text_can_hold_are_kept(asked: Asked) -> None:
    says = json.dumps({"claims": [{"sentence": 1, "type": "AID", "trigger": "a\x00b\ud800"}]})
    bench = asked(Model(lambda data: says))
    assert len(ask(bench, piece(TEXTS[0]))) == 1
    assert ask(bench, piece(TEXTS[0])) == ask(bench, piece(TEXTS[0]))


@pytest.mark.parametrize(
    ("given", "url", "is_here"),
    [
        ("http://localhost:8080/v1", "http://localhost:8080/v1/chat/completions", True),
        ("http://127.0.0.1:1/v1/", "http://127.0.0.1:1/v1/chat/completions", True),
        ("http://[::1]:8/v1", "http://[::1]:8/v1/chat/completions", True),
        ("https://models.example/v1", "https://models.example/v1/chat/completions", False),
        ("https://m.example/chat/completions", "https://m.example/chat/completions", False),
        ("http://127.0.0.1.example/v1", "http://127.0.0.1.example/v1/chat/completions", False),
        ("http://localhost.example/v1", "http://localhost.example/v1/chat/completions", False),
        ("http://10.0.0.5/v1", "http://10.0.0.5/v1/chat/completions", False),
        ("http://0.0.0.0:1/v1", "http://0.0.0.0:1/v1/chat/completions", False),
    ],
)
def test_where_an_endpoint_is(given: str, url: str, is_here: bool) -> None:
    found = endpoint(given)
    assert (found.url, found.is_here) == (url, is_here)


@pytest.mark.parametrize(
    "given", ["localhost:8080", "ftp://h/v1", "", "http://", "http://a:b@h/v1"]
)
def test_what_is_no_endpoint_is_told(given: str) -> None:
    with pytest.raises(IsnadError, match="--endpoint"):
        endpoint(given)


def test_what_leaves_is_named() -> None:
    told = warning(endpoint("http://models.example/v1"), "big")
    assert "models.example" in told
    assert "UNENCRYPTED" in told
    assert "UNENCRYPTED" not in warning(endpoint("https://models.example/v1"), "big")
