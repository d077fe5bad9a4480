"""Who a pronoun stands for: the subject of its sentence, of the one before, or the last mention
that agrees with it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from copy import copy
from itertools import chain

from isnad.annotations import Group, Sentence
from isnad.resolve.memory import Known, Memory

_PEOPLE = frozenset({"person", "office", "name"})
_BODIES = frozenset({"group", "org", "force", "country"})
_MANY, _GENDERS = ("p", "d"), ("f", "m")
# A capital stands for its state.
_CAPITAL, _STATE = "settlement", "country:"
# How many mentions back a pronoun may point.
_REACH = 12

# How many subjects of its own sentence a pronoun may stand for: no sentence of news has more.
_MOST = 40
# Slots of a verb in which a pronoun is somebody else than its subject.
_AIMS = ("O", "to", "with", "against")

Describe = Callable[[Group, Sentence], Known]


class Subjects:
    """Who the verbs of a sentence are of, found once for all its pronouns."""

    def __init__(self, sentence: Sentence) -> None:
        self.sentence = sentence
        self.acting: list[Group] = []
        self.befallen: list[Group] = []
        self._of_object: dict[int, Group] = {}
        acts = {id(g) for verb in sentence.predicates for g in verb.slots.get("S", ())}
        for verb in sentence.predicates:
            subject = verb.first("S")
            if subject is None:
                continue
            if subject.cls != "pron" and subject.acts and len(self.acting) < _MOST:
                self.acting.append(subject)
            says = any(x.entry.kind == "say" for x in verb.group.lexes)
            for slot in _AIMS:
                for group in verb.slots.get(slot, ()):
                    if not (says and id(group) in acts):  # "the mayor said [that] he …"
                        self._of_object.setdefault(id(group), subject)
            objects = verb.slots.get("O", ()) if len(self.befallen) < _MOST else ()
            self.befallen.extend(g for g in objects if g.cls != "pron" and g.acts)

    def over(self, group: Group) -> Group | None:
        """The subject of the verb whose object, or aim, a group is."""
        return self._of_object.get(id(group))


def antecedent(
    pronoun: Group, subjects: Subjects, memory: Memory, describe: Describe, *, gendered: bool
) -> Known | None:
    """Who the pronoun stands for; None where nobody agrees with it.

    ``describe`` gives what is known of a group; ``gendered``: the language's pronouns agree in
    gender with things as well.
    """
    sentence = subjects.sentence
    at = sentence.tokens[pronoun.i].start
    doer = _doer(pronoun, subjects, describe, gendered=gendered)
    found = _candidates(pronoun, subjects, memory, describe)
    if doer is not None:
        joined = gendered or (pronoun.head is not None and pronoun.head.tag == "verb")
        alike = _nearest(sentence, memory, at) if joined else _befallen(subjects, pronoun, describe)
        found = chain(alike, found)
    for known in found:
        before = known.part != sentence.passage.part or known.start < at
        if doer is not None and known.start <= doer.end and known.end > doer.start:
            continue
        if before and _agrees(pronoun.sub, known, memory, gendered=gendered):
            return known
    return None


def _doer(
    pronoun: Group, subjects: Subjects, describe: Describe, *, gendered: bool
) -> Known | None:
    """The subject of the verb whose object a pronoun is: somebody else than the pronoun."""
    head = pronoun.head
    if gendered and (head is None or (head.tag != "verb" and pronoun.prep)):
        return None
    subject, sentence = subjects.over(pronoun), subjects.sentence
    if subject is None or subject.cls == "pron":
        return None
    last = subject.members[-1] if subject.members else subject
    known = copy(describe(subject, sentence))
    known.end = max(known.end, sentence.tokens[last.j - 1].end)
    return known


def _befallen(subjects: Subjects, pronoun: Group, describe: Describe) -> Iterator[Known]:
    """The objects of verbs before a pronoun that is an object too, the nearest first ("holds the
    refugees in a camp and deports them")."""
    for group in reversed(subjects.befallen):
        if group.j <= pronoun.i:
            yield describe(group, subjects.sentence)


def _nearest(sentence: Sentence, memory: Memory, at: int) -> Iterator[Known]:
    """What the sentence itself names before a position, the nearest first."""
    for known in reversed(memory.known[-_REACH:]):
        if known.part == sentence.passage.part and sentence.start <= known.start < at:
            yield known


def _candidates(
    pronoun: Group, subjects: Subjects, memory: Memory, describe: Describe
) -> Iterator[Known]:
    if (speaker := _announcing(pronoun, subjects.sentence)) is not None:
        yield describe(speaker, subjects.sentence)
    for subject in subjects.acting:
        if subject.j <= pronoun.i:
            yield describe(subject, subjects.sentence)
    yield from _speaking(pronoun, subjects, memory, describe)
    if memory.subject is not None:
        yield memory.subject
    yield from reversed(memory.known[-_REACH:])


def _announcing(pronoun: Group, sentence: Sentence) -> Group | None:
    """Who says in a clause of their own what the pronoun is the subject of: first of all they speak
    of themselves ("a shell hit the mill hours after the army said it had taken the building")."""
    link = next(reversed(sentence.above[pronoun.i]), None)
    verb = link.verb if link is not None else None
    speaker = link.speaker if link is not None and verb is not None else None
    if verb is None or verb.link == "rel":
        return None  # of a film "that he said shows them" the pronoun may be the film
    if speaker is None or not 0 <= speaker.i < speaker.j <= pronoun.i:
        return None
    if speaker.cls not in _BODIES and speaker.sub != _CAPITAL:
        return None
    subjects = (verb.first("S") for verb in sentence.predicates)
    return speaker if any(one is pronoun for one in subjects) else None


def _speaking(
    pronoun: Group, subjects: Subjects, memory: Memory, describe: Describe
) -> Iterator[Known]:
    """Whoever spoke before by name goes on to speak by a pronoun, before those without a name."""
    speaker, where = memory.speaker, memory.speaker_sentence
    if speaker is None or where is None or speaker.name is None:
        return
    if memory.subject is not None and memory.subject.named:
        return
    if any(link.speaker is pronoun for link in subjects.sentence.links):
        yield describe(speaker, where)


def _agrees(feature: str, known: Known, memory: Memory, *, gendered: bool) -> bool:
    """Whether a mention fits a pronoun (person, gender, number such as 3ms, 3n, 3p)."""
    state = (known.entity or "").startswith(_STATE)
    if known.cls == "place" and not (state and feature == "3n"):
        return False
    if feature[-1:] in _MANY:
        return known.plural or known.cls in _BODIES
    if feature == "3n":
        return (state or known.cls not in _PEOPLE) and not known.plural
    if gendered:
        unlike = known.gender and known.gender != feature[1:2]
        return not (unlike or (known.plural and known.cls == "person"))
    told = known.gender or memory.genders.get(known.entity or known.name, "")
    unlike = bool(told) and feature[1:2] in _GENDERS and told != feature[1:2]
    return known.cls in _PEOPLE and not known.plural and not unlike
