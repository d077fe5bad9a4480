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


def _first(told: Told, wanted: Callable[[dict[str, Any]], str | None]) -> str:
    lines = told("claims", per_page=200)["items"]
    return next(found for one in lines if (found := wanted(one)))


def _story(told: Told) -> str:
    return of("stories", _first(told, lambda one: one["story"]))


def _report(told: Told) -> str:
    return of("reports", _first(told, lambda one: one["report"]))


def _place(told: Told) -> str:
    return of("places", _first(told, lambda one: one["place"] and one["place"]["key"]))


def _actor(told: Told) -> str:
    return of("actors", told("actors")[0]["key"])


def _plain(path: str) -> Callable[[Told], str]:
    return lambda told: path


# By the names that the page gives its views (explorer/src/main.ts).
VIEWS: dict[str, Callable[[Told], str]] = {
    "overview": _plain("/"),
    "stories": _story,
    "reports": _report,
    "search": _plain("/search?q=a"),
    "actors": _actor,
    "places": _place,
    "brief": _plain("/brief?days=365"),
}


def _every(view: str, keys: Callable[[Told], set[str]]) -> Callable[[Told], list[str]]:
    return lambda told: [of(view, key) for key in sorted(keys(told))]


def _lines(name: str) -> Callable[[Told], set[str]]:
    def keys(told: Told) -> set[str]:
        first = told("claims", per_page=200)
        return {one[name] for one in first["items"] if one[name]}

    return keys


def _facet(name: str) -> Callable[[Told], set[str]]:
    def keys(told: Told) -> set[str]:
        values = told("facets", by=name, most=500)["facets"][name]
        return {one["key"] for one in values if one["key"] != "none"}

    return keys


def _public(told: Told) -> set[str]:
    return {one["key"] for one in told("actors")}


# Addresses of every thing that a view may be of.
_ALL_OF = {
    "stories": _every("stories", _lines("story")),
    "reports": _every("reports", _lines("report")),
    "places": _every("places", _facet("place")),
    "actors": _every("actors", _public),
}
OF_ONE = {view: paths for view, paths in _ALL_OF.items() if view in VIEWS}
