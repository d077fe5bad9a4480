"""Who a name or an office is, by what the world knows and by what the report has named so far.

A name is found by its spelling, else by its sound together with what the report says of the
person; an office is whoever held it on the day that is told of. Each decision has its reason.
People whom no table knows are somebody inside one report only.
"""

from __future__ import annotations

from isnad.annotations import Group, Sentence
from isnad.languages.pack import Pack
from isnad.names.judge import Mention, judge
from isnad.names.keys import meet
from isnad.records import Judged
from isnad.resolve.memory import Known, Memory
from isnad.resolve.who.colleagues import is_parted
from isnad.resolve.who.homeland import told_with
from isnad.resolve.who.posts import post
from isnad.world import World

_PERSONS = frozenset({"person", "office", "name", "unknown", ""})
_FULL = 2
# Among how many names a new one is looked for.
_REACH = 40


class Identities:
    """Decides who is meant in one report. ``day``: of what is told at the moment (ISO day, month or
    year), else the day of publication."""

    def __init__(self, world: World, pack: Pack, memory: Memory, published: str | None) -> None:
        self.world, self.pack, self.memory = world, pack, memory
        self.published = (published or "")[:10] or None
        self.day = self.published
        self._past = frozenset(pack.settings.get("not_in_office", ()))

    def named(self, text: str, group: Group) -> str | None:
        """The person of the world whom a name is of, where only one comes into question and the
        report speaks of their country."""
        if group.cls not in _PERSONS or group.plural or len(text.split()) < _FULL:
            return None
        mention = self._mention(text, group)
        countries = frozenset((*self.memory.countries, *filter(None, [group.country])))
        found = self.world.people.find(mention, countries)
        one = self.world.entity(found[0]) if len(found) == 1 else None
        if one is None or not self._speaks_of(one.country, group):
            return None
        return self._keep(Judged(entity=one.id, name=text, reason=self._by_name(mention, one.name)))

    def _by_name(self, mention: Mention, name: str) -> str:
        told = [t for t in (mention.role, mention.country) if t]
        return f"sounds like {name}" + (f", with {', '.join(told)}" if told else "")

    def _speaks_of(self, country: str | None, group: Group) -> bool:
        return country is None or country == group.country or country in self.memory.countries

    def _mention(self, text: str, group: Group) -> Mention:
        return Mention(text, self.pack.code, group.country, _role(group), self.day)

    def in_office(self, group: Group, sentence: Sentence) -> str | None:
        """Who held the office that a group names on the day; the office itself where the tables
        do not know. Null where it names no office of a country, or one that is not held."""
        role, country = _role(group), group.country or told_with(group)
        several = group.plural and not is_parted(group)
        if role is None or several or group.name or not _alone(group):
            return None
        if any(t.bare in self._past for t in sentence.tokens[group.i : group.j]):
            return None
        if country is not None:
            office = self.world.office(country, role)
        else:
            office = post(group, sentence, self.world, role)
        if office is None:
            return None
        holder = self.world.holder(office, self.day) if self.day else None
        if holder is None:
            return office
        reason = f"held {office} on {self.day}"
        return self._keep(Judged(entity=holder.id, name=None, reason=reason))

    def earlier(self, text: str, group: Group) -> Known | None:
        """Whom the report has named before in another spelling or script."""
        if group.cls not in _PERSONS or len(text.split()) < _FULL:
            return None
        mention = self._mention(text, group)
        for known in self.memory.people(_REACH):
            if len(known.text.split()) < _FULL or known.cls not in _PERSONS:
                continue
            before = Mention(known.text, self.pack.code, known.country)
            if known.entity is None and meet(mention.spelling, before.spelling):
                if judge(mention, before).same:
                    return known
        return None

    def _keep(self, judged: Judged) -> str:
        self.memory.judged[judged.entity, judged.name] = judged
        return judged.entity


def _role(group: Group) -> str | None:
    entry = group.entry("noun")
    return entry.opts.get("role") if entry is not None else None


def _alone(group: Group) -> bool:
    """Whether nothing but a country hangs on the noun of an office."""
    return all(
        inner is None or inner.cls in ("country", "name", "") or inner.entity is not None
        for inner in (group.of, group.owner)
    ) and (not group.members or is_parted(group))
