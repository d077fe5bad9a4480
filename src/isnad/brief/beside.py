"""What stands beside an entry: how many reports and origins, who disputes it, who took it back."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import msgspec

from isnad.brief.chains import Chains
from isnad.brief.grouping import grouped
from isnad.brief.units import Key
from isnad.joins import Contradiction, Link, Side, Story
from isnad.records import Claim


class Beside(msgspec.Struct, frozen=True):
    """Tells of stories what their claims alone do not say."""

    chains: Chains
    claims: Mapping[Key, Claim]

    def counts(self, story: Story) -> str:
        """How many reports tell it, from how many origins, on how many sides."""
        say = self.chains.names.phrases
        numbers = {
            "reports": len({telling.report for telling in story.tellings}),
            "origins": len(story.origins),
            "sides": len({origin.side for origin in story.origins if origin.side}),
        }
        parts = [say.say("story", k, number=say.number(n)) for k, n in numbers.items() if n]
        return say.marks["details"].join(parts)

    def notes(self, story: Story) -> Iterator[str]:
        """What contradicts what, and which reports take back what they said."""
        for one in story.contradictions:
            yield self._disputed(one, story)
        say = self.chains.names.phrases
        for name in story.retracted_by:
            yield say.say("story", "retracted", report=self._report(name))
        parts = grouped(
            [t for t in story.tellings if t.retracted_by and not story.retracted_by],
            lambda telling: tuple(telling.retracted_by),
        )
        for names, tellings in parts.items():
            keys = dict.fromkeys((t.report, t.claim) for t in tellings)
            marks = self.chains.marks([self.claims[key] for key in keys if key in self.claims])
            reports = say.marks["list"].join(map(self._report, names))
            yield say.say("story", "retracted_part", told=marks, report=reports)

    def _report(self, name: str) -> str:
        names, report = self.chains.names, self.chains.reports.get(name)
        return names.report(report, short=True) if report else names.phrases.foreign(name)

    def _disputed(self, one: Contradiction, story: Story) -> str:
        say = self.chains.names.phrases
        sayings = [self._saying(side, story) for side in one.sides]
        return say.say(
            "story", "disputed", kind=say.say("conflict", one.kind),
            sayings=say.marks["details"].join(sayings),
        )  # fmt: skip

    def _saying(self, side: Side, story: Story) -> str:
        """The words of one side, as the first report has them, who says so, and all references."""
        say, keys = self.chains.names.phrases, [(t.report, t.claim) for t in side.tellings]
        roots = {(t.report, t.claim): t.chain[-1] for t in story.tellings if t.chain}
        named = dict.fromkeys(self._name(roots[key]) for key in keys if key in roots)
        claims = [self.claims[key] for key in dict.fromkeys(keys) if key in self.claims]
        words = say.quoted(side.tellings[0].quote)
        who = say.say("line", "original_words", name=words, quote=say.marks["list"].join(named))
        return " ".join(filter(None, [who if named else words, self.chains.marks(claims)]))

    def _name(self, link: Link) -> str:
        names = self.chains.names
        known = names.world.display(link.entity, names.phrases.language) if link.entity else None
        return names.phrases.foreign(known or link.name)
