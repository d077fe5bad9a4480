"""All requests about one report: from kept answers or from the endpoint, several at once.

What cannot be read is asked again; what was cut off is asked again in halves, down to a single
sentence. A sentence about which nothing can be had is told, and the others stand; where the
endpoint fails, the whole report waits for another run, which pays for nothing twice.
"""

from __future__ import annotations

import threading
from collections.abc import Sequence
from concurrent.futures import Future, ThreadPoolExecutor

import msgspec

from isnad.answers import Answers
from isnad.asking import kept, prompt
from isnad.asking.client import Client
from isnad.asking.failing import NotAnswered
from isnad.asking.parse import Parsed, parse
from isnad.asking.pieces import Piece
from isnad.asking.purse import Spent, Tokens, likely

# Tokens of an answer about a sentence, as an estimate for what was not asked yet.
_OF_SENTENCE = 150
# Questions wait for each other by a hash of so many values.
_TURNS = 1024


class Reply(msgspec.Struct, frozen=True):
    """An answer and what it is about."""

    piece: Piece
    parsed: Parsed


class Failed(Exception):
    """A report cannot be asked about to its end: a reason code, and what to do."""

    def __init__(self, reason: str, message: str) -> None:
        super().__init__(message)
        self.reason, self.message = reason, message


class Asking:
    """The requests of one report, under way."""

    def __init__(self, under_way: Sequence[Future[list[Reply]]]) -> None:
        self._under_way = under_way

    def replies(self) -> list[Reply]:
        """All answers, in order, once they are there. Raises Failed."""
        found: list[Reply] = []
        failure: Failed | None = None
        for one in self._under_way:
            try:
                found += one.result()
            except Failed as error:
                failure = failure or error
        if failure is not None:
            raise failure
        return found


class Asker:
    """Asks about pieces of reports, so many at once."""

    def __init__(self, client: Client, answers: Answers, at_once: int) -> None:
        self._client, self._answers = client, answers
        self._pool = ThreadPoolExecutor(at_once, thread_name_prefix="asking")
        # After this no request is sent any more.
        self._over: Failed | None = None
        self._answered = False
        # What many reports share is asked about once: who comes second waits for that answer.
        self._turns = [threading.Lock() for _ in range(_TURNS)]

    @property
    def model(self) -> str:
        """Whom it asks."""
        return self._client.model

    def begin(self, sha256: str, pieces: Sequence[Piece]) -> Asking:
        """Ask about the pieces of a report with that hash."""
        return Asking([self._pool.submit(self._ask, piece, sha256) for piece in pieces])

    def close(self) -> None:
        """Send nothing more; what is under way is waited for, and kept."""
        self._over = self._over or Failed("asking_ended", "the run was ended")
        self._client.stop()
        self._pool.shutdown(wait=True, cancel_futures=True)
        self._client.close()

    def expected(self, pieces: Sequence[Piece]) -> tuple[int, int, Tokens]:
        """How many requests pieces need, how many of them were answered before, and about how many
        tokens the others cost."""
        sent = received = known = 0
        for piece in pieces:
            messages = prompt.messages(piece)
            if self._answers.has(self._key(messages)):
                known += 1
                continue
            sent += likely("".join(one["content"] for one in messages))
            received += _OF_SENTENCE * len(piece.asked)
        return len(pieces), known, Tokens(sent, received, guessed=True)

    def _ask(self, piece: Piece, sha256: str) -> list[Reply]:
        try:
            parsed = self._parsed(piece, sha256)
        except NotAnswered as failure:
            if failure.reason != "request_refused":
                raise self._failed(failure) from failure
            if len(piece.asked) < 2 and not self._answered:
                raise self._failed(failure) from failure
            parsed = Parsed(fault="refused")
        if parsed.fault is not None and len(piece.asked) > 1:
            self._client.purse.count("asked in halves")
            return [reply for half in piece.halves() for reply in self._ask(half, sha256)]
        return [Reply(piece, parsed)]

    def _parsed(self, piece: Piece, sha256: str) -> Parsed:
        messages = prompt.messages(piece)
        key = self._key(messages)
        with self._turns[int(key[:4], 16) % len(self._turns)]:
            data = self._answers.get(key, sha256)
            if data is not None:
                answer = kept.unpacked(data)
                self._client.purse.count("kept answers")
                return parse(answer.content, cut=answer.cut)
            parsed = self._fresh(messages, key, sha256)
            return self._fresh(messages, key, sha256) if parsed.fault == "broken" else parsed

    def _fresh(self, messages: prompt.Messages, key: str, sha256: str) -> Parsed:
        if self._over is not None:
            raise self._over
        try:
            answer = self._client.ask(messages)
        except Spent:
            message = (
                "the budget is spent; the same command with a larger --budget goes on where this "
                "run ended, and pays for no answer twice"
            )
            self._over = Failed("budget_spent", message)
            raise self._over from None
        self._answered = True
        self._answers.put(key, sha256, kept.packed(answer))
        return parse(answer.content, cut=answer.cut)

    def _failed(self, failure: NotAnswered) -> Failed:
        told = Failed(failure.reason, f"{self._client.where.host} {failure.message}")
        if failure.fatal:
            self._over = self._over or told
        return told

    def _key(self, messages: prompt.Messages) -> str:
        return kept.key_of(self._client.model, messages, self._client.settings.most)
