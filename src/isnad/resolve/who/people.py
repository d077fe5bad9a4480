"""From a noun group to a participant: identity, country, sector, the words that stand there."""

from __future__ import annotations

from copy import copy

import msgspec

from isnad import world
from isnad.annotations import Group, Sentence
from isnad.languages.gender import addressed, gender_of
from isnad.languages.pack import Pack
from isnad.records import Part, Participant, Span
from isnad.resolve import build
from isnad.resolve.memory import Known, Memory
from isnad.resolve.who.bodies import BODIES, Bodies, ranks, several
from isnad.resolve.who.descriptions import described
from isnad.resolve.who.homeland import STATE, homeland
from isnad.resolve.who.identity import Identities
from isnad.resolve.who.pointing import Pointing, head_of
from isnad.resolve.who.pronouns import Subjects, antecedent
from isnad.resolve.who.seats import government, seated
from isnad.resolve.who.serving import of_fact, serving
from isnad.resolve.who.there import is_stranger

_SELF = "1"
_WITH_ROLES, _SEATS = frozenset({"person", "office"}), frozenset({"name", "place", "unknown"})


class People:
    """Resolves the people of one report against its memory and the world."""

    def __init__(
        self, texts: dict[str, str], pack: Pack, memory: Memory, published: str | None = None
    ) -> None:
        self.texts, self.pack, self.memory = texts, pack, memory
        self.world = world.load()
        self.who = Identities(self.world, pack, memory, published)
        self.bodies = Bodies(pack)
        self.pointing = Pointing(memory, self.bodies)
        self.gendered = pack.settings.get("words") == "joined"
        # Who groups are and what verbs are of, found once between two changes of the memory.
        self._participants: dict[int, Participant] = {}
        self._described: dict[int, Known] = {}
        self._subjects: dict[int, Subjects] = {}

    def anew(self) -> None:
        """The memory has changed: who groups are is to be found anew."""
        self._participants.clear()
        self._described.clear()
        self._subjects.clear()

    def participants(self, group: Group, sentence: Sentence) -> list[Participant]:
        """The group and what is coordinated with it, one by one; pronouns by what they stand for."""
        return [self.participant(g, sentence) for g in (group, *group.members)]

    def participant(self, group: Group, sentence: Sentence) -> Participant:
        """One participant."""
        found = self._participants.get(id(group))
        if found is None:
            found = self._participants[id(group)] = self._participant(group, sentence)
        return found

    def _participant(self, group: Group, sentence: Sentence) -> Participant:
        part: Part = sentence.passage.part
        group = _named(group)
        start, end = self.span(group, sentence)
        text = self.texts[part][start:end]
        if group.cls == "pron":
            return self._pronoun(group, sentence, start, end, text)
        known = self._known(group, sentence, start, end, text)
        return Participant(
            name=known.name, text=text, part=part, start=start, end=end,
            entity=known.entity, country=known.country, sector=known.sector, antecedent=known.antecedent,
        )  # fmt: skip

    def told_by(self, who: Participant) -> Span | None:
        """The words that tell who somebody is: those that theirs point back to, else their own."""
        if who.antecedent is not None or who.start is None or who.end is None:
            return who.antecedent
        quote = self.texts[who.part][who.start : who.end]
        return Span(part=who.part, start=who.start, end=who.end, quote=quote)

    def span(self, group: Group, sentence: Sentence) -> tuple[int, int]:
        """Offsets of the words: the name where there is one, else the phrase without what
        merely points ("the")."""
        tokens = sentence.tokens
        if group.name is not None:
            i, j = group.name
        else:
            i, j = group.i, group.j
            for item in group.items:
                if item.tag != "det" or item.sub in ("quant", "after"):
                    break
                i = item.j if item.j < j else i
            inner = group.of
            while (
                inner is not None and inner.j > j and inner.cls != "event" and group.cls != "event"
            ):
                j, inner = inner.j, inner.of
        i = min(i, j - 1)
        return build.begin(i, sentence, self.texts), tokens[j - 1].end

    def remember(self, group: Group, sentence: Sentence) -> None:
        """Note a mention that may be an antecedent later."""
        if group.cls != "pron":
            start, end = self.span(group, sentence)
            text = self.texts[sentence.passage.part][start:end]
            known = self._known(group, sentence, start, end, text)
            self.memory.keep(known)
            self.bodies.note(known, group, sentence)
            self.anew()

    def heard(self, group: Group, sentence: Sentence) -> None:
        """Note who has spoken."""
        known = self.describe(group, sentence)
        if known.named and known.cls in BODIES:
            self.bodies.spoken = known

    def describe(self, group: Group, sentence: Sentence) -> Known:
        """What is known of somebody that a group names or describes."""
        found = self._described.get(id(group))
        if found is None:
            start, end = self.span(group, sentence)
            text = self.texts[sentence.passage.part][start:end]
            found = self._described[id(group)] = self._known(group, sentence, start, end, text)
        return found

    def _known(self, group: Group, sentence: Sentence, start: int, end: int, text: str) -> Known:
        words = self._words(group, sentence)
        entity, earlier = self._identified(group, sentence, words, text)
        pointed = None
        if earlier is None and entity is None and group.name is None:
            entity, earlier, pointed = self.pointing.whom(group, sentence)
        country, sector = group.country or _belongs_to(group), group.sector
        country, sector = serving(group, country, sector, self.world, self.who.day)
        country = country or seated(group, sentence, self.world)
        if earlier is not None:
            country, sector = country or earlier.country, sector or earlier.sector
        fact = self.world.entity(entity, self.who.day) if entity else None
        if fact is not None:
            country, sector = of_fact(fact, country, sector)
        if country is None and group.of is not None and _is_country(group.of):
            country = self.describe(group.of, sentence).country
        if country is None and (group.poss is not None or _is_country(group)):
            country = self._owned_by(group, group.poss, sentence)
        if fact is not None:
            name = fact.name
        elif earlier is not None and (group.name is not None or pointed is not None):
            name = earlier.name
        else:
            home = country or self._home(group, sentence, sector, start)
            # A body of a state is called by its state; else a name has what the words say.
            named_by = home if sector in STATE and group.cls in BODIES else country
            name, country = described(group, text, named_by, sentence, self.pack), home
            if (whom := self._served(group, sentence)) is not None:
                bare = described(group, text, None, sentence, self.pack)
                inside = any(x.entry.opts.get("serves") == "within" for x in group.lexes)
                sector = whom.sector if inside else sector or whom.sector
                name = f"{whom.name} {bare}"
        return Known(
            name=name, words=words, cls="place" if group.sub == "settlement" else group.cls, entity=entity, country=country, sector=sector or "UNK",
            plural=group.plural, text=text, part=sentence.passage.part, start=start, end=end,
            named=group.name is not None or entity is not None or (pointed is not None and pointed.named),
            head=head_of(role := _role(group)), word=next(iter(self.bodies.kinds(role, sentence)[1:]), ""), phrase=self.bodies.phrase(role, sentence), antecedent=self._span_of(pointed) if pointed else None, gender=gender_of(role, self.pack) if self.gendered else addressed(group),
        )  # fmt: skip

    def _home(self, group: Group, sentence: Sentence, sector: str | None, start: int) -> str | None:
        """The country of somebody of whom no words tell it; none for people from elsewhere."""
        if is_stranger(group):
            self.memory.strangers.add((sentence.passage.part, start))
            return None
        return homeland(group, sentence, self.memory, sector, head_of(group))

    def _span_of(self, known: Known) -> Span:
        """Where the name of somebody stands that words without one stand for."""
        if known.antecedent is not None:
            return known.antecedent
        quote = self.texts[known.part][known.start : known.end]
        return Span(part=known.part, start=known.start, end=known.end, quote=quote)  # type: ignore[arg-type]

    def _identified(
        self, group: Group, sentence: Sentence, words: frozenset[str], text: str
    ) -> tuple[str | None, Known | None]:
        """The entity that a group is, and the mention before that it goes on."""
        entity, earlier = group.entity, None
        if group.name is not None:
            if entity is None and group.cls in _SEATS:
                entity = government(group, sentence, self.world)
            entity = entity or self.who.named(text, group)
            earlier = self.memory.by_name(words)
            if entity is None and earlier is None:
                earlier = self.who.earlier(text, group)
        elif entity is None:
            entity = self.who.in_office(group, sentence) or ranks(group) or _country(group)
            if entity is not None and group.definite:
                earlier = self.pointing.before(group, sentence)
        if earlier is not None:
            entity = entity or earlier.entity
        return entity, earlier

    def _owned_by(self, group: Group, owner: Group | None, sentence: Sentence) -> str | None:
        """The country of "its", "our" and "that country": that of the subject before, or of who
        speaks; not of who passes on the words of another."""
        if owner is not None and owner.sub.startswith(_SELF):
            speaker = self._speaker(owner)
            return speaker.country if speaker is not None else None
        subjects = (verb.first("S") for verb in sentence.predicates)
        above = sentence.above[group.i]
        passing = {id(link.speaker) for link in above[:-1]}
        before = (s for s in subjects if s is not None and s.acts and 0 < s.j <= group.i)
        acting = (s for s in before if id(s) not in passing)
        speaking = (link.speaker for link in reversed(above))
        for who in (next(acting, None), next((s for s in speaking if s is not None), None)):
            if who is not None and (country := self._country_of(who)) is not None:
                return country
        return self.memory.subject.country if self.memory.subject is not None else None

    def _country_of(self, who: Group) -> str | None:
        fact = self.world.entity(who.entity) if who.entity and who.country is None else None
        return fact.country if fact is not None else who.country

    def _served(self, group: Group, sentence: Sentence) -> Known | None:
        """The body before that "its spokesman" is of."""
        owner = group.poss
        if owner is None or owner.sub.startswith(_SELF):
            return None
        if not any("serves" in x.entry.opts for x in group.lexes):
            return None
        subjects = (verb.first("S") for verb in sentence.predicates)
        before = (s for s in subjects if s is not None and s.acts and 0 < s.j <= group.i)
        body = next(before, None)
        return self.describe(body, sentence) if body is not None and body.cls in BODIES else None

    def _words(self, group: Group, sentence: Sentence) -> frozenset[str]:
        if group.name is None:
            return frozenset()
        i, j = group.name
        stem = self.pack.stem
        return frozenset(
            (stem(t.bare) if stem else t.bare) for t in sentence.tokens[i:j] if t.kind == "w"
        )

    def _pronoun(
        self, group: Group, sentence: Sentence, start: int, end: int, text: str
    ) -> Participant:
        part = sentence.passage.part
        if group.head is not None and group.head.tag == "verb" and not group.head.enc:
            return self._unspoken(group)
        if group.sub.startswith("1"):
            known = self._speaker(group)
        else:
            subjects = self._subjects.get(id(sentence))
            if subjects is None:
                subjects = self._subjects[id(sentence)] = Subjects(sentence)
            known = antecedent(group, subjects, self.memory, self.describe, gendered=self.gendered)
        if known is None:
            return Participant(name=None, text=text, part=part, start=start, end=end)
        quote = self.texts[known.part][known.start : known.end]
        return Participant(
            name=known.name, text=text, part=part, start=start, end=end, entity=known.entity,
            country=known.country, sector=known.sector,
            antecedent=Span(part=known.part, start=known.start, end=known.end, quote=quote),  # type: ignore[arg-type]
        )  # fmt: skip

    def _unspoken(self, group: Group) -> Participant:
        """Somebody of whom only the form of a verb tells."""
        if (known := self._speaker(group)) is None:
            return Participant(name=None, text=None)
        return msgspec.structs.replace(build.unworded(known), antecedent=self._span_of(known))

    def _speaker(self, pronoun: Group) -> Known | None:
        """Who says "I" or "we": whoever the words around the pronoun are ascribed to."""
        group, sentence = self.memory.root or self.memory.speaker, self.memory.speaker_sentence
        here = self.memory.sentence
        above = here.above if here is not None else []
        for link in above[pronoun.i] if pronoun.i < len(above) else ():
            if link.speaker is not None:
                group, sentence = link.speaker, here
            elif link.behind is not None:
                group, sentence = link.behind
        if group is None or sentence is None or group.cls == "pron":
            return None
        if group.poss is not None and group.poss.sub.startswith(_SELF):
            return None  # "our army said": who "we" are is what is asked
        return self.describe(group, sentence)


def _role(group: Group) -> Group:
    """A group as its role before the name, where that tells what somebody is ("Finance Minister
    Hill" is the minister); else the group itself."""
    if group.entry("noun") is not None or group.name is None:
        return group
    for item in reversed(group.items):
        known = any(x.entry.kind == "noun" and x.entry.cls in _WITH_ROLES for x in item.lexes)
        if known and item.j <= group.name[0]:
            role = copy(group)
            role.head = item
            return role
    return group


def _country(group: Group) -> str | None:
    """The country that a word for its kind is of ("the Syrian republic")."""
    alone = group.country is not None and not several(group) and group.of is None
    return f"country:{group.country}" if alone and _is_country(group) else None


def _is_country(group: Group) -> bool:
    """Whether the head of a group is a word for countries."""
    entry = group.entry("noun")
    return entry is not None and entry.opts.get("gloss") == "country"


def _belongs_to(group: Group) -> str | None:
    """The country that hangs on a group, or that what stands beside its name has."""
    for inner in (group.of, group.owner):
        if inner is not None and inner.entity is not None and inner.cls == "country":
            return inner.entity.partition(":")[2]
    return group.apposed.country if group.apposed is not None else None


def _named(group: Group) -> Group:
    """Where a group tells what kind of body it is and then its name, the name is who is meant."""
    inner = group.of
    bodies = group.cls in ("group", "org", "force") and group.entity is None and group.name is None
    if (
        bodies
        and inner is not None
        and inner.entity
        and inner.cls not in ("country", "place", "person")
    ):
        return inner
    return group
