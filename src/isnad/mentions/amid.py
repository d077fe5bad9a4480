"""Readings that a word has only amid words of another kind: "a march" amid shelling is a drone."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from isnad.annotations import Token
from isnad.languages.pack import Lex

# So many words around one tell amid what it stands.
_NEAR = 8
# With the police near, people march.
_POLICE = "COP"
_BY = "prep:by"

Match = Callable[[int], tuple[int, list[Lex]]]


def amid(tokens: list[Token], match: Match, i: int, j: int, lexes: list[Lex]) -> list[Lex]:
    """The readings of the tokens i to j, of which those marked ``amid=TYPE`` stand alone or not at
    all: they hold where an act of that type is told around, none of the type of the other readings,
    and the word is counted, done by, of a state, or what acts."""
    marked = [x for x in lexes if "amid" in x.entry.opts]
    if not marked:
        return lexes
    kind = marked[0].entry.opts["amid"]
    rest = [x for x in lexes if "amid" not in x.entry.opts]
    rival = {x.entry.type for x in rest if x.tag == "noun"}
    around = list(_around(tokens, match, i, j))
    if not any(x.entry.type == kind for x in around):
        return rest
    if any(x.entry.type in rival - {"", kind} or x.entry.sector == _POLICE for x in around):
        return rest
    return marked if _is_used(tokens, match, i, j, marked, kind) else rest


def _around(tokens: list[Token], match: Match, i: int, j: int) -> Iterator[Lex]:
    for n in (*range(max(i - _NEAR, 0), i), *range(j, min(j + _NEAR, len(tokens)))):
        readings = match(n)[1]
        if not any("amid" in x.entry.opts for x in readings):
            yield from readings


def _is_used(
    tokens: list[Token], match: Match, i: int, j: int, marked: list[Lex], kind: str
) -> bool:
    before = match(i - 1)[1] if i else []
    after = match(j)[1] if j < len(tokens) else []
    counted = i > 0 and (tokens[i - 1].form.isdigit() or any(x.tag == "num" for x in before))
    counted = counted or all("du" in x.feats for x in marked)
    acts = any(x.tag == "verb" and x.entry.type == kind and "3fs" in x.feats for x in before)
    by = any(_BY in x.pro for x in marked)
    return counted or acts or by or any(x.tag == "nat" for x in after)
