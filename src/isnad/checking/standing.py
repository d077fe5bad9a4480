"""How a claim stands: what the words around its trigger say of polarity, modality and stance.

The checker knows two things. *Negated*: a word next to the trigger negates it beyond doubt, so that
a brief must say so. *May be negated*: some word in reach of the trigger negates or denies, without
which a brief must not.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from isnad.checking.words import Read, Stretch
from isnad.languages.accounts import Word

STANCES = frozenset("states confirms denies insists promises estimates reports".split())
# Words that may stand between a negation and the verb that it negates.
_BETWEEN = frozenset({"aux", "adv", "neg", "pron", "comp"})
# How many words may stand between a trigger and a negation that is next to it; how far one may
# stand that reaches it, and a word for a denial: beyond doubt, and perhaps.
_CLOSE, _NEAR, _REACH, _FAR = 4, 6, 10, 12
# Of the words for saying something, those that stand so much further from the speaker count too.
_BESIDE = 8
# Classes of words behind which something else is told.
_TURNS = frozenset({"conj", "sub", "rel"})
_TURNED = frozenset({"affirm", "turn"})
# Marks that end the reach of a negation; those over which only a denial reaches.
_STOPS, _COMMAS = frozenset(";\u061b:.!?\u061f\u2026"), frozenset(",\u060c")
_MODES = {"fut": "planned", "cond": "planned", "poss": "possible", "should": "demanded"}
PLAIN, _DENIES, _ESTIMATES = "states", "denies", "estimates"
_SPEECH = frozenset(':\u061b"\u201c\u201d\u00ab\u00bb')
_OPEN = frozenset({"planned", "demanded", "possible"})
_OUTSIDE, _LASTS = "prep:outside", ".lasts"
_NAMES, _ARTICLE = frozenset({"noun", "nat", "ent", "adj"}), "det"
_DENY, _SUBJECT_FIRST, _INFINITIVE = "deny", "svo", "aux:inf"
# Types of what people do by speaking.
_SPOKEN = frozenset({"ACCUSE", "REQUEST", "THREATEN", "AGREE", "REJECT", "SUPPORT"})
_DENIALS = frozenset({_DENY, "untrue"})
_ABSENCES = frozenset({"none", "prevent", "repel"})


def negates(words: Stretch, i: int, j: int) -> bool:
    """Whether the tokens ``i`` to ``j`` of a sentence are negated or denied beyond doubt by words
    before them."""
    return _is_negated(words, i) or _is_denied(words, i)


def _is_negated(words: Stretch, i: int) -> bool:
    """Whether a negation stands before token ``i``, with nothing between but auxiliaries, adverbs
    and verbs that carry what they govern."""
    if _holds(words, i) and _is_outside(words, i):
        return True
    for _ in range(_CLOSE):
        before = [read for read in words.every() if read.j == i and read.i < i]
        if any(_is_negation(read) for read in before):
            return not any(_excepts(read) for read in before)
        carried = [read.i for read in before if _carries(read)]
        if not carried:
            return False
        i = min(carried)
    return False


def _is_outside(words: Stretch, i: int) -> bool:
    """Whether a token stands behind "outside of" and who has what it is for."""
    near = (r for n in range(max(i - _CLOSE, 0), i) for r in words.reads[n])
    first = max((r.j for r in near if r.lex.entry.cls == _OUTSIDE), default=None)
    return first is not None and all(_names(words, n) for n in range(first, i))


def _names(words: Stretch, n: int) -> bool:
    """Whether a token is a noun, a name or an article."""
    entries = [read.lex.entry for read in words.reads[n]]
    return any(e.kind in _NAMES or e.cls.startswith(_ARTICLE) for e in entries)


def _holds(words: Stretch, i: int) -> bool:
    """Whether a token is for control: what is outside of it is not held."""
    return any(read.lex.entry.type == "CONTROL" for read in words.reads[i])


def _excepts(read: Read) -> bool:
    return read.lex.entry.cls.endswith(":except")


def _carries(read: Read) -> bool:
    entry = read.lex.entry
    verb = entry.kind == "verb" and not {"neg", "plain"} & set(entry.opts)
    return verb or entry.cls.partition(":")[0] in _BETWEEN


def _is_denied(words: Stretch, i: int) -> bool:
    """Whether somebody denies what token ``i`` tells, in the same clause or in one that depends."""
    if _is_speech(words, i):
        return False  # of a claim or a demand that is denied, somebody made it
    cues = [
        read.j
        for read in words.every()
        if read.lex.entry.opts.get("stance") == _DENIES and not _passive(words, read.i)
    ]
    first = 1 if words.pack.settings.get("order") == _SUBJECT_FIRST else 0
    told = (w for w in words.accounts if w.says == _DENY and w.i >= first)
    cues += [w.j for w in told if not _passive(words, w.i)]
    last = max((j for j in cues if j <= i), default=None)
    return (
        last is not None
        and i - last <= _REACH
        and not any(_turns(words, at) for at in range(last, i))
    )


def _is_speech(words: Stretch, i: int) -> bool:
    """Whether a word tells of what somebody does by speaking."""
    types = {read.lex.entry.type for read in words.reads[i] if read.lex.entry.kind == "frame"}
    return bool(types) and types <= _SPOKEN


def _passive(words: Stretch, at: int) -> bool:
    """Whether a verb is something that befell its subject: "were denied entry"."""
    before = words.reads[at - 1] if at else []
    return any(one.lex.entry.cls.startswith("aux:be") for one in before)


def _turns(words: Stretch, at: int) -> bool:
    """Whether something else begins at a token than what was told before."""
    if words.tokens[at].form in _STOPS:
        return True
    classes = {read.lex.entry.cls.partition(":")[0] for read in words.reads[at]}
    if any(read.lex.entry.cls == _INFINITIVE for read in words.reads[at]):
        return True
    if "comp" in classes:
        return False
    joined = any("conj" in read.lex.pro for read in words.reads[at])
    return bool(classes & _TURNS) or joined or any(w.i == at for w in _turning(words))


def _turning(words: Stretch) -> Iterator[Word]:
    return (word for word in words.accounts if word.says in _TURNED)


def is_no(words: Stretch, i: int, j: int) -> bool:
    """Whether tokens are nothing but a negation and its auxiliary."""
    content = [n for n in range(i, j) if words.tokens[n].word]
    return bool(content) and all(
        any(r.lex.entry.kind == "func" for r in words.reads[n])
        or any(r.i <= n < r.j and _is_negation(r) for r in words.every())
        for n in content
    )


def may_negate(words: Stretch, at: tuple[int, int]) -> bool:
    """Whether some word in reach of the tokens ``at`` negates or denies."""
    return any(_reaches(words, cue, at) for cue in _cues(words, _holds(words, at[0])))


def may_deny(words: Stretch, at: tuple[int, int]) -> bool:
    """Whether some word in reach of the tokens ``at`` is for a denial."""
    return any(far and _reaches(words, (i, j, far), at) for i, j, far in _cues(words))


def negated_somewhere(words: Stretch) -> bool:
    """Whether some word of a sentence negates or denies."""
    return bool(_cues(words))


@lru_cache(maxsize=1 << 12)
def modes(words: Stretch) -> frozenset[str]:
    """What words of a sentence may make of what it tells: planned, demanded, possible."""
    return frozenset(mode for read in words.every() for mode in _modes(read))


def says(words: Stretch, stance: str, speaker: tuple[int, int] | None = None) -> bool:
    """Whether a sentence has words for saying something in that way, near to the tokens of the
    speaker if these are told; to state it, any words for speech or none."""
    found = _stances(words, None if stance == PLAIN else speaker)
    if stance == _ESTIMATES and any("tally" in r.lex.entry.opts for r in words.every()):
        return True
    return stance in found or (stance == PLAIN and (found <= {_DENIES} or _attributes(words)))


def speech(words: Stretch, near: int) -> Iterator[tuple[int, int]]:
    """The tokens of a sentence among which somebody who says something may stand: so many on both
    sides of words and marks for speech, and on the subject's of those for doing something by
    speaking."""
    first = words.pack.settings.get("order") == _SUBJECT_FIRST
    for n, token in enumerate(words.tokens):
        if token.form in _SPEECH:
            yield n - near, n + near
    for read in words.every():
        if read.lex.entry.kind == "say" or read.lex.entry.cls.partition(":")[0] == "attr":
            yield read.i - near, read.j + near
        elif read.lex.entry.type in _SPOKEN:
            yield (read.i - _CLOSE, read.j) if first else (read.i, read.j + _CLOSE)


def _stances(words: Stretch, speaker: tuple[int, int] | None) -> set[str]:
    """The ways of saying something for which a sentence has words: those nearest to a speaker. What
    tells that another quotes somebody stands nearer to them than their own word may ("a source quoted
    by the agency denied")."""
    told = [
        (r.i, r.j, s, "quoted" in r.lex.entry.opts)
        for r in words.every()
        if (s := r.lex.entry.opts.get("stance")) and not words.in_name(r.i, r.j)
    ]
    told += [(w.i, w.j, _DENIES, False) for w in words.accounts if w.says in _DENIALS]
    if speaker is None:
        return {stance for _, _, stance, _ in told}
    i, j = speaker
    # A word in what somebody is called is no word of theirs ("source" holds "believe" in Vietnamese).
    told = [one for one in told if not i <= one[0] < one[1] <= j] or told
    far = [(max(a - j, i - b, 0), stance, quotes) for a, b, stance, quotes in told]
    own = [distance for distance, _, quotes in far if not quotes]
    nearest = min(own or [distance for distance, _, _ in far], default=0)
    return {stance for distance, stance, _ in far if distance <= nearest + _BESIDE}


def _attributes(words: Stretch) -> bool:
    """Whether a sentence says whose words it has without a verb: "according to", a colon, a quote."""
    if any(token.form in _SPEECH for token in words.tokens):
        return True
    return any(read.lex.entry.cls.partition(":")[0] == "attr" for read in words.every())


@lru_cache(maxsize=1 << 12)
def _cues(words: Stretch, held: bool = False) -> tuple[tuple[int, int, bool], ...]:
    """The tokens of words that negate or deny; whether they reach far. ``held``: of control, of
    which what is outside has none."""
    return tuple(_cued(words, held))


def _cued(words: Stretch, held: bool) -> Iterator[tuple[int, int, bool]]:
    lasting = [read for read in words.every() if read.lex.entry.cls.endswith(_LASTS)]
    for read in words.every():
        if any(one.i <= read.i and read.j <= one.j for one in lasting):
            continue  # "does not cease to": it is still so
        if _is_negation(read) or (held and read.lex.entry.cls == _OUTSIDE):
            yield read.i, read.j, False
        elif read.lex.entry.opts.get("stance") == _DENIES or "neg" in read.lex.entry.opts:
            yield read.i, read.j, True
    for word in words.accounts:
        if word.says in _DENIALS | _ABSENCES:
            yield word.i, word.j, word.says in _DENIALS


def _reaches(words: Stretch, cue: tuple[int, int, bool], at: tuple[int, int]) -> bool:
    _begin, end, far = cue
    if end > at[0]:
        return False  # behind the words, or part of them: then they say no themselves
    return at[0] - end <= (_FAR if far else _NEAR) and not _parted(words, end, at[0], far=far)


def _parted(words: Stretch, i: int, j: int, *, far: bool) -> bool:
    """Whether a mark between tokens ends the reach of a word."""
    forms = {token.form for token in words.tokens[i:j]}
    if far and any(i <= word.i < j for word in _turning(words)):
        return True  # something else is said to be so
    return bool(forms & _STOPS) or (not far and bool(forms & _COMMAS))


def _modes(read: Read) -> Iterator[str]:
    entry = read.lex.entry
    kind, _, sub = entry.cls.partition(":")
    if kind == "aux" or "aux" in read.lex.pro:
        for sign, mode in _MODES.items():
            if sign in sub.split(".") or sign in read.lex.pro:
                yield mode
    if kind == "sub" and sub == "if":
        yield "possible"
    if entry.opts.get("mod") in _OPEN:
        yield entry.opts["mod"]


def _is_negation(read: Read) -> bool:
    entry = read.lex.entry
    if entry.kind != "func":
        return False
    kind, _, sub = entry.cls.partition(":")
    return kind == "neg" or "neg" in sub.split(".")
