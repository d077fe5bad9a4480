"""From the candidates of a report's sentences to its claims: who, where, when, through whom."""

from __future__ import annotations

from collections.abc import Iterable

import msgspec

from isnad.annotations import Candidate, Group, Sentence
from isnad.folding import fold
from isnad.languages.pack import Pack
from isnad.records import Claim, MadeBy, Participant, Place, Report, Span, Time, Trace
from isnad.resolve import build, enough, reasons
from isnad.resolve.heard import background, statements, voices
from isnad.resolve.heard.hearing import Hearing
from isnad.resolve.heard.statements import Statement
from isnad.resolve.learned import choice, heads, judge
from isnad.resolve.learned.attachment import Attachment
from isnad.resolve.learned.course import Course
from isnad.resolve.learned.evidence import Evidence
from isnad.resolve.learned.framed import owners
from isnad.resolve.leisure import Leisure
from isnad.resolve.measures import Measures
from isnad.resolve.memory import Memory
from isnad.resolve.traces import trace
from isnad.resolve.when import citing, dating, scene
from isnad.resolve.where import extents
from isnad.resolve.where.held import held
from isnad.resolve.where.places import Places
from isnad.resolve.who import colleagues, company, hosts
from isnad.resolve.who.both import Both
from isnad.resolve.who.people import People
from isnad.resolve.who.there import befallen

VERSION = "0.1"


class Resolver:
    """Makes the claims of one report, sentence by sentence in order; keeps its memory. Where it is
    not ``learned``, the frames decide alone."""

    def __init__(
        self, report: Report, pack: Pack, world_version: str, *, learned: bool = True
    ) -> None:
        self.report, self.pack = report, pack
        self.texts = {"text": report.text, "title": report.title or ""}
        self.memory, self.leisure = Memory(), Leisure()
        self.course, self.judge = Course(), judge.load() if learned else None
        self.measures = Measures(self.texts, pack, self.course)
        self.people = People(self.texts, pack, self.memory, report.published)
        self.voices = voices.Voices(self.texts, self.people)
        self.hearing = Hearing(self.people)
        self.places = Places(self.texts, pack, self.memory, (report.published or "")[:10] or None)
        self.memory.where = self.places.country_of
        weights = heads.load() if learned else None
        self.attachment = Attachment(self.places, report.published, weights)
        learned_by = [x.digest for x in (weights, self.judge) if x is not None]
        self.version = "+".join([VERSION, *(digest for digest in learned_by if digest)])
        self.ever_since = frozenset(map(fold, pack.settings.get("ever_since", ())))
        self.meanwhile = frozenset(map(fold, pack.settings.get("meanwhile", ())))
        self.among = frozenset(map(fold, pack.settings.get("among", ())))
        self.like = frozenset(map(fold, pack.settings.get("like", ())))
        self.asides = bool(pack.settings.get("who"))
        self.reference = build.reference(report)
        self.world_version = world_version
        self.dates: dating.Dates | None = None
        self.claims: list[Claim] = []
        self.both = Both(pack, self.claims, self.people)
        self.traces: list[Trace] = []
        self.ordinals: dict[tuple[str, str, int], int] = {}
        self.rejected = 0

    def look_ahead(self, sentences: Iterable[Sentence]) -> None:
        """Note what sentences to come name of places and countries."""
        self.places.setting.scan(sentences)

    def add(self, sentence: Sentence) -> None:
        """The claims of the next sentence, and what it leaves in memory."""
        self.memory.sentence, self.dates = sentence, None
        self.memory.lands = self.places.setting.names.lands(sentence)
        seen = self.places.setting.names.in_sentence(sentence)
        self.memory.beside = any(one.country is not None for one in seen)
        sentence.dating = citing.told(sentence)
        colleagues.part(sentence)
        heard = len(self.memory.known)
        self.leisure.note(sentence)
        self.both.note(sentence)
        self._mentions(sentence)
        self.course.begin(sentence)
        chosen = self.choose(sentence)
        for candidate in chosen:
            self._claim(candidate, sentence)
        self.course.end(sentence)
        triggers = [candidate.at for candidate in chosen if candidate.proposed != "speech"]
        for said in statements.statements(sentence, triggers):
            self._statement(said, sentence)
        self.hearing.note(sentence)
        self.places.end()
        known, concepts = self.memory.known[heard:], self.course.concepts.values()
        self.traces.append(trace(sentence, known, self.places.setting, concepts))

    def choose(self, sentence: Sentence) -> list[Candidate]:
        """The candidates of a sentence that stand, in order."""
        if self.judge is None:
            return sentence.candidates
        if not (sentence.candidates or sentence.proposals):
            return []
        evidence = Evidence(sentence, self.course, self.pack.code, self.judge.tell)
        return choice.choose(sentence.proposals, sentence, self.judge, evidence.clues)

    def told(self) -> list[Claim]:
        """The claims of the whole report, once all its sentences are read."""
        self.voices.named_later()
        return self.leisure.keep(self.claims)

    def _mentions(self, sentence: Sentence) -> None:
        """What later words of the sentence, and of the report, may point back to."""
        for unit in sentence.units:
            if unit.country:
                self.places.note(unit.country)
            if unit.kind != "np":
                continue
            if unit.cls in ("place", "name"):
                self.places.note_place(unit, sentence)
            if unit.acts:
                self.people.remember(unit, sentence)

    def _claim(self, candidate: Candidate, sentence: Sentence) -> None:
        actors, recipients, brokers = self._parts(candidate, sentence)
        place, time = self._place(candidate, sentence), self._time(candidate, sentence)
        recipients = company.without_ground(recipients, place)
        counted = "count" in candidate.roles
        if not (actors or recipients or place or counted or brokers):
            return
        if not (counted or enough.is_enough(candidate, actors, recipients, place, time)):
            return
        people = actors + recipients
        shown = enough.has_ends(candidate, people) and enough.is_public(candidate, people, place)
        if not (shown or enough.is_visit(candidate, people, place)):
            return
        bare = candidate.noun is not None and not counted and not dating.told_anew(candidate)
        if bare and not self.memory.is_new(candidate, people, place, time):
            return
        actors = actors or [self.people.participant(g, sentence) for g in owners(candidate)]
        self.memory.tell(candidate.type, actors + recipients, place, time)
        sources, also = self.voices.of(candidate, sentence, actors)
        quoted = sentence.quoted(candidate.at)
        if quoted is None and self._is_background(candidate, sentence):
            sources, also = [], []
        recipients = befallen(recipients, actors, sources, place, candidate.type, self.memory)
        above = sentence.above[candidate.at]
        if any(voices.denies(link, candidate, sentence.units) for link in above):
            candidate.polarity = "negated"
        trigger = build.item_span(candidate.trigger[0], sentence, self.texts)
        told = reasons.of([*actors, *recipients, *sources], place, self.memory, self.places.reasons)
        claim = Claim(
            id=self._id(candidate.type, trigger),
            report=self.reference, type=candidate.type, modes=candidate.entry.opts.get("mode", "").split(",") if candidate.entry.opts.get("mode") else [],
            status=candidate.status, trigger=trigger,  # type: ignore[arg-type]
            quotation=build.token_span(*quoted, sentence, self.texts) if quoted else None,
            evidence=build.token_span(0, len(sentence.tokens), sentence, self.texts),
            actors=actors, recipients=recipients, brokers=brokers,
            place=place, time=time, sources=sources, also_said_by=also,
            extent=extents.extent(candidate, sentence, self.pack, self.texts, place),
            counts=self.measures.of(candidate, sentence),
            polarity=candidate.polarity, modality=candidate.modality,  # type: ignore[arg-type]
            cues=[build.cue(item, of, sentence, self.texts) for item, of in candidate.cues],
            made_by=self._made_by([*candidate.fired, *told]),
        )  # fmt: skip
        self._keep(claim)
        self._elsewhere(claim, candidate, sentence)

    def _elsewhere(self, claim: Claim, candidate: Candidate, sentence: Sentence) -> None:
        """The same told of the other places that stand beside that of a claim."""
        people = [*claim.actors, *claim.recipients]
        for other in self.attachment.beside(candidate, sentence, people, claim.place):
            self._keep(
                msgspec.structs.replace(
                    claim,
                    id=self._id(claim.type, claim.trigger),
                    place=other,
                    extent=extents.extent(candidate, sentence, self.pack, self.texts, other),
                )
            )

    def _parts(self, candidate: Candidate, sentence: Sentence) -> list[list[Participant]]:
        """Who acts, whom it befalls, who arranges it."""
        spoken = candidate.link is not None and candidate.proposed in ("verb", "noun")
        if voice := self._voice(candidate, sentence) if spoken else []:
            choice.by_speaker(candidate, None)
        cast = [self._cast(candidate, sentence, role) for role in ("actor", "recipient", "broker")]
        cast[:2] = self.attachment.apart(candidate, sentence, cast[:2])
        actors, recipients, brokers = (
            [one for g in groups for one in self._who(g, candidate, sentence)] for groups in cast
        )
        opts = candidate.entry.opts
        if voice or (not actors and (candidate.entry.kind == "func" or "voice" in opts)):
            actors = voice or self._voice(candidate, sentence)
        if not actors and (dropped := self._dropped(candidate)) is not None:
            actors = [dropped]
        visited = hosts.hosts(candidate, sentence, self.people)
        recipients += [self.people.participant(g, sentence) for g in visited]
        actors = company.once(actors, [])
        recipients = company.threatened(actors, recipients, candidate.type)
        return [actors, company.once(recipients, actors), company.once(brokers, actors)]

    def _who(self, group: Group, candidate: Candidate, sentence: Sentence) -> list[Participant]:
        one = self.people.participant(group, sentence)
        return self.both.of(one, group, candidate, sentence)

    def _cast(self, candidate: Candidate, sentence: Sentence, role: str) -> list[Group]:
        """Who plays a role, one by one. Nobody does what is only counted."""
        if role == "actor" and "count" in candidate.roles:
            return []
        if role in heads.ROLES:
            found = self.attachment.people(candidate, sentence, role)
            found = [g for f in found for g in company.exemplified(f, sentence, self.like)]
            more = (g for f in found for g in company.counted_in(f, sentence, self.among))
            return list({id(group): group for group in (*found, *more)}.values())
        return [m for g in candidate.roles.get(role, ()) for m in (g, *g.members)]

    def _voice(self, candidate: Candidate, sentence: Sentence) -> list[Participant]:
        """Whose speech goes on, as who does by it what is done by words."""
        chain, _ = self.voices.at(candidate.at, sentence, own=candidate.predicate)
        return [build.unworded(root) for root in chain[-1:]]

    def _dropped(self, candidate: Candidate) -> Participant | None:
        """Who a verb without a subject speaks of, where the language may leave it out: whoever the
        sentence before was about."""
        verb, about = candidate.predicate, self.memory.subject
        if self.pack.settings.get("words") != "joined" or verb is None or about is None:
            return None
        if verb.passive or "S" in verb.slots or verb.link == "rel":
            return None
        if candidate.noun is not None and not (verb.dropped and dating.is_light(verb)):
            return None
        if not candidate.entry.frame.get("S", "").startswith("actor"):
            return None
        return build.unworded(about)

    def _statement(self, said: Statement, sentence: Sentence) -> None:
        """A claim that somebody says something, with the words that are said."""
        sources, also = self.voices.at(said.begin, sentence)
        if not sources or sources[-1].name is None:
            return
        trigger = build.item_span(said.cue, sentence, self.texts)
        entry = said.link.entry
        self._keep(Claim(
            id=self._id("STATEMENT", trigger), report=self.reference, type="STATEMENT", trigger=trigger,
            evidence=build.token_span(0, len(sentence.tokens), sentence, self.texts),
            content=build.token_span(said.begin, said.end, sentence, self.texts), sources=sources,
            also_said_by=also,
            made_by=self._made_by([entry.id] if entry else []),
        ))  # fmt: skip

    def _id(self, kind: str, trigger: Span) -> str:
        key = (kind, trigger.part, trigger.start)
        self.ordinals[key] = ordinal = self.ordinals.get(key, -1) + 1
        return build.claim_id(self.report.sha256, kind, trigger, ordinal)

    def _made_by(self, fired: list[str]) -> MadeBy:
        return MadeBy(
            engine="rules",
            version=self.version,
            pack=self.pack.version,
            world=self.world_version,
            rules=fired,
        )

    def _keep(self, claim: Claim) -> None:
        if build.verbatim(claim, self.texts):
            self.claims.append(claim)
        else:
            self.rejected += 1

    def _place(self, candidate: Candidate, sentence: Sentence) -> Place | None:
        """Where: what is learned over what the rules say; not over what is held, which is what
        happens and not only where."""
        if candidate.entry.type == "CONTROL" and (place := held(candidate, sentence, self.places)):
            return place
        ruled = self.ruled_place(candidate, sentence)
        return self.attachment.place(candidate, sentence, ruled)

    def ruled_place(self, candidate: Candidate, sentence: Sentence) -> Place | None:
        """Where by the rules: a named place before one that is only described."""
        roles = candidate.roles.get("place", [])
        for group in scene.places_of(candidate, sentence):
            place = self.places.place(group, sentence, meant=group in roles)
            if place is None and group in roles:
                place = self.places.of_unknown_name(group, sentence)
            if place is not None:
                return place
        named = next((g for g in scene.places_of(candidate, sentence) if g.name and g.prep), None)
        if roles and not any(g.name for g in roles) and named is not None:
            if (found := self.places.described(named, sentence)) is not None:
                return found
        return next((p for g in roles if (p := self.places.described(g, sentence))), None)

    def _is_background(self, candidate: Candidate, sentence: Sentence) -> bool:
        """Whether a report reminds of it by itself."""
        date = self.dates.of(candidate) if self.dates is not None else None
        return background.is_reminder(candidate, sentence, date, asides=self.asides)

    def _time(self, candidate: Candidate, sentence: Sentence) -> Time | None:
        if self.dates is None and sentence.dating:
            self.dates = dating.Dates(sentence, self.meanwhile)
        ruled = self.dates.of(candidate) if self.dates is not None else None
        sure = (
            ruled is not None and self.dates is not None and self.dates.is_shared(candidate, ruled)
        )
        best = self.attachment.date(candidate, sentence, ruled, sure=sure)
        if "count" in candidate.roles:
            best = scene.counted_since(candidate, sentence, self.pack.since) or best
        if best is None:
            return None
        return scene.dated(best, candidate, sentence, self.pack.since, self.ever_since)
