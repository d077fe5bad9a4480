"""A page as a report on its arrival."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import msgspec

from isnad import settings
from isnad.reading.arrivals import Arrived, Defaults, Line, id_at, rejected
from isnad.reading.checks import checked, noted, too_large
from isnad.records import Rejected

if TYPE_CHECKING:
    from isnad.reading.page import Page


def from_page(
    where: str,
    data: bytes,
    defaults: Defaults,
    *,
    url: str | None = None,
    encoding: str | None = None,
    received: str | None = None,
) -> Arrived | Rejected:
    """The report of a page, or why there is none. ``url``: where it was found; ``encoding``: the
    one that a header declared; ``received``: when it arrived, which is when it was fetched."""
    if len(data) > settings.MAX_REPORT_BYTES:
        return too_large(where)
    from isnad.reading.page import Unreadable, read_page

    try:
        page = read_page(data, url=url, encoding=encoding, forced=defaults.encoding)
    except Unreadable as error:
        return rejected(where, error.reason, str(error))
    line = Line(
        text=page.text,
        id=id_at(url or page.url, page.text),
        language=defaults.language or page.language,
        published=page.published,
        received=received,
        title=page.title,
        url=(url if url and page.url == page.source else page.url) or url,
        outlet=page.outlet,
    )
    more = said_by(page)
    if url or received:
        more["page"] = msgspec.structs.replace(page.page, url=url, retrieved=received)
    return noted(checked(where, line, defaults, more), page.notes)


def piece(where: str, markup: str) -> Page | Rejected:
    """A piece of HTML that is all text of a report, as feeds and agencies send it."""
    from isnad.reading.page import Unreadable, read_page

    whole = f"<!DOCTYPE html><html><body><article>{markup}</article></body></html>"
    try:
        return read_page(whole.encode("utf-8", "replace"), encoding="utf-8")
    except Unreadable as error:
        return rejected(where, error.reason, str(error))


def said_by(page: Page) -> dict[str, Any]:
    """The fields of a report that only a page fills."""
    return {
        "modified": page.modified,
        "page": page.page,
        "layout": page.layout,
        "carried_by": page.carried_by,
    }
