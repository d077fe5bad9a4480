"""What comparing needs of a report, made once: wording, marks of its sentences, what its page says
of its origin."""

from __future__ import annotations

from datetime import UTC, date, datetime, time
from functools import cached_property

from isnad.folding import fold
from isnad.joins import Held
from isnad.lineage import outlets, page
from isnad.lineage.cues import CueKind, Layout, load
from isnad.lineage.marks import Marks, marks
from isnad.lineage.sketch import Sketch, sketch
from isnad.lineage.wording import Wording, of_sentences, of_text
from isnad.memo import Recent
from isnad.records import CarriedBy, Report, Trace

# How many reports are kept ready, and of how many characters at most: as many as joining keeps.
_REMEMBERED, _CHARACTERS = 1_000, 2_000_000
# Within so many characters after the words by which somebody speaks stands to whom.
_TO = 6
_TAKES_BACK: tuple[CueKind, ...] = ("retraction", "correction")


class Prepared:
    """A report made ready. ``body``: positions of the traces of its text."""

    def __init__(self, held: Held) -> None:
        self.held = held
        self.report: Report = held.report
        self.body = [n for n, trace in enumerate(held.traces) if trace.part == "text"]

    @property
    def traces(self) -> list[Trace]:
        """The traces of its text, in order."""
        return [self.held.traces[n] for n in self.body]

    @cached_property
    def wording(self) -> Wording:
        """Its words, a sentence for each trace of its text; split by full stops where it has
        none."""
        return self._worded(kept=True)

    def _worded(self, *, kept: bool) -> Wording:
        text = self.report.text
        if not self.body:
            return of_text(text, kept=kept)
        return of_sentences((fold(text[t.start : t.end]) for t in self.traces), kept=kept)

    @cached_property
    def sketch(self) -> Sketch:
        """The keys of its words, which most reports are never asked for again."""
        return sketch(self.__dict__.get("wording") or self._worded(kept=False))

    @cached_property
    def marks(self) -> list[Marks]:
        """What of each sentence of its text stays the same in another language."""
        return marks(self.held, self.traces)

    @cached_property
    def sizes(self) -> list[int]:
        """The length of each sentence of its text, in characters."""
        return [trace.end - trace.start for trace in self.traces]

    @cached_property
    def said(self) -> frozenset[CueKind]:
        """What relations to other reports it claims, taking back aside."""
        found = load(self.report.language or "").said(self._layout, ("update", "compiled"))
        return found | {"compiled"} if page.compiled(self.report) else found

    @cached_property
    def takes_back(self) -> CueKind | None:
        """Whether it takes back a report of its outlet: as a retraction, or a correction."""
        if self.report.withdraws:
            return "retraction"
        found = load(self.report.language or "").said(self._layout, _TAKES_BACK)
        return next((kind for kind in _TAKES_BACK if kind in found), None)

    @cached_property
    def is_amended(self) -> bool:
        """Whether it takes something back in a note below the report itself."""
        found = load(self.report.language or "").said(self._layout, _TAKES_BACK, below=True)
        return bool(found)

    @property
    def _layout(self) -> Layout:
        return Layout(self.report.title or "", self.report.text)

    @cached_property
    def credits(self) -> list[CarriedBy]:
        """Whom its page credits beside its own outlet; photographs aside."""
        return page.foreign(self.report)

    @cached_property
    def own(self) -> bool:
        """Whether its page credits its own outlet, and no other."""
        return page.own(self.report)

    @cached_property
    def named(self) -> list[str]:
        """Who is named in its text: people and bodies that the world does not know, and sources."""
        names = [name for trace in self.traces for name in trace.names]
        return list(dict.fromkeys([*names, *self._sources]))

    @cached_property
    def named_outlets(self) -> list[str]:
        """Those of them that are outlets by their words or by those beside them, or whom something
        is told; then those by whom something is told that the world does not know."""
        media = [name for name in self.named if outlets.is_one(name) or name in self._told]
        return list(dict.fromkeys([*media, *(n for n in self.named if n in self._strange)]))

    @cached_property
    def _told(self) -> frozenset[str]:
        """Names beside a word for media, and after words by which somebody speaks to them."""
        text = self.report.text
        cues = (s.cue for c in self.held.claims for s in c.sources)
        ends = {cue.end for cue in cues if cue is not None and cue.part == "text"}
        found = set()
        for trace in self.traces:
            for name in trace.names:
                at = text.find(name, trace.start, trace.end)
                before, after = text[trace.start : max(at, 0)], text[at + len(name) : trace.end]
                to = any(at - _TO <= end <= at for end in ends)
                if at >= 0 and (to or outlets.beside(before, after)):
                    found.add(name)
        return frozenset(found)

    @cached_property
    def _sources(self) -> list[str]:
        told = (source for claim in self.held.claims for source in claim.sources)
        return list(dict.fromkeys(source.text for source in told if source.text))

    @cached_property
    def _strange(self) -> frozenset[str]:
        told = (source for claim in self.held.claims for source in claim.sources)
        return frozenset(s.text for s in told if s.text and s.named and not s.entity)

    @cached_property
    def _sounds(self) -> frozenset[str]:
        return frozenset(sound for name in self.named for sound in outlets.sounds(name))

    def names_outlet(self, outlet: str) -> bool:
        """Whether its text names an outlet."""
        if self._sounds.isdisjoint(outlets.sounds(outlet)):
            return False
        return any(outlets.same(name, outlet) for name in self.named)

    @cached_property
    def span(self) -> tuple[datetime, datetime] | None:
        """The first and last moment at which it may have appeared; null where that is unknown."""
        return _span(self.report.published)


def _span(published: str | None) -> tuple[datetime, datetime] | None:
    text = published or ""
    try:
        if len(text) <= len("2024-01-01"):
            day = date.fromisoformat(text)
            return datetime.combine(day, time.min, UTC), datetime.combine(day, time.max, UTC)
        moment = datetime.fromisoformat(text)
    except ValueError:
        return None
    moment = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
    return moment, moment


def _characters(one: Prepared) -> int:
    return len(one.report.text)


_made: Recent[tuple[str, str], Prepared] = Recent(_REMEMBERED, _CHARACTERS, _characters)


def prepared(held: Held) -> Prepared:
    """A report made ready; the last ones that were asked for are remembered."""
    key = held.report.id, held.report.sha256
    found = _made.get(key)
    if found is not None and found.held is not held and found.held == held:
        found.held = held  # it is asked for with this one from now on
    if found is None or found.held is not held:
        found = Prepared(held)
        _made.put(key, found)
    return found
