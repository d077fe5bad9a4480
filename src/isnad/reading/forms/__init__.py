"""Readers of formats: each gives the units of a stream of bytes."""

from __future__ import annotations

from collections.abc import Callable
from typing import BinaryIO

from isnad.reading.arrivals import Defaults
from isnad.reading.telling import Form
from isnad.reading.units import Unit, Units

Reader = Callable[[str, BinaryIO, Defaults], Units]


def reader_of(form: Form) -> Reader:
    """The reader of a format whose bytes may be hostile. What it needs is loaded with it."""
    if form is Form.feed:
        from isnad.reading.forms.feeds import read_feed

        return read_feed
    if form is Form.warc:
        from isnad.reading.forms.warc import read_warc

        return read_warc
    if form is Form.wacz:
        from isnad.reading.forms.wacz import read_wacz

        return read_wacz
    if form is Form.parquet:
        from isnad.reading.forms.parquet import read_parquet

        return read_parquet
    if form is Form.html:
        return _read_page
    from isnad.reading.forms.documents import read_json

    return read_json


def _read_page(where: str, stream: BinaryIO, defaults: Defaults) -> Units:
    from isnad import settings
    from isnad.reading.pages import from_page

    data = stream.read(settings.MAX_REPORT_BYTES + 1)
    yield Unit(where, lambda: [from_page(where, data, defaults)])
