"""What joining keeps in memory is bounded: a step, the nodes that it remembers, reports with what is
prepared of them, sketches, and words."""

from __future__ import annotations

import ast
import gc
import weakref
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

import isnad
from isnad import memo
from isnad.cli.joining import catch_up
from isnad.cli.meanwhile import Meanwhile
from isnad.joining import Sketch, Sketches, catching_up
from isnad.joining.step import Step
from isnad.joins import Held, Node
from isnad.lineage import prepared
from isnad.lineage.prepared import Prepared
from isnad.memo import Recent
from isnad.records import ReadResult, Report, Trace
from isnad.scale.attempts import Done
from isnad.store import names, open_store
from tests.joining.stand_ins import read, report

LONG = catching_up._REPORTS * int(catching_up._LONGEST)

# What remembers everything that it is asked may do so only of a few things: tables, languages, the
# shapes of a table's verbs, phrases of a table and digits, tasks of Ray's workers.
_FEW = frozenset({"digits", "phrase", "language", "shape"})


class Slow:
    """A store of as many reports as are asked for, each of which takes long to tell."""

    def __init__(self) -> None:
        self.now, self.asked = 0.0, list[int]()

    @contextmanager
    def joining(self) -> Iterator[Slow]:
        yield self

    def step(self) -> int:
        return len(self.asked)

    def waiting(self, most: int) -> list[str]:
        self.asked.append(most)
        return [f"r{n}" for n in range(most)]

    def clock(self) -> float:
        return self.now


class Telling:
    """A step that takes a second for each of its reports when it tells."""

    def __init__(self, store: Slow, *_: object) -> None:
        self.store, self.reports = store, 0

    def add(self, reports: list[str]) -> None:
        assert len(reports) <= catching_up._PARCEL * catching_up._LONGEST
        self.reports += len(reports)

    def finish(self) -> None:
        self.store.now += self.reports


def test_steps_do_not_get_longer_without_end(monkeypatch: pytest.MonkeyPatch) -> None:
    store = Slow()
    monkeypatch.setattr(catching_up, "Step", Telling)
    monkeypatch.setattr(catching_up, "monotonic", store.clock)
    recent: Recent[str, Held] = Recent(1, 1, lambda _: 1)
    taken = catching_up._Taken()
    for _ in range(6):
        taken = catching_up._step(store, recent, taken, Sketches())  # type: ignore[arg-type]
    assert store.asked == [catching_up._REPORTS, *[LONG] * 5]
    assert LONG <= 1_000


def test_a_step_waits_for_half_of_what_the_last_told_for_or_for_many(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    some = catching_up._REPORTS
    now, took = 0.0, 4.0
    monkeypatch.setattr(catching_up, "monotonic", lambda: now)
    monkeypatch.setattr(
        catching_up, "_step", lambda *_: catching_up._Taken(joined=some, telling=took)
    )
    with open_store(tmp_path / "s.db") as store:
        joiner = catching_up.Joiner(store, lambda _: read(report(1, ["word"], 1)))
        assert joiner.step_at(some - 1) == 0 and joiner.step_at(some) == some
        assert joiner.step_at(some) == 0
        assert joiner.step_at(8 * some - 1) == 0 and joiner.step_at(8 * some) == some
        now += 2.0
        assert joiner.step_at(some - 1) == 0 and joiner.step_at(some) == some


def test_few_nodes_are_remembered_and_all_their_rows() -> None:
    known = names.Names(None)  # type: ignore[arg-type]
    nodes = [
        Node(report=f"r{n}", claims=[], part="text", start=0, trace=0)
        for n in range(3 * names._NODES)
    ]
    for n, node in enumerate(nodes):
        known.know(node, n)
        assert known.read(n) is node
    assert len(known._read) <= names._NODES
    assert known.nodes(node.id for node in nodes) == list(range(len(nodes)))


def test_r24_what_was_used_last_is_kept_up_to_a_number_and_a_weight() -> None:
    kept: memo.Recent[int, str] = memo.Recent(100, 1_000, len)
    for n in range(300):
        kept.put(n, "x")
    assert len(kept) == 100 and kept.get(199) is None and kept.get(200) == "x"
    for n in range(300, 400):
        kept.put(n, "x" * 20)
    assert kept.get(200) is None and kept.get(399) and len(kept) == 1_000 // 20
    for n in range(50):
        kept.put(n, "x" * 900)
        assert len(kept) >= memo._LAST, "a step holds some against each other, however large"
    assert len(kept) == memo._LAST
    for _ in range(1_000):
        kept.put(49, "x")
    kept.clear()
    assert not kept and kept.get(49) is None and kept._weighs == 0


def held(number: int, characters: int) -> Held:
    """A report of the same few words."""
    text = ("Villagers crossed the river. " * (characters // 29 + 1))[:characters]
    report = Report(id=f"r{number}", sha256=f"{number:064}", text=text, language="en")
    return Held(report=report, claims=[], traces=[Trace("text", 0, len(text), names=["Orvelle"])])


def test_r24_reports_that_are_ready_are_few_where_they_are_long(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    made: memo.Recent[tuple[str, str], Prepared] = memo.Recent(1_000, 50_000, len_of)
    monkeypatch.setattr(prepared, "_made", made)
    for n in range(200):
        prepared.prepared(held(n, 500))
        assert len(made) <= 100
    for n in range(200, 300):
        prepared.prepared(held(n, 10_000))
    assert len(made) == memo._LAST


def len_of(one: Prepared) -> int:
    """The weight that the memory of the program goes by."""
    return prepared._characters(one)


def test_r24_reports_have_their_words_and_marks_in_common() -> None:
    one, other = (Prepared(held(n, 200)) for n in range(2))
    mine, theirs = one.wording.sentences[0], other.wording.sentences[0]
    assert mine == theirs and all(a is b for a, b in zip(mine, theirs, strict=True))
    firm = {mark: mark for mark in one.marks[0].firm}
    assert firm and all(firm[mark] is mark for mark in other.marks[0].firm)


def test_r24_sketches_of_reports_that_never_wait_are_let_go(tmp_path: Path) -> None:
    def done(number: int) -> Done:
        result = read(report(number, [f"word{number}"], 1))
        return Done(f"{number}", result, Sketch(result.report.id, b"", [], []), elsewhere=True)

    with open_store(tmp_path / "s.db") as store:
        meanwhile = Meanwhile(store, wanted=True)
        for n in range(2 * LONG):
            one = done(n)
            assert isinstance(one.result, ReadResult)
            if n % 50 == 0:  # the others were there before, or are refused
                store.add(one.result)
            meanwhile.kept([one])
            sketches = meanwhile.sketches
            assert sketches is not None and len(sketches) <= LONG
        assert sketches is not None
        catch_up(store, sketches=sketches)
        assert store.waiting() == 0 and len(sketches) == 0


def test_r24_a_step_lets_go_of_all_that_it_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    steps: list[weakref.ref[Step]] = []

    class Watched(Step):
        def __init__(self, *given: Any) -> None:
            super().__init__(*given)
            steps.append(weakref.ref(self))

    monkeypatch.setattr(catching_up, "Step", Watched)
    gc.disable()  # what is in a ring would stay
    try:
        with open_store(tmp_path / "s.db") as store:
            store.add_many([read(report(n, [f"word{n % 3}"], 1)) for n in range(20)])
            catch_up(store)
            assert steps and not [one for one in steps if one() is not None]
    finally:
        gc.enable()


def test_r24_reading_waits_for_joining(tmp_path: Path) -> None:
    class Behind:
        """Joins a tenth of what comes at once."""

        def step_at(self, arrived: int) -> int:
            return 10 if arrived >= catching_up._REPORTS else 0

    with open_store(tmp_path / "s.db") as store:
        meanwhile = Meanwhile(store, wanted=True)
        meanwhile.sketches, meanwhile._joiner = Sketches(), Behind()  # type: ignore[assignment]
        for n in range(50):
            some = [read(report(100 * n + k, ["word"], 1)) for k in range(100)]
            meanwhile.kept(
                [Done("", r, Sketch(r.report.id, b"", [], []), elsewhere=True) for r in some]
            )
            assert meanwhile._arrived < catching_up._REPORTS


def test_a_memory_of_words_begins_anew_when_it_is_full() -> None:
    remembered = memo.Memo(str.upper, 100)
    for n in range(1_000):
        assert remembered[f"word {n}"] == f"WORD {n}"
        assert len(remembered) <= 100


def _unbounded() -> Iterator[str]:
    """Functions that remember whatever they are asked, and are asked of more than a few things."""
    root = Path(isnad.__file__).parent
    for path in sorted(root.rglob("*.py")):
        for one in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(one, ast.FunctionDef | ast.AsyncFunctionDef):
                told = {ast.unparse(d).removeprefix("functools.") for d in one.decorator_list}
                asked = {a.arg for a in (*one.args.args, *one.args.kwonlyargs)}
                if told & {"cache", "lru_cache(maxsize=None)", "lru_cache(None)"} and asked - _FEW:
                    yield f"{path.relative_to(root)}: {one.name}"
            elif isinstance(one, ast.Call) and ast.unparse(one.func) in ("cache", "lru_cache"):
                of = [ast.unparse(a) for a in (*one.args, *(k.value for k in one.keywords))]
                if of == ["None"] or ast.unparse(one.func) == "cache":
                    yield f"{path.relative_to(root)}:{one.lineno}"


def test_nothing_remembers_without_end() -> None:
    found = [one for one in _unbounded() if not one.startswith("brief/writing.py:")]
    assert not found, "give them a maxsize; a brief ends, so what one remembers goes with it"
