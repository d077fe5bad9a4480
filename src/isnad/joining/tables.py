"""What joining one by one needs of a store, which knows nothing of it."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from contextlib import AbstractContextManager
from typing import Literal, Protocol

from isnad.joining.stating import StatesKept
from isnad.joins import Held, Lineage, Node, Story, Tie
from isnad.records import ReadResult, Report

# A story, its nodes as they are told, and the reports that its telling rests on.
Told = tuple[Story, list[Node], list[str]]


class Tables(StatesKept, Protocol):
    """What is joined of a store, inside one transaction. Reports, nodes and stories are named by
    their ids."""

    def made_by(self) -> str | None:
        """The version of what made the tables; null where nothing has."""

    def start_anew(self, version: str) -> None:
        """Forget all that was joined; every report waits. The history of ids stays."""

    def step(self) -> int:
        """How many steps were taken before this one, by whomever; counts this one."""

    def waiting(self, limit: int) -> list[str]:
        """Reports of which something is new since they were joined, the first to wait first."""

    def joined(self, ids: Collection[str]) -> None:
        """Reports wait no longer, and have the nodes that they were given."""

    def held(self, ids: Collection[str]) -> list[Held]:
        """Reports, each with its current claims and its traces; in any order."""

    def sharing(self, keys: Collection[str]) -> Mapping[str, list[str]]:
        """The reports that have each of the keys, as published."""

    def keys(self, ids: Collection[str]) -> Mapping[str, set[str]]:
        """The keys of each report; those without may be missing."""

    def put_keys(self, report: str, keys: Collection[str]) -> None:
        """The keys of a report, in the place of those before."""

    def left(self) -> tuple[set[str], set[str]]:
        """The keys of reports, and those of nodes, that reports had which were taken out since
        this was asked."""

    def crowd(self, of: Literal["reports", "nodes"], keys: Collection[str]) -> None:
        """Write down keys that so many have that not all are held against each other."""

    def drop_proposals(self, report: str) -> set[str]:
        """Forget what was proposed of a report and of what may come of it; the reports that were
        to come of another."""

    def drop_between(self, pairs: Collection[tuple[str, str]]) -> set[str]:
        """Forget what was proposed of either of two reports; those that were to come of the
        other."""

    def propose(self, found: Lineage, original: str) -> None:
        """Keep what comparing a report with that original gave."""

    def proposals(self, ids: Collection[str]) -> Mapping[str, list[Lineage]]:
        """What was proposed for each of the reports; those without may be missing."""

    def lineages(self, ids: Collection[str]) -> Mapping[str, list[Lineage]]:
        """What was chosen for each of the reports; those without may be missing."""

    def put_lineages(self, report: str, chosen: Iterable[Lineage]) -> None:
        """What a report comes of, in the place of what was chosen before."""

    def coming_of(
        self, ids: Collection[str], kinds: Collection[str] = ()
    ) -> Mapping[str, set[str]]:
        """The reports that come of each of these, by lineage of those kinds (none given: of any);
        those of which none comes may be missing."""

    def nodes(self, ids: Collection[str]) -> dict[str, list[Node]]:
        """The nodes of each report, as they stand in it."""

    def loosen(self, ids: Collection[str]) -> set[str]:
        """Forget keys and ties of nodes; the nodes that they were tied with."""

    def drop_nodes(self, ids: Collection[str]) -> None:
        """Forget nodes that have no ties."""

    def put_nodes(self, found: Mapping[str, Node], keys: Mapping[str, Collection[str]]) -> None:
        """Keep nodes, new or changed, with their keys."""

    def alike(self, keys: Collection[str]) -> Mapping[str, list[str]]:
        """The nodes that have each of the keys, as published."""

    def named(self, ids: Collection[str]) -> Mapping[str, Node]:
        """Nodes by id, of those that were given out or written before."""

    def untie(self, pairs: Collection[tuple[str, str]]) -> set[str]:
        """Forget what ties nodes (ids, the lesser first) by themselves; those that were tied."""

    def put_ties(self, found: Collection[Tie], lineage_of: str | None = None) -> None:
        """Keep ties; ``lineage_of``: the report whose lineage speaks for them."""

    def carried(self, report: str) -> list[Tie]:
        """The ties that the lineage of a report speaks for."""

    def drop_carried(self, report: str) -> None:
        """Forget them."""

    def tied(self, ids: Collection[str]) -> tuple[list[Node], list[Tie]]:
        """The nodes and all that ties join to them, over however many others; all their ties."""

    def stories_with(self, ids: Collection[str]) -> dict[str, list[str]]:
        """The stories that hold one of the nodes, each with all its nodes as they are told."""

    def stories_on(self, ids: Collection[str]) -> set[str]:
        """The stories that rest on one of the reports."""

    def untold(self, ids: Collection[str]) -> set[str]:
        """The nodes of reports that are in no story."""

    def nodes_of(self, ids: Collection[str]) -> dict[str, list[Node]]:
        """The nodes of each story, as they are told."""

    def drop_stories(self, ids: Collection[str]) -> None:
        """Forget stories."""

    def put_stories(self, told: Iterable[Told]) -> None:
        """Keep stories; none of their ids is in use."""

    def record_ids(self) -> None:
        """Write down in the history which story has which id and nodes, where that is new."""


class Joinable(Protocol):
    """A store whose reports can be joined."""

    def joining(self) -> AbstractContextManager[Tables]:
        """The tables inside a transaction, which ends with the block: whole or not at all."""

    def made_by(self) -> str | None:
        """The version of what made the joined tables; null where nothing has."""

    def waiting(self) -> int:
        """How many reports wait to be joined."""

    def is_recorded(self) -> bool:
        """Whether the history has the ids of all stories."""

    def untraced(self) -> list[str]:
        """The ids of waiting reports that were read before sentences were traced."""

    def received(self, report_id: str) -> Report:
        """The report of that id as it came, to be read again."""

    def add(self, result: ReadResult) -> Literal["read", "duplicate"]:
        """Keep a report and its claims."""
