"""Every reason for which something is not read is in the table, and the page of them is current."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import isnad
from isnad.reading.reasons import page, reasons

SOURCE = Path(isnad.__file__).parent
PAGE = SOURCE.parents[1] / "docs" / "rejections.md"
# Where things are refused. Elsewhere a reason is why a claim, judgement or lineage was made.
STAGES = ("reading", "fetching")
ALSO = ("cli/add.py", "scale/attempts.py", "cli/run.py", "cli/fetch.py", "cli/watch.py")
# A row that says what ends a report without a code of its own, or that a code is built from.
WORDS = "reason"


def sources() -> Iterator[tuple[Path, ast.Module]]:
    several = [path for name in STAGES for path in (SOURCE / name).rglob("*.py")]
    for path in [*several, *(SOURCE / name for name in ALSO)]:
        if path.exists():
            yield path, ast.parse(path.read_text(encoding="utf-8"))


def places() -> dict[str, int]:
    """Which argument of what is called by which name is a reason: of every function and record
    that has one."""
    found = {"Rejected": 1}
    for _, tree in sources():
        for node in ast.walk(tree):
            if isinstance(node, ast.FunctionDef):
                names = [one.arg for one in node.args.args if one.arg != "self"]
                name = node.name
            elif isinstance(node, ast.ClassDef):
                names = [
                    one.target.id
                    for one in node.body
                    if isinstance(one, ast.AnnAssign) and isinstance(one.target, ast.Name)
                ]
                inits = [n for n in node.body if isinstance(n, ast.FunctionDef)]
                for init in inits:
                    if init.name == "__init__":
                        names = [one.arg for one in init.args.args if one.arg != "self"]
                name = node.name
            else:
                continue
            if WORDS in names and name != "__init__":
                found[name] = names.index(WORDS)
    return found


def given() -> Iterator[tuple[str, ast.expr]]:
    """Every expression that is handed over as a reason, with where it stands."""
    at = places()
    for path, tree in sources():
        for node in ast.walk(tree):
            if not isinstance(node, ast.Call):
                continue
            called = node.func
            name = getattr(called, "attr", getattr(called, "id", ""))
            if name not in at:
                continue
            where = f"{path.relative_to(SOURCE)}:{node.lineno}"
            for keyword in node.keywords:
                if keyword.arg == WORDS:
                    yield where, keyword.value
            if len(node.args) > at[name]:
                yield where, node.args[at[name]]


def codes(expression: ast.expr) -> Iterator[str]:
    if isinstance(expression, ast.Constant) and isinstance(expression.value, str):
        if re.fullmatch("[a-z_]+", expression.value):
            yield expression.value
    elif isinstance(expression, ast.IfExp):
        yield from codes(expression.body)
        yield from codes(expression.orelse)


def test_r26_every_reason_in_the_code_has_its_row() -> None:
    found = {code: where for where, given_ in given() for code in codes(given_)}
    assert len(found) >= 12
    missing = {code: where for code, where in found.items() if code not in reasons()}
    assert not missing, "say in reading/reasons.toml what these mean and how to mend them"


def test_r26_every_row_is_of_a_reason_in_the_code() -> None:
    words = {
        node.value
        for path in SOURCE.rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    }
    assert [code for code in reasons() if code not in words] == []


def test_the_page_of_reasons_is_current() -> None:
    assert PAGE.read_text(encoding="utf-8") == page(), "run make rejections"


def test_what_a_row_says_goes_on_from_the_input() -> None:
    for one in reasons().values():
        assert one.means and one.mend and not one.means.endswith(".")
        assert one.means.split()[0] in {
            "is",
            "has",
            "was",
            "cannot",
            "does",
            "took",
            "would",
            "needs",
        }
