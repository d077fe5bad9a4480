"""Whether a rendering dropped or replaced who says what its original says."""

from __future__ import annotations

from collections.abc import Collection

from isnad import world
from isnad.folding import fold
from isnad.joins import Drift
from isnad.languages import codes, pack
from isnad.lineage.likeness import same_name
from isnad.lineage.renderings import Rendering
from isnad.lineage.sentence import Sentence
from isnad.records import Source, Span

_MEDIA, _CIVIL, _UNKNOWN = "MED", "CVL", "UNK"
_BODIES = frozenset({"GOV", "MIL", "COP", "SPY", "REB", "OPP", "LEG", "JUD"})
# What stands right after the source, and within how many words what it is of.
_IN, _BESIDE = frozenset({"prep:in", "prep:of", "prep:from", "prep:at"}), 4
_MARKS = frozenset(".,:;\u060c\u061b")
_NOUNS = frozenset({"noun", "ent"})
_PEOPLE = frozenset({"ent", "noun", "nat", "title"})
# A phrase of so many words is no clause.
_SHORT = 9


def source(rendering: Rendering) -> Drift | None:
    """The attribution of a sentence that the later report tells without one, or has from the
    outlet that it copies instead of from whom that has it."""
    first = rendering.first
    if rendering.repeated or not first.attributions or _checks(first):
        return None
    if _is_dropped(rendering):
        return _drift(rendering, rendering.later[0].whole)
    replaced = _outlet(rendering) or _another(rendering)
    return _drift(rendering, replaced) if replaced is not None else None


def _is_dropped(rendering: Rendering) -> bool:
    """Whether nobody says it in the later report, neither there nor beside it; a sentence of which
    only the attribution was cut has no other speaker's."""
    first, later = rendering.first, rendering.later
    around = [one for one in (*rendering.before, *rendering.then) if _shares_source(first, one)]
    if around:
        return False
    if len(later) == 1 and _is_cut(first, later[0]):
        return True
    return not any(one.attributed for one in (*later, *_carrying(rendering)))


def _is_cut(first: Sentence, later: Sentence) -> bool:
    """Whether the later sentence is the first without what attributes it, in the same words."""
    if first.pack is not later.pack or later.attributions:
        return False
    mine, theirs = _spoken(first), _spoken(later)
    words = iter(mine)
    return 2 * len(theirs) > len(mine) and all(word in words for word in theirs)


def _spoken(one: Sentence) -> list[str]:
    return [form for form in one.forms if form.isalnum()]


def _shares_source(first: Sentence, other: Sentence) -> bool:
    """Whether another sentence has a source that may be one of the first's."""
    return any(_may_be(s, t) for s in _sources(first) for t in _sources(other))


def _may_be(one: Source, other: Source) -> bool:
    if one.entity is not None or other.entity is not None:
        return one.entity == other.entity
    if one.name and other.name and (one.name == other.name or same_name(one.name, other.name)):
        return True
    return one.sector == other.sector not in (_UNKNOWN, _CIVIL) and not (one.named and other.named)


def _carrying(rendering: Rendering) -> list[Sentence]:
    """Sentences in the line of the later one whose source may be its own: the one before, and the
    one after if it comes of the same sentence."""
    near = (*rendering.before, *rendering.free)
    return [one for one in near if any(one.beside(later) for later in rendering.later)]


def _checks(one: Sentence) -> bool:
    """Whether the sentence says of itself that what it tells could not be verified."""
    return any(phrase.says == "unverified" for phrase in one.hedges)


def _drift(rendering: Rendering, to: Span) -> Drift:
    words = _phrase(rendering.first)
    return Drift(
        kind="source", from_quote=words.quote, to_quote=to.quote, from_span=words, to_span=to
    )


def _phrase(one: Sentence) -> Span:
    """The words of the first attribution: what stands between the marks around it, or before the
    conjunction after it; where that is long, the verb and who is its source."""
    cue = one.attributions[0]
    marks = [t for t in one.tokens if t.form in _MARKS]
    start = max((t.end for t in marks if t.end <= cue.start), default=one.trace.start)
    end = min((t.start for t in marks if t.start >= cue.end), default=one.trace.end)
    end = next((at for at in one.conjunctions if cue.end <= at < end), end)
    inside = [t for t in one.tokens if start <= t.start and t.end <= end]
    if sum(token.form.isalnum() for token in inside) <= _SHORT:
        return one.between(inside[0].start, inside[-1].end)
    spans = [_span(s) for c in one.claims for s in c.sources if s.cue == cue]
    spans = [cue, *(spans or _names_after(cue, one))]
    spans = [span for span in spans if one.holds(span)]
    return one.between(min(s.start for s in spans), max(s.end for s in spans))


def _names_after(cue: Span, one: Sentence) -> list[Span]:
    """The names and nouns for people right after a cue."""
    found, end = list[Span](), cue.end
    for met in one.met:
        span = one.span(met.i, met.j)
        if met.entry.kind in _PEOPLE and 0 <= span.start - end <= 1:
            found.append(span)
            end = span.end
    return found


def _span(one: Source) -> Span:
    """Where a source stands; where it has no words, its cue."""
    if one.start is None or one.end is None or one.text is None:
        return one.cue or Span(start=0, end=0, quote="")
    return Span(part=one.part, start=one.start, end=one.end, quote=one.text)


def _outlet(rendering: Rendering) -> Span | None:
    """The words of the later report that have it from the outlet of the original, if that is all
    they have it from and the original has it from somebody else."""
    first, outlet = rendering.first, rendering.first.held.report.outlet
    if outlet is None or any(_is(s, outlet) for s in _sources(first)):
        return None
    told = [s for one in rendering.later for s in _sources(one)]
    if not told or len(rendering.later[0].attributions) > 1:
        return None
    if not all(_named(s, outlet) for s in told):
        return None
    words = _span(told[0])
    cue = told[0].cue
    start = min(words.start, cue.start) if cue is not None else words.start
    end = max(words.end, cue.end) if cue is not None else words.end
    one = next(one for one in rendering.later if one.holds(words))
    return one.between(start, end)


def _another(rendering: Rendering) -> Span | None:
    """The words for bystanders of whom the later report has it, if the original has it from somebody
    of a body or a force, or the other way round."""
    mine = _tellers(_sources(rendering.first))
    theirs = _tellers([s for one in rendering.later for s in _sources(one)])
    if not mine or not theirs or any(s.sector == _MEDIA for s in (*mine, *theirs)):
        return None
    first, later = [rendering.first], rendering.later
    apart = (_bystanders(mine, first) and _official(theirs, later)) or (
        _bystanders(theirs, later) and _official(mine, first)
    )
    if not apart:
        return None
    words, cue = _span(theirs[0]), theirs[0].cue
    one = next(one for one in rendering.later if one.holds(words))
    if cue is None or not one.holds(cue):
        return words
    return one.between(min(words.start, cue.start), max(words.end, cue.end))


def _tellers(several: list[Source]) -> list[Source]:
    """The sources without the outlets that others tell it by the same word."""
    cues = {s.cue.start for s in several if s.cue is not None and s.sector != _MEDIA}
    return [s for s in several if s.sector != _MEDIA or s.cue is None or s.cue.start not in cues]


def _bystanders(several: list[Source], sentences: list[Sentence]) -> bool:
    """Whether sources are people without a name or an office, told by a noun."""
    return all(
        not one.named and one.sector == _CIVIL and _told_by(one, {_CIVIL}, sentences)
        for one in several
    )


def _told_by(one: Source, sectors: Collection[str], sentences: list[Sentence]) -> bool:
    """Whether a noun or a known name in the words for a source is of a sector."""
    words = _span(one)
    return any(
        met.entry.kind in _NOUNS
        and met.entry.sector in sectors
        and words.start <= sentence.tokens[met.i].start < words.end
        for sentence in sentences
        if sentence.holds(words)
        for met in sentence.met
    )


def _official(several: list[Source], sentences: list[Sentence]) -> bool:
    return all(any(_is_of_body(one, s) for s in sentences) for one in several)


def _is_of_body(one: Source, sentence: Sentence) -> bool:
    """Whether a source is of a body or a force: by its sector, or by what it is said to be in."""
    if one.sector in _BODIES:
        return _told_by(one, _BODIES, [sentence])
    words = _span(one)
    if one.sector != _UNKNOWN or one.named or not sentence.holds(words):
        return False
    after = [i for i, t in enumerate(sentence.tokens) if t.start >= words.end][:_BESIDE]
    known = {i: [m.entry for m in sentence.met if m.i == i] for i in after}
    if not after or not any(entry.cls in _IN for entry in known[after[0]]):
        return False
    rest = [i for i in after[1:] if not any(e.kind == "func" for e in known[i])]
    return bool(rest) and not _is_somewhere(rest[0], sentence)


def _is_somewhere(at: int, sentence: Sentence) -> bool:
    """Whether a word is a noun for a place, or the name of one that the sentence has."""
    found = {p.geonames for p in world.load().places.find(sentence.forms[at])}
    nouns = (m.entry for m in sentence.met if m.i == at and m.entry.kind == "noun")
    return not found.isdisjoint(sentence.trace.places) or any(n.cls == "place" for n in nouns)


def _sources(one: Sentence) -> list[Source]:
    """The sources that the sentence itself names."""
    return [s for claim in one.claims for s in claim.sources if s.text and one.holds(_span(s))]


def _is(one: Source, outlet: str) -> bool:
    return one.sector == _MEDIA or _named(one, outlet)


def _named(one: Source, outlet: str) -> bool:
    """Whether a source is the outlet, words like "newspaper" aside."""
    names = {_bare(name) for name in (one.name, one.text) if name}
    return any(same_name(name, _bare(outlet)) for name in names if name)


def _bare(name: str) -> str:
    """A name without the words of any language for media."""
    packs = [pack.load(code) for code in codes()]
    words = [w for w in name.split() if not any(_for_media(fold(w), p) for p in packs)]
    return " ".join(words)


def _for_media(word: str, known: pack.Pack) -> bool:
    return any(
        lex.entry.kind == "noun" and lex.entry.sector == _MEDIA for lex in known.word(word).alone
    )
