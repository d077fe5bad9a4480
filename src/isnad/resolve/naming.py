"""Places that no table knows: the words that name or describe them."""

from __future__ import annotations

from isnad.annotations import Group, Item, Sentence
from isnad.names.romanise import romanise
from isnad.records import Place
from isnad.resolve import build


def described(group: Group, sentence: Sentence, texts: dict[str, str]) -> Place | None:
    """The place that a word for its kind tells of: by its name, else by all words of the group.
    None for groups of other kinds. ``texts``: the title and the text of the report."""
    if group.cls != "place":
        return None
    name, part = naming(group), sentence.passage.part
    i, j = (name[0].i, name[-1].j) if name else (group.i, group.j)
    start, end = build.begin(i, sentence, texts), sentence.tokens[j - 1].end
    text = texts[part][start:end]
    return Place(
        name=romanise(text), text=text, part=part, start=start, end=end, country=group.country
    )


def naming(group: Group) -> list[Item]:
    """The items that name a place beside a word for its kind: those of the group, or of the name
    alone that is joined to it ("the town of X")."""
    inner = group.of
    alone = inner is not None and inner.joined and all(map(_is_of_name, inner.items))
    for one in (group, inner) if inner is not None and alone else (group,):
        found = list(filter(_is_of_name, one.items))
        if found:
            return found
    return []


def _is_of_name(item: Item) -> bool:
    return item.tag == "name" or item.sub.startswith("unknown")
