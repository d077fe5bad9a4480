"""Watching feeds: in each round the feeds that are due are looked at, then the pages of what they
list are fetched, one from each feed in turn."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from itertools import chain, zip_longest
from typing import Generic, Protocol, TypeVar

import msgspec

from isnad.fetching.answers import Asked, Fetched, Unchanged
from isnad.fetching.failing import NotFetched, Stopped
from isnad.fetching.feeds import Feed
from isnad.fetching.hosts import Now, backoff
from isnad.fetching.limits import Limits
from isnad.fetching.visitor import Visitor
from isnad.fetching.watched import Entry, Known, Waiting, Watched
from isnad.records import Rejected

# A feed may be looked at so much of its time early: else one that is started every quarter of an
# hour, and is due every quarter of an hour, would be looked at in every second run only.
_EARLY = 0.1
_PUT_OFF = "put_off"

T = TypeVar("T")


class Keeper(Protocol[T]):
    """What is done with that which was fetched; ``T``: something that was read and can be kept."""

    def entries(self, answer: Fetched, feed: Feed) -> Iterable[Entry | T | Rejected]:
        """What a feed lists: entries with a page, and what the feed has itself and no page."""
        ...

    def page(self, answer: Fetched, feed: Feed, published: str | None) -> list[T | Rejected]:
        """What stands on a page, mostly one report; ``published``: when it was, as the feed
        says."""
        ...

    def id_of(self, item: T) -> str:
        """The id under which it will be kept."""
        ...

    def keep(self, item: T) -> None:
        """Keep it, or count why not. Raises IsnadError where nothing more can be kept."""
        ...

    def refuse(self, item: Rejected) -> None:
        """Count a page that was attempted and not read."""
        ...

    def tell(self, item: Rejected) -> None:
        """Tell of a feed that was not read."""
        ...

    def holds(self, report: str) -> bool:
        """Whether a report is kept already."""
        ...


class Round(msgspec.Struct):
    """How the feeds of one round ended, how many entries were new in them, and how many pages are
    left to a later round. ``stopped``: the run was to end before the round did."""

    feeds: int = 0
    changed: int = 0
    unchanged: int = 0
    failed: int = 0
    put_off: int = 0
    new: int = 0
    left: int = 0
    stopped: bool = False

    def check(self) -> None:
        """Raise AssertionError where the feeds do not add up."""
        ended = self.changed + self.unchanged + self.failed + self.put_off
        if ended != self.feeds:
            raise AssertionError(f"{self.feeds} feeds were looked at, {ended} ended")


class Watch(Generic[T]):
    """Rounds over feeds. ``stopping``: whether the run is to end; what is under way is finished."""

    def __init__(
        self,
        feeds: list[Feed],
        visitor: Visitor,
        watched: Watched,
        keeper: Keeper[T],
        limits: Limits,
        now: Now,
        stopping: Callable[[], bool] = lambda: False,
    ) -> None:
        self._feeds, self._visitor, self._watched = feeds, visitor, watched
        self._keeper, self._limits = keeper, limits
        self._now, self._stopping = now, stopping

    def round(self) -> Round:
        """Look at the feeds that are due, and fetch the pages that wait."""
        count, began = Round(), self._now()
        try:
            for feed in self._feeds:
                if self._is_due(feed, began):
                    self._go_on()
                    count.feeds += 1
                    self._look(feed, count, began)
            for feed, waiting in self._pages():
                self._go_on()
                self._fetch(feed, waiting, count)
        except Stopped:
            count.stopped = True
            ended = count.changed + count.unchanged + count.failed + count.put_off
            count.put_off += count.feeds - ended
        self._watched.forget(began - self._limits.remembered)
        count.left += self._left()
        count.check()
        return count

    def next_due(self) -> float:
        """Unix time at which there is something to do again, at most a day from now."""
        times = [self._now() + self._limits.longest_wait]
        for feed in self._feeds:
            known = self._watched.feed(feed.url)
            if not known.gone:
                times.append(known.next_due)
            if (at := self._watched.next_try(feed.url)) is not None:
                times.append(at)
        return min(times)

    def _go_on(self) -> None:
        if self._stopping():
            raise Stopped

    def _is_due(self, feed: Feed, now: float) -> bool:
        known = self._watched.feed(feed.url)
        early = 0.0 if known.failures else feed.every * _EARLY
        due = known.next_due <= now + early or known.next_due > self._latest(feed, now)
        return due and not known.gone

    def _latest(self, feed: Feed, now: float) -> float:
        """Nothing is put off for longer than this, but by a clock that was wrong."""
        return now + 2 * max(feed.every, self._limits.longest_wait)

    def _look(self, feed: Feed, count: Round, began: float) -> None:
        """Look at one feed. What it lists is kept together with the mark of its version, so that
        nothing of it is lost when the program is killed."""
        known = self._watched.feed(feed.url)
        asked = Asked(
            url=feed.url,
            etag=known.etag,
            last_modified=known.last_modified,
            authorization=feed.authorization,
        )
        try:
            answer = self._visitor.get(asked, robots=feed.robots)
        except NotFetched as error:
            self._not_seen(feed, known, error, count)
            return
        next_due = began + feed.every
        if isinstance(answer, Unchanged):
            count.unchanged += 1
            fresh = msgspec.structs.replace(known, next_due=next_due, failures=0)
            self._watched.set_feed(fresh)
            return
        found = list(self._keeper.entries(answer, feed))
        entries = [one for one in found if isinstance(one, Entry)]
        if found and all(isinstance(one, Rejected) and one.where == answer.final for one in found):
            self._unreadable(feed, known, found, count)
            return
        for one in found:
            self._take(one)
        count.changed += 1
        fresh = Known(feed.url, answer.etag, answer.last_modified, next_due)
        count.new += self._watched.set_feed(fresh, entries, self._now(), self._limits.revisit)

    def _take(self, one: Entry | T | Rejected) -> None:
        """Keep what the feed has itself, and no page."""
        if isinstance(one, Rejected):
            self._keeper.refuse(one)
        elif not isinstance(one, Entry):
            self._keeper.keep(one)

    def _not_seen(self, feed: Feed, known: Known, error: NotFetched, count: Round) -> None:
        now = self._now()
        if error.reason == _PUT_OFF:
            count.put_off += 1
            later = msgspec.structs.replace(known, next_due=now + (error.after or 0.0))
            self._watched.set_feed(later)
            return
        self._keeper.tell(error.rejected())
        self._later(feed, known, error.after, count, gone=error.reason == "gone")

    def _unreadable(
        self, feed: Feed, known: Known, found: Iterable[Entry | T | Rejected], count: Round
    ) -> None:
        for one in found:
            if isinstance(one, Rejected):
                self._keeper.tell(one)
        self._later(feed, known, None, count)

    def _later(
        self, feed: Feed, known: Known, after: float | None, count: Round, *, gone: bool = False
    ) -> None:
        count.failed += 1
        failures = known.failures + 1
        wait = max(feed.every, after if after is not None else backoff(failures, self._limits))
        later = msgspec.structs.replace(
            known, failures=failures, next_due=self._now() + wait, gone=gone
        )
        self._watched.set_feed(later)

    def _pages(self) -> Iterator[tuple[Feed, Waiting]]:
        """The pages that wait, one from each feed in turn, so that hosts have their pauses."""
        now, most = self._now(), self._limits.pages
        rows = [
            [
                (feed, one)
                for one in self._watched.waiting(feed.url, now, self._latest(feed, now), most)
            ]
            for feed in self._feeds
        ]
        return (one for one in chain.from_iterable(zip_longest(*rows)) if one is not None)

    def _left(self) -> int:
        now = self._now()
        return sum(
            self._watched.left(feed.url, now, self._latest(feed, now)) for feed in self._feeds
        )

    def _fetch(self, feed: Feed, waiting: Waiting, count: Round) -> None:
        if waiting.report is not None and self._keeper.holds(waiting.report):
            # It was kept, and the program killed before it could write that down.
            self._watched.done(waiting.key, self._now(), waiting.report)
            return
        if waiting.kept is not None and not self._keeper.holds(waiting.kept):
            # It was forgotten since, and is not to come back as a later version of itself.
            self._watched.done(waiting.key, self._now())
            return
        try:
            answer = self._visitor.get(Asked(url=waiting.url))
        except NotFetched as error:
            self._not_read(waiting, error, count)
            return
        assert isinstance(answer, Fetched), "a page that was never had cannot be unchanged"
        found = self._keeper.page(answer, feed, waiting.published)
        kept = [one for one in found if not isinstance(one, Rejected)]
        if kept:
            # With the last of them, all are kept.
            self._watched.keeping(waiting.key, self._keeper.id_of(kept[-1]))
        for item in found:
            self._take(item)
        self._watched.done(waiting.key, self._now(), self._held(kept))

    def _held(self, items: list[T]) -> str | None:
        """The id of the last of some reports, if it is kept now."""
        name = self._keeper.id_of(items[-1]) if items else None
        return name if name is not None and self._keeper.holds(name) else None

    def _not_read(self, waiting: Waiting, error: NotFetched, count: Round) -> None:
        now = self._now()
        if error.reason == _PUT_OFF:
            count.left += 1
            self._watched.again(waiting.key, waiting.tries, now + (error.after or 0.0))
            return
        tries = waiting.tries + 1
        refused = error.rejected()
        if error.is_final or tries >= self._limits.tries:
            self._keeper.refuse(_with(refused, "it is not tried again"))
            self._watched.done(waiting.key, now)
            return
        wait = max(error.after or 0.0, backoff(tries, self._limits))
        told = f"try {tries} of {self._limits.tries}, the next in {wait / 60:.0f} minutes"
        self._keeper.refuse(_with(refused, told))
        self._watched.again(waiting.key, tries, now + wait)


def _with(item: Rejected, more: str) -> Rejected:
    return msgspec.structs.replace(item, message=f"{item.message}; {more}")
