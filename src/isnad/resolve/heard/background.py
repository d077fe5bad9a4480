"""What a report knows by itself, whoever it goes on to quote."""

from __future__ import annotations

from isnad.annotations import Candidate, Sentence
from isnad.records import DateMention


def is_reminder(
    candidate: Candidate, sentence: Sentence, date: DateMention | None, *, asides: bool
) -> bool:
    """Whether it is told only to say how long before it was ("years after the town fell"), or in an
    aside, where the language has ``asides``; ``date``: that of the candidate."""
    return (date is not None and date.leads) or (asides and _is_aside(candidate, sentence))


def _is_aside(candidate: Candidate, sentence: Sentence) -> bool:
    """Whether a clause behind a comma only tells more of somebody or some place, where a bare word
    opens such ("…, [the] one whom the court convicted")."""
    verb = candidate.predicate
    if verb is None:
        return False
    before = sentence.units[: verb.group.index]
    opener = next((u for u in reversed(before) if u.kind == "rel"), None)
    if opener is None or opener.index < 1 or sentence.units[opener.index - 1].sub != "comma":
        return False
    return not any(u.kind == "punct" for u in before[opener.index + 1 :])
