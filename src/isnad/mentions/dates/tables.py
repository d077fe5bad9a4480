"""What is known about the date words of one language, read from its ``dates.toml``.

Every class of words is a table from value to words ("1 = january, jan"). Rules are sequences of
classes; they are spelled out into one tree, so that all rules are tried in a single walk.
"""

from __future__ import annotations

import sys
import tomllib
from pathlib import Path
from typing import Any

import msgspec

from isnad.cache import compiled, content_key
from isnad.folding import fold
from isnad.languages import folder
from isnad.mentions.dates.patterns import spell_out
from isnad.mentions.dates.shapes import SHAPES
from isnad.mentions.dates.tokens import words as split

_BUILD = "1"

# Class of a word to its value.
Classes = dict[str, int | str]


class Phrase(msgspec.Struct, array_like=True, gc=False):
    """Words that stand for something: those after the first, and the classes of the whole."""

    rest: list[str]
    classes: dict[str, int | str]


class Rule(msgspec.Struct, array_like=True, gc=False):
    """What a rule makes (date, range, offset …) and the slots it sets by itself.

    ``unless``: classes that must not follow.
    """

    make: str
    fixed: dict[str, int | str]
    unless: list[str]


class Node(msgspec.Struct, array_like=True, gc=False):
    """A place in the tree of rules: what may follow, and whether a rule may end here.

    ``edges``: class to (slot, index of the next node); ``ends``: (rule, context before, after).
    """

    edges: dict[str, tuple[tuple[str, int], ...]]
    ends: tuple[tuple[int, int, int], ...]


class Tables(msgspec.Struct):
    """The compiled tables of a language.

    ``makers`` make one date word of several (a month told by two names) before ``rules`` are
    tried; ``steps`` and ``tree`` are their trees.
    """

    phrases: dict[str, list[Phrase]]
    prefixes: dict[str, list[str]]
    joined: list[str]
    ahead: list[str]
    not_ahead: list[str]
    suffixes: dict[str, str]
    order: str
    weekend: list[int]
    cased: list[str]
    rules: list[Rule]
    tree: list[Node]
    makers: list[Rule]
    steps: list[Node]


def load(language: str) -> Tables:
    """The tables of a language, compiled once into the cache.

    Raises FileNotFoundError for a language that has no date tables.
    """
    source = folder(language) / "dates.toml"
    key = content_key([source], _BUILD + sys.version)
    path = compiled(f"dates-{language}", key, lambda: msgspec.msgpack.encode(build(source)))
    return msgspec.msgpack.decode(path.read_bytes(), type=Tables)


def build(source: Path) -> Tables:
    """The tables of one ``dates.toml``. Raises ValueError, naming the rule, for what is wrong."""
    raw = tomllib.loads(source.read_text("utf-8"))
    affixes = raw.get("affixes", {})
    clitics = {fold(k): v.split() for k, v in affixes.get("before", {}).items()}
    known = {
        *raw["words"],
        *raw.get("glue", {}),
        *SHAPES,
        *(n for v in clitics.values() for n in v),
    }
    makers, steps = _rules(raw, "compose", source)
    rules, sequences = _rules(raw, "rule", source)
    return Tables(
        phrases=_phrases(raw),
        prefixes=clitics,
        joined=[fold(word) for word in affixes.get("joined", [])],
        ahead=[fold(word) for word in affixes.get("future", [])],
        not_ahead=[fold(word) for word in affixes.get("not_future", [])],
        suffixes={fold(k): v for k, v in affixes.get("after_digits", {}).items()},
        order=raw["numeric"]["order"],
        weekend=raw["numeric"]["weekend"],
        cased=raw["numeric"].get("cased", []),
        rules=rules,
        tree=_tree(sequences, known, source),
        makers=makers,
        steps=_tree(steps, known, source),
    )


def _phrases(raw: dict[str, Any]) -> dict[str, list[Phrase]]:
    """First word to the phrases that begin with it, longest first."""
    classes: dict[tuple[str, ...], Classes] = {}
    for name, table in raw["words"].items():
        for value, words in table.items():
            for phrase in _listed(words):
                classes.setdefault(phrase, {})[name] = int(value) if value.isdigit() else value
    for name, words in raw.get("glue", {}).items():
        for phrase in _listed(words):
            classes.setdefault(phrase, {})[name] = name
    found: dict[str, list[Phrase]] = {}
    for phrase in sorted(classes, key=len, reverse=True):
        found.setdefault(phrase[0], []).append(Phrase(list(phrase[1:]), classes[phrase]))
    return found


def _listed(words: str) -> list[tuple[str, ...]]:
    """The phrases of a comma-separated list, folded and split into tokens."""
    phrases = (tuple(split(fold(item.strip()))) for item in words.split(","))
    return [phrase for phrase in phrases if phrase]


def _rules(
    raw: dict[str, Any], kind: str, source: Path
) -> tuple[list[Rule], list[tuple[int, str]]]:
    rules: list[Rule] = []
    sequences: list[tuple[int, str]] = []
    for entry in raw.get(kind, []):
        rules.append(Rule(entry["make"], entry.get("set", {}), entry.get("unless", [])))
        sequences.extend(
            (len(rules) - 1, _expand(pattern, raw.get("part", {}), source))
            for pattern in entry["match"]
        )
    return rules, sequences


def _expand(pattern: str, parts: dict[str, str], source: Path) -> str:
    """The pattern with every ``{NAME}`` replaced by that part; parts may hold parts."""
    for _ in range(6):
        if "{" not in pattern:
            return pattern
        for name, text in parts.items():
            pattern = pattern.replace("{" + name + "}", f"({text})")
    raise ValueError(f"{source}: a part is missing or holds itself: {pattern}")


def _tree(sequences: list[tuple[int, str]], known: set[str], source: Path) -> list[Node]:
    nodes = [Node({}, ())]
    for rule, pattern in sequences:
        try:
            spelled = spell_out(pattern)
        except ValueError as error:
            raise ValueError(f"{source}: {error} in the rule: {pattern}") from error
        for before, core, after in spelled:
            at = 0
            for name, slot in (*before, *core, *after):
                if name not in known:
                    raise ValueError(f"{source}: no class {name!r}, used in the rule: {pattern}")
                at = _step(nodes, at, name, slot)
            nodes[at].ends += ((rule, len(before), len(after)),)
    return nodes


def _step(nodes: list[Node], at: int, name: str, slot: str) -> int:
    """The node after ``name`` filling ``slot``, made when it is not there."""
    edges = nodes[at].edges.get(name, ())
    for filled, target in edges:
        if filled == slot:
            return target
    nodes.append(Node({}, ()))
    nodes[at].edges[name] = (*edges, (slot, len(nodes) - 1))
    return len(nodes) - 1
