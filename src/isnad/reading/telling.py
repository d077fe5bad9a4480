"""Which format an input is in: by what it holds first, then by its name."""

from __future__ import annotations

import codecs
import re
from enum import StrEnum
from pathlib import PurePath
from typing import BinaryIO

import msgspec

from isnad.reading.unpacking import magic_of


class Form(StrEnum):
    """The formats that are read."""

    text = "text"
    jsonl = "jsonl"
    json = "json"
    ninjs = "ninjs"
    html = "html"
    feed = "feed"
    warc = "warc"
    wacz = "wacz"
    parquet = "parquet"


# So much of an input is looked at.
HEAD = 64 * 1024

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_SUFFIXES = {
    ".jsonl": Form.jsonl, ".ndjson": Form.jsonl, ".json": Form.json, ".ninjs": Form.json,
    ".html": Form.html, ".htm": Form.html, ".xhtml": Form.html, ".shtml": Form.html,
    ".rss": Form.feed, ".atom": Form.feed, ".rdf": Form.feed, ".txt": Form.text,
}  # fmt: skip
_PACKED = frozenset({".gz", ".zst"})
# Declarations, instructions and comments, which may stand before the first element.
_BEFORE = re.compile(
    r"(?:\s+|<\?.*?\?>|<!--.*?-->|<!DOCTYPE\b[^>\[]*(?:\[.*?\]\s*)?>)*", re.DOTALL | re.IGNORECASE
)
_ELEMENT = re.compile(r"<([A-Za-z][\w.-]*:)?([A-Za-z][\w.-]*)")
_FEEDS = frozenset({"rss", "feed", "rdf"})
_HTML_DOCTYPE = re.compile(r"\s*<!DOCTYPE\s+html\b", re.IGNORECASE)
_XML = re.compile(r"\s*<\?xml\b")
# With these a page or a piece of one begins; a text may begin with any other thing in angles.
_PAGE = frozenset(
    "html head body title meta link script style base div p article section main header h1 h2 h3 "
    "table center font span a ul ol img figure nav br template noscript".split()
)
_ARRAY = re.compile(r"\s*\[\s*[{\]]")
_NINJS = re.compile(r'"(?:uri|versioncreated|versionCreated|bodies|body_\w+|headlines)"\s*:')
_TEXT = re.compile(r'"text"\s*:\s*"')


# How files begin that people have at hand and that are not read.
_STRANGERS = {
    b"%PDF-": "a PDF", b"\x89PNG\r": "a picture", b"\xff\xd8\xff": "a picture", b"GIF8": "a picture",
    b"RIFF": "a recording or a picture", b"{\\rtf": "a document of a word processor",
    b"\xd0\xcf\x11\xe0": "a document of an office program", b"SQLite format 3\0": "a database",
}  # fmt: skip


def stranger(head: bytes) -> str | None:
    """What kind of file begins with ``head``, where it is one that is known and not read."""
    return next((what for mark, what in _STRANGERS.items() if head.startswith(mark)), None)


def form_of(head: bytes, name: str = "", kind: str | None = None) -> Form | None:
    """The format of what begins with ``head``; null where it is none that is read.

    ``name``: of the file or address, for its ending; ``kind``: the media type that was declared.
    """
    if head.startswith(b"PAR1"):
        return Form.parquet
    if head.startswith(b"PK\x03\x04"):
        return Form.wacz
    if head.startswith(b"WARC/1."):
        return Form.warc
    if stranger(head) is not None:
        return None
    text = _decoded(head)
    suffix = _suffix(name)
    by_content = _marked_up(text, suffix) if text.lstrip().startswith("<") else _json(text, suffix)
    return by_content or _by_name(text, suffix, kind)


def head_of(stream: BinaryIO) -> bytes:
    """The beginning of a stream down to the first line that is not blank; all that is looked at
    where that is mark-up or binary. It waits for no more, since a pipe may be slow."""
    head = b""
    while line := stream.readline(HEAD - len(head)):
        head += line
        if len(head) >= HEAD or head.lstrip(codecs.BOM_UTF8 + b" \t\r\n"):
            break
    if head.lstrip(codecs.BOM_UTF8).lstrip()[:1] in (b"<", b"{", b"[") and len(head) < HEAD:
        # Of a JSON Lines, the first line says it.
        if not is_value(head):
            head += stream.read(HEAD - len(head))
    elif head[:2] in (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE) or magic_of(head):
        head += stream.read(HEAD - len(head))
    return head


def is_value(line: bytes) -> bool:
    """Whether a line is one whole JSON object."""
    try:
        msgspec.json.decode(line.removeprefix(codecs.BOM_UTF8), type=dict[str, msgspec.Raw])
    except (msgspec.DecodeError, RecursionError):
        return False
    return True


def _decoded(head: bytes) -> str:
    for mark, encoding in _MARKS:
        if head.startswith(mark):
            return head.removeprefix(mark).decode(encoding, "replace")
    return head.decode("utf-8", "replace")


def _suffix(name: str) -> str:
    path = PurePath(name.partition("?")[0])
    if path.suffix.lower() in _PACKED:
        path = path.with_suffix("")
    return path.suffix.lower()


def _marked_up(text: str, suffix: str) -> Form | None:
    if _HTML_DOCTYPE.match(text):
        return Form.html
    before = _BEFORE.match(text)
    root = _ELEMENT.match(text, before.end() if before else 0)
    if root:
        if root[2].lower() in _FEEDS:
            return Form.feed
        if root[2].lower() in _PAGE:
            return Form.html
    by_name = _SUFFIXES.get(suffix)
    return by_name if by_name in (Form.html, Form.feed) else None


def _json(text: str, suffix: str) -> Form | None:
    text = text.lstrip("\ufeff \t\r\n")
    if suffix in (".jsonl", ".ndjson"):
        first = text.partition("\n")[0]
        return Form.json if _ninjs(first) else Form.jsonl
    if not text.startswith("{"):
        return Form.json if _ARRAY.match(text) else None
    first = text.partition("\n")[0]
    if _ninjs(text if first.strip() == "{" else first):
        return Form.json
    # A document set in lines has its inner ones indented; of JSON Lines the first may be broken.
    lines = (line for line in text.split("\n") if line.startswith("{"))
    whole = any(is_value(line.encode("utf-8", "replace")) for line in lines)
    return Form.jsonl if whole or _cut(text) else Form.json


def _cut(text: str) -> bool:
    """Whether the head ends within its first line: one long line is one of JSON Lines."""
    return "\n" not in text.strip() and len(text) >= HEAD // 4


def _ninjs(line: str) -> bool:
    return bool(_NINJS.search(line)) and not _TEXT.search(line)


def _by_name(text: str, suffix: str, kind: str | None) -> Form | None:
    if kind is not None:
        return _by_kind(kind)
    if suffix == ".json":
        return Form.jsonl
    if _XML.match(text):
        return None
    return Form.text


def _by_kind(kind: str) -> Form | None:
    if kind in ("text/html", "application/xhtml+xml"):
        return Form.html
    return Form.text if kind == "text/plain" else None
