"""Notebooks in the documentation: their cells run one after the other in one space of names, and
what they show is recorded as a notebook keeps it.

    python -m tests.docs.notebooks        records the outputs again

Only what these notebooks use is done: printing, the value of a last expression, figures.
"""

from __future__ import annotations

import ast
import base64
import contextlib
import io
import json
import os
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from .blocks import ROOT

FOLDER = ROOT / "docs" / "notebooks"

Notebook = dict[str, Any]
Output = dict[str, Any]


def load(path: Path) -> Notebook:
    """A notebook as it stands."""
    notebook: Notebook = json.loads(path.read_text(encoding="utf-8"))
    return notebook


def executed(notebook: Notebook, folder: Path) -> list[list[Output]]:
    """The outputs of every cell of code, which run in ``folder``; raises what a cell raises."""
    import matplotlib as mpl

    mpl.use("Agg")
    space: dict[str, Any] = {"__name__": "__main__"}
    with inside(folder):
        return [
            _ran("".join(cell["source"]), space, count)
            for count, cell in enumerate(code_of(notebook), start=1)
        ]


def code_of(notebook: Notebook) -> list[dict[str, Any]]:
    """The cells that hold code."""
    return [cell for cell in notebook["cells"] if cell["cell_type"] == "code"]


@contextlib.contextmanager
def inside(folder: Path) -> Iterator[None]:
    """In that folder."""
    before = Path.cwd()
    os.chdir(folder)
    try:
        yield
    finally:
        os.chdir(before)


def _ran(source: str, space: dict[str, Any], count: int) -> list[Output]:
    tree = ast.parse(source)
    last = tree.body.pop() if tree.body and isinstance(tree.body[-1], ast.Expr) else None
    printed, value = io.StringIO(), None
    with contextlib.redirect_stdout(printed):
        exec(compile(tree, "cell", "exec"), space)
        if isinstance(last, ast.Expr):
            value = eval(compile(ast.Expression(last.value), "cell", "eval"), space)
    outputs: list[Output] = []
    if text := printed.getvalue():
        outputs.append(
            {"output_type": "stream", "name": "stdout", "text": text.splitlines(keepends=True)}
        )
    if value is not None:
        data = {"text/plain": repr(value).splitlines(keepends=True)}
        if (html := getattr(value, "_repr_html_", lambda: None)()) is not None:
            data["text/html"] = html.splitlines(keepends=True)
        outputs.append(
            {
                "output_type": "execute_result",
                "execution_count": count,
                "metadata": {},
                "data": data,
            }
        )
    return outputs + list(_figures())


def _figures() -> Iterator[Output]:
    from matplotlib import pyplot as plt

    for number in plt.get_fignums():
        drawn = io.BytesIO()
        figure = plt.figure(number)
        figure.savefig(drawn, format="png", dpi=80, bbox_inches="tight", metadata={"Software": ""})
        plt.close(figure)
        picture = base64.b64encode(drawn.getvalue()).decode()
        yield {"output_type": "display_data", "metadata": {}, "data": {"image/png": picture}}


def record(path: Path) -> bool:
    """Write the outputs as they are now into a notebook; whether that changed it."""
    notebook = load(path)
    outputs = executed(notebook, path.parent)
    for count, (cell, found) in enumerate(zip(code_of(notebook), outputs, strict=True), start=1):
        cell["outputs"], cell["execution_count"] = found, count
    before = path.read_text(encoding="utf-8")
    after = json.dumps(notebook, ensure_ascii=False, indent=1) + "\n"
    path.write_text(after, encoding="utf-8")
    return before != after


if __name__ == "__main__":
    for one in sorted(FOLDER.glob("*.ipynb")):
        sys.stdout.write(f"{one.name}: {'changed' if record(one) else 'same'}\n")
