"""What is sent: the prompt, its version, and the words of a report as data.

Words of a report go out as strings of JSON, in which no quotation mark can end them. What could be
taken for a mark of the prompt, of a chat template or of a page, and what cannot be seen, goes out
as an escape: no letter is lost, and none is a mark.
"""

from __future__ import annotations

import hashlib
import json
import tomllib
import unicodedata
from functools import lru_cache
from pathlib import Path

from isnad.asking.pieces import Piece
from isnad.asking.schema import json_schema

_FILE = Path(__file__).with_name("prompt.toml")
_DIGEST = 12
# Begin marks of pages, of chat templates and of instructions in them.
_MARKS = frozenset("<>[]{}|`\u2039\u203a\u27e6\u27e7\u3008\u3009\uff1c\uff1e\uff5c")
_UNSEEN = frozenset({"Cc", "Cf", "Co", "Cn", "Cs", "Zl", "Zp"})

Messages = list[dict[str, str]]


@lru_cache(maxsize=1)
def system() -> str:
    """What the model is told, whatever it is asked about."""
    return str(tomllib.loads(_FILE.read_text(encoding="utf-8"))["system"]).strip()


@lru_cache(maxsize=1)
def version() -> str:
    """A hash of the prompt and of the schema of answers."""
    schema = json.dumps(json_schema(), sort_keys=True)
    return hashlib.sha256(f"{system()}\0{schema}".encode()).hexdigest()[:_DIGEST]


def messages(piece: Piece) -> Messages:
    """The messages of one request."""
    return [
        {"role": "system", "content": system()},
        {"role": "user", "content": data(piece)},
    ]


def data(piece: Piece) -> str:
    """A piece of a report as one object of JSON."""
    earlier = ", ".join(
        f'{{"id": {quoted(one.id)}, "words": {quoted(one.text)}}}' for one in piece.earlier
    )
    sentences = ",\n".join(
        f'{{"n": {n}, "text": {quoted(one.text)}}}' for n, one in enumerate(piece.asked, 1)
    )
    before = quoted(piece.before.text) if piece.before is not None else "null"
    published = quoted(piece.published) if piece.published else "null"
    return (
        f'{{"language": {quoted(piece.language)}, "published": {published},\n'
        f'"earlier": [{earlier}],\n"before": {before},\n"sentences": [\n{sentences}\n]}}'
    )


def quoted(words: str) -> str:
    """Words as a string of JSON without anything that could be a mark; ``json.loads`` gives the
    same words."""
    body = json.dumps(words, ensure_ascii=False)[1:-1]
    return '"' + "".join(_escaped(char) if _is_mark(char) else char for char in body) + '"'


def _is_mark(char: str) -> bool:
    return char in _MARKS or unicodedata.category(char) in _UNSEEN


def _escaped(char: str) -> str:
    units = char.encode("utf-16-be", "surrogatepass").hex()
    return "".join(f"\\u{units[at : at + 4]}" for at in range(0, len(units), 4))
