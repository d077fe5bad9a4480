"""The engine as extension modules, for those who have a compiler: ``make compiled``.

mypyc makes C of the typed modules that ``COMPILED`` names. The wheel holds every source as well, and
the extension modules beside them; this folder gets none, so nothing compiled ever hides a source
that was edited since. Without a compiler nothing is lost but time: the sources are the program.

The sources are compiled from a copy in which records are written as plain classes and constants as
final, for only these become structures of C; see ``native``. No line of the copy changes its number.
"""

from __future__ import annotations

import ast
import contextlib
import hashlib
import os
import platform
import re
import shutil
import sys
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

# What is compiled, below the package: folders and files.
COMPILED = (
    "annotations.py",
    "claims",
    "folding.py",
    "languages/ar/grammar.py",
    "languages/ar/morphology/clitics.py",
    "languages/ar/morphology/parting.py",
    "languages/ar/morphology/stems.py",
    "languages/concepts.py",
    "languages/en/grammar.py",
    "languages/readings.py",
    "languages/senses.py",
    "languages/vi/grammar.py",
    "languages/words.py",
    "mentions",
    "names/keys.py",
    "names/romanise.py",
    "names/sounds.py",
    "resolve",
    "text",
    "world/people.py",
)
# What is left as it is: what is decoded from files, kept by decorators, or runs once.
LEFT = (
    "mentions/dates/mapping.py",
    "mentions/dates/tables.py",
    "mentions/dates/values.py",
    "resolve/learned/clues.py",
    "resolve/learned/heads.py",
    "resolve/learned/judge.py",
    "text/detect.py",
    "text/rules.py",
)
# Classes that others build on which are not compiled.
OPEN = ("Resolver",)
# Functions of one module that call each other go straight there: on Linux any could be put in the
# place of another else, and is looked up.
_STRAIGHT = (["-fno-semantic-interposition"], ["-Wl,-Bsymbolic-functions"])
_CONSTANT = re.compile(r"_?[A-Z][A-Z0-9_]+")
_FUTURE = "from __future__ import annotations"
_TYPING = f"{_FUTURE}; from typing import TYPE_CHECKING, Final, final"
_ATTR = "if TYPE_CHECKING: from mypy_extensions import mypyc_attr"


class CompileHook(BuildHookInterface[Any]):
    """Puts the extension modules into a wheel that is built for this machine."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Compile, unless it is only a link to the sources that is built."""
        if version != "standard":
            return
        root = Path(self.root)
        for made in compiled(root / "src", root / "build" / "compiling"):
            build_data["force_include"][str(made)] = str(made.relative_to(_out(root)))
        build_data.update(pure_python=False, infer_tag=True)


def _out(root: Path) -> Path:
    return root / "build" / "compiling" / "out"


def modules(package: Path) -> list[Path]:
    """The modules that are compiled, relative to the package, in order."""
    found = []
    for name in COMPILED:
        path = package / name
        found += sorted(path.rglob("*.py")) if path.is_dir() else [path]
    every = [path.relative_to(package) for path in found]
    left = [path for path in every if not path.as_posix().startswith(LEFT)]
    return [path for path in left if path.name != "__init__.py"]


def compiled(sources: Path, folder: Path) -> list[Path]:
    """The extension modules of ``sources``, built in ``folder``; raises what the compiler does."""
    from mypyc.build import mypycify  # noqa: PLC0415 - only who compiles has it
    from setuptools import Distribution  # noqa: PLC0415

    shutil.rmtree(folder / "copy", ignore_errors=True)
    shutil.rmtree(folder / "out", ignore_errors=True)
    shutil.copytree(sources, folder / "copy")
    package = folder / "copy" / "isnad"
    names = modules(package)
    for name in names:
        path = package / name
        path.write_text(native(path.read_text(encoding="utf-8"), str(name)), encoding="utf-8")
    with contextlib.chdir(folder / "copy"):
        extensions = mypycify(
            [*_options(folder), *(f"isnad/{name.as_posix()}" for name in names)],
            opt_level="2",
            debug_level="0",
            multi_file=True,
            target_dir=str(folder / "c"),
            group_name="isnad",
        )
        if sys.platform == "linux":
            for one in extensions:
                one.extra_compile_args = [*one.extra_compile_args, *_STRAIGHT[0]]
                one.extra_link_args = [*one.extra_link_args, *_STRAIGHT[1]]
        work = Distribution({"name": "isnad", "ext_modules": extensions})
        command = work.get_command_obj("build_ext")
        command.build_lib, command.build_temp = str(folder / "out"), str(folder / "o")
        command.parallel = os.cpu_count()
        command.ensure_finalized()
        command.run()
    return sorted(path for path in (folder / "out").rglob("*") if path.is_file())


def _options(folder: Path) -> list[str]:
    return [
        "--config-file=",
        "--ignore-missing-imports",
        "--explicit-package-bases",
        "--namespace-packages",
        f"--cache-dir={folder / 'types'}",
    ]


def native(source: str, name: str = "<source>") -> str:
    """A module as it is compiled: the same lines with other words. Records (``msgspec.Struct``, and
    dataclasses with slots) become plain classes that set their fields one by one; what a module
    names in capitals once becomes final. Raises ValueError for a class that it cannot write so."""
    tree, lines = ast.parse(source), source.split("\n")
    _imports(tree, lines, name)
    names = _assigned(tree)
    for node in reversed(tree.body):
        if isinstance(node, ast.ClassDef):
            _record(node, lines, source, name)
        elif isinstance(node, ast.Assign | ast.AnnAssign):
            _final(node, lines, source, names)
    return "\n".join(lines)


def _imports(tree: ast.Module, lines: list[str], name: str) -> None:
    """The imports that a copy needs stand where the docstring stood."""
    first = tree.body[0]
    if not _is_text(first) or _FUTURE not in lines:
        raise ValueError(f"{name}: needs a docstring and {_FUTURE!r}")
    at = lines.index(_FUTURE)
    lines[at] = _ATTR
    _blank(lines, first)
    lines[first.lineno - 1] = _TYPING


def _is_text(node: ast.stmt) -> bool:
    return isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)


def _blank(lines: list[str], node: ast.stmt) -> None:
    end = node.end_lineno or node.lineno
    lines[node.lineno - 1 : end] = [""] * (end - node.lineno + 1)


def _assigned(tree: ast.Module) -> dict[str, int]:
    """How often each name is set, anywhere in a module: by a ``global`` too."""
    found: dict[str, int] = {}
    for node in ast.walk(tree):
        if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store):
            found[node.id] = found.get(node.id, 0) + 1
        elif isinstance(node, ast.Global):
            for one in node.names:
                found[one] = found.get(one, 0) + 2
    return found


def _final(
    node: ast.Assign | ast.AnnAssign, lines: list[str], source: str, names: dict[str, int]
) -> None:
    """``X = 1`` becomes ``X: Final = 1``, ``X: T = 1`` ``X: Final[T] = 1``, and ``X, Y = 1, 2`` both."""
    targets = node.targets if isinstance(node, ast.Assign) else [node.target]
    if len(targets) != 1 or node.value is None:
        return
    pairs = [(targets[0], node.value)]
    if isinstance(targets[0], ast.Tuple) and isinstance(node.value, ast.Tuple):
        pairs = [*zip(targets[0].elts, node.value.elts, strict=True)]
    if not all(_is_constant(target, names) for target, _ in pairs):
        return
    kind = "Final"
    if isinstance(node, ast.AnnAssign):
        kind = f"Final[{ast.get_source_segment(source, node.annotation)}]"
    told = (
        f"{target.id}: {kind} = ({ast.get_source_segment(source, value)})"
        for target, value in pairs
        if isinstance(target, ast.Name)
    )
    _put(lines, node, "; ".join(told))


def _is_constant(target: ast.expr, names: dict[str, int]) -> bool:
    if not isinstance(target, ast.Name) or names[target.id] != 1:
        return False
    return _CONSTANT.fullmatch(target.id) is not None


def _put(lines: list[str], node: ast.stmt, text: str) -> None:
    """Other words in place of a statement, on as many lines."""
    end = node.end_lineno or node.lineno
    new = text.split("\n")
    lines[node.lineno - 1 : end] = [*new, *[""] * (end - node.lineno + 1 - len(new))]


def _record(node: ast.ClassDef, lines: list[str], source: str, name: str) -> None:
    """A record as a plain class with the fields in the same order."""
    options = {one.arg: ast.unparse(one.value) for one in node.keywords}
    bases = [ast.unparse(base) for base in node.bases]
    marks = [ast.unparse(mark) for mark in node.decorator_list]
    if bases == ["msgspec.Struct"] and not marks:
        if options.pop("eq", "") != "False" or options.keys() - {"gc", "frozen", "array_like"}:
            raise ValueError(f"{name}: {node.name} cannot be compiled as it is")
        if any(lines[node.lineno - 3 : node.lineno - 1]):
            raise ValueError(f"{name}: {node.name} needs two empty lines before it")
        lines[node.lineno - 1] = f"class {node.name}:"
        acyclic = options.get("gc") == "False"
        lines[node.lineno - 3] = "@mypyc_attr(acyclic=True)" if acyclic else ""
        lines[node.lineno - 2] = "@final"
    elif marks == ["dataclass(slots=True)"] and not bases:
        lines[node.decorator_list[0].lineno - 1] = "@final"
    elif marks or any("Struct" in base for base in bases):
        raise ValueError(f"{name}: {node.name} cannot be compiled as it is")
    else:
        if node.name in OPEN:
            lines[node.lineno - 2] = "@mypyc_attr(allow_interpreted_subclasses=True)"
        return
    fields = [one for one in node.body if isinstance(one, ast.AnnAssign)]
    first = node.body[0]
    if not _is_text(first):
        raise ValueError(f"{name}: {node.name} needs a docstring")
    _blank(lines, first)
    after = any(isinstance(x, ast.FunctionDef) and x.name == "__post_init__" for x in node.body)
    lines[first.lineno - 1] = _init(fields, source, after=after)
    if bases:
        lines[first.end_lineno or first.lineno] = _copy(node.name, fields)
    for field in fields:
        target = ast.unparse(field.target)
        _put(lines, field, f"    {target}: {ast.get_source_segment(source, field.annotation)}")


def _init(fields: list[ast.AnnAssign], source: str, *, after: bool) -> str:
    """A constructor on one line. What is made anew for each record is made where none is given."""
    given, sets = [], []
    for field in fields:
        target = ast.unparse(field.target)
        kind = f"{target}: {ast.get_source_segment(source, field.annotation)}"
        value = "" if field.value is None else ast.unparse(field.value)
        fresh = re.fullmatch(r"field\(default_factory=(\w+)\)", value)
        made = f"{fresh[1]}()" if fresh else value if value in ("[]", "{}") else ""
        given.append(kind + (" | None = None" if made else f" = {value}" if value else ""))
        sets.append(
            f"self.{target} = {f'{made} if {target} is None else ' if made else ''}{target}"
        )
    if after:
        sets.append("self.__post_init__()")
    return f"    def __init__(self, {', '.join(given)}) -> None: {'; '.join(sets)}"


def _copy(name: str, fields: list[ast.AnnAssign]) -> str:
    taken = ", ".join(f"self.{ast.unparse(field.target)}" for field in fields)
    return f"    def __copy__(self) -> {name}: return {name}({taken})"


def key(root: Path) -> str:
    """A name for what is compiled of the sources as they are now."""
    digest = hashlib.sha256(f"{sys.version} {platform.machine()}".encode())
    package = root / "src" / "isnad"
    for path in [Path(__file__), *sorted(package.rglob("*"))]:
        if path.is_file() and "__pycache__" not in path.parts:
            digest.update(f"\0{path.relative_to(root)}\0".encode() + path.read_bytes())
    return digest.hexdigest()


if __name__ == "__main__":
    print(key(Path(__file__).resolve().parent))
