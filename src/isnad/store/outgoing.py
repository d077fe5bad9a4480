"""What leaves a store: its reports one after the other, each with its claims and their stories; and
its stories one after the other, each with its claims. No more than a few are held at a time."""

from __future__ import annotations

from collections import OrderedDict, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from itertools import islice

import msgspec
import sqlalchemy as sa

from isnad.joins import Clock, Story
from isnad.records import Claim, Report
from isnad.store import judgements, lookup, rows, told
from isnad.store.joined_briefs import BriefTables
from isnad.store.names import among, chosen
from isnad.store.schema import claims, clocks, nodes, reports, stories

# So many reports, and so many stories, are looked up at a time.
_AT_ONCE = 50
# So many stories are kept at hand for the reports that come next: long stories run over many.
_AT_HAND = 400

_CLOCKED = sa.select(reports.c.seq).join(clocks, clocks.c.report_seq == reports.c.seq)
_REPORTS = among(
    lookup.reports_read()
    .add_columns(clocks.c.received.label("by_arrival"), clocks.c.published.label("by_publication"))
    .join(clocks, clocks.c.report_seq == reports.c.seq)
    .order_by(reports.c.seq),
    reports.c.seq,
)
_CLAIMS = among(lookup.claims_read(current=True), claims.c.report_seq)
_TOLD = among(
    sa.select(nodes.c.report_seq, nodes.c.story_seq)
    .where(nodes.c.story_seq.is_not(None))
    .distinct()
    .order_by(nodes.c.report_seq, nodes.c.story_seq),
    nodes.c.report_seq,
)
_STORIES = among(sa.select(stories.c.seq, stories.c.body), stories.c.seq)


class Outgoing(msgspec.Struct, frozen=True, kw_only=True):
    """A report with what it claims, in the order of its words, and the stories that it tells.
    ``received`` and ``published``: when it was known, by the two clocks (instants)."""

    report: Report
    received: str
    published: str
    claims: list[Claim]
    stories: list[Story]


class OutgoingTables(BriefTables):
    """What exports ask of the joined tables."""

    def outgoing(self, clock: Clock, until: str | None) -> Iterator[Outgoing]:
        """The joined reports that were known ``until`` an instant by a clock, in order of arrival."""
        query = _CLOCKED.order_by(reports.c.seq)
        if until is not None:
            query = query.where(clocks.c[clock] <= until)
        seqs = self._connection.scalars(query.execution_options(yield_per=500))
        shelf: OrderedDict[int, Story] = OrderedDict()
        apart = judgements.undone_by_report(self._connection)
        while some := list(islice(seqs, _AT_ONCE)):
            yield from self._of(some, shelf, apart)

    def _of(
        self, seqs: list[int], shelf: OrderedDict[int, Story], apart: Mapping[int, set[str]]
    ) -> Iterator[Outgoing]:
        told_in: dict[int, list[int]] = defaultdict(list)
        for row in self._chosen(_TOLD, seqs):
            told_in[row["report_seq"]].append(row["story_seq"])
        self._fetch(shelf, dict.fromkeys(seq for several in told_in.values() for seq in several))
        known = {row["seq"]: row for row in self._chosen(_REPORTS, seqs)}
        refs = {seq: rows.ref_of(row) for seq, row in known.items()}
        found: dict[int, list[Claim]] = defaultdict(list)
        for row in self._chosen(_CLAIMS, seqs):
            seq = row["report_seq"]
            claim = rows.claim_of(row, refs[seq])
            found[seq].append(judgements.taken_apart(claim, apart[seq]) if seq in apart else claim)
        for seq, row in known.items():
            yield Outgoing(
                report=rows.report_of(row),
                received=row["by_arrival"],
                published=row["by_publication"],
                claims=found.get(seq, []),
                stories=[shelf[one] for one in told_in[seq]],
            )
        while len(shelf) > _AT_HAND:
            shelf.popitem(last=False)

    def _fetch(self, shelf: OrderedDict[int, Story], seqs: Iterable[int]) -> None:
        wanted = list(seqs)
        for seq in wanted:
            if seq in shelf:
                shelf.move_to_end(seq)
        new = [seq for seq in wanted if seq not in shelf]
        for row in chosen(self._connection, _STORIES, new):
            shelf[row["seq"]] = told.decoded(row["body"])

    def all_stories(self) -> Iterator[Story]:
        """All stories, by their first day, then id."""
        yield from told.stories_of(self._connection, told.Wanted())

    def outlets(self) -> list[str]:
        """The names of all who publish."""
        query = sa.select(reports.c.outlet).where(reports.c.outlet.is_not(None)).distinct()
        return sorted(self._connection.scalars(query))
