"""The tables beside this file, read once on first use."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from isnad.folding import fold
from isnad.languages.tables import rows

_HERE = Path(__file__).parent


@lru_cache(maxsize=1)
def patterns() -> dict[tuple[int, int], dict[str, str]]:
    """Stem patterns by (form, number of radicals)."""
    table = (row for _, row in rows(_HERE / "patterns.tsv"))
    return {(int(row["form"]), int(row["letters"])): row for row in table}


@lru_cache(maxsize=1)
def endings() -> dict[str, list[tuple[str, str, str]]]:
    """(feature, prefix, suffix) by set: perf, ind, sub, juss, noun."""
    found: dict[str, list[tuple[str, str, str]]] = {}
    for _, row in rows(_HERE / "endings.tsv"):
        found.setdefault(row["set"], []).append((row["feature"], row["prefix"], row["suffix"]))
    return found


@lru_cache(maxsize=1)
def letters() -> dict[str, str]:
    """Arabic letter by the Latin one of the patterns."""
    return {row["latin"]: row["arabic"] for _, row in rows(_HERE / "letters.tsv")}


@lru_cache(maxsize=1)
def eighth() -> dict[str, str]:
    """What a first radical (Latin letter) and the t of form VIII become together."""
    table = (row for _, row in rows(_HERE / "letters.tsv"))
    return {row["latin"]: row["eighth"] for row in table if row["eighth"]}


@lru_cache(maxsize=1)
def vowels() -> dict[str, str]:
    """Perfect and imperfect vowel of form I by root, where the root alone misleads."""
    return {row["root"]: row["vowels"] for _, row in rows(_HERE / "vowels.tsv")}


@lru_cache(maxsize=1)
def citations() -> dict[str, tuple[str, int]]:
    """(root, form) of citation forms whose letters leave a choice."""
    table = (row for _, row in rows(_HERE / "citations.tsv"))
    return {row["citation"]: (row["root"], int(row["form"])) for row in table}


@lru_cache(maxsize=1)
def feminine() -> frozenset[str]:
    """Folded nouns that are feminine though no ending says so."""
    return frozenset(fold(row["noun"]) for _, row in rows(_HERE / "feminine.tsv"))
