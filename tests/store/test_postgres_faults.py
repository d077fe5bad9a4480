"""Servers that fall, are away, are full or taken: nothing is lost, and whoever comes next goes on."""

from __future__ import annotations

import itertools
import random
import signal
import threading
import time
from collections.abc import Iterator

import pytest

from isnad.errors import DatabaseFault, StoreAway, StoreBusy
from isnad.store import open_store
from isnad.store import postgres as of_store
from tests import postgres

from .samples import many, report, result

_MANY = itertools.count()
# Relations of this server grow to so many bytes; not a whole page, so that the last write is cut.
_LONGEST = 2_000_000 + 4096


@pytest.fixture(scope="module")
def server() -> Iterator[postgres.Server]:
    """A server that may fall."""
    with postgres.own() as found:
        yield found


@pytest.fixture
def url(server: postgres.Server) -> str:
    """An empty database there."""
    name = f"store_{next(_MANY)}"
    server.sql(f"CREATE DATABASE {name}")
    return server.url(name)


@pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGQUIT])
def test_r19_a_server_that_falls_and_comes_back_loses_and_doubles_nothing(
    server: postgres.Server, url: str, how: signal.Signals
) -> None:
    ended: list[str] = []
    under_way = threading.Event()

    def keep() -> None:
        for number, one in enumerate(many(60)):
            ended.append(store.add(one))
            if number == 10:
                under_way.set()

    with open_store(url) as store:
        keeping = threading.Thread(target=keep)
        keeping.start()
        under_way.wait(60)
        server.stop(how)
        time.sleep(0.3)
        server.start()
        keeping.join()
        # One whose answer was lost on the way was kept before it was asked for again.
        assert ended.count("duplicate") <= 1
        assert [one.id for one in store.reports()] == [f"r{n:04}" for n in range(60)]
        assert store.counts()["claims"] == 180


def test_r19_a_server_that_stays_away_stops_the_run_which_is_taken_up(
    server: postgres.Server, url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(of_store, "AWAY", 0.3)
    with open_store(url) as store:
        assert [store.add(one) for one in many(3)] == ["read"] * 3
        server.stop()
        with pytest.raises(StoreAway, match=r"127\.0\.0\.1.* cannot be reached.*run it again"):
            store.add(many(4)[3])
        with pytest.raises(StoreAway):
            store.counts()
        server.start()
        assert [store.add(one) for one in many(5)] == ["duplicate"] * 3 + ["read"] * 2


def test_r19_one_whose_connection_is_cut_is_connected_again(
    server: postgres.Server, url: str
) -> None:
    with open_store(url) as store:
        run = store.begin_run("add", "1.0")
        for number, one in enumerate(many(6)):
            server.sql(
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
                "WHERE application_name = 'isnad'"
            )
            assert store.add(one) == "read"
            counts = {"attempted": number + 1, "read": number + 1}
            store.note_run(run, dict.fromkeys(("duplicate", "empty", "rejected"), 0) | counts)
        assert store.counts()["reports"] == 6
        assert store.runs()[0].read == 6


def test_r18_a_store_that_others_hold_too_long_stops_the_run_and_is_taken_up(
    url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    session = tuple(one.replace("60000", "50") for one in of_store._SESSION)
    monkeypatch.setattr(of_store, "_SESSION", session)
    with open_store(url) as store:
        store.add(many(1)[0])
        with pytest.importorskip("psycopg").connect(url) as other:
            other.execute(of_store._LOCK.encode())
            with pytest.raises(StoreBusy, match="another program is in the way"):
                store.add(many(2)[1])
            assert store.counts()["reports"] == 1
        assert store.add(many(2)[1]) == "read"


def test_r17_a_disk_that_is_full_costs_nothing_that_was_kept(
    server: postgres.Server, url: str
) -> None:
    large = [result(report(f"r{n:03}", f"{n} " + _noise(n))) for n in range(60)]
    with open_store(url) as store:
        store.add(large[0])
    server.stop()
    server.start(longest=_LONGEST)
    kept = 1
    with open_store(url) as store:
        told = ""
        try:
            for one in large[1:]:
                store.add(one)
                kept += 1
        except DatabaseFault as error:
            told = str(error)
        assert "the disk of the database is full" in told and "goes on from there" in told
        assert kept > 5
        found = store.counts()["reports"]
        with pytest.raises(DatabaseFault, match="disk of the database is full"):
            store.add_many(large[kept:])
        assert store.counts()["reports"] == found == kept
    server.stop()
    server.start()
    with open_store(url) as store:
        assert store.add_many(large) == ["duplicate"] * kept + ["read"] * (60 - kept)
        assert [one.text for one in store.reports()] == [one.report.text for one in large]


def _noise(seed: int) -> str:
    """Words that do not get shorter when they are packed."""
    dice = random.Random(seed)
    return "".join(chr(dice.randrange(0x4E00, 0x9FFF)) for _ in range(20_000))
