"""Whom a report has heard: who spoke last, whose words go on, and who was spoken of."""

from __future__ import annotations

from itertools import islice

from isnad.annotations import Group, Link, Sentence
from isnad.resolve.heard import voices
from isnad.resolve.who.people import People

# Whoever speaks under so many others is not heard as the source of what all of them pass on.
_NESTED = 6


class Hearing:
    """Notes in the memory of one report what each of its sentences leaves of its speakers."""

    def __init__(self, people: People) -> None:
        self.people, self.memory = people, people.memory

    def note(self, sentence: Sentence) -> None:
        """What a sentence leaves, once its claims are made."""
        for verb in sentence.predicates[:1]:
            subject = verb.first("S")
            if subject is not None and subject.acts and subject.cls != "pron":
                self.memory.subject = self.people.describe(subject, sentence)
        for link in sentence.links:
            self._hear(link, sentence)
        if (speaker := voices.by_acts(sentence)) is not None:
            self._goes_on(speaker, sentence)
        self.people.anew()

    def _hear(self, link: Link, sentence: Sentence) -> None:
        """Who speaks by one link: outside the words of others they are who speaks now, inside them
        whose words are passed on."""
        speaker = link.speaker
        if speaker is None or speaker.cls == "pron" or sentence.speech:
            return
        if speaker.cls in voices.DOCUMENTS or link.told:
            return
        if not _inside_speech(link, sentence):
            self._goes_on(speaker, sentence)
            self.people.heard(speaker, sentence)
        elif _is_carried(link, sentence):
            self.memory.root = speaker

    def _goes_on(self, speaker: Group, sentence: Sentence) -> None:
        """Whose words later sentences go on with."""
        self.memory.speaker, self.memory.speaker_sentence = speaker, sentence
        self.memory.root = speaker


def _inside_speech(link: Link, sentence: Sentence) -> bool:
    """Whether somebody else says that the speaker of the link says something."""
    at = _cue(link)
    if sentence.quoted(at) is not None:
        return True
    above = (k for k in sentence.above[at] if k is not link and not k.told)
    return any(k.speaker is not None for k in above)


def _is_carried(link: Link, sentence: Sentence) -> bool:
    """Whether whoever says that the speaker of the link says something only passes it on."""
    at = _cue(link)
    above = [k for k in islice(sentence.above[at], _NESTED) if k is not link]
    outside = sentence.quoted(at) is None and len(above) < _NESTED
    return outside and all(map(voices.passes_on, above))


def _cue(link: Link) -> int:
    """The token that tells that somebody speaks."""
    return link.cue.i if link.cue is not None else link.begin
