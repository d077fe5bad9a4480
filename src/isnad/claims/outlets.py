"""Who stands before a word by which a speaker names whoever knows it ("the paper, citing the army").

In a language whose words never change such a word is a verb without a form of its own, so that
what is its subject passes the words on.
"""

from __future__ import annotations

from collections.abc import Iterator

from isnad.annotations import Group, Link

# The class of words by which a speaker names whoever knows it.
_ROOT = "root"
_BETWEEN = frozenset({"date", "adv", "prep"})
_BEFORE = frozenset({"comma", "stop", "quote", "close", "dash"})


def citing(phrases: list[Link], units: list[Group]) -> Iterator[Link]:
    """The link of whoever cites the speaker of each phrase, outside of it."""
    for phrase in phrases:
        if phrase.cue is None or phrase.cue.sub != _ROOT:
            continue
        at = next((n for n, u in enumerate(units) if u.kind == "attr" and u.head is phrase.cue), 0)
        who = _subject(units, at)
        if who is None or who is phrase.speaker:
            continue
        holes = [*phrase.holes, (who.i, phrase.cue.i)]
        yield Link(
            who, phrase.begin - 1, phrase.end, phrase.cue, phrase.entry, carried=True, holes=holes
        )


def _subject(units: list[Group], at: int) -> Group | None:
    """Somebody right before a phrase, dates aside, who opens the clause."""
    n = at - 1
    while n >= 0 and units[n].kind in _BETWEEN:
        n -= 1
    if n < 0:
        return None
    who = units[n]
    opens = n == 0 or units[n - 1].sub in _BEFORE
    fits = who.kind == "np" and not who.prep and not who.joined and who.acts
    return who if opens and fits and who.cls != "pron" else None
