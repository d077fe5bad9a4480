"""What is known of some bytes beside themselves, and what a format says of a report's origin."""

from __future__ import annotations

import html
from typing import Literal

import msgspec

from isnad.records import CarriedBy

Link = Literal["byline", "credit", "original", "photo"]


class About(msgspec.Struct, frozen=True):
    """What is known of some bytes that were fetched. ``charset`` and ``kind``: as a header declares
    them; ``received``: when they were fetched."""

    url: str | None = None
    kind: str | None = None
    charset: str | None = None
    received: str | None = None


def credited(name: str | None, link: Link, url: str | None = None) -> list[CarriedBy]:
    """What a format says of the origin of a report in a field of its own; nothing where it is
    empty."""
    name = html.unescape(name).strip() if name else None
    return [CarriedBy(name=name, link=link, url=url)] if name or url else []
