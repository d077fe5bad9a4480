"""What servers answered, read in the process that can be killed."""

from __future__ import annotations

import hashlib
from collections import Counter
from typing import Self

import msgspec

from isnad.reading.about import About
from isnad.reading.arrivals import Arrived, Defaults, rejected
from isnad.reading.bounded import Keeper, Task
from isnad.records import PageMap, Rejected


class Page(msgspec.Struct, frozen=True, kw_only=True):
    """An answer. ``url``: where it was had in the end; ``kind`` and ``charset``: as its headers
    state them; ``retrieved``: when, RFC 3339 in UTC."""

    url: str
    body: bytes
    retrieved: str
    kind: str | None = None
    charset: str | None = None


class Answers:
    """Reads answers, inside its block."""

    def __init__(self) -> None:
        self._left_out: Counter[str] = Counter()
        self._keeper = Keeper(lambda count: None, self._leave_out)

    def __enter__(self) -> Self:
        self._keeper.__enter__()
        return self

    def __exit__(self, *_: object) -> None:
        self._keeper.close()

    def _leave_out(self, reason: str, count: int) -> None:
        self._left_out[reason] += count

    def reports(self, page: Page, defaults: Defaults) -> list[Arrived | Rejected]:
        """The reports of an answer: one of a page or a text, those of a feed. There is at least
        one item. When they are received is left to the store."""
        self._left_out.clear()
        found = list(self._keeper.read(_task(page, defaults)))
        for item in found:
            if isinstance(item, Arrived):
                _note_source(item, page)
        if not found:
            message = "has no report in it that can be read; give the address of a page or a feed"
            return [rejected(page.url, "no_report", message)]
        return found

    def listing(self, page: Page) -> list[Arrived | Rejected]:
        """What a feed lists; see ``read_listing``."""
        task = msgspec.structs.replace(_task(page, Defaults()), listing=True)
        return list(self._keeper.read(task))


def _task(page: Page, defaults: Defaults) -> Task:
    about = About(url=page.url, kind=page.kind, charset=page.charset)
    return Task(page.url, data=page.body, about=about, defaults=defaults)


def _note_source(item: Arrived, page: Page) -> None:
    """Note where and when the page was had."""
    known = item.report.page or PageMap(
        sha256=hashlib.sha256(page.body).hexdigest(), encoding=page.charset or "unknown"
    )
    item.report.page = msgspec.structs.replace(known, url=page.url, retrieved=page.retrieved)
