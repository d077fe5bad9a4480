"""Errors that are told to people: each names the thing, the place and the way out."""

from __future__ import annotations

from collections.abc import Iterable


class IsnadError(Exception):
    """Root of every error that this program raises on purpose; its message is for people."""


class UnsupportedLanguage(IsnadError):
    """There is no language pack for a report's language."""

    def __init__(self, language: str | None, known: Iterable[str]) -> None:
        self.language = language
        packs = ", ".join(sorted(known))
        told = f"there is no language pack for {language!r}" if language else "no language fits"
        super().__init__(f"{told}; there are packs for: {packs}")


class StoreError(IsnadError):
    """A store cannot be opened, or does not hold what was asked for."""


class SeveralSuch(StoreError):
    """What was asked for by the beginning of its id begins more ids than one."""


class DatabaseFault(StoreError):
    """The database itself failed: the disk is full, the file damaged or not to be written. Nothing
    more can be kept; what was kept before stays."""


class StoreBusy(DatabaseFault):
    """Nothing is wrong that does not pass: another program has been writing to a store for longer
    than anybody should wait."""


class StoreAway(StoreBusy):
    """The database of a store does not answer: its server is down, or out of reach."""


class PackError(IsnadError):
    """A table or rule of a language pack cannot be read; the message names file and line."""
