"""The learned attachment: which place and which date of a sentence are those of a claim.

Linear models over the features of ``bearings``, one for each question: how likely a phrase is the
answer. The likeliest is taken where it reaches the bar, else none. ``isnad train`` makes them.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Callable
from typing import TypeVar

from isnad.annotations import VERBAL, Candidate, Group, Sentence
from isnad.records import DateMention, Participant, Place
from isnad.resolve import plain
from isnad.resolve.learned import bearings, elsewhere
from isnad.resolve.learned.around import Around
from isnad.resolve.learned.clues import Teller
from isnad.resolve.learned.framed import belongs, deniers, did, framed, is_fixed, is_undergone
from isnad.resolve.learned.heads import ROLES, Heads
from isnad.resolve.learned.layout import Layout
from isnad.resolve.when import scene
from isnad.resolve.where.naming import naming
from isnad.resolve.where.places import Places
from isnad.resolve.where.spots import Spot, resolved
from isnad.resolve.who import company

T = TypeVar("T")

# The preposition before all who take part in something.
_ALL = "between"
# What several do together.
_TOGETHER = frozenset({"CONSULT", "COOPERATE", "AGREE", "CEASEFIRE", "ALLIANCE", "HOSTILITY"})
# Who stands further behind the trigger takes part only where a frame says so.
_AFTER = 6
# How exactly places inside of others are known, and those that have a name.
_WITHIN = frozenset({"exact", "near"})
_NAMED = _WITHIN | {"settlement"}
# How a place of a list is known.
_TOLD = frozenset({"known", "told"})


class Attachment:
    """Answers for one report. Without ``heads`` it only tells what there is to choose from."""

    def __init__(self, places: Places, day: str | None, heads: Heads | None) -> None:
        self.places, self.day, self.heads = places, day or "", heads
        self.code, self.since = places.pack.code, places.pack.since
        self._layout: Layout | None = None
        self._last: Around | None = None

    def place(self, candidate: Candidate, sentence: Sentence, ruled: Place | None) -> Place | None:
        """The place of a claim; ``ruled``: what the rules take for it."""
        if self.heads is None:
            return ruled
        head, ends = self.heads.heads["place"], self._ends(candidate, sentence)
        if ruled is not None and ruled.start is not None and ruled.start > ends:
            ruled = None
        found = self.spots(candidate, sentence, ruled, head.tell)
        found = [
            (spot, weights)
            for spot, weights in found
            if spot.span[0] < ends
            and not elsewhere.is_others_place(spot.path[0], spot.host, candidate, sentence)
        ]
        taken = (ruled.start, ruled.end) if ruled is not None else None
        n = head.choice([(s.span == taken, f) for s, f in found])
        if n is None:
            return ruled if elsewhere.is_named_after(candidate, ruled, sentence) else None
        spot, weights = found[n]
        if ruled is not None and _hangs(spot, ruled, candidate, sentence):
            return ruled
        early = candidate.noun is not None and spot.group.i < candidate.at
        if early and ruled is None and head.chance(weights) < head.bars.early:
            return None
        if (around := spot.beside([s for s, _ in found])) is not None:
            return around.place
        if (named := spot.named_by([s for s, _ in found])) is not None:
            return named.place
        return ruled if spot.span == taken else self._meant(spot, sentence)

    def _meant(self, spot: Spot, sentence: Sentence) -> Place:
        """The place of a spot: where only a word for its kind stands, or for that of which it is a
        part ("the west of the city"), the last one that was named."""
        whole = [g for g in (spot.group, spot.group.of) if g is not None]
        word = any(self.places.kind_word(group, sentence) for group in whole)
        if spot.kind != "described" or naming(spot.group) or not word:
            return spot.place
        return self.places.place(spot.group, sentence, meant=True) or spot.place

    def beside(
        self,
        candidate: Candidate,
        sentence: Sentence,
        people: list[Participant],
        place: Place | None,
    ) -> list[Place]:
        """The other places of the list that the place of a claim stands in ("raids on Oslo and
        Bergen"): what is told is told of each. A list of ``people`` who take part is none."""
        if place is None or "count" in candidate.roles:
            return []
        spots = self._around(candidate, sentence).layout.spots
        own = next((s for s in spots if s.span == (place.start, place.end)), None)
        if own is None or own.kind not in _TOLD or any(p.start == place.start for p in people):
            return []
        lists = ([s.path[1], *s.path[1].members] for s in spots if s.within == "member")
        found = (every for every in lists if any(_holds(g, place, sentence) for g in every))
        every = next(found, [])
        listed = set() if every and every[0].prep == _ALL else set(map(id, every))
        taken, out = {place.name}, []
        for spot in spots:
            wider = spot.place.precision == "country" != place.precision
            told = id(spot.group) in listed and spot.kind in _TOLD
            if told and not wider and spot.place.name not in taken:
                taken.add(spot.place.name)
                out.append(spot.place)
        return out

    def date(
        self, candidate: Candidate, sentence: Sentence, ruled: DateMention | None, *, sure: bool
    ) -> DateMention | None:
        """The date of a claim; ``ruled``: what the rules take for it, ``sure``: whatever weighs
        against it."""
        if self.heads is None or (ruled is not None and (ruled.leads or sure)):
            return ruled
        head, ends = self.heads.heads["time"], self._ends(candidate, sentence)
        found = self.dates(candidate, sentence, ruled, head.tell)
        found = [
            (date, weights)
            for date, weights in found
            if date.start < ends and not elsewhere.is_others_date(date, candidate, sentence)
        ]
        n = head.choice([(d is ruled, f) for d, f in found])
        return None if n is None else found[n][0]

    def _ends(self, candidate: Candidate, sentence: Sentence) -> float:
        """Where in the text an accusation ends and what its object did begins, where no
        word says so ("accused the army shelled the town on Friday")."""
        verb = candidate.predicate
        told = candidate.noun is None and candidate.type == "ACCUSE"
        if verb is None or not told or not self.places.isolating:
            return math.inf
        objects = verb.slots.get("O", ())
        for other in sentence.predicates:
            who = other.first("O" if other.passive else "S")
            if other.group.index > verb.group.index and any(who is one for one in objects):
                return sentence.tokens[other.group.i].start
        return math.inf

    def people(self, candidate: Candidate, sentence: Sentence, role: str) -> list[Group]:
        """Who plays a role in a claim: whom the frame has and who is likely, one by one. Those to
        whom something is done, by whom is not said, and those whom words are of are dropped last."""
        every = mine = framed(candidate, role)
        if self.places.isolating:
            mine = [g for g in every if not plain.is_scrap(g, sentence.tokens)]
        if self.heads is None or (mine and is_fixed(candidate, role, sentence)):
            return mine
        head = self.heads.heads[role]
        paths = self._paths(candidate, sentence, role)
        chance = self._chance(candidate, sentence, role, paths)
        spoken = candidate.proposed == "speech"
        last = role == "recipient" and (spoken or not candidate.roles.get("actor"))
        chances = [chance(group) for group in mine]
        sure = max(chances, default=0.0) >= head.bars.kept
        bar = head.bars.kept / 3 if last and not sure else head.bars.kept
        named = {id(g) for g in candidate.sure if role == "recipient"}
        told = [
            id(g) in named or (role == "recipient" and did(g, candidate, sentence)) for g in mine
        ]
        kept = [g for g, p, t in zip(mine, chances, told, strict=True) if p >= bar or t]
        if kept and (role != "actor" or candidate.type not in _TOGETHER):
            return kept
        barred = self._barred(candidate, sentence, role, paths) | {id(group) for group in every}
        if candidate.type == "CEASEFIRE" and candidate.roles.get("broker"):
            return kept  # whoever else is named is no party by that
        others = [p[0] for p in paths.values() if id(p[0]) not in barred and not p[0].is_nobody]
        if any(group.prep == _ALL for group in kept):
            return kept  # "between X and Y" names all who take part
        if kept:
            free = (g for g in others if not any(belongs(g, k) for k in kept))
            return [*kept, *(g for g in free if chance(g) >= head.bars.more)]
        best, other = max(((chance(g), -n) for n, g in enumerate(others)), default=(0.0, 0))
        least = head.bars.swapped if mine else head.bars.added
        if best < least:
            return []
        open_to = {id(group) for group in others}
        return company.listed(
            paths[id(others[-other])], lambda g: id(g) in open_to and chance(g) >= head.bars.kept
        )

    def _barred(
        self, candidate: Candidate, sentence: Sentence, role: str, paths: dict[int, list[Group]]
    ) -> set[int]:
        """Who cannot play a role, whatever the clues tell, by identity."""
        barred = (
            {id(who) for who in deniers(candidate, sentence)} if role == "actor" else set[int]()
        )
        if candidate.type == "CONTROL":
            # Who loses a place is not who holds it.
            barred |= {id(group) for group in framed(candidate, ROLES[1 - ROLES.index(role)])}
        if role == "actor" and (candidate.type not in VERBAL or is_undergone(candidate)):
            # Who tells of an act, or accuses somebody of it, is not the one who did it.
            barred |= self._around(candidate, sentence).layout.speaking
            barred |= {id(link.speaker) for link in sentence.above[candidate.at]}
            barred |= elsewhere.bystanders(candidate, sentence)
            barred |= company.undergoing_beside(candidate, sentence)
            hurt = framed(candidate, ROLES[1])
            barred |= {n for n, path in paths.items() if any(_is_part(path, g) for g in hurt)}
        return barred

    def apart(
        self, candidate: Candidate, sentence: Sentence, sides: list[list[Group]]
    ) -> list[list[Group]]:
        """Who acts and to whom it is done; whoever is on both sides, and a list of which some are
        on each, stand where that is likelier."""
        if self.heads is None or candidate.type in _TOGETHER:
            return sides
        lists = {id(m): id(g) for side in sides for g in side for m in g.members}
        people = {id(g): g for side in sides for g in side}
        key = {n: lists.get(n, n) for n in people}
        both = {key[id(g)] for g in sides[0]} & {key[id(g)] for g in sides[1]}
        if not both:
            return sides
        acts, bears = (
            self._chance(candidate, sentence, role, self._paths(candidate, sentence, role))
            for role in ROLES
        )
        leads: defaultdict[int, float] = defaultdict(float)
        for n, group in people.items():
            if key[n] in both:
                leads[key[n]] += acts(group) - bears(group)
        doing = {n for n in both if leads[n] >= 0}
        taken = doing, both - doing
        return [
            [g for n, g in people.items() if key[n] in mine or (key[n] not in both and g in side)]
            for side, mine in zip(sides, taken, strict=True)
        ]

    def _chance(
        self, candidate: Candidate, sentence: Sentence, role: str, paths: dict[int, list[Group]]
    ) -> Callable[[Group], float]:
        """How likely somebody plays a role in a claim; ``paths``: all who may, each with the groups
        that they are in."""
        assert self.heads is not None
        head, around = self.heads.heads[role], self._around(candidate, sentence)
        many = len(framed(candidate, role))
        tell, acts = self.heads.tell_roles, role == ROLES[0]

        def chance(group: Group) -> float:
            path = paths.get(id(group), [group])
            before = around.weighed.get(id(group))
            if before is None:
                before = sum(bearings.in_any_role(path, around, tell), 0j)
                around.weighed[id(group)] = before
            weights = bearings.in_role(path, role, many, around, head.tell)
            return head.chance(weights, before.real if acts else before.imag)

        return chance

    def _around(self, candidate: Candidate, sentence: Sentence) -> Around:
        """The candidate in its sentence, the same for all questions."""
        if self._layout is None or self._layout.sentence is not sentence:
            self._layout = Layout(sentence, self.places)
        if self._last is None or self._last.candidate is not candidate:
            self._last = Around(candidate, self._layout, self.code, self.day)
        return self._last

    def persons(
        self, candidate: Candidate, sentence: Sentence, role: str, tell: Teller[T]
    ) -> list[tuple[Group, list[T]]]:
        """All who may play a role in a claim, with what their clues tell."""
        around, many = self._around(candidate, sentence), len(framed(candidate, role))
        return [
            (path[0], bearings.of_person(path, role, many, around, tell))
            for path in self._paths(candidate, sentence, role).values()
        ]

    def _paths(self, candidate: Candidate, sentence: Sentence, role: str) -> dict[int, list[Group]]:
        """All who may play a role, each with the groups that they are in."""
        around = self._around(candidate, sentence)
        paths = {id(p[0]): p for p in around.layout.near_persons(around.unit, _AFTER)}
        for group in framed(candidate, role):
            paths.setdefault(id(group), [group])
        return paths

    def spots(
        self, candidate: Candidate, sentence: Sentence, ruled: Place | None, tell: Teller[T]
    ) -> list[tuple[Spot, list[T]]]:
        """All that may be the place of a claim, with what their clues tell."""
        around = self._around(candidate, sentence)
        every = self._with_ruled(around, ruled)
        if not every:
            return []
        ranks = {id(g): n for n, g in reversed([*enumerate(scene.places_of(candidate, sentence))])}
        taken = (ruled.start, ruled.end) if ruled is not None else None
        return [
            (
                spot,
                bearings.of_place(
                    spot,
                    min((ranks.get(id(g), 9) for g in spot.path), default=9),
                    spot.span == taken,
                    every,
                    around,
                    tell,
                ),
            )
            for spot in every
        ]

    def _with_ruled(self, around: Around, ruled: Place | None) -> list[Spot]:
        """The spots around a candidate, and what only the rules take for a place ("it", "the
        town")."""
        found = [*around.layout.near_spots(around.unit)]
        if ruled is None or any(s.span == (ruled.start, ruled.end) for s in found):
            return found
        for group in scene.places_of(around.candidate, around.sentence):
            one = resolved(group, around.sentence, self.places, meant=True)
            if one is not None and one[1].start == ruled.start:
                return [*found, Spot(group, ruled, "meant", max(group.index, 0), "", [group])]
        return found

    def dates(
        self,
        candidate: Candidate,
        sentence: Sentence,
        ruled: DateMention | None,
        tell: Teller[T],
    ) -> list[tuple[DateMention, list[T]]]:
        """All that may be the date of a claim, with what their clues tell."""
        if not sentence.dating:
            return []
        around = self._around(candidate, sentence)
        near = [d for d in around.layout.near_dates(around.unit) if not d.date.leads]
        dates = [dated.date for dated in near]
        return [
            (dated.date, bearings.of_date(dated, dated.date is ruled, dates, around, tell))
            for dated in near
        ]


def _hangs(spot: Spot, ruled: Place, candidate: Candidate, sentence: Sentence) -> bool:
    """Whether a phrase only says where the place is that the act is done to ("bombed the airport on
    the edge of the city")."""
    tokens, start = sentence.tokens, ruled.start
    unknown = {ruled.precision, spot.place.precision} == {"unknown"}
    for object_ in candidate.roles.get("place", ()):
        if object_.prep or object_.index < 0 or start is None or spot.host <= object_.index:
            continue
        name = naming(object_)
        last = max(object_.j, name[-1].j if name else 0) - 1
        if not tokens[object_.i].start <= start < tokens[max(last, object_.i)].end:
            continue
        # Words for targets and positions stand for no place of their own.
        own = ruled.precision in (_NAMED if object_.name is not None else _WITHIN)
        own = own or (ruled.precision == "unknown" and bool(name))
        between = sentence.units[object_.index + 1 : spot.host + 1]
        return (own or unknown) and all(u.joined or (u.kind == "np" and u.prep) for u in between)
    return False


def _holds(group: Group, place: Place, sentence: Sentence) -> bool:
    """Whether the words of a place stand in a group."""
    begins, ends = sentence.tokens[group.i].start, sentence.tokens[max(group.j - 1, group.i)].end
    return begins <= (place.start or 0) < ends


def _is_part(path: list[Group], whole: Group) -> bool:
    """Whether somebody, given with the groups they are in, only says of what those are who stand before
    ("three of the guards", "the chief of the clan"): they are hurt, and the guards did nothing."""
    if belongs(path[0], whole):
        return True
    if whole.cls != "person" or whole is path[0]:
        return False
    behind = any(g.prep == "from" and g.index == whole.index + 1 > 0 for g in path)
    return behind or any(g is whole for g in path)
