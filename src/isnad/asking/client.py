"""The one who asks: chat completions over HTTP, by whatever speaks that protocol.

Structured output where the endpoint takes it, plain JSON where not: what it does not take is told
by its refusal and not offered again. Trouble that may pass is waited for, as long as the endpoint
says or longer each time. Redirects are not followed and no proxy is used: words go where they were
said to go.
"""

from __future__ import annotations

import random
import threading
import time
from collections.abc import Iterator
from email.utils import parsedate_to_datetime
from typing import Any

import httpx2
import msgspec

from isnad.asking.failing import NotAnswered, Refusals
from isnad.asking.kept import Answered
from isnad.asking.leaving import Endpoint
from isnad.asking.prompt import Messages
from isnad.asking.purse import Purse, Tokens, likely, most_sent
from isnad.asking.schema import json_schema

_FORMATS: tuple[dict[str, Any] | None, ...] = (
    {
        "type": "json_schema",
        "json_schema": {"name": "claims", "strict": True, "schema": json_schema()},
    },
    {"type": "json_object"},
    None,
)
_PASSING = frozenset({408, 409, 425, 429, 500, 502, 503, 504, 529})
_LARGEST = 4_000_000


class Settings(msgspec.Struct, frozen=True):
    """How to ask. ``most``: tokens of an answer; seconds: ``patience`` for one answer, ``first``
    pause and ``longest`` pause between ``tries``."""

    most: int = 4_000
    patience: float = 120.0
    tries: int = 5
    first: float = 1.0
    longest: float = 120.0


class _Usage(msgspec.Struct):
    prompt_tokens: int | None = None
    completion_tokens: int | None = None


class _Message(msgspec.Struct):
    content: str | None = None
    refusal: str | None = None


class _Choice(msgspec.Struct):
    message: _Message
    finish_reason: str | None = None


class _Reply(msgspec.Struct):
    choices: list[_Choice]
    usage: _Usage | None = None


class Client:
    """Asks one model at one endpoint, from several threads. ``key``: sent as a bearer token."""

    def __init__(
        self,
        where: Endpoint,
        model: str,
        purse: Purse,
        key: str | None = None,
        settings: Settings | None = None,
    ) -> None:
        self.where, self.model, self.purse = where, model, purse
        self.settings, self._stopped = settings or Settings(), threading.Event()
        self._refusals = Refusals(len(_FORMATS))
        headers = {"Authorization": f"Bearer {key}"} if key else {}
        # The environment may name certificates (SSL_CERT_FILE), but no proxy.
        verify = httpx2.create_ssl_context() if where.is_sealed else True
        self._http = httpx2.Client(
            headers=headers, timeout=self.settings.patience, follow_redirects=False,
            trust_env=False, verify=verify,
        )  # fmt: skip

    def stop(self) -> None:
        """Try nothing again from now on: the run is ended."""
        self._stopped.set()

    def close(self) -> None:
        """Close all connections."""
        self._http.close()

    def ask(self, messages: Messages) -> Answered:
        """One answer. Raises NotAnswered, and Spent where the budget is."""
        pauses = self._pauses()
        while True:
            try:
                return self._once(messages)
            except NotAnswered as failure:
                pause = next(pauses, None)
                if not failure.passes or pause is None:
                    raise
                if self._stopped.wait(min(max(pause, failure.after or 0.0), self.settings.longest)):
                    raise
                self.purse.count("tried again")

    def _pauses(self) -> Iterator[float]:
        for n in range(self.settings.tries - 1):
            yield self.settings.first * 2**n * (1 + random.random() / 4)

    def _once(self, messages: Messages) -> Answered:
        """One answer, in the best form that the endpoint takes."""
        for _ in range(len(_FORMATS) + 3):
            shape = self._refusals.shape()
            try:
                return self._paid(messages, shape.body(_FORMATS, self.settings.most))
            except NotAnswered as failure:
                if failure.reason != "request_refused" or not self._refusals.learn(
                    shape, failure.message
                ):
                    raise
        raise NotAnswered("request_refused", "refuses the request in every form")

    def _paid(self, messages: Messages, options: dict[str, Any]) -> Answered:
        sent = most_sent(messages)
        most = Tokens(sent, self.settings.most)
        self.purse.open(most)
        cost: Tokens | None = None
        try:
            self.purse.count("requests")
            reply = self._sent({"model": self.model, "messages": messages, **options})
            answer = _answered(reply, messages)
            cost = answer.cost
            return answer
        except NotAnswered as failure:
            # What was given up may have been answered, and charged, all the same.
            if failure.may_cost:
                cost = Tokens(likely("".join(m["content"] for m in messages)), 0, guessed=True)
            raise
        finally:
            self.purse.close(most, cost)

    def _sent(self, body: dict[str, Any]) -> _Reply:
        try:
            with self._http.stream(
                "POST", self.where.url, content=_encoded(body), headers=_JSON
            ) as got:
                data = _read(got, time.monotonic() + self.settings.patience)
        except httpx2.TimeoutException as error:
            message = f"gave no answer in {self.settings.patience:.0f} s"
            raise NotAnswered("endpoint_slow", message, passes=True, may_cost=True) from error
        except httpx2.TransportError as error:
            cost = not isinstance(error, httpx2.ConnectError)
            message = f"cannot be reached, or broke off: {error or type(error).__name__}"
            raise NotAnswered("endpoint_away", message, passes=True, may_cost=cost) from error
        if got.status_code != 200:
            raise _failure(got, data)
        self._refusals.took()
        try:
            return msgspec.json.decode(data, type=_Reply)
        except (msgspec.MsgspecError, UnicodeDecodeError) as error:
            message = f"answered in no form of this protocol ({error})"
            raise NotAnswered("endpoint_odd", message, passes=True, may_cost=True) from error


_JSON = {"Content-Type": "application/json"}


def _encoded(body: dict[str, Any]) -> bytes:
    return msgspec.json.encode(body)


def _read(got: httpx2.Response, until: float) -> bytes:
    """A body that is of some size and comes before some time (``time.monotonic``)."""
    data = bytearray()
    for some in got.iter_bytes():
        data += some
        if time.monotonic() > until:
            raise httpx2.ReadTimeout("it goes on and on")
        if len(data) > _LARGEST:
            message = f"sent more than {_LARGEST} bytes for one answer"
            raise NotAnswered("endpoint_odd", message, may_cost=True)
    return bytes(data)


def _answered(reply: _Reply, messages: Messages) -> Answered:
    if not reply.choices:
        raise NotAnswered("endpoint_odd", "answered without an answer", passes=True, may_cost=True)
    choice = reply.choices[0]
    content = choice.message.content or ""
    usage = reply.usage or _Usage()
    sent, received = usage.prompt_tokens, usage.completion_tokens
    guessed = sent is None or received is None
    if guessed:
        sent = likely("".join(one["content"] for one in messages))
        received = likely(content)
    cost = Tokens(max(sent or 0, 0), max(received or 0, 0), guessed)
    return Answered(content, choice.finish_reason == "length", cost)


def _failure(got: httpx2.Response, data: bytes) -> NotAnswered:
    status, said = got.status_code, data[:300].decode("utf-8", "replace")
    told = f"answered {status}: {' '.join(said.split())}"
    if status in (401, 403):
        return NotAnswered("endpoint_locked", told, fatal=True)
    if status in (404, 405):
        return NotAnswered("endpoint_unknown", told, fatal=True)
    if status == 402:
        return NotAnswered("endpoint_unpaid", told, fatal=True)
    if status in _PASSING:
        reason = "endpoint_busy" if status in (429, 503, 529) else "endpoint_failed"
        return NotAnswered(reason, told, passes=True, after=_after(got.headers.get("Retry-After")))
    if status in (400, 413, 422):
        return NotAnswered("request_refused", told)
    return NotAnswered("endpoint_odd", told)


def _after(header: str | None) -> float | None:
    """Seconds that an endpoint asks to wait, from a number or a date."""
    if header is None:
        return None
    try:
        return max(float(header), 0.0)
    except ValueError:
        pass
    try:
        return max(parsedate_to_datetime(header).timestamp() - time.time(), 0.0)
    except (ValueError, TypeError):
        return None
