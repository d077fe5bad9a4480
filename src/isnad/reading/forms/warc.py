"""WARC archives: every page, text and feed that a server answered with."""

from __future__ import annotations

import io
import re
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from functools import partial
from typing import TYPE_CHECKING, BinaryIO

from isnad import settings
from isnad.reading.about import About
from isnad.reading.arrivals import Defaults, rejected
from isnad.reading.checks import bomb, too_large, torn
from isnad.reading.forms.payload import is_looked_at, read_payload
from isnad.reading.units import Found, LeftOut, Unit, Units
from isnad.reading.unpacking import Bomb, Torn, content_of, too_much
from isnad.records import Rejected

if TYPE_CHECKING:
    from fastwarc.warc import HeaderMap, WarcRecord

_PIECE = 1_000_000
# Packed bytes that may have been read for the records before.
_AHEAD = 64 * 1024
_CHUNK = re.compile(rb"[0-9A-Fa-f]{1,8}[ \t]*(?:;[^\r\n]*)?\r\n")
_CHARSET = re.compile(r"""charset\s*=\s*["']?([\w.:-]{1,40})""", re.IGNORECASE)
_OK = 200
# No page was fetched before there was a web.
_FIRST_YEAR = 1990

Wanted = Callable[[str], bool]


class _Taken:
    """An archive as fastwarc reads it, with the number of bytes that were taken."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream
        self.taken = 0

    def read(self, size: int = -1) -> bytes:
        data = self._stream.read(size)
        self.taken += len(data)
        return data

    def tell(self) -> int:
        return self.taken


def read_warc(
    where: str, stream: BinaryIO, defaults: Defaults, wanted: Wanted | None = None
) -> Units:
    """The records of an archive (plain, gzip or zstd), in its order. ``wanted`` tells of a URL
    whether it is one of the pages; null: all are.

    What is damaged or cut off ends the archive: the records before it are read, and it is told.
    """
    from fastwarc.warc import ArchiveIterator

    source = _Taken(stream)
    number, cut = 0, ""
    try:
        for record in ArchiveIterator(source, parse_http=False):  # type: ignore[arg-type]
            number += 1
            before = source.taken
            yield _unit(where, number, record, defaults, wanted)
            if not _skipped(record, source, before):
                yield _bomb(where, number)
                return
            if _is_cut(record):
                cut = "it ends within a record"
    except (OSError, EOFError, ValueError) as error:
        cut = str(error)
    if cut:
        yield torn(where, f"after record {number}: {cut}")
    elif not number:
        yield rejected(where, "empty", "holds no records; there is nothing to read")


def _unit(
    where: str, number: int, record: WarcRecord, defaults: Defaults, wanted: Wanted | None
) -> Unit | LeftOut:
    kind = str(record.record_type)
    url = record.headers.get("WARC-Target-URI") or ""
    if kind not in ("response", "resource", "conversion"):
        return LeftOut("revisit" if kind == "revisit" else "no_answer")
    if wanted is not None and not wanted(url):
        return LeftOut("no_page")
    if not url.startswith(("http://", "https://")):
        return LeftOut("no_page")
    place = f"{where}:{number} {url}"
    return Unit(place, partial(_read, place, record, url, defaults))


def _read(where: str, record: WarcRecord, url: str, defaults: Defaults) -> Iterator[Found]:
    answered = str(record.record_type) == "response"
    try:
        if answered:
            record.parse_http()
        data = record.reader.read(settings.MAX_REPORT_BYTES + 1)
    except OSError as error:
        yield rejected(where, "bad_http", f"is no answer of a server: {error}")
        return
    # Null for a block without a head, whatever the library's types say.
    headers: HeaderMap | None = record.http_headers if answered else record.headers
    if headers is None:
        yield rejected(where, "bad_http", "is no answer of a server; fetch it again")
    elif answered and headers.status_code != _OK:
        yield LeftOut("not_ok")
    elif len(data) > settings.MAX_REPORT_BYTES:
        yield LeftOut("no_text") if _is_media(headers) else too_large(where)
    elif not _is_cut(record):  # what is cut ends the archive, and is told there
        yield from _answer(where, record, headers if answered else None, data, url, defaults)


def _answer(
    where: str,
    record: WarcRecord,
    http: HeaderMap | None,
    data: bytes,
    url: str,
    defaults: Defaults,
) -> Iterator[Found]:
    """The reports in what a server answered with; of a record without an answer, in its block."""
    content = _content(where, http, data) if http is not None else data
    if isinstance(content, Rejected):
        yield content
        return
    stated = _kind(record.headers if http is None else http)
    about = About(url=url, kind=stated[0], charset=stated[1], received=_fetched(record))
    yield from read_payload(where, content, about, defaults)


def _is_media(headers: HeaderMap) -> bool:
    kind, _ = _kind(headers)
    return kind is not None and not is_looked_at(kind)


def _is_cut(record: WarcRecord) -> bool:
    return record.reader.tell() < record.content_length


def _content(where: str, headers: HeaderMap, data: bytes) -> bytes | Rejected:
    """The bytes without what the connection wrapped them in. Crawlers leave the headers of what
    they have unwrapped, so each is believed only if it looks so."""
    codings = (headers.get("Content-Encoding") or "").lower().split(",")
    try:
        if "chunked" in (headers.get("Transfer-Encoding") or "").lower() and _CHUNK.match(data):
            data = _unchunked(data)
        for coding in reversed(codings):
            data = content_of(data, coding.strip())
    except Bomb:
        return bomb(where)
    except (Torn, OSError) as error:
        return torn(where, error)
    return data


def _unchunked(data: bytes) -> bytes:
    from fastwarc.stream_io import ChunkedReader

    return ChunkedReader(io.BytesIO(data)).read(settings.MAX_REPORT_BYTES)


def _skipped(record: WarcRecord, source: _Taken, before: int) -> bool:
    """Go to the end of a record; false where it is a bomb that only unpacks and unpacks."""
    gone = 0
    while count := record.consume(_PIECE):
        gone += count
        packed = source.taken - before + _AHEAD
        if too_much(packed, gone, settings.MAX_REPORT_BYTES):
            return False
    return True


def _fetched(record: WarcRecord) -> str | None:
    """When the record was made, to the second, in UTC; null where that cannot be."""
    stated = record.headers.get("WARC-Date") or ""
    try:
        made = datetime.fromisoformat(stated)
    except ValueError:
        return None
    made = made if made.tzinfo else made.replace(tzinfo=UTC)
    if made > datetime.now(UTC) or made.year < _FIRST_YEAR:
        return None
    return made.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def _kind(headers: HeaderMap) -> tuple[str | None, str | None]:
    """The media type and the charset that are declared."""
    stated = headers.get("Content-Type") or ""
    charset = _CHARSET.search(stated)
    return stated.partition(";")[0].strip().lower() or None, charset[1] if charset else None


def _bomb(where: str, number: int) -> Rejected:
    message = "unpacks without end (a bomb); what stands behind it is not read"
    return rejected(f"{where}:{number}", "bomb", message)
