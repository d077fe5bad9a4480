"""IPTC ninjs 1, 2 and 3: news items as JSON, as agencies send them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

import msgspec

from isnad.reading.about import credited
from isnad.reading.arrivals import Defaults, Line, id_at, rejected
from isnad.reading.checks import checked, noted
from isnad.reading.dates import is_date
from isnad.reading.pages import piece, said_by
from isnad.reading.units import Found, LeftOut
from isnad.records import Rejected

_OWN = frozenset(
    "versioncreated firstcreated pubstatus headline headlines bodies byline by representationtype "
    "copyrightholder altids infosources associations renditions".split()
)
_CANCELED, _WITHHELD = "canceled", "withheld"
_MARKED_UP = ("html", "xml")
# Of several bodies or headlines, in this order.
_ROLES = ("main", "text", "body", None)

Item = dict[str, Any]


def is_item(value: Mapping[str, Any]) -> bool:
    """Whether a JSON object is a news item: it has the one field that must be, and one more."""
    names = {name.lower() for name in value}
    return isinstance(value.get("uri"), str) and (
        not _OWN.isdisjoint(names) or any(name.startswith("body_") for name in names)
    )


def item(where: str, value: Item, defaults: Defaults) -> Iterator[Found]:
    """The report of a news item, or why there is none. Version 3 writes in mixed case what version
    2 writes small."""
    item = {name.lower(): found for name, found in value.items()}
    if item.get("pubstatus") == _WITHHELD:
        yield _withheld(where, item)
        return
    if item.get("pubstatus") == _CANCELED:
        yield _notice(where, item, defaults)
        return
    if item.get("type") not in (None, "text", "composite"):
        yield LeftOut("no_text")
        return
    body, marked_up = _body(item)
    if not marked_up:
        yield noted(checked(where, _line(item, body), defaults, {"carried_by": _credits(item)}))
        return
    page = piece(where, body)
    if isinstance(page, Rejected):
        yield page
        return
    more = said_by(page)
    more["carried_by"] = [*_credits(item), *more["carried_by"]]
    yield noted(checked(where, _line(item, page.text), defaults, more))


def _withheld(where: str, item: Item) -> Rejected:
    """What its agency keeps back is no report; what was read of it before is another."""
    message = (
        f"{item['uri']} is withheld by its agency and not read; "
        "if an earlier version is in a store: isnad forget takes it out"
    )
    return rejected(where, "withheld", message)


def _notice(where: str, item: Item, defaults: Defaults) -> Found:
    """The report that an item is taken back, in the agency's note on it or, where it has none, the
    one word for it. The words that it takes back are not read again."""
    text = _words(item.get("ednote")) or _CANCELED
    line = _line(item, text)
    line = msgspec.structs.replace(line, title=None, id=f"{line.id}-{_CANCELED}")
    more = {"carried_by": _credits(item), "withdraws": item["uri"]}
    return noted(checked(where, line, defaults, more))


def _line(item: Item, text: str) -> Line:
    uri = _words(item.get("uri"))
    published = _words(item.get("versioncreated")) or _words(item.get("firstcreated"))
    version = _words(item.get("version")) or published
    language = _words(item.get("language"))
    return Line(
        text=text,
        id=(f"{uri}#{version}" if version else id_at(uri, text)) if uri else None,
        language=language.partition("-")[0].lower() if language else None,
        published=published if published and is_date(published) else None,
        title=_headline(item),
        url=uri if uri and uri.startswith(("http://", "https://")) else None,
        outlet=_provider(item),
    )


def _body(item: Item) -> tuple[str, bool]:
    """The text of an item, and whether it is marked up: what is plain stands as it is, so it goes
    first."""
    bodies = [*_several(item, "bodies"), *_named(item, "body_")]
    plain = [one for one in bodies if not _is_marked_up(one)]
    chosen = _chosen(plain) or _chosen(bodies)
    return (chosen["value"], _is_marked_up(chosen)) if chosen else ("", False)


def _headline(item: Item) -> str | None:
    one = _words(item.get("headline"))
    if one:
        return one
    chosen = _chosen([*_several(item, "headlines"), *_named(item, "headline_")])
    return chosen["value"] if chosen else None


def _several(item: Item, name: str) -> list[Item]:
    """The texts of a list of version 2 or 3, field names small."""
    given = item.get(name)
    listed = given if isinstance(given, list) else []
    found = [{k.lower(): v for k, v in one.items()} for one in listed if isinstance(one, dict)]
    return [one for one in found if _words(one.get("value"))]


def _named(item: Item, start: str) -> list[Item]:
    """The same of version 1, which has the role in the field's name."""
    return [
        {"role": name.removeprefix(start), "value": value}
        for name, value in item.items()
        if name.startswith(start) and _words(value)
    ]


def _chosen(found: list[Item]) -> Item | None:
    by_role = {one.get("role"): one for one in reversed(found)}
    return next((by_role[role] for role in _ROLES if role in by_role), found[0] if found else None)


def _is_marked_up(body: Item) -> bool:
    kind = _words(body.get("contenttype"))
    if kind:
        return any(mark in kind.lower() for mark in _MARKED_UP)
    role = (_words(body.get("role")) or "").lower()
    start = body["value"].lstrip()
    named = any(mark in role for mark in (*_MARKED_UP, "richtext"))
    return named or (start.startswith("<") and "</" in start)


def _credits(item: Item) -> list[Any]:
    byline = _words(item.get("byline")) or _words(item.get("by"))
    holder = _words(item.get("copyrightholder"))
    named = [name for name in (_words(one.get("name")) for one in _sources(item)) if name]
    credit = list(dict.fromkeys([*named, *([holder] if holder else [])]))
    return credited(byline, "byline") + [one for n in credit for one in credited(n, "credit")]


def _provider(item: Item) -> str | None:
    for one in _sources(item):
        if _words(one.get("role") or one.get("rel")) in ("provider", "publisher"):
            return _words(one.get("name"))
    return _words(item.get("copyrightholder"))


def _sources(item: Item) -> list[Item]:
    given = item.get("infosources") or item.get("infosource")
    return [one for one in given if isinstance(one, dict)] if isinstance(given, list) else []


def _words(value: object) -> str | None:
    """A field that is a string with something in it."""
    return value if isinstance(value, str) and value.strip() else None
