"""HTML as a report: a saved page, one of an archive, the content of a feed."""

from __future__ import annotations

import html
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, Literal

import msgspec

from isnad import settings
from isnad.reading.arrivals import Defaults, Line, id_at
from isnad.reading.checks import checked, noted, too_large
from isnad.reading.dates import is_date
from isnad.reading.units import Found
from isnad.records import CarriedBy, Rejected

if TYPE_CHECKING:
    from isnad.reading.page import Page


Link = Literal["byline", "credit", "original", "photo"]


class About(msgspec.Struct, frozen=True):
    """What is known of some bytes beside themselves. ``charset`` and ``kind``: as a header declares
    them; ``received``: when they were fetched."""

    url: str | None = None
    kind: str | None = None
    charset: str | None = None
    received: str | None = None


def read_html(where: str, data: bytes, about: About, defaults: Defaults) -> Iterator[Found]:
    """The report of one page, or why there is none."""
    if len(data) > settings.MAX_REPORT_BYTES:
        yield too_large(where)
        return
    page = page_of(data, about.url, about.charset)
    if isinstance(page, Rejected):
        yield msgspec.structs.replace(page, where=where)
        return
    url = about.url or page.url
    line = Line(
        text=page.text,
        id=id_at(url, page.text),
        published=_date(page.published),
        received=about.received,
        title=page.title,
        url=url,
        outlet=page.outlet,
    )
    yield noted(checked(where, line, defaults, said_by(page)))


def page_of(data: bytes, url: str | None = None, charset: str | None = None) -> Page | Rejected:
    """What a page says; a Rejected without a place where its letters cannot be told."""
    from isnad.reading.encodings import Undecodable
    from isnad.reading.page import read_page

    try:
        return read_page(data, url=url, encoding=charset)
    except Undecodable as error:
        return Rejected(where="", reason=error.reason, message=error.message)


def piece(markup: str) -> Page | Rejected:
    """A piece of HTML that is all text of a report, as feeds and agencies send it."""
    whole = f"<!DOCTYPE html><html><body><article>{markup}</article></body></html>"
    return page_of(whole.encode("utf-8", "replace"), None, "utf-8")


def said_by(page: Page) -> dict[str, Any]:
    """The fields of a report that only a page fills."""
    return {
        "carried_by": page.carried_by,
        "layout": page.layout,
        "modified": _date(page.modified),
        "page": page.page,
    }


def credited(
    name: str | None,
    link: Link,
    url: str | None = None,
) -> list[CarriedBy]:
    """What a format says of the origin of a report in a field of its own; nothing where it is
    empty."""
    name = html.unescape(name).strip() if name else None
    return [CarriedBy(name=name, link=link, url=url)] if name or url else []


def _date(value: str | None) -> str | None:
    """A date as the page states it; one that is none is unknown."""
    return value if value and is_date(value) else None
