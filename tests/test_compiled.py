"""The compiled engine: what it is compiled from is the same program, and it tells the same."""

from __future__ import annotations

import ast
import importlib.util
import os
import subprocess
import sys
from copy import copy
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from isnad.languages.words import Entry, entry_of, row_of

ROOT = Path(__file__).resolve().parents[1]
SOURCE, BUILT = ROOT / "src", ROOT / "build" / "compiled"
EXAMPLES = ROOT / "examples" / "reports" / "reports.jsonl"


@pytest.fixture(scope="module")
def hook() -> ModuleType:
    spec = importlib.util.spec_from_file_location("hatch_build", ROOT / "hatch_build.py")
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def as_compiled(hook: ModuleType, name: str) -> dict[str, Any]:
    """The names of a module as it is compiled, run as it stands."""
    source = (SOURCE / "isnad" / name).read_text(encoding="utf-8")
    # What marks the classes for the compiler says nothing at run time.
    made: dict[str, Any] = {"mypyc_attr": lambda **_: lambda kind: kind, "__name__": name}
    exec(hook.native(source, name), made)
    return made


def test_every_line_keeps_its_number(hook: ModuleType) -> None:
    names = hook.modules(SOURCE / "isnad")
    assert len(names) > 100
    for name in names:
        source = (SOURCE / "isnad" / name).read_text(encoding="utf-8")
        made = hook.native(source, str(name))
        before, after = ast.parse(source), ast.parse(made)
        assert len(made.split("\n")) == len(source.split("\n")), name
        kinds = ast.FunctionDef | ast.ClassDef | ast.Return | ast.If | ast.For
        stands = {(type(x), x.lineno) for x in ast.walk(before) if isinstance(x, kinds)}
        assert stands <= {(type(x), x.lineno) for x in ast.walk(after) if isinstance(x, kinds)}


def test_nothing_stands_in_them_that_cannot_be_compiled(hook: ModuleType) -> None:
    for name in hook.modules(SOURCE / "isnad"):
        tree = ast.parse((SOURCE / "isnad" / name).read_text(encoding="utf-8"))
        for node in ast.walk(tree):
            if isinstance(node, ast.Compare) and isinstance(node.ops[0], ast.In | ast.NotIn):
                several = getattr(node.comparators[0], "elts", ())
                stars = any(isinstance(one, ast.Starred) for one in several)
                assert not stars, f"{name}:{node.lineno}: name what is looked for in a constant"
            if isinstance(node, ast.ClassDef):
                assert len(node.bases) < 2, f"{name}:{node.lineno}: a compiled class has one base"
            if isinstance(node, ast.Call):
                bare = ast.unparse(node.func) == "object.__new__"
                assert not bare, (
                    f"{name}:{node.lineno}: a compiled class is made by its constructor"
                )
            if isinstance(node, ast.BinOp) and isinstance(node.left, ast.Name):
                # What has a name is a frozenset, mostly; of a set a set may be made.
                keys = isinstance(node.op, ast.BitAnd) and ast.unparse(node.right).endswith(
                    ".keys()"
                )
                assert not keys, f"{name}:{node.lineno}: of a frozenset and keys a set is made"


def test_records_are_made_and_copied_alike(hook: ModuleType) -> None:
    made = as_compiled(hook, "annotations.py")
    one, other = made["Group"]("np", 0, 2, prep="in"), made["Group"]("np", 0, 2)
    assert (one.kind, one.prep, other.prep, one.index, one.head) == ("np", "in", "", -1, None)
    assert one.members == [] and one.members is not other.members
    one.members.append(other)
    again = copy(one)
    assert again is not one and again.members is one.members and again.prep == "in"
    assert other != made["Group"]("np", 0, 2)


def test_what_a_module_names_once_in_capitals_is_final(hook: ModuleType) -> None:
    head = '"""Text."""\n\nfrom __future__ import annotations\n\n'
    made = hook.native(f"{head}ONE, _TWO = 1, 2\n_MANY: list[int] = []\nonce = 3\n_X = 1\n_X = 2\n")
    assert "ONE: Final = (1); _TWO: Final = (2)\n_MANY: Final[list[int]] = ([])" in made
    assert "once = 3\n_X = 1\n_X = 2" in made


@pytest.mark.parametrize(
    "record",
    [
        "class A(msgspec.Struct):\n    '''Text.'''\n\n    a: int = 0",
        "class A(msgspec.Struct, eq=False, dict=True):\n    '''Text.'''\n\n    a: int = 0",
        "class A(msgspec.Struct, eq=False):\n    a: int = 0",
        "@dataclass(frozen=True)\nclass A:\n    '''Text.'''\n\n    a: int = 0",
    ],
)
def test_a_record_that_would_become_another_is_refused(hook: ModuleType, record: str) -> None:
    with pytest.raises(ValueError, match=r"A (cannot be compiled|needs a docstring)"):
        hook.native(f'"""Text."""\n\nfrom __future__ import annotations\n\n\n{record}\n')


def test_an_entry_is_read_as_it_was_written() -> None:
    entry = Entry("en/verbs/x", "verb", "v", needs=("O", "act"), opts={"a": "b"})
    row = row_of(entry)
    again = entry_of(Entry, [*row[:7], list(entry.needs), row[8]])
    assert row_of(again) == row and again.needs == ("O", "act")


def test_nothing_compiled_stands_beside_the_sources() -> None:
    assert not [*SOURCE.rglob("*.so"), *SOURCE.rglob("*.pyd")]


def test_it_tells_the_same(hook: ModuleType) -> None:
    key = BUILT / "KEY"
    if not key.exists() or key.read_text(encoding="utf-8").strip() != hook.key(ROOT):
        pytest.skip("no compiled engine of these sources: make compiled")
    assert (
        ran(BUILT, "-c", "import isnad.annotations as x; print(x.__file__)").strip()[-2:] != b"py"
    )
    told = [ran(where, "-m", "isnad", "read", "--format", "jsonl", str(EXAMPLES))
            for where in (SOURCE, BUILT)]  # fmt: skip
    assert told[0].count(b"\n") > 100
    assert told[0] == told[1]


def ran(where: Path, *arguments: str) -> bytes:
    """What Python prints that finds the program in a folder."""
    env = {**os.environ, "PYTHONPATH": str(where)}
    command = [sys.executable, "-P", *arguments]
    return subprocess.run(command, env=env, capture_output=True, check=True, timeout=120).stdout
