"""What is asked of a server, and what it answered."""

from __future__ import annotations

import msgspec


class Asked(msgspec.Struct, frozen=True, kw_only=True):
    """A URL to be fetched. ``etag`` and ``last_modified``: of the version that is had already.
    ``authorization``: a value for that header, which goes to the origin of ``url`` only.
    ``at_most``: a body that is longer is cut off there instead of being refused."""

    url: str
    etag: str | None = None
    last_modified: str | None = None
    authorization: str | None = None
    at_most: int | None = None


class Fetched(msgspec.Struct, frozen=True, kw_only=True):
    """The answer to what was asked.

    ``url``: what was asked for; ``final``: where redirects led; ``headers``: names in lower case;
    ``content_type`` and ``charset`` as the server states them, in lower case; ``body``: unpacked;
    ``retrieved``: when it was had, RFC 3339 in UTC; ``etag`` and ``last_modified``: to ask with
    the next time.
    """

    url: str
    final: str
    status: int
    headers: dict[str, str]
    content_type: str | None
    charset: str | None
    body: bytes
    retrieved: str
    etag: str | None = None
    last_modified: str | None = None


class Unchanged(msgspec.Struct, frozen=True, kw_only=True):
    """The server has no other version than the one that is had already."""

    url: str
    retrieved: str
