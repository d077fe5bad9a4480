"""What in a sentence may be the place of a claim: noun groups, those inside others too, with the
place that each names or describes."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from copy import copy

import msgspec

from isnad.annotations import Group, Sentence, Token
from isnad.names.romanise import romanise
from isnad.records import Place
from isnad.resolve import build
from isnad.resolve.where.naming import closes, naming
from isnad.resolve.where.places import Places

_DEPTH = 4
# Prepositions before what can only be a place, or most often is.
_LOCAL = frozenset({"in", "at", "near", "from", "to", "on"})
# The prepositions before what something is only beside, in what it lies, and before what is there.
_BY, _IN, _AT = "near", "in", "at"
# It stands at most so many units before, a comma among them.
_NEXT = 2
# How a place that has a name is known.
_CALLED = frozenset({"known", "told"})
# How exactly places are known in which others lie.
_WIDE = frozenset({"country", "region"})
# What has a name may be a place that no table knows.
_NAMED = frozenset({"name", "unknown", "org", "place"})
_NEW = frozenset({"name", "unknown"})
# What moves, whose country is not where it is.
_MOVING = frozenset({"force", "vehicle", "weapon"})
# Kinds of entries that name somebody known, or whose somebody is.
_OF_SOMEBODY = frozenset({"ent", "nat"})
# Classes of groups that may be a place behind a word for where.
_SOLID = frozenset({"unknown", "thing", "org", "event", "abstract", "name"})


class Spot(msgspec.Struct, eq=False):
    """A group that may be a place. ``path``: the groups it is in, the innermost first, itself the
    first of all; ``host``: the index of the outermost; ``kind``: how its place is known; ``whole``:
    its name is all of the group's; ``known``: what the report has said of that name."""

    group: Group
    place: Place
    kind: str
    host: int
    within: str = ""
    path: list[Group] = []
    whole: str = ""
    known: str = "-"

    @property
    def span(self) -> tuple[int, int]:
        """Where its words stand."""
        return self.place.start or 0, self.place.end or 0

    def beside(self, others: list[Spot]) -> Spot | None:
        """The place that this one only tells the surroundings of ("a base near the border"): what
        is by it is not what happens there; or that lies in it."""
        if not self.path:
            return None
        if self.path[0].prep == _IN:
            inner = next((s for s in others if self._holds(s)), None)
            return self._in_its_country(inner) if inner is not None else None
        if self.path[0].prep != _BY:
            return None
        start, end = self.span
        found = (
            s
            for s in others
            if s.kind == "described" and s.span[0] < start and not _is_target(s.group)
        )
        return next((s for s in found if end <= s.span[1]), None)

    def named_by(self, others: list[Spot]) -> Spot | None:
        """The place with a name right before this one, which only says where that is ("Zalin camp
        near the border")."""
        if not self.path or self.path[-1].prep != _BY:
            return None
        found = (s for s in others if 0 < self.host - s.host <= _NEXT and _is_place(s))
        return next((s for s in found if s.kind in _CALLED or _has_own(s.group)), None)

    def _in_its_country(self, inner: Spot) -> Spot:
        """A place that lies in this one, with the country of this where it has none of its own."""
        if inner.place.country is None:
            inner = copy(inner)
            inner.place = msgspec.structs.replace(inner.place, country=self.place.country)
        return inner

    def _holds(self, other: Spot) -> bool:
        """Whether another is named right before and stands inside of this one ("at Moor Court in
        Kent", "in Fairoaks in Kent")."""
        group = other.group
        new = group.cls == "place" or (group.cls in _NEW and self.place.precision == "region")
        kind = group.prep == _IN and new and other.place.geonames is None
        named = (group.prep == _AT or kind) and group.name is not None and group.entity is None
        return named and other.host == self.host - 1 and len(other.path) == 1 == len(self.path)


def _is_target(group: Group) -> bool:
    """Whether places without a name are only what somebody known has there: what is by them tells
    where ("a Brigade post near Zalin")."""
    inside = (x.entry.kind for i in group.items if i is not group.head for x in i.lexes)
    return group.sector == "MIL" and not _OF_SOMEBODY.isdisjoint(inside)


def _has_own(group: Group) -> bool:
    """Whether a place has a name of its own, not that of somebody known ("the army headquarters")."""
    name = naming(group)
    return bool(name) and not any(x.entry.kind == "ent" for item in name for x in item.lexes)


def _is_place(spot: Spot) -> bool:
    group, wide = spot.group, spot.place.precision in _WIDE
    return (group.cls == "place" or group.sub == "settlement") and not wide


def spots(sentence: Sentence, places: Places) -> list[Spot]:
    """Every group of a sentence that may be a place, in order, each place once."""
    out: list[Spot] = []
    known: set[tuple[int, int]] = set()
    seen: set[int] = set()
    starts = [token.start for token in sentence.tokens]
    told = {id(g) for k in sentence.links if k.verb for g in k.verb.slots.get("O", ())}
    for unit in sentence.units:
        if unit.kind != "np":
            continue
        for group, within, path in _inside(unit, "", []):
            if id(group) in seen or group.cls == "pron":
                continue
            seen.add(id(group))
            found = resolved(group, sentence, places)
            if found is not None and any(map(is_abroad, path)):
                found = _abroad(found[1], group, sentence, places)
            # A name that no table knows is no place where somebody is told something.
            if found is None or (id(group) in told and found[1].geonames is None):
                continue
            spot = Spot(group, found[1], found[0], unit.index, within, path)
            words = bisect_right(starts, spot.span[0]) - 1, bisect_left(starts, spot.span[1])
            spot.whole = _whole(spot, *words)
            spot.known = _known(sentence.tokens[slice(*words)], places)
            if spot.span not in known:
                known.add(spot.span)
                out.append(spot)
    return out


def is_abroad(group: Group) -> bool:
    """Whether a word is for what a state has in others: an embassy is not where its state is."""
    return any("abroad" in x.entry.opts for x in group.lexes)


def _abroad(
    place: Place, group: Group, sentence: Sentence, places: Places
) -> tuple[str, Place] | None:
    """What an embassy, or what hangs on it, tells of where something is: its state nothing."""
    if not is_abroad(group):
        return None if place.precision == "country" else ("known", place)
    bare = _bare(group, sentence, places) if place.precision == "country" else place
    return "bare", msgspec.structs.replace(bare, country=None)


def acting(sentence: Sentence) -> Iterator[tuple[Group, list[Group]]]:
    """Every group of a sentence that can act, with those that it is in, the innermost first."""
    seen: set[int] = set()
    for unit in sentence.units:
        if unit.kind != "np":
            continue
        for group, _, path in _inside(unit, "", []):
            if id(group) not in seen and group.acts:
                seen.add(id(group))
                yield group, path


def _inside(
    group: Group, within: str, above: list[Group]
) -> Iterator[tuple[Group, str, list[Group]]]:
    path = [group, *above]
    yield group, within, path
    if len(path) > _DEPTH:
        return
    for name in ("of", "owner", "apposed"):
        inner = getattr(group, name)
        if inner is not None and inner.kind == "np":
            yield from _inside(inner, name, path)
    for member in group.members:
        yield from _inside(member, "member", path)


def resolved(
    group: Group, sentence: Sentence, places: Places, *, meant: bool = False
) -> tuple[str, Place] | None:
    """The place of a group and how it is known: by name, by a word for a kind of place, or only
    by where it stands."""
    found = places.place(group, sentence, meant=meant)
    whose = places.isolating and group.cls in _MOVING
    if found is not None and whose and found.precision == "country":
        return None  # "shot down a plane [of] Kenya"
    if found is not None:
        return ("known" if found.precision != "unknown" else "told"), found
    found = places.described(group, sentence)
    if found is not None:
        return "described", found
    make = any(item.sub == "model" for item in group.items)  # "the Il-20"
    named = group.name is not None and group.cls in _NAMED and group.entity is None and not make
    if named or (group.prep in _LOCAL and group.cls in _SOLID):
        return "bare", _bare(group, sentence, places)
    return None


def _bare(group: Group, sentence: Sentence, places: Places) -> Place:
    """A place of which nothing is known but its words."""
    part = sentence.passage.part
    i, j = group.name or (_first(group), closes(group, places.pack))
    start, end = build.begin(i, sentence, places.texts), sentence.tokens[j - 1].end
    text = places.texts[part][start:end]
    return Place(
        name=romanise(text), text=text, part=part, start=start, end=end, country=group.country
    )


def _first(group: Group) -> int:
    """The first token after what merely points."""
    for item in group.items:
        if item.tag != "det" and item.i < group.j:
            return max(item.i, group.i)
    return group.i


def _whole(spot: Spot, i: int, j: int) -> str:
    """Whether a spot, of the tokens i to j, has all of the name that its group has, or which end."""
    name = spot.group.name
    if name is None:
        return "-"
    if i <= name[0] and name[1] <= j:
        return "whole"
    return f"part{i <= name[0]}" if name[0] < j and i < name[1] else "other"


def _known(tokens: list[Token], places: Places) -> str:
    """Whom or what the report has called by a name."""
    stem = places.pack.stem
    words = frozenset(stem(t.bare) if stem else t.bare for t in tokens if t.kind == "w")
    found = places.memory.by_name(words)
    if found is None:
        return "-"
    return f"{found.cls}/{found.sector}/{len(found.words - words)}"
