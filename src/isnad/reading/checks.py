"""What a report must be before it is read: each check names what is wrong and the way out."""

from __future__ import annotations

from typing import Any

import msgspec

from isnad import settings
from isnad.reading import notes
from isnad.reading.arrivals import WORDS, Arrived, Defaults, Line, arrived, rejected
from isnad.reading.dates import is_date, is_time
from isnad.reading.encodings import Undecodable, decode, decode_as
from isnad.reading.notes import Note
from isnad.records import Rejected

_DECODER = msgspec.json.Decoder(Line)
_DATE = "write a day as 2024-12-02, a time as 2024-12-02T14:30:00Z, what is unknown with X"
_TIME = "write it as 2024-12-02T14:30:00Z or 2024-12-02"


def from_json(where: str, data: bytes, defaults: Defaults) -> Arrived | Rejected:
    """The report in one line of JSON, or why there is none."""
    if len(data) > settings.MAX_REPORT_BYTES:
        return too_large(where)
    try:
        line = _DECODER.decode(_utf8(data))
    except UnicodeDecodeError as error:
        return not_utf8(where, error)
    except msgspec.ValidationError as error:
        return wrong_type(where, error)
    except (msgspec.DecodeError, RecursionError) as error:
        message = f"is not JSON: {error}; one whole report must stand on each line"
        return rejected(where, "not_json", message)
    return noted(checked(where, line, defaults))


def from_text(where: str, data: bytes, defaults: Defaults) -> Arrived | Rejected:
    """The report in the bytes of a plain text, or why there is none."""
    if len(data) > settings.MAX_REPORT_BYTES:
        return too_large(where)
    try:
        name = defaults.encoding
        found = decode_as(data, name) if name else decode(data)
    except Undecodable as error:
        return rejected(where, error.reason, error.message)
    return noted(checked(where, Line(text=found.text), defaults), notes.on_bytes(found))


def noted(item: Arrived | Rejected, more: tuple[Note, ...] = ()) -> Arrived | Rejected:
    """The same, with ``more`` notes and those on its text."""
    if isinstance(item, Rejected) or not (found := more + notes.on_text(item.report.text)):
        return item
    return msgspec.structs.replace(item, notes=item.notes + found)


def checked(
    where: str, line: Line, defaults: Defaults, more: dict[str, Any] | None = None
) -> Arrived | Rejected:
    """The report of ``line`` with ``more`` fields of a report, if its text, title and dates can be
    kept, else why not."""
    return (
        _emptiness(where, line)
        or _bad_characters(where, line)
        or _bad_dates(where, line)
        or arrived(where, line, defaults, more)
    )


def wrong_type(where: str, error: msgspec.ValidationError) -> Rejected:
    """JSON that is no report."""
    message = f"is not a report: {error}; needed is text, and read are {_fields()}"
    return rejected(where, "wrong_type", message)


def not_utf8(where: str, error: UnicodeDecodeError) -> Rejected:
    """JSON in another encoding, which it may not be in."""
    byte = error.object[error.start]
    message = (
        f"is not UTF-8: byte 0x{byte:02x} at offset {error.start}; "
        "convert it first: iconv -f ENCODING -t UTF-8"
    )
    return rejected(where, "not_utf8", message)


def too_large(where: str) -> Rejected:
    """A text over the limit."""
    limit = settings.MAX_REPORT_BYTES // 1_000_000
    return rejected(where, "too_large", f"is over {limit} MB; cut it into the reports it holds")


def bomb(where: str) -> Rejected:
    """Something out of which comes more than any text is long."""
    message = "is packed so that no text can be in it (a bomb); leave it out"
    return rejected(where, "bomb", message)


def torn(where: str, told: object) -> Rejected:
    """Something that ends before its time or is damaged."""
    message = f"is cut off or damaged ({told}); what stands before that is read, fetch it again"
    return rejected(where, "torn", message)


def _utf8(data: bytes) -> str:
    return data.decode("utf-8").removeprefix("\ufeff")


def _fields() -> str:
    return ", ".join(name for name in Line.__struct_fields__ if name != "text")


def _emptiness(where: str, line: Line) -> Rejected | None:
    if line.text.strip():
        return None
    return rejected(where, "empty", "has no text; there is nothing to read")


def _bad_characters(where: str, line: Line) -> Rejected | None:
    """NUL and lone surrogates, which neither a database nor UTF-8 can hold, in any field."""
    for name in WORDS:
        value = getattr(line, name) or ""
        at = value.find("\0")
        if at >= 0:
            return rejected(where, "nul", f"has a NUL character in {name} at {at}; take it out")
        try:
            value.encode("utf-8")
        except UnicodeEncodeError as error:
            message = f"has half a character (a lone surrogate) in {name} at {error.start}"
            return rejected(where, "surrogate", f"{message}; take it out")
    return None


def _bad_dates(where: str, line: Line) -> Rejected | None:
    if line.published is not None and not is_date(line.published):
        message = f"published {line.published!r} is not a date; {_DATE}"
        return rejected(where, "bad_date", message)
    if line.received is not None and not is_time(line.received):
        message = f"received {line.received!r} is not a time; {_TIME}"
        return rejected(where, "bad_date", message)
    return None
