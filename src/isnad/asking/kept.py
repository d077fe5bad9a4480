"""What an answer is, and what it is kept under: what was asked, of which model, by which prompt."""

from __future__ import annotations

import hashlib
import json

import msgspec

from isnad.asking.prompt import Messages
from isnad.asking.purse import Tokens


class Answered(msgspec.Struct, frozen=True):
    """What came back: the words of the model; whether its length ended it; what it cost."""

    content: str
    cut: bool
    cost: Tokens


def key_of(model: str, messages: Messages, most: int) -> str:
    """The key of an answer of a model to messages that may have so many tokens at most. The prompt
    is in the messages."""
    asked = json.dumps([model, messages, most], ensure_ascii=True, sort_keys=True)
    return hashlib.sha256(asked.encode()).hexdigest()


def packed(answer: Answered) -> bytes:
    """An answer as it is kept. What no text can hold is kept as a question mark."""
    content = answer.content.encode("utf-8", "replace").decode("utf-8")
    return msgspec.json.encode(msgspec.structs.replace(answer, content=content))


def unpacked(data: bytes) -> Answered:
    """An answer that was kept."""
    return msgspec.json.decode(data, type=Answered)
