"""Rule patterns, spelled out into plain sequences of classes.

``month`` is a word of that class, ``num:day`` a number that fills the slot day, ``?`` after an
element makes it optional, ``(a | b)`` is a choice, ``[ … ]`` at either end is context: it must
stand there and is not part of the date.
"""

from __future__ import annotations

import re

Step = tuple[str, str]
Steps = tuple[Step, ...]

_LEXEMES = re.compile(r"[a-z_0-9]+(?::[a-z_0-9]+)?|[()\[\]|?]|\S")
_MOST = 6000


def spell_out(pattern: str) -> list[tuple[Steps, Steps, Steps]]:
    """Every sequence that the pattern allows, as context before, date, context after.

    Raises ValueError for a pattern that cannot be read or that allows too many sequences.
    """
    lexemes = _LEXEMES.findall(pattern)
    sequences, rest = _choice(lexemes)
    if rest:
        raise ValueError(f"unexpected {rest[0]!r}")
    return [_parted(sequence) for sequence in dict.fromkeys(sequences) if sequence]


def _parted(sequence: Steps) -> tuple[Steps, Steps, Steps]:
    """Context before, the date itself, context after, by the bracket marks in a sequence."""
    before = after = 0
    inside = False
    core: list[Step] = []
    for name, slot in sequence:
        if name in "[]":
            inside = name == "["
        elif not inside:
            core.append((name, slot))
        elif core:
            after += 1
        else:
            before += 1
    plain = tuple(step for step in sequence if step[0] not in "[]")
    end = len(plain) - after
    return plain[:before], plain[before:end], plain[end:]


def _choice(lexemes: list[str]) -> tuple[list[Steps], list[str]]:
    found, rest = _sequence(lexemes)
    while rest and rest[0] == "|":
        more, rest = _sequence(rest[1:])
        found += more
    return found, rest


def _sequence(lexemes: list[str]) -> tuple[list[Steps], list[str]]:
    found: list[Steps] = [()]
    while lexemes and lexemes[0] not in "|)]":
        options, lexemes = _element(lexemes)
        if lexemes and lexemes[0] == "?":
            options, lexemes = [*options, ()], lexemes[1:]
        found = [head + tail for head in found for tail in options]
        if len(found) > _MOST:
            raise ValueError("too many optional elements")
    return found, lexemes


def _element(lexemes: list[str]) -> tuple[list[Steps], list[str]]:
    head, rest = lexemes[0], lexemes[1:]
    if head in "([":
        options, rest = _choice(rest)
        if not rest or rest[0] != {"(": ")", "[": "]"}[head]:
            raise ValueError(f"{head} is not closed")
        if head == "[":
            options = [(("[", ""), *option, ("]", "")) for option in options]
        return options, rest[1:]
    name, _, slot = head.partition(":")
    if not name[0].isalnum():
        raise ValueError(f"unexpected {head!r}")
    return [((name, slot or name),)], rest
