"""How asking fails, and what an endpoint was found not to take."""

from __future__ import annotations

import threading
from collections.abc import Sequence
from typing import Any

import msgspec


class NotAnswered(Exception):
    """There is no answer. ``passes``: trying again may help, after so many seconds; ``fatal``: no
    request to this endpoint can be answered; ``may_cost``: it may be charged all the same."""

    def __init__(
        self,
        reason: str,
        message: str,
        *,
        passes: bool = False,
        fatal: bool = False,
        may_cost: bool = False,
        after: float | None = None,
    ) -> None:
        super().__init__(message)
        self.reason, self.message = reason, message
        self.passes, self.fatal, self.may_cost, self.after = passes, fatal, may_cost, after


class Shape(msgspec.Struct, frozen=True):
    """The form of a request: which format of answers it asks for, and names of fields that differ
    between endpoints."""

    format: int = 0
    newer_limit: bool = False
    cool: bool = True

    def body(self, formats: Sequence[dict[str, Any] | None], most: int) -> dict[str, Any]:
        """The fields of a request beside model and messages."""
        limit = "max_completion_tokens" if self.newer_limit else "max_tokens"
        made: dict[str, Any] = {limit: most, "stream": False}
        if self.cool:
            made["temperature"] = 0
        if formats[self.format] is not None:
            made["response_format"] = formats[self.format]
        return made


class Refusals:
    """What an endpoint refused, for all threads. ``formats``: how many there are, the best first."""

    def __init__(self, formats: int) -> None:
        self._shape, self._formats, self._lock = Shape(), formats, threading.Lock()
        self._taken = False

    def shape(self) -> Shape:
        """The best form that was not refused."""
        with self._lock:
            return self._shape

    def took(self) -> None:
        """A request in the present form was taken: it is not what later ones are refused for."""
        with self._lock:
            self._taken = True

    def learn(self, refused: Shape, said: str) -> bool:
        """Whether there is another form to try than the one that was refused with these words."""
        with self._lock:
            if refused != self._shape:
                return True
            worse = self._worse(said)
            if worse is None:
                return False
            self._shape = worse
            return True

    def _worse(self, said: str) -> Shape | None:
        now = self._shape
        if "max_completion_tokens" in said and not now.newer_limit:
            return msgspec.structs.replace(now, newer_limit=True)
        if "temperature" in said and now.cool:
            return msgspec.structs.replace(now, cool=False)
        # An endpoint that took this form before refuses the words, not the form.
        named = "response_format" in said or "json_schema" in said
        if (named or not self._taken) and now.format < self._formats - 1:
            return msgspec.structs.replace(now, format=now.format + 1)
        return None
