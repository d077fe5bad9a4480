"""Dates of what is cited: "according to the Times of 2 December, the truce began in March" was said
in December."""

from __future__ import annotations

from bisect import bisect_left

from isnad.annotations import Link, Sentence
from isnad.records import DateMention

# So many tokens stand at most between a source and the date of its words (a comma, a preposition,
# a word for a day).
_BETWEEN = 3


def told(sentence: Sentence) -> list[DateMention]:
    """The dates that can be the time of what a sentence tells, without those of a source that opens
    it; all of them where it names no other."""
    said = {d.start for link in sentence.links for d in _said_on(link, sentence)}
    dating = [date for date in sentence.dating if date.start not in said]
    cited = {d.start for link in sentence.links for d in _dates_of(link, sentence)}
    own = [date for date in dating if date.start not in cited]
    return own or dating


def _said_on(link: Link, sentence: Sentence) -> list[DateMention]:
    """The dates between somebody and the word by which they cite another: then they did."""
    if link.verb is not None or not link.carried or link.cue is None or link.speaker is None:
        return []
    tokens = sentence.tokens
    first, last = tokens[link.speaker.j - 1].end, tokens[link.cue.i].start
    return [date for date in sentence.dating if first <= date.start and date.end <= last]


def _dates_of(link: Link, sentence: Sentence) -> list[DateMention]:
    """The date right after a source that opens its sentence, where a mark closes the phrase."""
    if link.verb is not None or link.cue is None or link.cue.i > 1 or link.speaker is None:
        return []
    tokens, end = sentence.tokens, link.speaker.j
    starts = [token.start for token in tokens]
    for date in sentence.dating:
        first, after = bisect_left(starts, date.start), bisect_left(starts, date.end)
        closed = after < len(tokens) and tokens[after].kind == "p"
        if 0 <= first - end <= _BETWEEN and closed and not date.leads:
            return [date]
    return []
