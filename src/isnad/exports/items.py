"""What exports are made of: claims as they go out, each with the whole of who says it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cached_property

import msgspec

from isnad.folding import fold
from isnad.joins import Link, Story, Telling
from isnad.naming import Naming, is_private, link_called, source_of
from isnad.records import Claim, Participant, Report, Source

_LANGUAGE = "en"
THROUGH, AND = " <- ", " | "
_WORDLESS = {"text": None, "start": None, "end": None, "antecedent": None}


class Within(msgspec.Struct, frozen=True, kw_only=True):
    """The story that a claim is told in. ``origins`` and ``sides``: how many its tellings go back
    to; ``conflicts``: in what its accounts contradict each other."""

    id: str
    type: str
    reports: int
    tellings: int
    origins: int
    sides: int
    conflicts: list[str]


class Item(msgspec.Struct, frozen=True, kw_only=True, dict=True):
    """A claim as it goes out. In ``claim`` and ``chain``, whoever may be a person without public
    office is named by role, without the words that name them. ``says``: what it says in short;
    ``chain``: who has it from whom, from the outlet that we read to the root, joined across
    reports; ``retracted_by``: the reports that take it back; ``received`` and ``published``: when
    its report was known by the two clocks (instants); ``roles``: the names that stay here, which no
    format may write, with the roles that stand for them."""

    claim: Claim
    report: Report
    says: str
    chain: list[Link]
    story: Within | None
    retracted_by: list[str]
    received: str
    published: str
    roles: dict[str, str] = {}

    @property
    def key(self) -> str:
        """What tells the claim from all others of the store."""
        return f"{self.claim.report.id} {self.claim.id}"

    @cached_property
    def said_by(self) -> str:
        """Who says it as its text has it, outermost first; empty where the outlet itself does."""
        return said(self.claim.sources)

    @cached_property
    def through(self) -> str:
        """The whole chain in one line, from the outlet to the root."""
        links = (
            f"[{one.link}] {one.name}" if at else one.name for at, one in enumerate(self.chain)
        )
        return THROUGH.join(links) or self.said_by

    @cached_property
    def engine(self) -> str:
        """What made the claim, and its version."""
        return f"{self.claim.made_by.engine} {self.claim.made_by.version}"


def named(one: Participant) -> str:
    """What somebody who goes out is called."""
    return one.name or one.text or ""


def said(chain: Iterable[Source]) -> str:
    """A chain that a text names, in one line."""
    return THROUGH.join(named(one) or "unnamed" for one in chain)


class Opened:
    """A story with its tellings at hand."""

    def __init__(self, story: Story) -> None:
        self.within = Within(
            id=story.id,
            type=story.type,
            reports=len({one.report for one in story.tellings}),
            tellings=len(story.tellings),
            origins=len(story.origins),
            sides=len({one.side for one in story.origins if one.side}),
            conflicts=sorted({one.kind for one in story.contradictions}),
        )
        self.telling: dict[tuple[str, str], Telling] = {
            (one.report, one.claim): one for one in story.tellings
        }


class Public:
    """Claims with nobody in them whose name is not for the public."""

    def __init__(self, outlets: Iterable[str]) -> None:
        self._named = Naming(_LANGUAGE)
        self._outlets = frozenset(map(fold, outlets))

    def _hides(self, one: Participant) -> bool:
        """Whether the words for somebody may name a person without public office; whoever
        publishes is none."""
        return is_private(one) and fold(one.name or "") not in self._outlets

    def claim(self, claim: Claim) -> tuple[Claim, dict[str, str]]:
        """The claim, and the names in it that stay here, each with the role that stands for it."""
        every = [*claim.actors, *claim.recipients, *claim.brokers, *_sources(claim)]
        hidden = [one for one in every if self._hides(one)]
        if not hidden:
            return claim, {}
        told = msgspec.structs.replace(
            claim,
            actors=[self._one(one) for one in claim.actors],
            recipients=[self._one(one) for one in claim.recipients],
            brokers=[self._one(one) for one in claim.brokers],
            sources=[self._source(one) for one in claim.sources],
            also_said_by=[[self._source(one) for one in chain] for chain in claim.also_said_by],
        )
        roles = {
            name: self._named.participant(one)
            for one in hidden
            for name in (one.name, one.text)
            if name
        }
        return told, roles

    def _one(self, one: Participant) -> Participant:
        if not self._hides(one):
            return one
        return msgspec.structs.replace(one, name=self._named.participant(one), **_WORDLESS)

    def _source(self, one: Source) -> Source:
        if not self._hides(one):
            return one
        return msgspec.structs.replace(one, name=self._named.participant(one), **_WORDLESS)

    def chain(self, chain: Iterable[Link], claim: Claim) -> list[Link]:
        """The joined chain of a claim; ``claim``: as it is kept."""
        return [self._link(one, claim) for one in chain]

    def _link(self, link: Link, claim: Claim) -> Link:
        source = source_of(link, claim)
        if source is None or not self._hides(source):
            return link
        role = link_called(link, claim, self._named)
        return msgspec.structs.replace(link, name=role, start=None, end=None, because=None)


def _sources(claim: Claim) -> Iterator[Source]:
    for chain in claim.chains:
        yield from chain
