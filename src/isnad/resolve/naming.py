"""Places that no table knows: the words that name or describe them."""

from __future__ import annotations

from collections.abc import Callable

import msgspec

from isnad.annotations import Group, Item, Sentence
from isnad.languages.pack import Pack
from isnad.names.romanise import romanise
from isnad.records import Place
from isnad.resolve import build
from isnad.world.kinds import glosses

# So far after a place the words stand that say beside which one it lies.
_NEAR = 4
_POINTS = frozenset({"settlement", "facility", "crossing"})


def described(
    group: Group,
    sentence: Sentence,
    texts: dict[str, str],
    pack: Pack,
    named: Callable[[Group, Sentence], Place | None],
) -> Place | None:
    """The place that a word for its kind tells of: by its name, else by that word in English and
    the place that it lies beside. None for groups of other kinds. ``texts``: the title and the text
    of the report; ``named``: the place that a group names."""
    if group.cls != "place":
        return None
    name, part = naming(group), sentence.passage.part
    i, j = (name[0].i, name[-1].j) if name else (group.i, group.j)
    start, end = build.begin(i, sentence, texts), sentence.tokens[j - 1].end
    text = texts[part][start:end]
    place = Place(
        name=romanise(text), text=text, part=part, start=start, end=end, country=group.country
    )
    return place if name else _without_name(place, group, sentence, pack, named)


def _without_name(
    place: Place,
    group: Group,
    sentence: Sentence,
    pack: Pack,
    named: Callable[[Group, Sentence], Place | None],
) -> Place:
    """A place by its kind, in the country of the place that it lies beside."""
    beside = next((u for u in _after(group, sentence) if u.prep == "near"), None)
    around = named(beside, sentence) if beside is not None else None
    kind = _gloss(group, sentence, pack)
    if around is None or around.precision not in _POINTS:
        country = place.country or (around.country if around is not None else None)
        return msgspec.structs.replace(place, name=kind or place.name, country=country)
    return msgspec.structs.replace(
        place,
        name=f"{kind or place.name} near {around.name}",
        country=around.country,
        claimed_by=list(around.claimed_by),
        latitude=around.latitude,
        longitude=around.longitude,
        precision="near",
    )


def _after(group: Group, sentence: Sentence) -> list[Group]:
    """The noun groups after a group as far as nothing is said to be done."""
    found: list[Group] = []
    for unit in (
        sentence.units[group.index + 1 : group.index + 1 + _NEAR] if group.index >= 0 else []
    ):
        if unit.kind not in ("np", "conj"):
            break
        if unit.kind == "np":
            found.append(unit)
    return found


def _gloss(group: Group, sentence: Sentence, pack: Pack) -> str:
    """What the word that heads a group is in English, for one or for several; empty where no table
    says."""
    if group.head is None:
        return ""
    forms = [t.bare for t in sentence.tokens[group.head.i : group.head.j]]
    known = glosses(pack.code)
    word = next((w for w in (" ".join(forms), *pack.keys(" ".join(forms))) if w in known), None)
    return known[word][is_several(group)] if word is not None else ""


def is_several(group: Group) -> bool:
    """Whether a group tells of several, by its form or by a word beside it."""
    return group.plural or any(i.tag == "num" or i.sub in ("pl", "quant") for i in group.items)


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
