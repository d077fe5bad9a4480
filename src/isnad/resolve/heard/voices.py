"""Who says it: the chain of sources above a token, and the further chains where several say it
together."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal, NamedTuple

from isnad.annotations import VERBAL, Candidate, Group, Link, Predicate, Sentence
from isnad.records import Participant, Source, Span
from isnad.resolve import build
from isnad.resolve.memory import Known
from isnad.resolve.who.bodies import several
from isnad.resolve.who.people import People

# What people say something in, which says nothing by itself.
DOCUMENTS = frozenset({"doc", "info"})
# What no words bring about.
_DEEDS = frozenset({"CONTROL", "ASSAULT"})
# Slots of what only tells when, and of what a meeting stands in.
_WHEN, _MEETS = frozenset({"time"}), frozenset({"time", "in", "at"})
# What stands before somebody who may be any of several.
_ANY = frozenset({"indef", "quant"})
# Who is a man where no ending tells a woman.
_MEN = frozenset({"person", "office"})
_MEDIA, _OURS = "MED", "1p"
# Who denies one thing asserts what they take for granted in it.
_ASSERTED: dict[str | None, Literal["states"]] = {"denies": "states"}
# What opens a clause that tells when or where, and if; what ends the clause of a verb.
_THERE, _IF, _ENDS = "there", "if", frozenset({"vg", "comp"})
# What somebody commits those to for whom they speak.
_PLEDGE = "AGREE"
# What somebody is said to have said, of which a denial is.
_CHARGES = frozenset({"ACCUSE", "REQUEST"})
# Who speaks for a state.
_GOVERNS = "GOV"
_STATE = frozenset({_GOVERNS, "MIL"})

Chain = list[Source]


class Voice(NamedTuple):
    """One link of a chain: who speaks, who says the same beside them, whether it only passes on
    what it was told, and whether it is one of several who could be meant ("two officials")."""

    source: Source
    beside: Chain
    told: bool
    vague: bool


class Voices:
    """The chains of one report's claims."""

    def __init__(self, texts: dict[str, str], people: People) -> None:
        self.texts, self.people, self.memory = texts, people, people.memory
        # Bodies that were only described, with the words for them: a later sentence may name them.
        self._open: list[tuple[Source, tuple[str, ...]]] = []

    def of(
        self, candidate: Candidate, sentence: Sentence, actors: list[Participant]
    ) -> tuple[Chain, list[Chain]]:
        """Who says what a candidate tells, outermost first, and the further chains of those who
        say it too; whoever does it by words is no source of it."""
        own = candidate.type in VERBAL or _announced(candidate, sentence)
        own = own and not (candidate.type == _PLEDGE and _is_ours(candidate))

        # Who tells of an act by a noun says so by the verb that holds it ("confirmed the killing").
        aside = candidate.noun is None or _is_scene(candidate)
        verb = candidate.predicate if aside else None
        heard = self._heard(candidate.at, sentence, own=verb)
        if any(
            _is_granted(link, candidate, sentence.units) for link in sentence.above[candidate.at]
        ):
            for voice in heard:
                voice.source.stance = _ASSERTED.get(voice.source.stance, voice.source.stance)
        outlets = [v.source for v in heard if v.told]

        main, more = [v.source for v in heard], [*_further(heard)]

        def without_self(chain: Chain) -> Chain:
            # An officer whom another quotes is a source, and so is an official without a name; a
            # minister speaks for the state anyway.
            speaks_for = chain[-1].sector == _GOVERNS and not (chain is main and heard[-1].vague)
            spoken = len(chain) == 1 or speaks_for
            for_its = spoken and any(_for_its(a, chain[-1]) for a in actors)
            joint = [chain[-1], *(heard[-1].beside if chain is main else ())]
            doing = own and (for_its or any(same(a, one) for a in actors for one in joint))
            # Nor is the outlet that they tell it, which only hears them.
            left = [s for s in chain[:-1] if not any(s is outlet for outlet in outlets)]
            return left if doing else chain

        kept = without_self(main) if main else main
        others = [shorter for chain in more if (shorter := without_self(chain)) != kept]
        return kept, [chain for chain in others if chain]

    def at(
        self, at: int, sentence: Sentence, own: Predicate | None = None
    ) -> tuple[Chain, list[Chain]]:
        """Who says what stands at a token, outermost first, and the further chains; a verb is no
        source of itself."""
        heard = self._heard(at, sentence, own)
        return [v.source for v in heard], [*_further(heard)]

    def _heard(self, at: int, sentence: Sentence, own: Predicate | None) -> list[Voice]:
        """The voices over a token, outermost first, each once."""
        voices: list[Voice] = []
        quoted = sentence.quoted(at) is not None
        for link in sentence.above[at]:
            cue = link.cue
            if (own is not None and link.verb is own) or (link.told and cue and cue.i == at):
                continue
            voice = self._voice(link, sentence, quoted=quoted)
            if voice is not None and not any(same(voice.source, v.source) for v in voices):
                voices.append(voice)
        return voices

    def named_later(self) -> None:
        """Give those who were described first and named later their names."""
        for source, kinds in self._open:
            known = self.people.bodies.told(kinds)
            if known is not None and _may_be(source, known):
                quote = self.texts[known.part][known.start : known.end]
                source.name, source.entity, source.named = known.name, known.entity, True
                source.country, source.sector = known.country, known.sector
                source.antecedent = Span(part=known.part, start=known.start, end=known.end, quote=quote)  # type: ignore[arg-type]  # fmt: skip
        self._open.clear()

    def _voice(self, link: Link, sentence: Sentence, *, quoted: bool) -> Voice | None:
        """A link as a voice; without a speaker of its own, whoever spoke last goes on."""
        if link.speaker is not None and not self._is_of_last(link.speaker):
            if not quoted and self._is_outlet(link.speaker, sentence):
                return None
            speakers = [link.speaker, *link.speaker.members, *link.beside]
            found = [self._source(g, sentence, link, carried=False) for g in speakers]
        elif link.verb is not None and link.verb.passive:
            return None  # "it was said": nobody is named, and nobody goes on
        elif link.behind is not None:
            speaker, where = link.behind
            speakers = [speaker, *speaker.members]
            found = [self._source(g, where, link, carried=True, here=sentence) for g in speakers]
        elif self.memory.speaker is not None and self.memory.speaker_sentence is not None:
            root = self.memory.root if self._is_source(link.speaker) or self._fits(link) else None
            speaker, where = root or self.memory.speaker, self.memory.speaker_sentence
            speakers = [speaker, *speaker.members]
            found = [self._source(g, where, link, carried=True, here=sentence) for g in speakers]
        else:
            return None
        return Voice(found[0], found[1:], link.told, vague=self._is_vague(speakers[0]))

    def _is_vague(self, speaker: Group) -> bool:
        """Whether words only count somebody, or tell that there is one ("two officials"), or, where
        articles are part of words, stand without one."""
        if speaker.name is not None or speaker.entity is not None or not speaker.items:
            return False
        if speaker.items[0].tag == "num" or speaker.items[0].sub in _ANY:
            return True
        return self.people.gendered and not speaker.definite and speaker.of is None

    def _is_outlet(self, speaker: Group, sentence: Sentence) -> bool:
        """Whether "we" outside of quotations are nobody that the report has named: those who
        publish it, who assert it themselves."""
        first = speaker.cls == "pron" and speaker.sub.startswith("1")
        return first and self.people.participant(speaker, sentence).name is None

    def _is_of_last(self, speaker: Group) -> bool:
        """Whether words stand for whoever spoke last: "the same source", and a document of which
        is not said whose it is."""
        if self.memory.speaker is None:
            return False
        if self._is_source(speaker):
            return True
        return speaker.cls in DOCUMENTS and self._is_the(speaker)

    @staticmethod
    def _is_source(speaker: Group | None) -> bool:
        """Whether words are for the source of what was told last: "the same source"."""
        entry = speaker.entry("noun") if speaker is not None else None
        return entry is not None and entry.opts.get("stands_for") == "speaker"

    def _fits(self, link: Link) -> bool:
        """Whether a verb or a quotation without a speaker can go on with whoever was quoted last,
        by the gender that the verb tells, and not with the outlet that quoted them."""
        root, verb = self.memory.root, link.verb
        if root is None or link.speaker is not None:
            return False
        lexes = verb.group.lexes if verb is not None else []
        she = bool(lexes) and all("3fs" in x.feats for x in lexes)
        feminine = root.head is not None and root.head.has("fem")
        return not she or feminine or root.cls not in _MEN

    def _is_the(self, group: Group) -> bool:
        """Whether a noun group is of something known: by an article, or without one for anything
        new where the language has none."""
        if self.people.pack.settings.get("words") != "isolating":
            return group.definite
        return group.number is None and not any(i.sub in ("indef", "pl") for i in group.items)

    def _source(
        self,
        speaker: Group,
        sentence: Sentence,
        link: Link,
        *,
        carried: bool,
        here: Sentence | None = None,
    ) -> Source:
        """A speaker as a source; of one who is ``carried`` on from a sentence before, no words stand
        in this one (``here``)."""
        who = self.people.participant(speaker, sentence)
        opts = link.entry.opts if link.entry else {}
        cue = build.item_span(link.cue, here or sentence, self.texts) if link.cue else None
        source = Source(
            name=who.name, entity=who.entity, country=who.country, sector=who.sector,
            text=None if carried else who.text, cue=cue,
            named=speaker.name is not None or who.entity is not None or speaker.cls in ("org", "office"),
            manner="indirect", stance=_stance(opts),  # type: ignore[arg-type]
        )  # fmt: skip
        source.antecedent = self.people.told_by(who) if carried else who.antecedent
        if not carried:
            source.part, source.start, source.end = who.part, who.start, who.end
        bare = speaker.name is None and source.entity is None and not several(speaker)
        if bare and not speaker.definite and (kinds := self.people.bodies.kinds(speaker, sentence)):
            self._open.append((source, kinds))
        return source


def passes_on(link: Link) -> bool:
    """Whether whoever speaks in a link only tells what another says."""
    return link.carried or (link.speaker is not None and link.speaker.sector == _MEDIA)


def by_acts(sentence: Sentence) -> Group | None:
    """Who has the word after a sentence that gives it to nobody by a verb of saying: whoever does
    something by words in it ("condemned the raid"), or gives a statement before a colon."""
    if sentence.speech or sentence.links or sentence.quotes:
        return None
    for verb in sentence.predicates[:1]:
        speaker = verb.first("S")
        if speaker is None or verb.passive or not speaker.acts or speaker.cls == "pron":
            return None
        return speaker if _utters(verb) or _hands_over(verb, sentence) else None
    return None


def _utters(verb: Predicate) -> bool:
    """Whether a verb tells of nothing but words: in all its senses, or as one of saying."""
    told = {x.entry.type for x in verb.group.lexes if x.entry.kind == "frame"}
    says = any(x.entry.kind == "say" for x in verb.group.lexes)
    return says or (bool(told) and told <= VERBAL)


def _hands_over(verb: Predicate, sentence: Sentence) -> bool:
    """Whether a verb whose object is a document stands before a colon at the end."""
    what, last = verb.first("O"), sentence.units[-1] if sentence.units else None
    return last is not None and last.sub == "colon" and what is not None and what.cls in DOCUMENTS


def _may_be(source: Source, known: Known) -> bool:
    """Whether who was described may be the body that is named after."""
    later = source.part != known.part or (source.start or 0) < known.start
    return later and source.country in (None, known.country)


def _further(voices: list[Voice]) -> Iterator[Chain]:
    """The chain once more for each who stands beside one of its links."""
    for n, voice in enumerate(voices):
        for other in voice.beside:
            yield [*(v.source for v in voices[:n]), other, *(v.source for v in voices[n + 1 :])]


def _is_ours(candidate: Candidate) -> bool:
    """Whether "we" do it: those for whom somebody speaks, who says so."""
    doers = candidate.roles.get("actor", ())
    return bool(doers) and all(g.cls == "pron" and g.sub.startswith(_OURS) for g in doers)


def _is_scene(candidate: Candidate) -> bool:
    """Whether an event noun only tells when its verb was done, or at which meeting ("said after
    talks with the emir that …"): that is told by whoever tells the verb."""
    noun, verb = candidate.noun, candidate.predicate
    if noun is None or verb is None or noun not in verb.slots.get(noun.prep, ()):
        return False
    return noun.prep in (_MEETS if candidate.type == "CONSULT" else _WHEN)


def denies(link: Link, candidate: Candidate, units: list[Group]) -> bool:
    """Whether a link above the candidate says that what it stands in is denied; not what a clause
    in it only takes for granted ("denied shelling the mill after rebels attacked")."""
    if candidate.noun is not None and candidate.type in _CHARGES:
        return False  # who denies a charge does not deny that it was made
    if not _is_denial(link) or (candidate.noun is None and link.verb is candidate.predicate):
        return False
    return not _is_granted(link, candidate, units)


def _is_denial(link: Link) -> bool:
    opts = link.entry.opts if link.entry else {}
    return opts.get("content") == "denied" or opts.get("stance") == "denies"


def _is_granted(link: Link, candidate: Candidate, units: list[Group]) -> bool:
    """Whether a clause that tells when, where or why something was tells of a candidate."""
    group = candidate.noun or (candidate.predicate.group if candidate.predicate else None)
    at = group.index if group is not None else 0
    for n in range(at - 1, -1, -1):
        unit = units[n]
        if unit.i < link.begin or unit.kind in _ENDS:
            return False
        if unit.kind == "sub" or (unit.kind == "rel" and unit.sub == _THERE):
            return unit.sub != _IF and any(
                u.i >= link.begin and (u.kind == "vg" or u.cls == "event") for u in units[:n]
            )
    return False


def _announced(candidate: Candidate, sentence: Sentence) -> bool:
    """Whether an event noun, or a verb of the same subject without a complementiser ("announced
    cutting ties"), is what somebody announces as an act of their own. Who announces a victory only
    says so."""
    covering = sentence.above[candidate.at]
    link = covering[-1] if covering else None
    if candidate.type in _DEEDS or link is None or link.verb is None or link.entry is None:
        return False
    verb = candidate.predicate
    shared = verb is not None and verb.shared_subject and verb.parent is link.verb
    if candidate.noun is None and not shared:
        return False
    return bool(link.entry.opts.get("performs")) and "comp" not in link.verb.slots


def _stance(opts: dict[str, str]) -> str:
    return "denies" if opts.get("content") == "denied" else opts.get("stance", "states")


def _for_its(actor: Participant, speaker: Source) -> bool:
    """Whether a state does by words what somebody of its government says."""
    state = actor.entity is not None and actor.entity.startswith("country:")
    return state and actor.country == speaker.country and speaker.sector in _STATE


def same(a: Participant, b: Participant) -> bool:
    """Whether two participants are one: the same words or the same identity."""
    return (
        (a.start is not None and a.start == b.start and a.part == b.part)
        or bool(a.entity and a.entity == b.entity)
        or bool(a.name and a.name == b.name)
    )
