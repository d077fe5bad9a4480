"""WACZ: a zip with WARC archives and a list of the pages in them."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator
from typing import BinaryIO
from zipfile import ZipFile, ZipInfo

import msgspec

from isnad import settings
from isnad.reading.arrivals import Defaults, rejected
from isnad.reading.checks import bomb, torn
from isnad.reading.forms.warc import Wanted, read_warc
from isnad.reading.units import Units
from isnad.reading.unpacking import too_much

_ARCHIVE = re.compile(r"archive/[^/\\]+\.warc(?:\.gz|\.zst)?", re.IGNORECASE)
_PAGES = re.compile(r"pages/[^/\\]+\.jsonl", re.IGNORECASE)
# Names in a zip are told, and are nothing else: no file is made from one.
_LONGEST = 300
_MOST_PAGES = 1_000_000
_STORED = zipfile.ZIP_STORED


class _Page(msgspec.Struct, frozen=True):
    """A line of a list of pages."""

    url: str


def read_wacz(where: str, stream: BinaryIO, defaults: Defaults) -> Units:
    """The pages of every archive in the zip; where it lists its pages, no others."""
    try:
        with ZipFile(stream) as whole:
            yield from _archives(where, whole, defaults)
    except (zipfile.BadZipFile, OSError, EOFError, ValueError, NotImplementedError) as error:
        yield torn(where, error)
    except RuntimeError as error:  # how an encrypted one is told
        yield rejected(where, "unreadable", f"cannot be unpacked: {error}")


def _archives(where: str, whole: ZipFile, defaults: Defaults) -> Units:
    archives = [info for info in whole.infolist() if _ARCHIVE.fullmatch(info.filename)]
    if not archives:
        message = "is a zip without WARC archives (archive/NAME.warc.gz); unpack it, give its files"
        yield rejected(where, "unknown_format", message)
        return
    wanted = _wanted(whole)
    for info in sorted(archives, key=lambda info: info.filename):
        place = f"{where}!{info.filename[:_LONGEST]}"
        if _is_bomb(info):
            yield bomb(place)
            continue
        with whole.open(info) as archive:
            yield from read_warc(place, archive, defaults, wanted)  # type: ignore[arg-type]


def _wanted(whole: ZipFile) -> Wanted | None:
    """Whether an address is that of a page; null where no pages are listed."""
    listed: set[str] = set()
    for info in whole.infolist():
        if _PAGES.fullmatch(info.filename) and not _is_bomb(info):
            listed.update(_listed(whole, info))
        if len(listed) > _MOST_PAGES:
            return None
    return listed.__contains__ if listed else None


def _listed(whole: ZipFile, info: ZipInfo) -> Iterator[str]:
    with whole.open(info) as lines:
        while line := lines.readline(settings.MAX_REPORT_BYTES):
            try:
                # The first line says of what kind the list is, and has no address.
                yield msgspec.json.decode(line, type=_Page).url
            except msgspec.DecodeError:
                continue


def _is_bomb(info: ZipInfo) -> bool:
    packed = info.compress_size
    return too_much(packed, info.file_size) or (
        info.compress_type == _STORED and info.file_size > packed
    )
