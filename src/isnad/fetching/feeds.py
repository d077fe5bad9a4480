"""``feeds.toml``: which feeds are watched, checked key by key; each fault names its line."""

from __future__ import annotations

import os
import re
import tomllib
from collections.abc import Collection, Mapping
from pathlib import Path
from typing import Any

import msgspec

from isnad.errors import IsnadError
from isnad.fetching.failing import NotFetched
from isnad.fetching.limits import Limits
from isnad.fetching.urls import Allowed, checked

_EVERY = re.compile(r"(\d{1,6}) *(m|h|d)", re.ASCII)
_UNITS = {"m": 60, "h": 3_600, "d": 86_400}
_SHORTEST, _LONGEST = 60, 30 * 86_400
_LARGEST = 1_000_000
_PATH = re.compile(r"^(.*) - at `\$(?:\.feeds\[(\d+)\])?(?:\.(\w+))?[^`]*`$", re.DOTALL)
_UNKNOWN = re.compile(r"unknown field `(\w+)`")
_TABLE = re.compile(r"^\s*\[\[\s*feeds\s*\]\]")


class FeedsError(IsnadError):
    """A feeds.toml cannot be used; the message names line and key."""


class _Feed(msgspec.Struct, forbid_unknown_fields=True):
    url: str
    outlet: str | None = None
    language: str | None = None
    every: str | None = None
    robots: bool = True
    authorization_from: str | None = None


class _File(msgspec.Struct, forbid_unknown_fields=True):
    feeds: list[_Feed]
    every: str = "30m"
    contact: str | None = None


class Feed(msgspec.Struct, frozen=True, kw_only=True):
    """One feed to watch. ``every``: seconds from one look at it to the next; ``outlet`` and
    ``language``: of its reports, null where the pages are to say; ``robots``: whether the host's
    robots.txt is asked for the feed itself (it always is for pages); ``authorization``: the value
    of that header for the feed itself."""

    url: str
    every: float
    outlet: str | None = None
    language: str | None = None
    robots: bool = True
    authorization: str | None = None


class Feeds(msgspec.Struct, frozen=True, kw_only=True):
    """What a feeds.toml says. ``contact``: at which the people who watch are found."""

    feeds: list[Feed]
    contact: str | None = None


class _Told:
    """A file with its lines, to say where a fault stands."""

    def __init__(self, name: str, text: str) -> None:
        self._name, self._lines = name, text.splitlines()

    def fault(self, message: str, index: int | None = None, key: str | None = None) -> FeedsError:
        """An error at a key of the feed of that index (0-based), or of the file."""
        line = self._line(index, key)
        place = self._name if line is None else f"{self._name}:{line}"
        feed = "" if index is None else f"feed {index + 1}"
        named = ", ".join(part for part in (feed, key) if part)
        return FeedsError(f"{place}: {named + ': ' if named else ''}{message}")

    def _line(self, index: int | None, key: str | None) -> int | None:
        tables = [at for at, line in enumerate(self._lines) if _TABLE.match(line)]
        if index is None:
            first, last = 0, tables[0] if tables else len(self._lines)
        elif index < len(tables):
            first, last = (*tables[index : index + 2], len(self._lines))[:2]
        else:
            return None
        if key is not None:
            wanted = re.compile(rf"^\s*[\"']?{re.escape(key)}[\"']?\s*=")
            for at in range(first, last):
                if wanted.match(self._lines[at]):
                    return at + 1
        return None if index is None else first + 1


def load(
    path: str,
    languages: Collection[str],
    allowed: Allowed,
    limits: Limits,
    environment: Mapping[str, str] = os.environ,
) -> Feeds:
    """The feeds of a file. ``languages``: codes that may be named; ``environment``: where
    ``authorization_from`` looks. Raises FeedsError."""
    text = _text(path)
    told = _Told(path, text)
    try:
        raw: dict[str, Any] = tomllib.loads(text)
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        raise FeedsError(f"{path}: is not TOML: {error}; see docs/watch.md") from error
    try:
        file = msgspec.convert(raw, _File)
    except msgspec.ValidationError as error:
        raise _mistyped(told, str(error)) from error
    if not file.feeds:
        raise told.fault("names no feed; add a [[feeds]] with its url")
    reader = _Reader(told, languages, allowed, limits, environment)
    every = reader.seconds(file.every, None)
    if file.contact is not None and not re.fullmatch(r"[\x21-\x7e]{1,200}", file.contact):
        raise told.fault("is not a URL or address without spaces", key="contact")
    return Feeds(feeds=reader.feeds(file.feeds, every), contact=file.contact)


def _text(path: str) -> str:
    try:
        with Path(path).open("rb") as stream:
            data = stream.read(_LARGEST + 1)
        if len(data) > _LARGEST:
            raise FeedsError(f"{path}: is over {_LARGEST // 1000} kB; make several files of it")
        return data.decode("utf-8")
    except OSError as error:
        raise FeedsError(f"{path}: cannot be read: {error.strerror or error}") from error
    except UnicodeDecodeError as error:
        raise FeedsError(f"{path}: is not UTF-8; save it as UTF-8") from error


def _mistyped(told: _Told, message: str) -> FeedsError:
    found = _PATH.match(message)
    text, index, key = found.groups() if found else (message, None, None)
    unknown = _UNKNOWN.search(text)
    known = _Feed.__struct_fields__ if index is not None else _File.__struct_fields__
    if unknown:
        key, text = unknown[1], f"there is no such key; known are {', '.join(known)}"
    elif "missing required field" in text:
        text = f"{text[0].lower()}{text[1:]}; see docs/watch.md"
    return told.fault(text, None if index is None else int(index), key)


class _Reader:
    """Feeds of a file, one after another."""

    def __init__(
        self,
        told: _Told,
        languages: Collection[str],
        allowed: Allowed,
        limits: Limits,
        environment: Mapping[str, str],
    ) -> None:
        self._told, self._languages, self._environment = told, languages, environment
        self._allowed, self._limits = allowed, limits

    def feeds(self, raw: list[_Feed], every: float) -> list[Feed]:
        first: dict[str, int] = {}
        feeds = []
        for index, feed in enumerate(raw):
            url = self._url(feed, index)
            if url in first:
                message = f"is that of feed {first[url] + 1} already; take one out"
                raise self._told.fault(message, index, "url")
            first[url] = index
            feeds.append(
                Feed(
                    url=url,
                    every=every if feed.every is None else self.seconds(feed.every, index),
                    outlet=feed.outlet,
                    language=self._language(feed, index),
                    robots=feed.robots,
                    authorization=self._authorization(feed, index),
                )
            )
        return feeds

    def seconds(self, text: str, index: int | None) -> float:
        found = _EVERY.fullmatch(text.strip())
        seconds = int(found[1]) * _UNITS[found[2]] if found else 0
        if not _SHORTEST <= seconds <= _LONGEST:
            message = f"{text!r} is no time from 1m to 30d; write 15m, 2h or 1d"
            raise self._told.fault(message, index, "every")
        return float(seconds)

    def _url(self, feed: _Feed, index: int) -> str:
        try:
            return str(checked(feed.url, self._allowed, self._limits))
        except NotFetched as error:
            raise self._told.fault(f"{error.url} {error.message}", index, "url") from error

    def _language(self, feed: _Feed, index: int) -> str | None:
        if feed.language is None or feed.language in self._languages:
            return feed.language
        packs = ", ".join(sorted(self._languages))
        message = f"there is no language pack for {feed.language!r}; there are packs for: {packs}"
        raise self._told.fault(message, index, "language")

    def _authorization(self, feed: _Feed, index: int) -> str | None:
        name, key = feed.authorization_from, "authorization_from"
        if name is None:
            return None
        value = self._environment.get(name)
        if not value or not (value.isascii() and value.isprintable()):
            message = f"the environment has no {name}, or it is not one line of ASCII; set it"
            raise self._told.fault(message, index, key)
        if not feed.url.lower().startswith("https:"):
            raise self._told.fault("would be sent unencrypted; use https for the url", index, key)
        return value
