"""Every view of the page, with an address of it over whatever store is shown.

A view that the page has and this table has not fails a test: put it in.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from urllib.parse import quote

Told = Callable[..., Any]


def of(view: str, key: str) -> str:
    """The address of a view of one thing."""
    return f"/{view}/{quote(key, safe='')}"


def _lines(name: str) -> Callable[[Told], set[str]]:
    def keys(told: Told) -> set[str]:
        return {one[name] for one in told("claims", per_page=200)["items"] if one[name]}

    return keys


def _places(told: Told) -> set[str]:
    return {one["key"] for one in told("places")["items"]}


def _actors(told: Told) -> set[str]:
    return {one["key"] for one in told("actors")}


def _plain(*paths: str) -> Callable[[Told], list[str]]:
    return lambda told: list(paths)


def _every(view: str, keys: Callable[[Told], set[str]]) -> Callable[[Told], list[str]]:
    """A view of all that there is of something, and of each of it."""
    return lambda told: [f"/{view}", *(of(view, key) for key in sorted(keys(told)))]


# By the names that the page gives its views (explorer/src/main.ts): all their addresses.
VIEWS: dict[str, Callable[[Told], list[str]]] = {
    "overview": _plain("/"),
    "changes": _plain("/changes?clock=published", "/changes?clock=published&from=2024-11-28"),
    "stories": _every("stories", _lines("story")),
    "reports": _every("reports", _lines("report")),
    "search": _plain("/search", "/search?q=Aleppo", "/search?q=Aleppo&of=claims"),
    "actors": _every("actors", _actors),
    "places": _every("places", _places),
    "brief": _plain("/brief?days=365"),
}


def some(view: str, told: Told) -> list[str]:
    """A few addresses of a view: one of each kind."""
    found = VIEWS[view](told)
    return found[:1] if len(found) == 1 else [found[0], found[len(found) // 2]]
