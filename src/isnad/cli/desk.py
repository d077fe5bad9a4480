"""What ``isnad watch`` does with that which was fetched: it is read, kept and counted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from isnad.cli import add, reaching, streams
from isnad.cli.progress import Bar
from isnad.cli.run import Run
from isnad.errors import DatabaseFault, StoreError
from isnad.fetching import Entry, Feed, Fetched
from isnad.reading import Arrived
from isnad.reading.arrivals import Defaults
from isnad.records import Rejected
from isnad.scale.attempts import Done, attempt

if TYPE_CHECKING:
    from isnad.cli.kept_account import KeptAccount
    from isnad.reading.answers import Answers
    from isnad.store import Store


class Desk:
    """Reads and keeps. ``account``: of the round that goes on; it is made when something is first
    attempted, so that rounds without news leave nothing behind."""

    def __init__(self, store: Store, answers: Answers) -> None:
        self._store, self._answers = store, answers
        self._shown = Bar(None, wanted=False)
        self.account: KeptAccount | None = None

    def entries(self, answer: Fetched, feed: Feed) -> list[Entry | Arrived | Rejected]:
        """What a feed lists."""
        found = self._answers.listing(reaching.page_of(answer))
        return [_entry(one, feed) for one in found]

    def page(self, answer: Fetched, feed: Feed, published: str | None) -> list[Arrived | Rejected]:
        """The reports of a page. What feeds.toml says of a feed goes before what its pages say."""
        defaults = Defaults(published, feed.language)
        found = self._answers.reports(reaching.page_of(answer), defaults)
        for item in found:
            if isinstance(item, Arrived):
                _fill(item, feed)
        return found

    def id_of(self, item: Arrived) -> str:
        """The id under which a report will be kept."""
        return item.report.id

    def keep(self, item: Arrived) -> None:
        """Read a report and keep it with its claims, or count why not."""
        from isnad import flow

        this = self._attempted()
        for note in item.notes:
            streams.tell(f"isnad: {item.where}: {note.message}")
        add.keep(self._store, Done(item.where, attempt(item, flow.read)), this)

    def refuse(self, item: Rejected) -> None:
        """Count a page that was not read."""
        self._attempted().refuse(item)

    def tell(self, item: Rejected) -> None:
        """Tell of a feed that was not read."""
        streams.tell(f"isnad: {item.where}: {item.message} ({item.reason})")

    def holds(self, report: str) -> bool:
        """Whether the store holds a report."""
        try:
            return self._store.report(report).id == report
        except DatabaseFault:
            raise
        except StoreError:
            return False

    def _attempted(self) -> Run:
        from isnad.cli.kept_account import KeptAccount

        if self.account is None:
            self.account = KeptAccount(self._store, "watch")
        self.account.attempted += 1
        return Run(iter(()), self.account, self._shown)


def _entry(one: Arrived | Rejected, feed: Feed) -> Entry | Arrived | Rejected:
    """An entry that has a page, as what is to be fetched."""
    if isinstance(one, Rejected):
        return one
    report = one.report
    if report.text or report.url is None:
        _fill(one, feed)
        return one
    return Entry(report.id, report.url, report.modified or "", report.published)


def _fill(item: Arrived, feed: Feed) -> None:
    item.report.outlet = feed.outlet or item.report.outlet
    item.report.language = feed.language or item.report.language
