"""What a feed lists: entries with a page elsewhere, and what it has itself and no page."""

from __future__ import annotations

from functools import partial
from typing import Any, BinaryIO
from urllib.parse import urljoin

from isnad.reading.arrivals import Arrived, Defaults
from isnad.reading.dates import is_date
from isnad.reading.forms.feeds import entry_read, parsed, published_of, updated_of
from isnad.reading.units import Unit, Units
from isnad.records import Rejected, Report


def read_listing(
    where: str, stream: BinaryIO, defaults: Defaults, charset: str | None = None
) -> Units:
    """The entries of the feed at the address ``where``, in its order: of one that has a page, a
    report without a text, whose ``url`` is that page and whose ``id`` is the feed's; of one that
    has none, the report that it is itself. A feed without entries lists nothing."""
    feed = parsed(where, stream, charset)
    if isinstance(feed, Rejected):
        if feed.reason != "empty":
            yield feed
        return
    for number, entry in enumerate(feed.entries, start=1):
        place = f"{where}:{number}"
        link = _link(where, entry)
        if link is None:
            yield Unit(place, partial(entry_read, place, entry, None, defaults))
        else:
            yield Unit(place, partial(_listed, place, entry, link))


def _link(where: str, entry: Any) -> str | None:  # noqa: ANN401 - feedparser's
    link = str(entry.get("link") or "").strip()
    try:
        return urljoin(where, link) if link else None
    except ValueError:
        # What is no address is told when it is asked for.
        return link


def _listed(place: str, entry: Any, link: str) -> list[Arrived]:  # noqa: ANN401
    published = published_of(entry)
    report = Report(
        id=str(entry.get("id") or link),
        sha256="",
        text="",
        url=link,
        published=published if published and is_date(published) else None,
        modified=updated_of(entry),
    )
    return [Arrived(place, report)]
