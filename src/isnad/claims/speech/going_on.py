"""Speech without quotation marks: who is introduced by a colon goes on over the passages after it.

"The minister said:" at the end of a passage hands the word over; the passages that follow are the
minister's, until one opens with a quotation mark, hands the word to another, or has the reporter
name who speaks.
"""

from __future__ import annotations

from isnad.annotations import Group, Sentence
from isnad.claims.speech.attribution import say_entry
from isnad.claims.speech.outlets import DOCUMENTS

_MARKS = frozenset({"quote", "open"})
_BETWEEN = frozenset({"adv", "date", "prep"})


class Speech:
    """Whether the reporter has handed the word over; kept while a report is read."""

    def __init__(self) -> None:
        self.on = False

    def open(self, sentence: Sentence) -> bool:
        """Whether the first sentence of a passage goes on with what was handed over."""
        self.on = self.on and not (sentence.items and sentence.items[0].sub in _MARKS)
        return self.on

    def note(self, sentence: Sentence) -> None:
        """What a sentence leaves behind: the word handed over, or taken back."""
        if _hands_over(sentence):
            self.on = True
        elif self.on and any(_is_reporter(link.speaker) for link in sentence.links if link.verb):
            self.on = False


def named_behind(sentences: list[Sentence]) -> None:
    """Give a quotation of several sentences that only the last one ascribes to somebody ("…. …,"
    the mayor said) to them in those before as well."""
    last = sentences[-1]
    if len(sentences) < 2 or not last.quotes or last.quotes[0][0] != 0:
        return
    end = last.quotes[0][1]
    links = (k for k in reversed(last.above[end - 1]) if k.cue is not None and k.cue.i >= end)
    speaker = next((k.speaker for k in links if k.speaker is not None and not k.told), None)
    if speaker is None or speaker.cls == "pron" or speaker.cls in DOCUMENTS:
        return
    for n, sentence in enumerate(sentences[:-1]):
        begin, end = sentence.quotes[-1] if sentence.quotes else (0, 0)
        open_links = [
            k for k in sentence.links if k.cue is None and (k.begin, k.end) == (begin, end)
        ]
        if n == 0 and begin < end and any(k.speaker is not None for k in sentence.above[begin]):
            return
        for link in open_links:
            if link.speaker is None:
                link.behind = speaker, last


def _hands_over(sentence: Sentence) -> bool:
    """A colon closes the sentence, and a verb of saying stands before it."""
    units = [u for u in sentence.units if not u.joined]
    if not units or units[-1].sub != "colon":
        return False
    for unit in reversed(units[:-1]):
        if unit.kind == "vg":
            verb = next((v for v in sentence.predicates if v.group is unit), None)
            entry = say_entry(verb) if verb is not None else None
            return entry is not None and entry.kind == "say"
        if not (unit.kind in _BETWEEN or (unit.kind == "np" and unit.prep)):
            return False
    return False


def _is_reporter(speaker: Group | None) -> bool:
    """Whether a speaker is a person of whom another speaks."""
    if speaker is None:
        return False
    if speaker.cls == "pron":
        return speaker.sub in ("3ms", "3fs")
    return speaker.cls == "person"
