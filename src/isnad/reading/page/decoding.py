"""The characters of a page's bytes."""

from __future__ import annotations

import codecs
import re

_DECLARED = re.compile(
    rb"<meta[^>]{0,200}?charset\s{0,9}=\s{0,9}[\"']?\s{0,9}([\w:.-]{1,40})"
    rb"|<\?xml[^>]{0,100}?encoding\s{0,9}=\s{0,9}[\"']([\w:.-]{1,40})",
    re.IGNORECASE,
)
_HEAD = 4096
_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)


def decoded(data: bytes, header: str | None) -> tuple[str, str]:
    """The characters of a page and the encoding that they were read in: by its byte order mark,
    what a header or the page declares where the bytes bear it out, else measured."""
    for bom, marked in _BOMS:
        if data.startswith(bom):
            return data[len(bom) :].decode(marked, "replace"), marked
    for name in ("utf-8", header, declared(data)):
        try:
            return data.decode(name or "utf-8"), _name(name or "utf-8")
        except (UnicodeDecodeError, LookupError, ValueError):
            continue
    from resiliparse.parse.encoding import bytes_to_str, detect_encoding

    found = detect_encoding(data) or "utf-8"
    return bytes_to_str(data, found, errors="replace"), found


def declared(data: bytes) -> str | None:
    """The encoding that the page itself declares."""
    m = _DECLARED.search(data[:_HEAD])
    return (m[1] or m[2]).decode("ascii", "replace") if m else None


def _name(name: str) -> str:
    return codecs.lookup(name).name
