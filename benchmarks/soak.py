"""``python -m benchmarks.soak``: ``isnad add`` is killed again and again, and taken up each time; with
``--postgres`` in databases of a PostgreSQL server.

A run that is killed comes from a fork of a process that has the tables loaded, so that what is
killed is the reading, the writing and the joining, not the start. Half of the kills come after some
time, half at a step of the database's own machine, in the middle of a statement or a commit (of a
server: just before or behind one). After
each, the store must open and hold whole reports only, no fewer than before, each as in a store that
nobody disturbed; when a run comes to its end, the whole of both stores must be the same.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import signal
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

import sqlalchemy as sa

from benchmarks import corpus
from isnad.addresses import is_url, short
from isnad.store import Store, open_store
from isnad.store.schema import metadata, reports, runs
from tests import postgres

KILLS = 500
_EXAMPLES = corpus.ROOT / "examples" / "reports" / "reports.jsonl"
# How many reports the runs add, and how many a step of joining takes here.
_REPORTS, _STEP = 16, 3
# What differs from run to run: when something was done, how often, and the numbers of rows that
# steps of joining make and drop.
_TIMES = frozenset({"recorded", "steps", "swept"})
_ROWS = frozenset(
    {"seq", "node_seq", "story_seq", "one_seq", "other_seq", "state_seq", "founder_seq"}
)
_JOINED = frozenset(
    "lineage_keys proposals lineages stories nodes node_keys ties story_reports story_ids clocks "
    "states state_places places_told joined_by".split()
)
# The account of runs differs by how often they were killed, and is looked at by itself.
_ACCOUNT = frozenset({"runs", "rejections"})


class Outcome(NamedTuple):
    """What so many kills did: reports that were lost, came twice, or were kept in part; runs whose
    store differs in the end; faults in words."""

    kills: int
    rounds: int
    lost: int
    doubled: int
    partial: int
    differing: int
    faults: list[str]


def given(folder: Path, count: int = _REPORTS) -> Path:
    """A file of reports: examples, and short ones some of which are copies of parts of them."""
    records = [json.loads(line) for line in _EXAMPLES.read_text("utf-8").splitlines()]
    whole = records[: max(2, count // 4)]
    short = [
        {
            **one,
            "id": f"{one['id']}-{n}",
            "outlet": f"Courier {n}",
            "text": "\n".join(one["text"].splitlines()[n : n + 3]),
        }
        for n in range(count)
        for one in records
        if len(one["text"].splitlines()) > n + 2
    ][: count - len(whole)]
    path = folder / "reports.jsonl"
    lines = [{**one, "received": "2024-12-09T10:00:00Z"} for one in [*whole, *short]]
    path.write_text("".join(json.dumps(one) + "\n" for one in lines), "utf-8")
    return path


def run(arguments: list[str], prepare: Callable[[], None] = lambda: None) -> int:
    """``isnad`` with these arguments in a fork of this process; its number."""
    sys.stdout.flush()
    pid = os.fork()
    if pid:
        return pid
    status = 1
    try:
        _silent()
        prepare()
        status = _ended(arguments)
    finally:
        os._exit(status)


def _silent() -> None:
    nowhere = os.open(os.devnull, os.O_RDWR)
    for one in (0, 1, 2):
        os.dup2(nowhere, one)


def _ended(arguments: list[str]) -> int:
    from isnad.cli import main
    from isnad.joining import catching_up

    catching_up._REPORTS = _STEP
    sys.argv = ["isnad", *arguments]
    try:
        main()
    except SystemExit as end:
        return end.code if isinstance(end.code, int) else int(end.code is not None)
    return 0


def kill_at(step: int, address: str) -> None:
    """Have this process killed at that step of the database's machine."""
    left = step

    def stepped() -> int:
        nonlocal left
        left -= 1
        if left <= 0:
            os.kill(os.getpid(), signal.SIGKILL)
        return 0

    _have_told(stepped, address)


def _have_told(stepped: Callable[[], int], address: str) -> None:
    """Have every step told: of SQLite's machine, or before and behind what a server is asked."""
    if not is_url(address):

        def connected(connection: Any, _record: object) -> None:  # noqa: ANN401 - of the driver
            connection.set_progress_handler(stepped, 1)

        sa.event.listen(sa.Engine, "connect", connected)
        return
    for name in ("before_cursor_execute", "after_cursor_execute", "commit"):
        sa.event.listen(sa.Engine, name, lambda *_: stepped() and None)


def dump(path: str | Path) -> dict[str, list[str]]:
    """Everything in a store that does not differ from run to run, table by table."""
    with open_store(path) as store, store._engine.connect() as connection:
        places = _places(connection) if is_url(path) else {}
        return {
            table.name: _rows(connection, table, places)
            for table in metadata.sorted_tables
            if table.name not in _ACCOUNT
        }


def _places(connection: sa.Connection) -> dict[str, dict[int, int]]:
    """For each table whose rows are numbered, which row of it a number is: a server leaves out the
    numbers that killed runs had taken."""
    return {
        table.name: {seq: at for at, seq in enumerate(_numbers(connection, table))}
        for table in metadata.sorted_tables
        if "seq" in table.c
    }


def _numbers(connection: sa.Connection, table: sa.Table) -> list[int]:
    return sorted(connection.scalars(sa.select(table.c.seq)))


def _rows(
    connection: sa.Connection, table: sa.Table, places: dict[str, dict[int, int]]
) -> list[str]:
    left_out = _TIMES | (_ROWS if table.name in _JOINED else frozenset())
    columns = [one for one in table.columns if one.name not in left_out]
    of = [places.get(_numbered(one), {}) for one in columns]
    found = [
        repr(tuple(which.get(value, value) for value, which in zip(row, of, strict=True)))
        for row in connection.execute(sa.select(*columns))
    ]
    return sorted(found)


def _numbered(column: sa.Column[Any]) -> str:
    """The table whose numbers a column has; empty where it has none."""
    if column.name == "seq":
        return column.table.name
    return next((key.column.table.name for key in column.foreign_keys), "")


class Wrong(NamedTuple):
    """What is wrong with the reports of a store: how many are lost, whether some came twice or out
    of order, which are not whole."""

    lost: int
    doubled: bool
    torn: list[str]


def compared(found: dict[str, list[str]], whole: dict[str, list[str]], before: int) -> Wrong:
    """Reports with their claims beside those of an undisturbed store; ``before``: how many there
    were earlier."""
    names = list(found)
    return Wrong(
        lost=max(0, before - len(names)),
        doubled=names != list(whole)[: len(names)],
        torn=[name for name in names if found[name] != whole.get(name)],
    )


class Soak:
    """Rounds of killed runs, each round until a run comes to its end."""

    def __init__(
        self, folder: Path, seed: int, count: int, place: Callable[[str], str] | None = None
    ) -> None:
        # Where a new store of a name is.
        self._place = place or (lambda name: str(folder / f"{name}.db"))
        self.dice = random.Random(seed)
        self.given = given(folder, count)
        self.folder = folder
        self.faults: list[str] = []
        self.lost = self.doubled = self.partial = self.differing = 0
        self.whole = self._place("undisturbed")
        # The first loads the tables, which every fork has from then on.
        self._warm()
        started = time.monotonic()
        self._wait(run(self._arguments(self.whole)))
        self.seconds = time.monotonic() - started
        self.dump = dump(self.whole)
        self.claims = _claims(self.whole)
        self.steps = _steps(self._arguments(self._place("counted")))

    def _warm(self) -> None:
        from isnad import flow, joining

        with open_store(self.folder / "warm.db") as store:
            for report in corpus.load([self.given]):
                store.add(flow.read(report))
            joining.catch_up(store, flow.read)

    def _arguments(self, store: str) -> list[str]:
        return ["add", str(self.given), "--store", store]

    @staticmethod
    def _wait(pid: int) -> int:
        return os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1])

    def kills(self, count: int, done: Callable[[int], None] = lambda _: None) -> Outcome:
        """Kill so many runs; ``done`` is told after each round how many were."""
        killed = rounds = 0
        while killed < count:
            rounds += 1
            killed += self._round(self._place(f"round_{rounds}"), count - killed)
            done(killed)
        told = (self.lost, self.doubled, self.partial, self.differing)
        return Outcome(killed, rounds, *told, self.faults)

    def _round(self, store: str, most: int) -> int:
        killed, kept = 0, 0
        while killed < most and not self._ended(store):
            killed += 1
            kept = self._look(store, kept)
        if self._wait(run(self._arguments(store))):
            self._fault(store, "the run that was left alone failed")
        self._look(store, kept)
        if (now := dump(store)) != self.dump:
            self.differing += 1
            tables = [name for name, rows in now.items() if rows != self.dump[name]]
            self._fault(store, f"differs from an undisturbed store in {', '.join(tables)}")
        self._account(store)
        return killed

    def _ended(self, store: str) -> bool:
        """Start a run and kill it; whether it ended before."""
        if self.dice.random() < 0.5:
            step = int(self._early() * self.steps) + 1
            status = self._wait(run(self._arguments(store), lambda: kill_at(step, store)))
            return status != -signal.SIGKILL
        pid = run(self._arguments(store))
        time.sleep(self._early() * self.seconds)
        os.kill(pid, signal.SIGKILL)
        return self._wait(pid) != -signal.SIGKILL

    def _early(self) -> float:
        """Which share of a run is let pass: mostly little, so that a round takes many kills, in the
        reading and writing of reports as in the joining that they lead to."""
        return self.dice.random() ** 3

    def _look(self, store: str, before: int) -> int:
        """How many reports there are, which are no fewer than before and all whole."""
        if not is_url(store) and not Path(store).exists():
            return 0
        found = _claims(store)
        wrong = compared(found, self.claims, before)
        self.lost += wrong.lost
        self.doubled += wrong.doubled
        self.partial += len(wrong.torn)
        if any(wrong):
            self._fault(store, f"{before} reports were kept, {len(found)} are there: {wrong}")
        return len(found)

    def _account(self, store: str) -> None:
        """What runs said they read is never more than what is there, and the last one adds up."""
        with open_store(store) as kept, kept._engine.connect() as connection:
            read = connection.scalar(sa.select(sa.func.sum(runs.c.read))) or 0
            there = connection.scalar(sa.select(sa.func.count()).select_from(reports)) or 0
            last = kept.runs()[-1]
        if read > there or last.ended is None or last.attempted != there:
            self._fault(store, f"runs read {read}, the last attempted {last.attempted} of {there}")

    def _fault(self, store: str, told: str) -> None:
        self.faults.append(f"{short(store)}: {told}")


def _claims(path: str) -> dict[str, list[str]]:
    """The claims of each report, with the report itself, in order of arrival."""
    with open_store(path) as store:
        return {one.id: [repr(one), *_told(store, one.id)] for one in store.reports()}


def _told(store: Store, report: str) -> Iterator[str]:
    return map(repr, store.claims(report))


def _steps(arguments: list[str]) -> int:
    """How many steps the database's machine takes in a run that nobody disturbs."""
    reader, writer = os.pipe()
    address = arguments[-1]
    # Of a server there are fewer by far.
    often = 10 if is_url(address) else 1000

    def count() -> None:
        steps = 0

        def stepped() -> int:
            nonlocal steps
            steps += 1
            if steps % often == 0:
                os.write(writer, b".")
            return 0

        _have_told(stepped, address)

    pid = run(arguments, count)
    os.close(writer)
    with os.fdopen(reader, "rb") as said:
        counted = len(said.read()) * often
    os.waitpid(pid, 0)
    return max(counted, often)


def soak(
    kills: int,
    seed: int,
    count: int = _REPORTS,
    done: Callable[[int], None] = lambda _: None,
    place: Callable[[str], str] | None = None,
) -> Outcome:
    """Kill so many runs over so many reports, in a folder that goes again; ``place``: where a new
    store of a name is, if not there."""
    with tempfile.TemporaryDirectory() as folder:
        return Soak(Path(folder), seed, count, place).kills(kills, done)


def on_server(
    kills: int, seed: int, count: int = _REPORTS, done: Callable[[int], None] = lambda _: None
) -> Outcome:
    """The same with stores in a server of its own. Raises NoServer where there can be none."""
    server = postgres.Server()

    def place(name: str) -> str:
        server.sql(f"CREATE DATABASE {name}")
        return server.url(name)

    try:
        return soak(kills, seed, count, done, place)
    finally:
        server.remove()


def main() -> None:
    """Kill, look, and print; exit status 1 where anything was lost, doubled, partial or other."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--kills", type=int, default=KILLS)
    parser.add_argument("--seed", type=int, default=int(time.time()))
    parser.add_argument("--reports", type=int, default=_REPORTS)
    parser.add_argument("--postgres", action="store_true", help="stores in a server of its own")
    asked = parser.parse_args()
    started = time.monotonic()

    def done(killed: int) -> None:
        print(f"{killed} killed, {time.monotonic() - started:.0f} s", file=sys.stderr, flush=True)

    try:
        ended = on_server if asked.postgres else soak
        found = ended(asked.kills, asked.seed, asked.reports, done)
    except postgres.NoServer as why:
        sys.exit(f"no server of PostgreSQL: {why}")
    print(
        f"{found.kills} kills in {found.rounds} rounds (seed {asked.seed}, "
        f"{time.monotonic() - started:.0f} s): {found.lost} lost, {found.doubled} doubled, "
        f"{found.partial} partial, {found.differing} stores differ"
    )
    for one in found.faults:
        print(one)
    sys.exit(bool(found.faults))


if __name__ == "__main__":
    main()
