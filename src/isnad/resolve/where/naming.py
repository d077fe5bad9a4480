"""Places that no table knows: the words that name or describe them."""

from __future__ import annotations

from collections.abc import Callable
from itertools import takewhile

import msgspec

from isnad.annotations import Group, Item, Sentence
from isnad.languages.pack import Pack
from isnad.names.romanise import romanise
from isnad.records import Place
from isnad.resolve import build
from isnad.resolve.kinds import kind_in_english
from isnad.world.kinds import built

# So far after a place the words stand that say beside which one it lies.
_NEAR = 4
# What stands right behind a place without a name and says where it lies, and of what.
_LYING = frozenset({"in", "at", "near"})
_WHERE = frozenset({"place", "country"})
_BODIES = frozenset({"org", "force", "group", "person"})
_POINTS = frozenset({"settlement", "near", "exact"})


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
    name, part = written(naming(group), sentence, pack), sentence.passage.part
    if all(map(_is_somebody, name)):
        name = []
    given = group.name if group.name is not None and group.name[0] >= group.j else None
    i, j = (
        (name[0].i, name[-1].j) if name else given or (_begins(group), ends(group, sentence, pack))
    )
    start, end = build.begin(i, sentence, texts), sentence.tokens[j - 1].end
    text, short = texts[part][start:end], sentence.tokens[closes(group, pack) - 1].end
    own = text if name or given else texts[part][_bare(group, sentence, start) : short]
    called = romanise(own)
    if name or given:
        called = with_its_kind(called, group, sentence, pack)
    place = Place(name=called, text=text, part=part, start=start, end=end, country=group.country)
    if not name and not given:
        return _without_name(place, group, sentence, pack, named)
    return build.beside(place, _lying_by(group, sentence, named))


def with_its_kind(name: str, group: Group, sentence: Sentence, pack: Pack) -> str:
    """The name of a building, a bridge or the like, with the English word for its kind, which is
    part of what it is called in any language; any other name as it is."""
    kind = built(pack.code).get(_head(group, sentence, pack), "")
    return f"{name} {kind}" if kind and kind not in name.lower().split() else name


def _head(group: Group, sentence: Sentence, pack: Pack) -> str:
    """The word for a kind of building that heads a group, folded; empty where none does."""
    tokens = sentence.tokens[group.head.i : group.head.j] if group.head is not None else []
    return " ".join(pack.keys(token.bare)[0] for token in tokens)


def _lying_by(
    group: Group, sentence: Sentence, named: Callable[[Group, Sentence], Place | None]
) -> Place | None:
    """The place that a group is said to lie in or by, right behind it: with a word for where, or
    with one for its kind after a comma ("the commune of X, Y district")."""
    behind = takewhile(lambda unit: unit.kind == "np", _units_after(group, sentence))
    beside = next((u for u in behind if u.prep in ("in", "near")), None)
    beside = beside or _behind_comma(group, sentence)
    return named(beside, sentence) if beside is not None else None


def _behind_comma(group: Group, sentence: Sentence) -> Group | None:
    """A place named by its kind, or by where it lies, that a comma parts from a group."""
    n = group.index + 1
    while 0 < n < len(sentence.units) and sentence.units[n].joined and sentence.units[n].prep:
        n += 1
    comma, place = (sentence.units[n + k] if n + k < len(sentence.units) else None for k in (0, 1))
    if group.index < 0 or comma is None or place is None or comma.sub != "comma":
        return None
    if place.prep in ("in", "near"):
        return place
    return place if not place.prep and place.cls == "place" and place.name is not None else None


def _is_somebody(item: Item) -> bool:
    """Whether a name is that of a body or of somebody known: what is theirs is not called so ("a
    large army headquarters")."""
    return any(x.entry.kind == "ent" and x.entry.cls in _BODIES for x in item.lexes)


def _bare(group: Group, sentence: Sentence, start: int) -> int:
    """Where the words for a place begin without an article or another word that only points."""
    items = list(takewhile(lambda item: item.tag == "det", group.items))
    after = items[-1].j if items and items[0].i == group.i else group.i
    inside = group.owner is None and group.i < after < group.j
    return sentence.tokens[after].start if inside else start


def _begins(group: Group) -> int:
    """The token where the words for a place without a name begin: with whose it is, where that
    stands before it ("the army's base")."""
    owner = group.owner
    if owner is None or owner.cls == "pron" or not owner.i < group.i <= owner.j + 1:
        return group.i
    return next((i.i for i in owner.items if i.tag != "det" and i.i < i.j), owner.i)


def written(name: list[Item], sentence: Sentence, pack: Pack) -> list[Item]:
    """The items of a name that are written as names are: "windswept" is none in a language of
    capitals."""
    if not pack.settings.get("capitals"):
        return name
    return [item for item in name if sentence.tokens[item.i].cap]


def closes(group: Group, pack: Pack) -> int:
    """The token where a group ends without what follows its head, where that is its last word
    ("the campus early")."""
    head = group.head
    last = pack.settings.get("heads") == "last" and head is not None and head.j > group.i
    return head.j if last and head is not None else max(group.j, group.i + 1)


def ends(group: Group, sentence: Sentence, pack: Pack) -> int:
    """The token where the words for a place without a name end: with the phrase right behind it
    that says where it lies ("a customs post at Zalin")."""
    j, n = closes(group, pack), group.index + 1
    behind = sentence.units[n] if 0 < n < len(sentence.units) else None
    if behind is None or behind.joined or behind.prep not in _LYING or j != group.j:
        return j
    if behind.cls not in _WHERE and (behind.name is None or behind.cls != "name"):
        return j
    of = behind.of
    return max(behind.j, of.j) if of is not None and 0 <= of.i - behind.j <= 1 else behind.j


def with_kind(
    place: Place,
    group: Group,
    sentence: Sentence,
    texts: dict[str, str],
    reasons: dict[tuple[str, int], str],
) -> Place:
    """A place of one point with the word for its kind beside its name, which is part of what it is
    called ("Hama air base"). ``reasons``: why each place was taken, by where its words begin."""
    head, start, end = group.head, place.start, place.end
    if head is None or start is None or end is None or place.precision != "exact":
        return place
    if group.cls != "place" or sentence.tokens[head.i].start > end + 1:
        return place
    low = min(build.begin(head.i, sentence, texts), start)
    high = max(sentence.tokens[head.j - 1].end, end)
    text = texts[place.part][low:high]
    reasons[place.part, low] = reasons.get((place.part, start), "")
    return msgspec.structs.replace(place, text=text, start=low, end=high)


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
    kind = kind_in_english(group, sentence, pack)
    if around is None or around.precision not in _POINTS:
        country = place.country or (around.country if around is not None else None)
        return msgspec.structs.replace(place, name=kind or place.name, country=country)
    name = f"{kind or place.name} near {around.name}"
    return build.beside(msgspec.structs.replace(place, name=name), around)


def _after(group: Group, sentence: Sentence) -> list[Group]:
    """The noun groups after a group as far as nothing is said to be done."""
    found = takewhile(lambda unit: unit.kind in ("np", "conj"), _units_after(group, sentence))
    return [unit for unit in found if unit.kind == "np"]


def _units_after(group: Group, sentence: Sentence) -> list[Group]:
    return sentence.units[group.index + 1 :][:_NEAR] if group.index >= 0 else []


def naming(group: Group) -> list[Item]:
    """The items that name a place beside a word for its kind: those of the group, or of the name
    alone that is joined to it ("the town of X"); names before words that nobody knows."""
    inner = group.of
    alone = inner is not None and inner.joined and all(map(_is_of_name, inner.items))
    both = (group, inner) if inner is not None and alone else (group,)
    found = [list(filter(_is_of_name, one.items)) for one in both]
    named = (some for some in found if any(item.tag == "name" for item in some))
    return next(named, None) or next(filter(None, found), [])


def _is_of_name(item: Item) -> bool:
    return item.tag == "name" or item.sub.startswith("unknown")
