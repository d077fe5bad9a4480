"""Which candidates of a sentence stand, and as what: the judge's word on frames and proposals."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable

from isnad.annotations import UNJUDGED, VERBAL, Candidate, Group, Sentence
from isnad.resolve.learned.course import name_of
from isnad.resolve.learned.judge import Judge

_REFUSAL = "REJECT"
# What is agreed may lie ahead.
_AHEAD = frozenset({"AGREE"})
# What somebody's words about others may amount to.
_JUDGING = frozenset({"ACCUSE", "SUPPORT", "REQUEST", "THREATEN"})
# The option of words that are an act by being said.
_VOICE = "voice"
# Auxiliaries that tell what somebody is to do.
_SHOULD = "should"
# Pronouns that mean the speaker, or nobody in particular.
_SELF = ("1", "2")


def choose(
    proposals: list[Candidate],
    sentence: Sentence,
    judge: Judge,
    weights: Callable[[Candidate], Iterable[int]],
) -> list[Candidate]:
    """The candidates that stand, in order of their triggers: those of the frames but for what the
    judge takes for very unlikely, and proposals that it takes for a claim, with the type it gives
    them. ``weights``: what the clues of a candidate weigh."""
    framed = [one for one in sentence.candidates if _may(one, judge, weights)]
    likely = []
    for candidate in proposals:
        if candidate.type in UNJUDGED:
            continue
        verdict = judge.weigh(weights(candidate))
        if verdict is not None:
            kind, chance = verdict
            _take(candidate, kind, chance, sentence)
            likely.append((chance, candidate))
    if not likely:
        return framed
    likely.sort(key=lambda pair: -pair[0])
    return _once(sentence, framed, [candidate for _, candidate in likely])


def _may(candidate: Candidate, judge: Judge, weights: Callable[[Candidate], Iterable[int]]) -> bool:
    """Whether what a frame says may be so: sport and shows are told in words of fighting."""
    kind = candidate.type
    if kind in UNJUDGED or kind in judge.weights.seldom:
        return True
    return judge.allows(kind, weights(candidate))


def _take(candidate: Candidate, kind: str, chance: float, sentence: Sentence) -> None:
    """A proposal as a claim of the kind; what a frame had said of another kind is void."""
    if candidate.type != kind:
        if kind == _REFUSAL and candidate.polarity == "negated":
            # What somebody does not do is what they refuse: the negation is told by that.
            candidate.polarity = "affirmed"
            candidate.modality = "actual" if candidate.modality == "planned" else candidate.modality
        candidate.type, candidate.status = kind, None
    candidate.fired.append(f"judge/{kind}={chance:.2f}")
    if kind == "REQUEST" and candidate.proposed == "verb" and _obliged(candidate, sentence):
        return
    if candidate.proposed in ("verb", "noun"):
        spoken(candidate, sentence)
    if kind in _AHEAD and candidate.proposed == "verb" and _pledges(candidate):
        candidate.modality = "actual"


def _pledges(candidate: Candidate) -> bool:
    """Whether somebody says what they themselves will do, which pledges it; to meet somebody is to
    come."""
    verb = candidate.predicate
    who = verb.first("S") if verb is not None else None
    ours = who is not None and who.cls == "pron" and who.sub[:1] == _SELF[0]
    return ours and candidate.modality == "planned" and candidate.entry.type != "CONSULT"


def _obliged(candidate: Candidate, sentence: Sentence) -> bool:
    """Whether a demand is told by what somebody should do: whoever says so asks it of them."""
    verb = candidate.predicate
    asked = verb.first("O" if verb.passive else "S") if verb is not None else None
    if verb is None or asked is None or asked.sub[:1] in _SELF:
        return False
    if not any(item.tag == "aux" and item.sub == _SHOULD for item in verb.group.items):
        return False
    covering = [k for k in sentence.above[candidate.at] if k.speaker is not None]
    speakers = [k.speaker for k in covering[-1:] if k.speaker is not None]
    candidate.roles["actor"] = speakers
    candidate.roles["recipient"] = [asked] if asked.acts else []
    _is_said(candidate)
    return True


def spoken(candidate: Candidate, sentence: Sentence) -> None:
    """What a speaker's words amount to is the speaker's act, done to those that the words are of,
    unless the word itself tells such an act."""
    own_act = candidate.entry.type == candidate.type and _VOICE not in candidate.entry.opts
    if candidate.type not in VERBAL or own_act:
        return
    links = sentence.above[candidate.at]
    covering = [k for k in links if k.speaker is not None]
    own = candidate.predicate.first("S") if candidate.predicate is not None else None
    # Whoever opens a quotation may be named after it; one that was opened before has a speaker.
    goes_on = bool(links) and not covering and links[-1].begin == 0
    if goes_on and candidate.type in _JUDGING and (own is None or own.sub[:1] != _SELF[0]):
        candidate.link = links[-1]
    speaker = covering[-1].speaker if covering else None
    if speaker is not None:
        by_speaker(candidate, speaker)
    elif candidate.type in _JUDGING or candidate.type == _REFUSAL:
        _is_said(candidate)


def by_speaker(candidate: Candidate, speaker: Group | None) -> None:
    """Let an act of words be the speaker's, whom no words name where they are null."""
    people = [g for role in ("actor", "recipient") for g in candidate.roles.get(role, ())]
    others = [g for g in people if g is not speaker and g.sub[:1] not in _SELF]
    candidate.roles["actor"] = [speaker] if speaker is not None else []
    candidate.roles["recipient"] = others[:1]
    if candidate.proposed == "verb" and candidate.type == "ACCUSE":
        candidate.sure = [g for g in others[:1] if _does(g, candidate)]
    _is_said(candidate)


def _does(group: Group, candidate: Candidate) -> bool:
    """Whether somebody does what the word of a candidate tells: whom words blame for it."""
    verb = candidate.predicate
    return verb is not None and group in verb.slots.get("by" if verb.passive else "S", ())


def _is_said(candidate: Candidate) -> None:
    """Who says that something may or must be done has said so."""
    if candidate.type not in _AHEAD:
        candidate.polarity, candidate.modality = "affirmed", "actual"


def _once(sentence: Sentence, framed: list[Candidate], likely: list[Candidate]) -> list[Candidate]:
    """The claims of the frames, and of the proposals, the likeliest first, those that tell another
    act than what stands already."""
    kept = list(framed)
    told: defaultdict[str, _Told] = defaultdict(_Told)
    for candidate in kept:
        told[candidate.type].note(candidate, sentence)
    for candidate in likely:
        if not told[candidate.type].holds(candidate, sentence):
            told[candidate.type].note(candidate, sentence)
            kept.append(candidate)
    return sorted(kept, key=lambda candidate: candidate.at)


class _Told:
    """The acts of one type that stand already: by what words and verbs, and by whom."""

    def __init__(self) -> None:
        self.words: set[int] = set()
        self.verbs: set[int] = set()
        self.actors: set[str] = set()
        # Whether nobody is said to do one of them: then it may be any.
        self.open = False

    def note(self, candidate: Candidate, sentence: Sentence) -> None:
        self.words.add(candidate.at)
        if candidate.predicate is not None:
            self.verbs.add(id(candidate.predicate))
        actors = _actors(candidate, sentence)
        self.actors |= actors
        self.open = self.open or not actors

    def holds(self, candidate: Candidate, sentence: Sentence) -> bool:
        """Whether one of them is what the candidate tells: the same word or verb, or nobody that
        tells them apart."""
        if not self.words:
            return False
        if candidate.link is not None and any(candidate.link.covers(at) for at in self.words):
            return True  # what is said tells such an act by itself
        if candidate.at in self.words or id(candidate.predicate) in self.verbs or self.open:
            return True
        actors = _actors(candidate, sentence)
        return not actors or not actors.isdisjoint(self.actors)


def _actors(candidate: Candidate, sentence: Sentence) -> set[str]:
    return {name_of(group, sentence) for group in candidate.roles.get("actor", ())}
