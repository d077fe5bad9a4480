"""``isnad watch``: feeds looked at again and again, and what they list kept in a store."""

from __future__ import annotations

import hashlib
import time
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Annotated

import typer

from isnad.cli import joining, reaching, streams
from isnad.cli.account import Account
from isnad.cli.options import Join, StoreFile
from isnad.cli.stopping import Stopping

if TYPE_CHECKING:
    from isnad.cli.desk import Desk
    from isnad.fetching import Round, Watch
    from isnad.reading import Arrived

# The ending of the file in which a watcher keeps what it remembers.
STATE = ".watch"
# Feeds that become due so soon after one another are looked at in one round. Seconds.
_TOGETHER = 1.0


def watch(
    feeds: Annotated[
        str, typer.Argument(metavar="FEEDS", help="The feeds: feeds.toml (docs/watch.md).")
    ],
    store: StoreFile,
    once: Annotated[
        bool, typer.Option("--once", help="One round of what is due, then end (for cron).")
    ] = False,
    join: Join = True,
    contact: reaching.Contact = None,
    allow_private: reaching.AllowPrivate = None,
    allow_port: reaching.AllowPort = None,
    proxy: reaching.ProxyURL = None,
) -> None:
    """Watch feeds: fetch the pages that they list, keep them in a store, which is made if it is
    not there, and join them. It prints a line for each round, and goes on until SIGTERM or Ctrl-C,
    which let it finish the report that it is at."""
    from isnad.cli.desk import Desk
    from isnad.fetching import Limits, Stopped, Watch, Watched, load
    from isnad.languages import codes
    from isnad.reading.answers import Answers
    from isnad.store import open_store

    reach = reaching.allowed(allow_private, allow_port)
    named = load(feeds, codes(), reach, Limits())
    with (
        Stopping() as stopping,
        open_store(store) as kept,
        Watched(_state(store)) as watched,
        Answers() as answers,
    ):
        visitor = reaching.visitor(
            reach, proxy, contact or named.contact, watched, stopping.or_raise(Stopped)
        )
        desk = Desk(kept, answers)
        rounds = Watch(named.feeds, visitor, watched, desk, Limits(), time.time, stopping.is_asked)
        while not stopping.is_asked():
            _round(rounds, desk)
            if join and not stopping.is_asked():
                joining.catch_up(kept, stopping=stopping.is_asked)
            if once:
                return
            stopping.wait(max(_TOGETHER, rounds.next_due() - time.time()))


def _state(store: str) -> str:
    """Where the watcher of a store keeps what it remembers: beside a file, and of a database in the
    data folder of this user."""
    from isnad.addresses import is_url, place, short
    from isnad.world import registered

    if not is_url(store):
        return store + STATE
    folder = registered.folder().parent / "watch"
    folder.mkdir(parents=True, exist_ok=True)
    which = hashlib.sha256(place(store).encode()).hexdigest()[:12]
    return str(folder / f"{short(store)}-{which}{STATE}")


def _round(rounds: Watch[Arrived], desk: Desk) -> None:
    """One round, and the line that tells of it."""
    desk.account = None
    began = datetime.now(UTC)
    count = rounds.round()
    account = desk.account or Account()
    account.close()
    streams.write(f"{began:%Y-%m-%dT%H:%M:%SZ}  {_feeds(count)}; {account.told()}{_left(count)}\n")
    streams.flush()


def _feeds(count: Round) -> str:
    noun = "feed" if count.feeds == 1 else "feeds"
    ends = f"{count.changed} changed, {count.unchanged} unchanged, {count.failed} failed"
    return f"{count.feeds} {noun}: {ends}, {count.put_off} put off, {count.new} new"


def _left(count: Round) -> str:
    return f"; {count.left} left to the next" if count.left else ""
