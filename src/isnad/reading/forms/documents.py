"""JSON that is no line: one report or one ninjs item, an array of them, or lines of ninjs."""

from __future__ import annotations

import codecs
import json
from collections.abc import Iterator
from functools import partial
from typing import Any, BinaryIO

import msgspec

from isnad import settings
from isnad.reading.arrivals import Defaults, Line, rejected
from isnad.reading.checks import checked, not_utf8, noted, too_large, wrong_type
from isnad.reading.forms import ninjs
from isnad.reading.units import Found, Unit, Units

_PIECE = 64 * 1024
_BETWEEN = " \t\r\n,"
_SURROGATE_SAFE = "surrogatepass"


class _NoJson(Exception):
    """What stands next is no JSON."""


def read_json(where: str, stream: BinaryIO, defaults: Defaults) -> Units:
    """The items of a stream of JSON, one after the other, be they in an array or not."""
    try:
        values = _Values(stream)
        for number, value in enumerate(values, start=1):
            place = f"{where}:{number}"
            yield Unit(place, partial(_item, place, value, defaults))
        if values.empty:
            yield rejected(where, "empty", "has no reports; there is nothing to read")
    except _NoJson as error:
        message = f"is not JSON: {error}; what stands behind it is not read"
        yield rejected(where, "not_json", message)
    except UnicodeDecodeError as error:
        yield not_utf8(where, error)
    except OverflowError:
        yield too_large(where)


class _Values:
    """The values of a stream, in memory one at a time; ``empty``: no byte came of it so far.

    Raises _NoJson, UnicodeDecodeError, OverflowError for one that is longer than a report may be.
    """

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream
        self._decode = codecs.getincrementaldecoder("utf-8")().decode
        self._text, self._at, self._ended = "", 0, False
        self.empty = True
        self._scan = json.JSONDecoder().raw_decode

    def __iter__(self) -> Iterator[Any]:
        in_array = self._opens()
        while self._next():
            if self._text[self._at] == "]" and in_array:
                return
            yield self._value()

    def _opens(self) -> bool:
        """Go into an array, where it is one."""
        self._next(" \t\r\n\ufeff")
        if self._text[self._at : self._at + 1] != "[":
            return False
        self._at += 1
        return True

    def _next(self, between: str = _BETWEEN) -> bool:
        """Go to where a value begins; false at the end."""
        while True:
            while self._at < len(self._text) and self._text[self._at] in between:
                self._at += 1
            if self._at < len(self._text):
                return True
            if self._ended:
                return False
            self._more(_PIECE)

    def _more(self, size: int) -> None:
        data = self._stream.read(size)
        self._ended = not data
        self.empty = self.empty and not data
        self._text = self._text[self._at :] + self._decode(data, not data)
        self._at = 0

    def _value(self) -> Any:  # noqa: ANN401 - any JSON
        size = _PIECE
        while True:
            try:
                value, end = self._scan(self._text, self._at)
            except RecursionError:
                raise _NoJson("it is nested too deep") from None
            except ValueError as error:
                if self._ended:
                    raise _NoJson(str(error)) from None
                if len(self._text) - self._at > settings.MAX_REPORT_BYTES:
                    raise OverflowError from None
                # Each time as much again, so that a long value is not scanned over and over.
                self._more(size)
                size *= 2
                continue
            # A number may go on in what was not read yet.
            if end == len(self._text) and not self._ended:
                self._more(size)
                continue
            self._at = end
            return value


def _item(where: str, value: Any, defaults: Defaults) -> Iterator[Found]:  # noqa: ANN401
    if isinstance(value, dict) and "text" not in value and ninjs.is_item(value):
        yield from ninjs.item(where, value, defaults)
        return
    try:
        line = msgspec.convert(value, Line)
    except msgspec.ValidationError as error:
        yield wrong_type(where, error)
        return
    yield noted(checked(where, line, defaults))
