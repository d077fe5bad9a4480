"""A stand-in for a language model behind a real server of this machine that speaks the protocol.

Its answers are written for testing: what it says of a sentence is what the rules make of that
sentence alone, or what a test tells it to say. Nothing that comes of them says how good any model
is.
"""

from __future__ import annotations

import json
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import lru_cache
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

from isnad import flow
from isnad.records import Claim, Participant, Report, Source

Data = dict[str, Any]
Answer = dict[str, Any]
# What the model says of the data of a request.
Says = Callable[[Data], "str | Reply"]


@dataclass
class Reply:
    """A whole answer of the server. ``body``: sent as it is, instead of an answer with ``says``."""

    says: str = ""
    status: int = 200
    finish: str = "stop"
    headers: dict[str, str] = field(default_factory=dict)
    usage: tuple[int, int] | None = (100, 50)
    body: bytes | None = None
    wait: float = 0.0


@dataclass
class Model:
    """The server. ``structured``: whether it takes a schema for answers; ``asked``: every request,
    in order; ``before``: answers to give first, one a request."""

    says: Says
    structured: bool = True
    limit_name: str = "max_tokens"
    asked: list[dict[str, Any]] = field(default_factory=list)
    before: list[Reply] = field(default_factory=list)
    keys: list[str | None] = field(default_factory=list)
    most_at_once: int = 0
    port: int = 0
    _now: int = 0
    _lock: threading.Lock = field(default_factory=threading.Lock)

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}/v1"

    def data(self) -> list[Data]:
        """The data of every request."""
        return [data_of(request) for request in self.asked]

    def reply(self, request: dict[str, Any], key: str | None) -> Reply:
        with self._lock:
            self.asked.append(request)
            self.keys.append(key)
            if self.before:
                return self.before.pop(0)
        if not self.structured and "response_format" in request:
            return Reply(status=400, body=b'{"error": "response_format is not supported"}')
        if self.limit_name not in request:
            return Reply(status=400, body=b'{"error": "use max_completion_tokens"}')
        made = self.says(data_of(request))
        return made if isinstance(made, Reply) else Reply(made)

    @contextmanager
    def busy(self) -> Iterator[None]:
        with self._lock:
            self._now += 1
            self.most_at_once = max(self.most_at_once, self._now)
        try:
            yield
        finally:
            with self._lock:
                self._now -= 1


def data_of(request: dict[str, Any]) -> Data:
    """What a request asks about: the one message of the user is JSON."""
    system, user = request["messages"]
    assert (system["role"], user["role"]) == ("system", "user")
    found: Data = json.loads(user["content"])
    return found


@contextmanager
def serving(model: Model) -> Iterator[Model]:
    """The model at a port of this machine."""

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_POST(self) -> None:
            length = int(self.headers["Content-Length"])
            request = json.loads(self.rfile.read(length))
            with model.busy():
                reply = model.reply(request, self.headers.get("Authorization"))
                time.sleep(reply.wait)
            body = reply.body if reply.body is not None else _body(reply, request)
            try:
                self.send_response(reply.status)
                self.send_header("Content-Length", str(len(body)))
                for name, value in reply.headers.items():
                    self.send_header(name, value)
                self.end_headers()
                self.wfile.write(body)
            except OSError:
                pass

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002
            pass

    class Server(ThreadingHTTPServer):
        def handle_error(self, request: Any, client_address: Any) -> None:
            if not isinstance(sys.exc_info()[1], OSError):
                super().handle_error(request, client_address)

    server = Server(("127.0.0.1", 0), Handler)
    model.port = server.server_address[1]
    thread = threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True)
    thread.start()
    try:
        yield model
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def _body(reply: Reply, request: dict[str, Any]) -> bytes:
    message = {"role": "assistant", "content": reply.says}
    made: dict[str, Any] = {
        "id": "made", "object": "chat.completion", "model": request["model"],
        "choices": [{"index": 0, "message": message, "finish_reason": reply.finish}],
    }  # fmt: skip
    if reply.usage is not None:
        sent, received = reply.usage
        made["usage"] = {"prompt_tokens": sent, "completion_tokens": received}
    return json.dumps(made, ensure_ascii=False).encode("utf-8", "surrogatepass")


def honest(data: Data) -> str:
    """What the rules make of each sentence alone, as a model would say it."""
    return json.dumps({"claims": claims_of(data)}, ensure_ascii=False)


def claims_of(data: Data) -> list[Answer]:
    """The same as a list."""
    found: list[Answer] = []
    for sentence in data["sentences"]:
        found += (
            {**one, "sentence": sentence["n"]}
            for one in _of_sentence(sentence["text"], data["language"], data["published"])
        )
    return found


@lru_cache(maxsize=4096)
def _of_sentence(text: str, language: str, published: str | None) -> tuple[Answer, ...]:
    report = Report(id="s", sha256="0", text=text, language=language, published=published)
    return tuple(_told(claim) for claim in flow.read(report).claims)


def _told(claim: Claim) -> Answer:
    cues = {cue.of: cue.quote for cue in claim.cues}
    negated, modality = claim.polarity == "negated", claim.modality
    return {
        "type": claim.type, "trigger": claim.trigger.quote, "start": claim.trigger.start,
        "clause": None, "actors": _people(claim.actors), "recipients": _people(claim.recipients),
        "brokers": _people(claim.brokers), "place": claim.place.text if claim.place else None,
        "time": claim.time.text if claim.time else None,
        "sources": [_source(one) for one in claim.sources if one.text],
        "polarity": claim.polarity,
        "polarity_cue": cues.get("negation", claim.trigger.quote) if negated else None,
        "modality": modality,
        "modality_cue": cues.get(modality, claim.trigger.quote) if modality != "actual" else None,
        "status": claim.status, "extent": None,
        "counts": [{"of": of, "words": n.quote} for of, n in claim.counts.items() if n.quote],
        "content": claim.content.quote if claim.content else None,
    }  # fmt: skip


def _people(people: list[Participant]) -> list[Answer]:
    return [{"words": one.text, "stands_for": None} for one in people if one.text]


def _source(one: Source) -> Answer:
    cue = one.cue.quote if one.cue else None
    return {
        "words": one.text, "stands_for": None, "cue": cue, "manner": one.manner, "stance": one.stance
    }  # fmt: skip
