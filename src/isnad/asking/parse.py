"""From what a model sent to what it tells: tolerant of wrapping, strict about every claim.

Prose or fences around the JSON are passed over. A claim with a name twice in it, or that is not of
the schema, is refused alone; where the whole answer cannot be read, or ends before its end, that is
said.
"""

from __future__ import annotations

import json
import unicodedata
from typing import Any, Literal

import msgspec

from isnad.asking.schema import Told

# More than any passage can hold.
MOST = 200
_SHOWN = 80

Fault = Literal["broken", "cut", "refused"]


class Repeated(dict[str, Any]):
    """An object that has a name twice: which of the two is meant cannot be known."""


class Malformed(msgspec.Struct, frozen=True):
    """A claim that is not of the schema: what it says, and what is wrong with it."""

    shown: str
    fault: str


class Parsed(msgspec.Struct, frozen=True):
    """An answer: its claims; those that cannot be read; or why nothing of it can."""

    claims: list[Told] = []
    malformed: list[Malformed] = []
    fault: Fault | None = None


def parse(content: str | None, *, cut: bool = False) -> Parsed:
    """What an answer tells. ``cut``: the endpoint says that it was ended by its length."""
    if cut:
        return Parsed(fault="cut")
    found = _read(content or "")
    if not isinstance(found, list):
        return Parsed(fault=found)
    claims, malformed = [], []
    for item in found[:MOST]:
        told = _claim(item)
        if isinstance(told, Told):
            claims.append(told)
        else:
            malformed.append(told)
    if len(found) > MOST:
        malformed.append(Malformed("", f"{len(found) - MOST} claims more than a passage can hold"))
    return Parsed(claims, malformed)


def shown(words: object) -> str:
    """What a model said, for people: short, on one line, nothing in it that acts."""
    text = words if isinstance(words, str) else json.dumps(words, ensure_ascii=False, default=str)
    plain = "".join(" " if unicodedata.category(c) in ("Cc", "Cs", "Zl", "Zp") else c for c in text)
    one = " ".join(plain.split())
    return one if len(one) <= _SHOWN else f"{one[: _SHOWN - 1]}\u2026"


def _claim(item: object) -> Told | Malformed:
    if _repeats(item):
        return Malformed(shown(item), "has a name twice")
    try:
        return msgspec.convert(item, Told)
    except msgspec.ValidationError as error:
        return Malformed(shown(item), str(error))


def _repeats(item: object) -> bool:
    if isinstance(item, Repeated):
        return True
    inner = item.values() if isinstance(item, dict) else item if isinstance(item, list) else ()
    return any(_repeats(one) for one in inner)


def _read(content: str) -> list[object] | Fault:
    """The list of claims in an answer: the first value of JSON in it that has one."""
    decoder = json.JSONDecoder(object_pairs_hook=_paired)
    at = 0
    for _ in range(8):
        begin = min(
            (i for i in (content.find("{", at), content.find("[", at)) if i >= 0), default=-1
        )
        if begin < 0:
            return "broken"
        try:
            value, end = decoder.raw_decode(content, begin)
        except RecursionError:
            return "broken"
        except ValueError as error:
            if _ends(error, content):
                return "cut"
            at = begin + 1
            continue
        found = _list_in(value)
        if found is not None:
            return found
        at = end
    return "broken"


def _ends(error: ValueError, content: str) -> bool:
    """Whether an answer is right as far as it goes, and goes no further."""
    if not isinstance(error, json.JSONDecodeError):
        return False
    rest = content[error.pos :].strip()
    return not rest or error.msg.startswith("Unterminated string")


def _list_in(value: object) -> list[object] | None:
    if isinstance(value, Repeated):
        return None
    if isinstance(value, dict):
        value = value.get("claims")
    return value if isinstance(value, list) else None


def _paired(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    made = dict(pairs)
    return made if len(made) == len(pairs) else Repeated(made)
