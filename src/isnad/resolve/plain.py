"""What tokens and groups are by themselves, asked of them often."""

from __future__ import annotations

from isnad.annotations import Group, Token


def are_words(tokens: list[Token]) -> bool:
    """Whether all tokens are words."""
    for token in tokens:  # noqa: SIM110 - asked too often for a generator
        if token.kind != "w":
            return False
    return True


def is_bare(group: Group) -> bool:
    """Whether a group is a word of which nothing is known, or a kind of place with a name."""
    return group.cls == "place" or (group.cls == "unknown" and not group.prep and group.definite)


def is_scrap(group: Group, tokens: list[Token]) -> bool:
    """Whether what no table knows as somebody, in small letters, is a piece of a longer word, a
    state of mind or a mere number: nothing counts it, or nothing is counted."""
    if group.cls != "unknown" or group.name is not None or tokens[group.i].cap:
        return False
    counted = any(item.tag == "num" or item.sub == "pl" for item in group.items)
    return not counted or all(item.tag in ("num", "det") for item in group.items)
