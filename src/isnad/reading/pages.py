"""A page as a report on its arrival."""

from __future__ import annotations

import re

from isnad import settings
from isnad.reading.arrivals import Arrived, Defaults, Line, rejected
from isnad.reading.checks import checked, too_large
from isnad.records import Rejected

SUFFIXES = frozenset({".html", ".htm", ".xhtml"})
_BEGINS = re.compile(
    rb"\s{0,200}(?:<\?xml[^>]{0,200}>\s{0,200})?(?:<!--.{0,400}?-->\s{0,200})?<(?:!doctype\s{1,9}html|html|head|body)[\s>]",
    re.IGNORECASE | re.DOTALL,
)
_HEAD = 1_200


def is_page(head: bytes) -> bool:
    """Whether bytes begin like an HTML page."""
    return _BEGINS.match(head.removeprefix(b"\xef\xbb\xbf")[:_HEAD]) is not None


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
    one that a header declared; ``received``: when it arrived."""
    if len(data) > settings.MAX_REPORT_BYTES:
        return too_large(where)
    from isnad.reading.page import Unreadable, read_page

    try:
        page = read_page(data, url=url, encoding=encoding)
    except Unreadable as error:
        return rejected(where, error.reason, str(error))
    line = Line(
        text=page.text,
        language=defaults.language or page.language,
        published=page.published,
        received=received,
        title=page.title,
        url=page.url or url,
        outlet=page.outlet,
    )
    found = checked(where, line, defaults)
    if isinstance(found, Arrived):
        report = found.report
        report.modified, report.page = page.modified, page.page
        report.layout, report.carried_by = page.layout, page.carried_by
    return found
