"""Whether each slot of a line shows what the words that it stands on give."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import msgspec

from isnad.checking import numbers, places, senses, standing, times
from isnad.checking.conflicts import Conflicts
from isnad.checking.faults import Problem
from isnad.checking.ground import Ground, around, inside, shown
from isnad.checking.lineage import Lineages
from isnad.checking.phrasebook import HOLE, plain
from isnad.checking.somebody import Somebody
from isnad.checking.totals import Totals
from isnad.checking.words import Stretch
from isnad.joins import ClaimKey
from isnad.pages import Line, Slot
from isnad.records import Span

_Check = Callable[[Line, Slot], Iterator[Problem]]
_TYPED, _STATED = ("gloss_status", "gloss"), ("state", "gloss_status")
_STATE, _CHAIN, _QUOTED = "state", "chain", "quoted"
_SIDE, _STATEMENT, _ITSELF = "side", "STATEMENT", "itself"
_DENIED, _NEGATED = "denied", "negated"
_MODES = ("planned", "demanded", "possible")


class Slots:
    """Checks the slots of lines."""

    def __init__(self, ground: Ground) -> None:
        self.ground = ground
        self.phrases = ground.phrases
        somebody, totals = Somebody(ground), Totals(ground)
        self._lineages = Lineages(ground)
        self._checks: dict[str, _Check] = {
            **dict.fromkeys(("actor", "recipient", "broker", "source"), somebody.problems),
            "words": self._verbatim,
            "content": self._verbatim,
            "exception": self._verbatim,
            "type": self._type,
            "polarity": self._standing,
            "modality": self._standing,
            "stance": self._stance,
            "place": self._place,
            "origin_place": self._place,
            "precision": self._precision,
            "country": self._country,
            "claimants": self._claimants,
            "time": self._time,
            "time_of_day": self._time_of_day,
            "count": self._count,
            "share": self._share,
            "conflict": Conflicts(ground).problems,
            "lineage": self._lineage,
            **totals.checks,
        }

    def problems(self, line: Line) -> Iterator[Problem]:
        """What is wrong with the slots of a line."""
        for slot in line.slots:
            check = self._checks.get(slot.role)
            if check is not None:
                yield from check(line, slot)

    def silent(self, line: Line) -> Iterator[Problem]:
        """What a line should say of its claims, and does not: that it was not so."""
        said = {key for slot in line.slots if slot.role == "polarity" for key in slot.of}
        refused = {key for slot in line.slots if _refuses(slot) for key in slot.of}
        for slot in line.slots:
            if slot.role != "words" or slot.kind == _SIDE or slot.span is None:
                continue
            if set(slot.of) & (said | refused):
                continue
            sentence = self._sentence(slot)
            if sentence is None:
                continue
            i, j = sentence.at(slot.span.start, slot.span.end)
            if standing.negates(sentence, i, j) and not self._is_refusal(sentence, slot):
                yield Problem(shown(line, slot), "the report negates these words", slot)

    def _is_refusal(self, sentence: Stretch, slot: Slot) -> bool:
        """Whether the words themselves are what says no."""
        span = slot.span
        assert span is not None
        i, j = sentence.at(span.start, span.end)
        return standing.is_no(sentence, i, j)

    def _sentence(self, slot: Slot) -> Stretch | None:
        """The words that a slot's claim was made from, if the slot's are among them; else the
        sentence around the slot's."""
        span, scene = slot.span, self.ground.scene(slot)
        if span is None or scene is None:
            return None
        found = self.ground.evidence(slot.of[0])
        if found is not None and found.start <= span.start and span.end <= found.end:
            if found.text == self.ground.reports[slot.of[0].report].part(span.part):
                return found
        return scene.sentence(span)

    def _as_written(self, line: Line, slot: Slot) -> Iterator[Problem]:
        if slot.span is None:
            yield Problem(shown(line, slot), "no words of a report stand behind it", slot)
        elif plain(slot.span.quote) != shown(line, slot):
            yield Problem(shown(line, slot), f"the report has {plain(slot.span.quote)!r}", slot)

    def _verbatim(self, line: Line, slot: Slot) -> Iterator[Problem]:
        yield from self._as_written(line, slot)
        yield from self._among(line, slot)

    def _among(self, line: Line, slot: Slot) -> Iterator[Problem]:
        """The words that carry a claim stand among those that its reference shows."""
        span, found = slot.span, self.ground.references.get(slot.of[0])
        if span is None or found is None or slot.role == "exception":
            return
        here = found.span
        if here.part != span.part or span.end <= here.start or here.end <= span.start:
            yield Problem(shown(line, slot), f"reference {found.number} shows other words", slot)

    def _phrase(self, line: Line, slot: Slot, *sections: str) -> Iterator[Problem]:
        """Whether a slot shows the phrase that its kind names."""
        text = around(line, slot)
        for section in sections:
            phrase = self.phrases.phrase(section, slot.kind or "")
            if phrase is None:
                continue
            if "{" not in phrase:
                if phrase.casefold() == text.casefold():
                    return
                continue
            gaps = self.phrases.undo(section, slot.kind or "", text)
            if gaps is not None and all(self._fills(section, gap) for gap in gaps.values()):
                return
        yield Problem(shown(line, slot), f"that is not the phrase for {slot.kind}", slot)

    def _fills(self, section: str, gap: str) -> bool:
        """Whether slots fill a gap of a phrase, or what the phrases have for nobody."""
        if gap == self.phrases.phrase(section, "nobody"):
            return True
        return HOLE in gap and not self.phrases.leftover(gap)

    def _lineage(self, line: Line, slot: Slot) -> Iterator[Problem]:
        yield from self._phrase(line, slot, "taken_over")
        yield from self._lineages.problems(line, slot)

    def _type(self, line: Line, slot: Slot) -> Iterator[Problem]:
        stated = line.kind == _STATE and not line.depth
        yield from self._phrase(line, slot, *(_STATED if stated else _TYPED))
        told = [
            s
            for s in line.slots
            if s.role in ("words", "content") and s.kind != _SIDE and set(s.of) & set(slot.of)
        ]
        stated = any(s.role == "content" for s in told)
        if stated != ((slot.kind or "") == _STATEMENT):
            yield Problem(shown(line, slot), "only words of a statement are called that", slot)
        elif not stated:
            for one in told:
                yield from self._sense(line, slot, one)

    def _sense(self, line: Line, slot: Slot, words: Slot) -> Iterator[Problem]:
        """Whether the tables have words for the type that a slot names."""
        sentence, span = self._sentence(words), words.span
        if sentence is None or span is None:
            return
        kind, _, status = (slot.kind or "").partition(".")
        lasting = line.kind == _STATE
        found = senses.types(sentence, span.start, span.end, lasting=lasting)
        known = senses.statuses(sentence, span.start, span.end, kind)
        slot = msgspec.structs.replace(slot, of=words.of)  # of whose words it does not hold
        if kind not in found:
            able = ", ".join(sorted(t for t in found if t.isupper())) or "nothing"
            yield Problem(shown(line, slot), f"the tables have {span.quote!r} for {able}", slot)
        elif status and known and status not in known and not lasting:
            given = f"the tables have {span.quote!r} for what {' or '.join(sorted(known))}"
            yield Problem(shown(line, slot), given, slot)

    def _standing(self, line: Line, slot: Slot) -> Iterator[Problem]:
        yield from self._phrase(line, slot, "standing")
        parts = (slot.kind or "").split("_")
        sentences = [s for s in map(self._near(line), slot.of) if s is not None]
        if _DENIED in parts and not any(standing.may_deny(s, at) for s, at in sentences):
            yield Problem(shown(line, slot), "no word of the report denies it", slot)
        elif _NEGATED in parts and not any(standing.may_negate(s, at) for s, at in sentences):
            yield Problem(shown(line, slot), "no word of the report negates it", slot)
        for mode in _MODES:
            if mode in parts and not any(mode in standing.modes(s) for s, _ in sentences):
                yield Problem(
                    shown(line, slot), f"no word of the report says that it is {mode}", slot
                )

    def _near(self, line: Line) -> Callable[[ClaimKey], tuple[Stretch, tuple[int, int]] | None]:
        """For a claim the sentence that tells it, and the tokens of its trigger."""

        def found(key: ClaimKey) -> tuple[Stretch, tuple[int, int]] | None:
            for slot in line.slots:
                if slot.role in ("words", "content") and slot.span and slot.of[0] == key:
                    sentence = self._sentence(slot)
                    if sentence is not None:
                        return sentence, sentence.at(slot.span.start, slot.span.end)
            return None

        return found

    def _stance(self, line: Line, slot: Slot) -> Iterator[Problem]:
        yield from self._phrase(line, slot, "source")
        within = inside(line, slot)
        wanted = "outlet" if slot.kind == _ITSELF else "source"
        if any(s.role != wanted for s in within):
            yield Problem(shown(line, slot), f"the phrase for {slot.kind} is of {wanted}s", slot)
        if line.kind == _CHAIN and (slot.kind == _QUOTED) != self._is_through(line, slot):
            yield Problem(shown(line, slot), "who said it first stands first in a chain", slot)
        if slot.kind not in standing.STANCES:
            return
        inner = next((s.span for s in within if s.span is not None), None)
        if slot.kind == standing.PLAIN and inner is None:
            return
        if not self._is_said(slot, inner):
            yield Problem(shown(line, slot), "no word near it says so in that way", slot)

    def _is_said(self, slot: Slot, who: Span | None) -> bool:
        """Whether words near a speaker, or in the sentence of the claim, say it as a slot has it."""
        evidence, scene = self.ground.evidence(slot.of[0]), self.ground.scene(slot)
        near: list[tuple[Stretch, tuple[int, int] | None]] = []
        if evidence is not None:
            near.append((evidence, None))
        if who is not None and scene is not None:
            sentence = scene.sentence(who)
            at = sentence.at(who.start, who.end)
            near = [(sentence, at), *(n for n in near if not n[0].covers(who))]
        return not near or any(standing.says(w, slot.kind or "", at) for w, at in near)

    def _is_through(self, line: Line, slot: Slot) -> bool:
        """Whether a link of a chain is one through whom the words came."""
        return any(s.role == "stance" and s.end <= slot.start for s in line.slots)

    def _place(self, line: Line, slot: Slot) -> Iterator[Problem]:
        words, scene, text = self.ground.words(slot), self.ground.scene(slot), shown(line, slot)
        if slot.kind == "words":
            yield from self._as_written(line, slot)
        elif slot.kind == "latin":
            yield from self._latin(text, words, slot)
        elif scene is None:
            yield Problem(text, "it stands on no report", slot)
        elif slot.kind == "called":
            kinds = places.in_english(words) if words is not None else set()
            if kinds.isdisjoint(self.phrases.called(text)):
                given = ", ".join(sorted(kinds)) or "no kind of place"
                yield Problem(text, f"the words give {given}", slot)
        elif words is None:
            if not any(self._names(text, key) for key in slot.of):
                yield Problem(text, "the words name no such place", slot)
        elif not self.ground.places.allowed(text, words, scene):
            yield Problem(text, f"the words give {self.ground.places.given(words)!r}", slot)

    def _names(self, text: str, key: ClaimKey) -> bool:
        """Whether the words of a claim name a place; where they name none, whether its report does."""
        evidence, scene = self.ground.evidence(key), self.ground.scene_of(key.report)
        if evidence is None or scene is None:
            return False
        if self.ground.places.allowed(text, evidence, scene):
            return True
        return scene.has_latin(text) and not self.ground.places.called(text)

    def _latin(self, text: str, words: Stretch | None, slot: Slot) -> Iterator[Problem]:
        yield from Somebody.latin(text, words, slot)

    def _precision(self, line: Line, slot: Slot) -> Iterator[Problem]:
        yield from self._phrase(line, slot, "precision")
        scene = self.ground.scene(slot)
        for place in line.slots if scene is not None else ():
            if place.role == "place" and place.of[:1] == slot.of[:1] and scene is not None:
                words, text = self.ground.words(place), shown(line, place)
                able = self.ground.places.precisions(text, place.kind or "", words, scene)
                if able and slot.kind not in able:
                    given = f"it is a place of kind {', '.join(sorted(able))}"
                    yield Problem(shown(line, slot), given, slot)
                return

    def _country(self, line: Line, slot: Slot) -> Iterator[Problem]:
        text, scene = shown(line, slot), self.ground.scene(slot)
        if not any(one.kind == "country" for one in self.ground.people.known(text)):
            yield Problem(text, "no country is called that in the reader's language", slot)
        elif slot.role == "country" and scene is not None and scene.countries:
            if not self.ground.in_country(text, scene):
                yield Problem(text, "the report names nothing in that country", slot)

    def _claimants(self, line: Line, slot: Slot) -> Iterator[Problem]:
        """Whoever claims a place is told once, and the gazetteer has it so."""
        yield from self._country(line, slot)
        place = next((s for s in line.slots if s.role == "place" and s.of[:1] == slot.of[:1]), None)
        codes = {one.country for one in self.ground.people.known(shown(line, slot))}
        beside = [s for s in line.slots if s.role == "claimants" and s.at != slot.at]
        if any(shown(line, s) == shown(line, slot) for s in beside):
            yield Problem(shown(line, slot), "it is named twice", slot)
        elif place is not None:
            found = self.ground.places.called(shown(line, place))
            if found and not any(codes & set(one.claimed_by) for one in found):
                yield Problem(shown(line, slot), "the gazetteer has no such claim", slot)

    def _count(self, line: Line, slot: Slot) -> Iterator[Problem]:
        text, words = shown(line, slot), self.ground.words(slot)
        if words is None:
            yield Problem(text, "no words of a report stand behind it", slot)
            return
        scene = self.ground.scene(slot)
        assert scene is not None and slot.span is not None
        found = numbers.given(words, scene.sentence(slot.span))
        if numbers.shown(text, self.phrases) not in found:
            yield Problem(text, f"the words give {numbers.told(found) or words.quote!r}", slot)
        if not numbers.framed(line.text, slot, self.phrases):
            yield Problem(text, f"the phrase around it is not that for {slot.kind}", slot)

    def _share(self, line: Line, slot: Slot) -> Iterator[Problem]:
        yield from self._phrase(line, slot, "extent")
        evidence = self.ground.words(slot) or self.ground.evidence(slot.of[0])
        if evidence is not None and slot.kind not in numbers.shares(evidence):
            yield Problem(shown(line, slot), f"the words give {numbers.shares(evidence)}", slot)

    def _time(self, line: Line, slot: Slot) -> Iterator[Problem]:
        yield from times.problems(shown(line, slot), slot, self.ground)

    def _time_of_day(self, line: Line, slot: Slot) -> Iterator[Problem]:
        evidence = self.ground.evidence(slot.of[0])
        if evidence is None:
            return
        text = shown(line, slot)
        clock = times.clock(text)
        keys = self.phrases.keys("parts_of_day", text)
        if clock is not None:
            if not times.has_clock(clock, evidence):
                yield Problem(text, "the words give no such hour", slot)
        elif not keys:
            yield Problem(text, "that is no phrase for a time of day", slot)
        elif not set(keys) & set(times.parts_of_day(evidence)):
            yield Problem(text, "the words name no such time of day", slot)


def _refuses(slot: Slot) -> bool:
    """Whether a slot says in other words that something was refused."""
    kind = slot.kind or ""
    return slot.role == "type" and (kind.startswith("REJECT") or kind.endswith(f".{_DENIED}"))
