"""What joining keeps in memory is bounded: a step, the nodes that it remembers, and words."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

import isnad
from isnad import memo
from isnad.joining import Sketches, catching_up
from isnad.joining.step import Recent
from isnad.joins import Held, Node
from isnad.store import names

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
    recent: Recent[Held] = Recent(1)
    taken = catching_up._Taken()
    for _ in range(6):
        taken = catching_up._step(store, recent, taken, Sketches())  # type: ignore[arg-type]
    assert store.asked == [catching_up._REPORTS, *[LONG] * 5]
    assert LONG <= 1_000


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
