"""One step of joining one by one: some reports that wait, and whatever they change."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable

from isnad import lineage, stories
from isnad.joining.comparing import Comparing
from isnad.joining.context import TAKES_BACK, context
from isnad.joining.sketching import Sketches
from isnad.joining.stating import keep_states
from isnad.joining.tables import Tables, Told
from isnad.joining.tying import Tying
from isnad.joins import Held, Lineage, Node, Tie
from isnad.memo import Meter, Recent

# Words are remembered over so many characters of reports that were joined or that these were held
# against; a process that joins what others read would go on remembering. To learn anew the words
# that every report has takes as long as to join some forty.
_METER = Meter(500_000)


class _Reports:
    """Reports of the store, the last of them in memory. Apart from the step, which would be in a
    ring with whatever looks reports up for it: all that a step has read would stay in memory until
    the next search for garbage."""

    def __init__(self, tables: Tables, recent: Recent[str, Held]) -> None:
        self._tables, self._recent = tables, recent

    def all(self, reports: Iterable[str]) -> dict[str, Held]:
        """Reports by id; those that are not in memory are looked up together."""
        found = {name: self._recent.get(name) for name in reports}
        new = [name for name, held in found.items() if held is None]
        fresh = self.read(new) if new else {}
        return {name: held or fresh[name] for name, held in found.items()}

    def read(self, reports: Collection[str]) -> dict[str, Held]:
        """Reports by id, out of the store, and from now on in memory."""
        found = {held.report.id: held for held in self._tables.held(reports)}
        _METER.read(sum(len(held.report.text) for held in found.values()))
        for name, held in found.items():
            self._recent.put(name, held)
        return found


class Step:
    """Add reports, then finish; between the two the tables are not whole.

    A report that is added changes proposals, and thereby which lineages are chosen; nodes, and
    thereby ties; ties and lineages, and thereby which stories there are and how they are told.
    Each of these is made anew only for what the one before it has changed.
    """

    def __init__(self, tables: Tables, recent: Recent[str, Held], sketches: Sketches) -> None:
        self._tables = tables
        self._reports = _Reports(tables, recent)
        self._added: set[str] = set()
        self._comparing = Comparing(tables, self._reports.all, sketches)
        self._tying = Tying(tables, sketches)
        # Reports whose lineage is another than before.
        self._settled: dict[str, list[Lineage]] = {}

    def add(self, reports: Collection[str]) -> None:
        """Join reports, new or read anew."""
        fresh = self._reports.read(reports)
        self._added |= fresh.keys()
        of_reports, of_nodes = self._tables.left()
        self._comparing.add(fresh, of_reports)
        self._tying.add(fresh, of_nodes)
        # What was told together with a report that is forgotten is in no story any longer.
        self._tying.touched |= self._tables.untold(reports)

    def finish(self) -> None:
        """Choose lineages, tie nodes by them, part and tell the stories that changed."""
        self._tables.joined(self._added)
        self._choose()
        self._carry()
        self._tell()
        self._state()

    def _choose(self) -> None:
        proposals = self._tables.proposals(self._comparing.unsettled)
        before = self._tables.lineages(self._comparing.unsettled)
        for name, held in sorted(self._reports.all(self._comparing.unsettled).items()):
            now = lineage.choose(held.report, proposals.get(name, []))
            if now != before.get(name, []):
                self._settled[name] = now
                self._tables.put_lineages(name, now)

    def _carry(self) -> None:
        """Nodes are tied by a lineage that is new, and by one between reports of which one has
        new nodes."""
        of_these = self._tables.coming_of(self._tying.rewritten).values()
        again = {
            *self._settled,
            *self._tying.rewritten,
            *(name for some in of_these for name in some),
        }
        chosen = self._tables.lineages(again)
        for name in sorted(again):
            before = Counter(self._tables.carried(name))
            now = Counter(self._carried(name, chosen.get(name, [])))
            if before != now:
                changed = (before - now) + (now - before)
                self._tying.touched |= {node for tie in changed for node in (tie.one, tie.other)}
                self._tables.drop_carried(name)
                self._tables.put_ties(list(now.elements()), name)

    def _carried(self, report: str, chosen: Collection[Lineage]) -> Iterable[Tie]:
        originals = {one.of.report for one in chosen if one.of.report is not None}
        nodes = self._tables.nodes([report, *originals])
        for one in chosen:
            if one.of.report is not None:
                yield from stories.carried(one, nodes.get(one.of.report, []), nodes.get(report, []))

    def _tell(self) -> None:
        nodes, ties = self._tables.tied(self._tying.touched)
        parts = {tuple(n.id for n in part): part for part in stories.part(nodes, ties)}
        before = self._tables.stories_with([node.id for node in nodes])
        stale = self._tables.stories_on(self._changed_reports())
        kept = {tuple(ids) for story, ids in before.items() if story not in stale} & parts.keys()
        beside = self._tables.nodes_of(stale - before.keys())
        gone = {story for story, ids in before.items() if tuple(ids) not in kept}
        self._tables.drop_stories(gone | stale)
        told = [part for ids, part in parts.items() if ids not in kept]
        self._tables.put_stories(self._told([*told, *beside.values()]))

    def _changed_reports(self) -> set[str]:
        """Those whose stories are told anew: they or their lineage changed, or they are taken
        back by one whose lineage did."""
        taken = {
            one.of.report
            for several in self._settled.values()
            for one in several
            if one.kind in TAKES_BACK and one.of.report is not None
        }
        return {*self._added, *self._settled, *taken}

    def _state(self) -> None:
        """What is said of states by reports that are new, and by those that come of others than
        before: they say it through others."""
        changed = self._with_later({*self._added, *self._settled})
        for name, held in sorted(self._reports.all(changed).items()):
            on = context({name}, self._tables.lineages, lambda _: ())
            keep_states(self._tables, held, self._reports.all(on), on)

    def _with_later(self, reports: set[str]) -> set[str]:
        """Reports, and all that come of them over however many others."""
        found, new = set(reports), set(reports)
        while new:
            later = self._tables.coming_of(new).values()
            new = {name for several in later for name in several} - found
            found |= new
        return found

    def _told(self, parts: list[list[Node]]) -> Iterable[Told]:
        chosen: dict[str, list[Lineage]] = {}
        takers: dict[str, set[str]] = {}

        def come_of(names: Collection[str]) -> dict[str, list[Lineage]]:
            new = [name for name in names if name not in chosen]
            if new:
                found = self._tables.lineages(new)
                chosen.update({name: found.get(name, []) for name in new})
            return {name: chosen[name] for name in names}

        def taken_back(names: Collection[str]) -> set[str]:
            new = [name for name in names if name not in takers]
            if new:
                found = self._tables.coming_of(new, TAKES_BACK)
                takers.update({name: found.get(name, set()) for name in new})
            return {taker for name in names for taker in takers[name]}

        for part in parts:
            on = context({node.report for node in part}, come_of, taken_back)
            story = stories.tell(part, self._reports.all(on), on)
            yield story, part, list(on)
