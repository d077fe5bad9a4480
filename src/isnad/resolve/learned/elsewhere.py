"""Places, dates and people of a sentence that are those of other things than a claim: of whoever speaks,
of the saying itself, of what words are about, of what is done about it."""

from __future__ import annotations

from bisect import bisect_left

from isnad.annotations import VERBAL, Candidate, Group, Predicate, Sentence
from isnad.records import DateMention, Place
from isnad.resolve.heard.voices import DOCUMENTS
from isnad.resolve.learned.bearings import LASTING
from isnad.resolve.when import scene

# Letters of a year, and of a date that is told as it is.
_YEAR, _SPELT = 4, "explicit"
# The slots of what words are about, and classes of what has a place and a day of its own.
_ABOUT = ("O", "by", "on", "about")
_OWN = frozenset({"event", "abstract"})
# Before what something is done about, and the types of acts of whoever may have done that.
# Who protests against others, and those whom they protest before.
_PROTEST, _ORDER = "PROTEST", frozenset({"COP", "MIL"})
_REASON, _REGRETS = "about", frozenset({"CONCEDE", "REJECT", "RETREAT"})
# Before what words are about, and what that is.
_ON, _TOPICS = frozenset({"on", "about"}), _OWN | {"nature", "unknown"}
_KNOWN = frozenset({"det", "poss"})
# Acts by words of which whoever speaks does what they are about.
_DOING = frozenset({"AGREE", "CONCEDE"})
# What several do that is named after where they do it.
_TALKS = "CONSULT"
# A word for what something is told by, and what stands in the phrase behind it.
_BY_WHAT, _PHRASE = "attr", frozenset({"np", "vg", "prep", "adv", "date", "rel"})
# So many units of a phrase, and verbs before a noun, are looked at.
_NEAR = 8
# Behind such a thing the phrases that say where that is.
_WHERE = frozenset({"in", "at", "near", "by"})


def is_others_date(date: DateMention, candidate: Candidate, sentence: Sentence) -> bool:
    """Whether a date cannot be that of a candidate."""
    if (candidate.type in VERBAL and _is_of_years(date)) or _is_guessed(date):
        return True
    if _says_when_issued(date, candidate, sentence):
        return True
    if _is_when_answered(date, candidate, sentence):
        return True
    if (aside := _aside(candidate, sentence)) is not None:
        tokens = sentence.tokens
        if tokens[aside[0].i].start < date.start < tokens[aside[1].i].start:
            return True
    return _says_when_said(date, candidate, sentence) or _says_when_judged(
        date, candidate, sentence
    )


def _is_of_years(date: DateMention) -> bool:
    """Whether a date names both years of a stretch: how long what is spoken of lasted; nobody speaks
    so long."""
    if date.basis != _SPELT:
        return False
    ends = [end.rstrip("~?%") for end in date.edtf.split("/")]
    return len(ends) > 1 and all(len(end) == _YEAR and end.isdigit() for end in ends)


def _is_guessed(date: DateMention) -> bool:
    """Whether no more is known of a date than which way it lies ("in the days to come"): both its
    ends are guessed."""
    ends = date.edtf.split("/")
    return date.basis != _SPELT and len(ends) > 1 and all(end.endswith("~") for end in ends)


def _says_when_issued(date: DateMention, candidate: Candidate, sentence: Sentence) -> bool:
    """Whether a date stands in a phrase behind the trigger that says what something is told by, and
    is of that document ("…, according to a statement issued on Monday"); what is done by words is
    done by that as well."""
    if candidate.type in VERBAL:
        return False
    n = bisect_left(sentence.units, scene.token_at(date, sentence), key=lambda unit: unit.i)
    document = False
    for unit in reversed(sentence.units[max(n - _NEAR, 0) : n]):
        if unit.kind == _BY_WHAT:
            return document and candidate.at < unit.i
        if unit.kind not in _PHRASE:
            return False
        document = document or unit.cls in DOCUMENTS
    return False


def _says_when_said(date: DateMention, candidate: Candidate, sentence: Sentence) -> bool:
    """Whether a date stands between a word of saying and what is said: that was said then ("said on
    Monday that rebels had taken the town"); what is done by words is done when they are said."""
    lasting = candidate.type in LASTING  # whoever says so says it of that day
    if lasting or (candidate.type in VERBAL and candidate.noun is None):
        return False
    tokens = sentence.tokens
    for link in sentence.above[candidate.at]:
        cue = link.cue
        if cue is None or link.verb is None or not cue.i < link.begin < len(tokens):
            continue
        if not tokens[cue.i].start < date.start < tokens[link.begin].start:
            continue
        return all(group is not link.speaker for group in candidate.roles.get("actor", ()))
    return False


def _says_when_judged(date: DateMention, candidate: Candidate, sentence: Sentence) -> bool:
    """Whether a date is of a verb of judging or asking, or of the noun for such an act, and not of
    the event that it is about: it stands between ("on Monday the ministry condemned the raid", with
    the verb first), or before the act that the event hangs on ("on Monday it voiced condemnation of
    the raid")."""
    noun = candidate.noun
    if noun is None:
        return False
    start, tokens = sentence.tokens[noun.i].start, sentence.tokens
    if not date.start < start:
        return False
    last = bisect_left(sentence.predicates, noun.i, key=lambda verb: verb.group.i)
    for verb in sentence.predicates[max(last - _NEAR, 0) : last]:
        own = verb is candidate.predicate
        if not (tokens[verb.group.i].start < date.start and _is_of_words(verb, doing=own)):
            continue
        if any(_holds(group, noun) for s in _ABOUT for group in verb.slots.get(s, ())):
            return True
    return False


def _is_of_words(verb: Predicate, *, doing: bool = True) -> bool:
    """Whether a verb tells of an act by words; not ``doing``: about what others do."""
    entries = [x.entry for x in verb.group.lexes]
    kinds = VERBAL if doing else VERBAL - _DOING
    return any(e.type in kinds for e in entries) and not any("support" in e.opts for e in entries)


def _holds(group: Group, noun: Group) -> bool:
    return group is noun or any(one is noun for one in group.members)


def bystanders(candidate: Candidate, sentence: Sentence) -> set[int]:
    """Who does something about an event, by identity: that is not who did it ("imposed sanctions over
    the raid", "fired rockets in retaliation for the raid"); who regrets one may have. Those who keep order are no
    protesters ("the police arrested ten after a protest")."""
    noun = candidate.noun
    if noun is not None and candidate.type == _PROTEST:
        subjects = (g for verb in sentence.predicates for g in verb.slots.get("S", ()))
        return {id(group) for group in subjects if group.sector in _ORDER}
    if noun is None or noun.prep != _REASON:
        return set()
    return {
        id(group)
        for verb in sentence.predicates
        if noun in verb.slots.get(_REASON, ())
        and not any(x.entry.type in _REGRETS for x in verb.group.lexes)
        for group in verb.slots.get("S", ())
    }


def _aside(candidate: Candidate, sentence: Sentence) -> tuple[Group, Group] | None:
    """The word that opens a relative clause between two commas behind the subject of a verb, and the
    second of them ("the general, who seized power in 2021, left")."""
    verb = candidate.predicate
    subject = verb.first("S") if verb is not None and candidate.noun is None else None
    if (
        verb is None
        or subject is None
        or verb.link == "rel"
        or not 0 <= subject.index < verb.group.index
    ):
        return None
    units = sentence.units[subject.index : verb.group.index]
    opens = next((n for n, u in enumerate(units) if u.kind == "rel"), 0)
    closes = units[-1]
    if opens < 1 or units[opens - 1].sub != "comma" or closes.sub != "comma":
        return None
    return (units[opens], closes) if closes.index > units[opens].index else None


def _is_when_answered(date: DateMention, candidate: Candidate, sentence: Sentence) -> bool:
    """Whether a date stands with what is done about an event, before that is told."""
    noun = candidate.noun
    if noun is None or noun.prep != _REASON or date.start > sentence.tokens[noun.i].start:
        return False
    return any(noun in verb.slots.get(_REASON, ()) for verb in sentence.predicates)


def _is_of_people(candidate: Candidate) -> bool:
    """Whether a noun tells what befalls people alone ("the killing of Lena Hill")."""
    return candidate.entry.type == "ASSAULT" and candidate.entry.frame.get("GEN") == "recipient"


def _is_of_answer(host: int, candidate: Candidate, sentence: Sentence) -> bool:
    """Whether a phrase stands between what is done about an event and that ("marched in Oslo over the
    raid")."""
    noun = candidate.noun
    if noun is None or noun.prep != _REASON or not 0 <= host < noun.index:
        return False
    doing = (v for v in sentence.predicates if noun in v.slots.get(_REASON, ()))
    return any(verb.group.index < host for verb in doing)


def is_others_place(group: Group, host: int, candidate: Candidate, sentence: Sentence) -> bool:
    """Whether the place of a group, in the unit ``host``, cannot be that of a candidate: it tells
    more of whoever speaks, or where that is of which they speak; or it is somebody by the words."""
    if _is_somebody(group, host, candidate, sentence):
        return True
    if candidate.entry.type == _TALKS and _is_of_topic(group, host, candidate, sentence):
        return True
    if candidate.noun is not None and group is candidate.noun.of and _is_of_people(candidate):
        return True
    if _is_of_answer(host, candidate, sentence):
        return True
    aside_of = _aside(candidate, sentence)
    if aside_of is not None and aside_of[0].index < host < aside_of[1].index:
        return True
    verb = candidate.predicate
    if verb is None or candidate.noun is not None or candidate.type not in VERBAL:
        return False
    subject = verb.first("S")
    aside = subject is not None and 0 <= subject.index < host
    if aside and subject is not None and scene.set_off(subject.index, host, sentence):
        return True
    return _is_of_what_is_judged(group, host, verb, sentence)


def _is_of_topic(group: Group, host: int, candidate: Candidate, sentence: Sentence) -> bool:
    """Whether a phrase stands right behind what talks are about, where a word says that this is known
    already: it is there ("talks on the war in Zalin", not "talks on trade in Oslo")."""
    n = host - 1
    while n > 0 and sentence.units[n].joined:
        n -= 1
    topic = sentence.units[n] if 0 < n < len(sentence.units) else None
    if topic is None or group.prep not in _WHERE or topic.i <= candidate.at:
        return False
    known = topic.definite and bool(topic.items) and topic.items[0].tag in _KNOWN
    if topic.kind != "np" or not known or topic.cls not in _TOPICS:
        return False
    verb = candidate.predicate if candidate.noun is None else None
    return topic.prep in _ON or (verb is not None and topic in verb.slots.get("O", ()))


def _is_somebody(group: Group, host: int, candidate: Candidate, sentence: Sentence) -> bool:
    """Whether a group that may be a place is whom a verb is about, though its word is one for where
    ("trusts in Oslo"), or does what a claim tells, as the subject of a verb ("the raids that Oslo
    flew")."""
    does = not group.prep and any(group is one for one in candidate.roles.get("actor", ()))
    if not does and group.prep != "in":
        return False
    verbs = sentence.predicates
    n = bisect_left(verbs, host, key=lambda verb: verb.group.index)
    for verb in verbs[max(n - _NEAR, 0) : n + _NEAR]:
        slot = "S" if does else "in"
        if any(group is one for one in verb.slots.get(slot, ())):
            return does or any(x.entry.frame.get(slot) == "recipient" for x in verb.group.lexes)
    return False


def _is_of_what_is_judged(group: Group, host: int, verb: Predicate, sentence: Sentence) -> bool:
    """Whether a phrase stands right behind an event that a verb of judging is about ("condemned the
    raid in Zalin")."""
    before = sentence.units[host - 1] if 0 < host <= len(sentence.units) else None
    if before is None or group.prep not in _WHERE or not _is_of_words(verb):
        return False
    about = any(before is one for slot in _ABOUT for one in verb.slots.get(slot, ()))
    return about and before.cls in _OWN


def is_named_after(candidate: Candidate, place: Place | None, sentence: Sentence) -> bool:
    """Whether talks have their name from a place that is known ("the Oslo summit" of two sides)."""
    whose = candidate.noun.of if candidate.noun is not None else None
    if (
        candidate.type != _TALKS
        or whose is None
        or place is None
        or place.start is None
        or place.precision == "unknown"
    ):
        return False
    begins, ends = sentence.tokens[whose.i].start, sentence.tokens[max(whose.j - 1, whose.i)].end
    return whose in candidate.roles.get("place", ()) and begins <= place.start < ends
