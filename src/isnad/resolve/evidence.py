"""What speaks for and against a candidate, as the learned judge reads it: a list of features.

A feature is a short text; it holds or it does not. Those of words begin with the language, all
others are shared by the languages.
"""

from __future__ import annotations

from collections.abc import Iterator

from isnad.annotations import Candidate, Group, Link, Predicate, Sentence
from isnad.resolve.course import Course, form, name_of

_FEW, _SOME = 2, 6
# So many tokens around a word are near it.
_NEAR = 6


def features(candidate: Candidate, sentence: Sentence, course: Course, code: str) -> list[str]:
    """All features of a candidate of the sentence that the report has come to."""
    kind = candidate.proposed or "frame"
    told = candidate.type or candidate.entry.type or "-"
    out = ["bias", f"k={kind}", f"t={told}", f"kt={kind}|{told}", f"{code}:kt={kind}|{told}"]
    out.append(f"e={candidate.entry.id}")
    if kind == "speech":
        out += _speech(candidate.link, sentence, course, code)
    else:
        out += _word(candidate, sentence, code)
        out += _concepts(candidate, sentence, course, told)
        out += _shape(candidate, told)
        out += _scope(candidate, sentence, told)
    out += _roles(candidate, told)
    out += _course(candidate, sentence, course, told)
    return out


def _word(candidate: Candidate, sentence: Sentence, code: str) -> Iterator[str]:
    tokens, item = sentence.tokens, candidate.trigger[0]
    word = form(candidate, sentence)
    yield f"{code}:w={word}"
    yield f"{code}:p={word[:4]}"
    yield f"{code}:s={word[-3:]}"
    for step in (-2, -1):
        n = item.i + step
        yield f"{code}:w{step}={tokens[n].form if n >= 0 else '^'}"
    for step in (0, 1):
        n = item.j + step
        yield f"{code}:w+{step}={tokens[n].form if n < len(tokens) else '$'}"
    if item.i:
        yield f"{code}:w-={tokens[item.i - 1].form} {word}"
    if item.j < len(tokens):
        yield f"{code}:w+={word} {tokens[item.j].form}"


def _concepts(candidate: Candidate, sentence: Sentence, course: Course, told: str) -> Iterator[str]:
    item = candidate.trigger[0]
    own = {
        named for i in range(item.i, max(item.j, item.i + 1)) if (named := course.concepts.get(i))
    }
    own |= {f"T.{x.entry.type}" for x in item.lexes if x.entry.kind == "frame" and x.entry.type}
    actor, recipient = (
        (g[0].sector or g[0].cls) if (g := candidate.roles.get(role)) else "-"
        for role in ("actor", "recipient")
    )
    verb = candidate.predicate
    said = any(k.covers(candidate.at) and k.verb is not verb for k in sentence.links)
    own.add(f"F.{course.families.get(item.i)}")
    for concept in own or {"?"}:
        yield f"con={concept}"
        yield f"con={concept}|{told}"
        yield f"con={concept}|a={actor}"
        yield f"con={concept}|r={recipient}"
        yield f"con={concept}|{actor != '-'}|{recipient != '-'}"
        yield f"con={concept}|said={said}|{candidate.noun is not None}"
        yield f"con={concept}|{candidate.polarity}|{candidate.modality}"
        if verb is not None and candidate.noun is None:
            yield f"con={concept}|{verb.link}|{verb.passive}"
            if verb.parent is not None and verb.parent.group.head is not None:
                yield f"con={concept}|under={course.families.get(verb.parent.group.head.i)}|{verb.link}"
            for slot in ("O", "in", "to", "with", "for", "on", "of"):
                group = verb.first(slot)
                if group is not None and group.head is not None and not group.acts:
                    yield f"con={concept}|{slot}={course.families.get(group.head.i)}"
        elif verb is not None and verb.group.head is not None:
            yield f"con={concept}|gov={course.families.get(verb.group.head.i)}"
    seen = set()
    for i, concept in course.families.items():
        if abs(i - item.i) <= _NEAR and i != item.i and concept not in seen:
            seen.add(concept)
            yield f"near={concept}|{i > item.i}"
            yield f"near={concept}|{told}"


def _shape(candidate: Candidate, told: str) -> Iterator[str]:
    verb, noun = candidate.predicate, candidate.noun
    yield f"pol={candidate.polarity}|{told}"
    yield f"mod={candidate.modality}|{told}"
    if noun is not None:
        yield f"n.prep={noun.prep}|{candidate.proposed}"
        yield f"n.def={noun.definite}|{noun.plural}"
        yield f"n.cls={noun.cls}"
        yield f"n.hang={noun.index < 0}"
        for what in ("of", "owner", "poss"):
            other = getattr(noun, what)
            if other is not None:
                yield f"n.{what}={other.cls}"
        if verb is not None:
            yield from _governor("gov", verb)
            slot = next((s for s, gs in verb.slots.items() if noun in gs), "-")
            yield f"gov.slot={slot}"
        return
    if verb is not None:
        group = verb.group
        yield f"v={group.form}|{group.tense}|{verb.link}|{verb.passive}"
        yield f"v.link={verb.link}|{told}"
        yield f"v.pass={verb.passive}|{told}"
        if verb.parent is not None:
            yield from _governor(f"par.{verb.link}", verb.parent)
        for slot, groups in verb.slots.items():
            if not groups:
                continue
            yield f"sl={slot}"
            yield f"sl={slot}:{groups[0].cls}|{told}"


def _governor(name: str, verb: Predicate) -> Iterator[str]:
    for lex in verb.group.lexes[:2]:
        yield f"{name}.e={lex.entry.id}"
        if lex.entry.type:
            yield f"{name}.t={lex.entry.type}"


def _describe(group: Group) -> str:
    return f"{group.cls}/{group.sector or '-'}"


def _roles(candidate: Candidate, told: str) -> Iterator[str]:
    firsts = []
    for role in ("actor", "recipient", "place", "broker"):
        groups = candidate.roles.get(role, [])
        first = groups[0] if groups else None
        firsts.append(first.sector or first.cls if first is not None else "-")
        if first is None:
            yield f"{role}=-|{told}"
            continue
        yield f"{role}={_describe(first)}"
        yield f"{role}={first.cls}|{told}"
        yield f"{role}={first.sector}|{told}"
        if first.cls == "pron":
            yield f"{role}={first.sub}"
        yield f"{role}.named={first.name is not None}|{first.country is not None}"
    yield f"ar={firsts[0]}>{firsts[1]}"
    yield f"ar={firsts[0]}>{firsts[1]}|{told}"


def _scope(candidate: Candidate, sentence: Sentence, told: str) -> Iterator[str]:
    inner: Link | None = None
    for link in sentence.links:
        if link.covers(candidate.at) and link.verb is not candidate.predicate:
            inner = link
    quoted = any(i <= candidate.at < j for i, j in sentence.quotes)
    yield f"said={inner is not None}|{quoted}"
    yield f"said={inner is not None}|{told}"
    if inner is not None and inner.speaker is not None:
        yield f"said.by={_describe(inner.speaker)}"
    if inner is not None and inner.entry is not None:
        yield f"said.e={inner.entry.opts.get('stance', '')}"


def _speech(link: Link | None, sentence: Sentence, course: Course, code: str) -> Iterator[str]:
    """Who speaks through which word, and what the words of the speech have to do with."""
    if link is None:
        return
    yield f"sp.e={link.entry.id if link.entry else '-'}"
    if link.speaker is not None:
        yield f"sp.by={_describe(link.speaker)}"
    others = any(
        u.kind == "np" and u.acts and u.cls != "pron" and link.covers(u.i) and u is not link.speaker
        for u in sentence.units
    )
    yield f"sp.others={others}"
    for i, concept in course.families.items():
        if link.covers(i):
            yield f"sp.c={concept}"
            yield f"sp.c={concept}|{others}"
    yield from _inside(link, sentence, code)


def _inside(link: Link, sentence: Sentence, code: str) -> Iterator[str]:
    """The words, claims and verbs of a speech."""
    for n, token in enumerate(sentence.tokens):
        if link.covers(n) and token.kind == "w" and len(token.form) > 1:
            yield f"{code}:c={token.form}"
    for candidate in sentence.candidates:
        if link.covers(candidate.at):
            yield f"sp.has={candidate.type}"
    for verb in sentence.predicates:
        if link.covers(verb.group.i) and verb is not link.verb:
            subject = verb.first("S")
            who = (
                "-"
                if subject is None
                else f"{subject.cls}/{subject.sub if subject.cls == 'pron' else ''}"
            )
            yield f"sp.v={who}|{verb.group.polarity}|{verb.group.modality}"
            yield f"sp.m={verb.group.polarity}|{verb.group.modality}"
            for lex in verb.group.lexes[:1]:
                yield f"sp.ve={lex.entry.id}"


def _course(candidate: Candidate, sentence: Sentence, course: Course, told: str) -> Iterator[str]:
    n = course.sentences
    yield f"at={'1' if n <= 1 else '2' if n == 2 else '-5' if n <= 5 else '+'}"
    word = form(candidate, sentence)
    yield f"old.word={word in course.words}|{candidate.noun is not None}"
    yield f"old.type={told in course.types}|{candidate.noun is not None}"
    actor = candidate.roles.get("actor")
    if actor:
        pair = (told, name_of(actor[0], sentence))
        yield f"old.pair={pair in course.pairs}|{candidate.noun is not None}"
    nouns = max(course.nouns, 1)
    yield f"sport={_bucket(course.sport * 100 // nouns)}"
    yield f"politics={_bucket(course.political * 30 // nouns)}"
    yield f"sport={_bucket(course.sport * 100 // nouns)}|{told}"
    here = sum(c is not candidate and c.type == told for c in sentence.candidates)
    yield f"twin={min(here, 2)}"
    for other in sentence.candidates:
        if other is not candidate:
            yield f"sib={other.type}|{candidate.proposed}"
    if sentence.dates:
        yield "dated"
    yield f"len={_bucket(len(sentence.tokens) // 6)}"


def _bucket(n: int) -> str:
    return "0" if n <= 0 else "1" if n <= _FEW else "2" if n <= _SOME else "3"
