"""Which place is held: what a claim of control says of a place it says of what fills that role, not
of where else its clause is set."""

from __future__ import annotations

import msgspec

from isnad.annotations import Candidate, Group, Item, Sentence
from isnad.names.romanise import romanise
from isnad.records import Place
from isnad.resolve import build
from isnad.resolve.where.places import Places
from isnad.resolve.where.spots import resolved
from isnad.world.kinds import built

# How precisely places are known that a building or a bridge may be in.
_WIDE = frozenset({"settlement", "district", "region", "country"})
_BUILT = frozenset({"facility", "crossing"})
# Words that only say how much of what hangs on them.
_AMOUNTS = frozenset({"unknown", "abstract", "thing"})
_DEEP = 4


def held(candidate: Candidate, sentence: Sentence, places: Places) -> Place | None:
    """The place that a claim of control is of; null where its words point to none that is told."""
    groups = candidate.roles.get("place", ())
    return next((p for g in groups if (p := _held(g, sentence, places)) is not None), None)


def _held(group: Group, sentence: Sentence, places: Places) -> Place | None:
    named = _whole(group)
    if named.cls != "pron" and named.name is None:
        named = _explained(named, sentence) or named
    built = places.kinds.get(places.kind_word(named, sentence)) in _BUILT
    place = places.place(named, sentence, meant=not _calls(named))
    if place is not None and built and named.cls != "pron" and place.precision in _WIDE:
        return _own(named, place, sentence, places)
    if place is not None:
        return place
    told = resolved(named, sentence, places)
    if told is None:
        return None
    how, place = told
    if built:
        return _called(place, named, sentence, places)
    if how != "described":
        places.tell(place)
    return place


def _whole(group: Group) -> Group:
    """What a word for an amount is of ("most parts of the valley"), or the first of the names that
    say which are meant ("two quarters, Anbar and Sirin")."""
    for _ in range(_DEEP):
        if group.of is not None and group.of.name and group.of in group.members:
            return group.of
        if group.of is None or group.name is not None or group.cls not in _AMOUNTS:
            break
        group = group.of
    return group


def _calls(group: Group) -> list[Item]:
    """The words of a group that may be a name."""
    return [i for i in group.items if i.tag == "name" or i.sub.startswith("unknown")]


def _explained(group: Group, sentence: Sentence) -> Group | None:
    """The name that a group without one explains ("Anbar bridge, the last crossing held by")."""
    n = group.index - 1
    if n < 1 or sentence.units[n].sub != "comma":
        return None
    before = sentence.units[n - 1]
    fits = before.kind == "np" and not before.prep and before.cls in ("place", "name")
    return before if fits and before.name is not None else None


def _own(group: Group, around: Place, sentence: Sentence, places: Places) -> Place:
    """A building, a bridge or the like by itself, in the place that its words name: by its own
    record where there is one."""
    found = places.lately.named_after(around, places.kind_word(group, sentence))
    if found is not None:
        return places.at(found, group, sentence)
    place = places.at(around, group, sentence)
    near = msgspec.structs.replace(place, geonames=None, precision="near")
    return _called(near, group, sentence, places)


def _called(place: Place, group: Group, sentence: Sentence, places: Places) -> Place:
    """A building or the like by its whole name in Latin letters, the kind in English where it has
    a name of its own and the kind is known; one that only its kind tells by what was told last of
    that kind, else by the English word."""
    tokens, text, word = (
        sentence.tokens,
        places.texts[place.part],
        places.kind_word(group, sentence),
    )
    kind = built(places.pack.code).get(word)
    own = [i for i in _calls(group) if tokens[i.i].cap or not places.cased]
    if not places.cased and not own and group.head is not None:
        own = [i for i in group.items if i.i >= group.head.j]
    first, end = _bounds(group)
    if kind and own:
        name = text[tokens[own[0].i].start : tokens[own[-1].j - 1].end]
        found = msgspec.structs.replace(place, name=f"{romanise(name)} {kind}")
    elif kind and _is_bare(group, first, end):
        last = places.lately.find(word) if place.country is None else None
        if last is not None:
            return places.at(last, group, sentence)
        found = msgspec.structs.replace(place, name=kind)
    else:
        span = build.token_span(first, end, sentence, places.texts)
        start = build.begin(first, sentence, places.texts)
        words = text[start : span.end]
        found = msgspec.structs.replace(
            place, name=romanise(words), text=words, start=start, end=span.end
        )
    places.lately.build(found, word)
    return found


def _is_bare(group: Group, first: int, end: int) -> bool:
    """Whether nothing but a word for a kind tells which place is meant."""
    head = group.head
    return head is not None and (head.i, head.j) == (first, end)


def _bounds(group: Group) -> tuple[int, int]:
    """The tokens of a group with whom it is of, without what merely points."""
    first = next((i.i for i in group.items if i.tag != "det"), group.i)
    if group.owner is not None and group.owner.cls != "pron" and group.owner.i < first:
        first = group.owner.i
    of = group.of
    return first, max(group.j, of.j) if of is not None and of.i <= group.j + 2 else group.j
