"""The claims of a store as they go out, one after the other, or story by story."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from itertools import islice
from typing import TYPE_CHECKING

from isnad.exports.asked import Asked
from isnad.exports.items import Item, Opened, Public, Within
from isnad.joining import Retold, changes, made, question, retold
from isnad.joins import ClaimKey, Story
from isnad.pages import Made
from isnad.records import Claim, Report
from isnad.saying import Sayings
from isnad.steering import FIRST_STRONG_ISOLATE, POP_ISOLATE

if TYPE_CHECKING:
    from isnad.states import Change
    from isnad.store import Outgoing
    from isnad.store.joined import Joined

_LANGUAGE = "en"
# So many stories are kept open, and so many are told at a time.
_OPEN, _AT_ONCE = 400, 20
_ISOLATES = dict.fromkeys(map(ord, (FIRST_STRONG_ISOLATE, POP_ISOLATE)))


class Gathered:
    """What is asked of the joined tables of a store. ``left``: how many claims a format could not
    carry, by the reason that it gives."""

    def __init__(self, tables: Joined, asked: Asked) -> None:
        self.asked = asked
        self.left: Counter[str] = Counter()
        self.claims = self.private = 0
        self._tables = tables
        outlets = tables.outlets()
        self._public = Public(outlets)
        self._sayings = Sayings(_LANGUAGE, outlets)
        self._opened: dict[str, Opened] = {}
        self._then = self._as_known()
        self._restated = {
            key: opened for one in map(Opened, self._then.stories) for opened in [one] for key in opened.telling
        }  # fmt: skip

    def _as_known(self) -> Retold:
        """Stories that were others when less was known."""
        asked = self.asked
        if asked.known_by is None:
            return Retold([], frozenset())
        then = question(self._tables, asked.known_by, asked.known_by, asked.clock)
        return retold(self._tables, then)

    def made(self) -> Made:
        """What makes the answers."""
        return made(self._tables)

    def leave(self, item: Item, why: str) -> None:
        """A format cannot carry a claim."""
        self.left[why] += 1

    def items(self) -> Iterator[Item]:
        """The claims asked for, in order of arrival of their reports, then as they stand in them."""
        for out in self._tables.outgoing(self.asked.clock, self.asked.until):
            yield from self._of_report(out)

    def _of_report(self, out: Outgoing) -> Iterator[Item]:
        wanted = [claim for claim in out.claims if self.asked.wants(claim)]
        if not wanted:
            return
        opened = [self._open(one) for one in out.stories if one.id not in self._then.replaced]
        for claim in wanted:
            key = (claim.report.id, claim.id)
            there = self._restated.get(key)
            within = there or next((one for one in opened if key in one.telling), None)
            item = self._item(claim, out.report, within, (out.received, out.published))
            if item is not None:
                yield item

    def _open(self, story: Story) -> Opened:
        found = self._opened.get(story.id)
        if found is None:
            if len(self._opened) >= _OPEN:
                self._opened.pop(next(iter(self._opened)))
            found = self._opened[story.id] = Opened(story)
        return found

    def _item(
        self, claim: Claim, report: Report, opened: Opened | None, known: tuple[str, str]
    ) -> Item | None:
        if (opened.within.origins if opened else 1) < self.asked.min_origins:
            return None
        told, roles = self._public.claim(claim)
        telling = opened.telling[claim.report.id, claim.id] if opened else None
        self.claims += 1
        self.private += bool(roles)
        return Item(
            claim=told,
            report=report,
            says=_bare(self._sayings.of(claim)),
            chain=self._public.chain(telling.chain, claim) if telling else [],
            story=opened.within if opened else None,
            retracted_by=telling.retracted_by if telling else [],
            received=known[0],
            published=known[1],
            roles=roles,
        )

    def stories(self) -> Iterator[tuple[Within, list[Item]]]:
        """The stories that tell claims asked for, each with these, as they are told; by their first
        day, then id."""
        every = self._stories()
        while some := list(islice(every, _AT_ONCE)):
            for opened, items in self._told(some):
                if items:
                    yield opened.within, items

    def _stories(self) -> Iterator[Story]:
        now = (one for one in self._tables.all_stories() if one.id not in self._then.replaced)
        if self.asked.known_by is None:
            yield from now
            return
        yield from sorted(self._then.stories, key=lambda one: one.id)
        # What is not replaced rests on what was known alone, or on nothing of it.
        for one in now:
            names = {telling.report for telling in one.tellings}
            known = self._tables.known(names, self.asked.clock)
            if all(when <= (self.asked.until or "") for when in known.values()):
                yield one

    def _told(self, stories: list[Story]) -> Iterator[tuple[Opened, list[Item]]]:
        keys = {ClaimKey(one.report, one.claim) for story in stories for one in story.tellings}
        names = {key.report for key in keys}
        claims = self._tables.claims_by_key(keys)
        reports = self._tables.reports_listed(names)
        received = self._tables.known(names, "received")
        published = self._tables.known(names, "published")
        for story in stories:
            opened, items = Opened(story), []
            for name, claim_id in opened.telling:
                claim = claims.get(ClaimKey(name, claim_id))
                if claim is None or not self.asked.wants(claim):
                    continue
                known = (received[name], published[name])
                item = self._item(claim, reports[name], opened, known)
                if item is not None:
                    items.append(item)
            yield opened, items

    def changes(self) -> tuple[str, str, list[Change]]:
        """What is said otherwise at the end of the time asked for than at its beginning: both days,
        and the changes."""
        asked = self.asked
        last = question(self._tables, asked.as_of, asked.known_by, asked.clock)
        end = asked.known_by or asked.as_of or last.known_by
        begin = asked.since or _week_before(last.day)
        two = [question(self._tables, day, day, asked.clock, asked.place) for day in (begin, end)]
        return begin, end, changes(self._tables, *two)

    def evidence(self, keys: Iterable[ClaimKey]) -> dict[ClaimKey, Item]:
        """Claims by key as they go out."""
        wanted = sorted(set(keys))
        names = {key.report for key in wanted}
        claims = self._tables.claims_by_key(wanted)
        reports = self._tables.reports_listed(names)
        received = self._tables.known(names, "received")
        published = self._tables.known(names, "published")
        stories = [Opened(one) for one in self._tables.stories_telling(wanted)]
        telling = {key: one for one in stories for key in one.telling}
        found = {}
        for key, claim in sorted(claims.items()):
            pair = (key.report, key.claim)
            opened = self._restated.get(pair) or telling.get(pair)
            known = (received[key.report], published[key.report])
            item = self._item(claim, reports[key.report], opened, known)
            if item is not None:
                found[key] = item
        return found


def _week_before(day: str) -> str:
    return (date.fromisoformat(day) - timedelta(days=7)).isoformat()


def _bare(told: str) -> str:
    """A sentence without the marks that keep words of another direction together: programs that show
    it have their own."""
    return told.translate(_ISOLATES)
