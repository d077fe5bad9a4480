"""What a page says of itself in JSON-LD: in lists, graphs, and where the JSON is broken."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterable, Iterator
from typing import Any

import msgspec

from isnad.folding import fold_long

_COMMENT = re.compile(r"<!--|-->|<!\[CDATA\[|\]\]>")
_TRAILING = re.compile(r",(\s{0,200}[}\]])")
_FIELD = re.compile(
    r'"(headline|datePublished|dateModified|inLanguage)"\s{0,20}:\s{0,20}"((?:[^"\\]|\\.){0,2000})"'
)
_AUTHOR = re.compile(
    r'"author"\s{0,20}:\s{0,20}[\[{\s]{0,20}(?:"@type"\s{0,20}:\s{0,20}"\w{1,40}"\s{0,20},\s{0,20})?'
    r'"name"\s{0,20}:\s{0,20}"((?:[^"\\]|\\.){0,200})"'
)
# What is looked for, and only where there is none what comes next.
_REPORTS = (("article", "posting", "report", "newsstory"), ("videoobject",), ("webpage",))
_MOST = 20_000
_DEEPEST = 200


class Author(msgspec.Struct, frozen=True):
    """Who wrote a report; ``body``: an organisation; ``url``: a page about them."""

    name: str
    body: bool = False
    url: str | None = None


class Linked(msgspec.Struct):
    """What JSON-LD says of the report of a page. Dates are as they stand
    there. ``broken``: made out of JSON that cannot be read, so other statements are better."""

    headline: str | None = None
    published: str | None = None
    modified: str | None = None
    authors: list[Author] = []
    publisher: str | None = None
    language: str | None = None
    url: str | None = None
    original: str | None = None
    body: str | None = None
    broken: bool = False


def read(scripts: Iterable[str], titles: list[str]) -> Linked:
    """What the JSON-LD of a page says; ``titles``: how its head and headings call the report,
    which tells it from the others that a page lists."""
    nodes: list[tuple[int, dict[str, Any]]] = []
    broken: list[str] = []
    for script in scripts:
        values = list(_values(script))
        if not values:
            broken.append(script)
        nodes += [found for value in values for found in _nodes(value)]
    reports = next(
        (found for kinds in _REPORTS if (found := [n for n in nodes if _is(n[1], kinds)])), []
    )
    if not reports:
        return _salvaged(broken)
    wanted = {fold_long(title) for title in titles}
    chosen = min(enumerate(reports), key=lambda n: (not _called(n[1][1], wanted), n[1][0], n[0]))[
        1
    ][1]
    return _linked(chosen, {str(n["@id"]): n for _, n in nodes if "@id" in n and len(n) > 1})


def _values(script: str) -> Iterator[Any]:
    """The JSON values of a script, as far as they can be read."""
    text = _COMMENT.sub("", script).strip().rstrip(";")
    decoder = json.JSONDecoder(strict=False)
    for tried in (text, _TRAILING.sub(r"\1", text)):
        at, found = 0, []
        try:
            while at < len(tried):
                value, at = decoder.raw_decode(tried, at)
                found.append(value)
                while at < len(tried) and tried[at] in " \t\r\n,;":
                    at += 1
        except (ValueError, RecursionError):
            pass
        if found:
            yield from found
            return


def _nodes(value: Any) -> Iterator[tuple[int, dict[str, Any]]]:  # noqa: ANN401 - what JSON has
    """Every object in a value, with how deep it stands; lists and graphs add no depth."""
    stack, count = [(0, value)], 0
    while stack and count < _MOST:
        depth, one = stack.pop()
        count += 1
        if isinstance(one, list):
            stack += [(depth, item) for item in reversed(one)]
        elif isinstance(one, dict) and depth < _DEEPEST:
            yield depth, one
            for key in reversed(one):
                if isinstance(one[key], dict | list):
                    stack.append(
                        (depth if key in ("@graph", "mainEntity") else depth + 1, one[key])
                    )


def _types(node: dict[str, Any]) -> list[str]:
    kinds = node.get("@type")
    return [str(kind).lower() for kind in (kinds if isinstance(kinds, list) else [kinds])]


def _is(node: dict[str, Any], endings: tuple[str, ...]) -> bool:
    return any(kind.endswith(endings) for kind in _types(node))


def _called(node: dict[str, Any], wanted: set[str]) -> bool:
    return fold_long(_text(node.get("headline") or node.get("name")) or "") in wanted


def _linked(node: dict[str, Any], known: dict[str, dict[str, Any]]) -> Linked:
    original = node.get("isBasedOn") or node.get("isBasedOnUrl")
    return Linked(
        headline=_text(node.get("headline") or node.get("name")),
        published=_text(
            node.get("datePublished") or node.get("uploadDate") or node.get("dateCreated")
        ),
        modified=_text(node.get("dateModified")),
        authors=list(_authors(node.get("author") or node.get("creator"), known)),
        publisher=_name(node.get("publisher") or node.get("sourceOrganization"), known),
        language=_name(node.get("inLanguage"), known),
        url=_url(node.get("mainEntityOfPage")) or _url(node.get("url")),
        original=_url(original),
        body=_text(node.get("articleBody")),
    )


def _text(value: Any) -> str | None:  # noqa: ANN401
    if isinstance(value, list):
        value = next((one for one in value if isinstance(one, str)), None)
    if isinstance(value, dict):
        value = value.get("@value")
    return _whole(html.unescape(value)) or None if isinstance(value, str) else None


def _url(value: Any) -> str | None:  # noqa: ANN401
    if isinstance(value, list):
        value = value[0] if value else None
    if isinstance(value, dict):
        value = value.get("@id") or value.get("url")
    return _text(value)


def _name(value: Any, known: dict[str, dict[str, Any]]) -> str | None:  # noqa: ANN401
    named = next(iter(_authors(value, known)), None)
    return named.name if named else None


def _authors(value: Any, known: dict[str, dict[str, Any]]) -> Iterator[Author]:  # noqa: ANN401
    for one in value if isinstance(value, list) else [value]:
        if isinstance(one, str):
            if told := _text(one):
                yield Author(told)
        elif isinstance(one, dict):
            whole = {**known.get(str(one.get("@id")), {}), **one}
            names = whole.get("name")
            for name in names if isinstance(names, list) else [names]:
                if told := _text(name):
                    body = any(kind.endswith("organization") for kind in _types(whole))
                    yield Author(told, body, _text(whole.get("url")))


def _salvaged(scripts: list[str]) -> Linked:
    """What can be made out of JSON that cannot be read."""
    found: dict[str, str] = {}
    authors: list[Author] = []
    for script in scripts:
        for m in _FIELD.finditer(script):
            found.setdefault(m[1], _unquoted(m[2]))
        if not authors and (named := _AUTHOR.search(script)):
            authors = [Author(_unquoted(named[1]))]
    return Linked(
        broken=True,
        headline=found.get("headline"),
        published=found.get("datePublished"),
        modified=found.get("dateModified"),
        language=found.get("inLanguage"),
        authors=authors,
    )


def _unquoted(words: str) -> str:
    try:
        return _whole(str(json.loads(f'"{words}"', strict=False)))
    except ValueError:
        return _whole(words)


def _whole(words: str) -> str:
    """The words without half characters and NUL, which JSON can spell and nothing can keep."""
    return words.encode("utf-8", "replace").decode("utf-8").replace("\0", "\ufffd").strip()


__all__ = ["Author", "Linked", "read"]
