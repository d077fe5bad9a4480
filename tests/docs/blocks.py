"""Console blocks in the documentation: found, run, compared and recorded again.

A block is fenced as ``console``. A line that starts with ``$ `` is a command, which goes on in the
lines right below that start with ``> ``; the other lines, up to the next command, are what it must
print on standard output, to the letter.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
DOCUMENTS = (
    "README.md",
    "docs/tour.md",
    "docs/add-a-language.md",
    "docs/add-a-rule.md",
    "docs/formats.md",
)
FENCE = re.compile(r"^```console\n(.*?)^```$", re.MULTILINE | re.DOTALL)
COMMAND = re.compile(r"\$ .*\n?(?:> .*\n?)*")
PROMPT = "$ "
MORE = "> "
SECONDS = 120


@dataclass(frozen=True)
class Step:
    """One command and what the document says it prints."""

    command: str
    expected: str


def steps_of(block: str) -> list[Step]:
    """The commands of one block with their outputs, in order."""
    steps: list[Step] = []
    for part in re.split(r"^(?=\$ )", block, flags=re.MULTILINE):
        found = COMMAND.match(part)
        if found:
            command = found[0].removeprefix(PROMPT).replace(f"\n{MORE}", "\n").rstrip("\n")
            steps.append(Step(command, part[found.end() :]))
        elif part.strip():
            raise ValueError(f"output without a command: {part.splitlines()[0]!r}")
    return steps


def shown(step: Step, output: str) -> str:
    """A command and its output as a block shows them."""
    return f"{PROMPT}{step.command}".replace("\n", f"\n{MORE}") + f"\n{output}"


def blocks_of(document: str) -> list[str]:
    """The insides of the console blocks of a Markdown text, in order."""
    return FENCE.findall(document)


def prepare(folder: Path) -> None:
    """Make ``folder`` look like a checkout after ``make setup``: examples and ``.venv``."""
    shutil.copytree(ROOT / "examples", folder / "examples")
    (folder / ".venv").symlink_to(sys.prefix)


def run(command: str, folder: Path) -> str:
    """What ``command`` prints on standard output; raises when its exit status is not 0."""
    settings = {"NO_COLOR": "1", "COLUMNS": "100", "LC_ALL": "C.UTF-8", "TZ": "UTC"}
    home = {"ISNAD_HOME": str(folder / "home")}
    environment = {**os.environ, **settings, **home, "PYTHONUTF8": "1"}
    done = subprocess.run(
        ["bash", "-o", "pipefail", "-c", command],
        cwd=folder,
        env=environment,
        capture_output=True,
        timeout=SECONDS,
        check=False,
    )
    if done.returncode != 0:
        errors = done.stderr.decode("utf-8", "replace")
        raise RuntimeError(f"exit status {done.returncode} from: {command}\n{errors}")
    return tidy(done.stdout.decode("utf-8"))


def tidy(output: str) -> str:
    """Output without spaces at line ends, and with one line end at its end."""
    lines = [line.rstrip() for line in output.rstrip().splitlines()]
    return "".join(f"{line}\n" for line in lines)


def recorded(document: str, folder: Path) -> str:
    """The document with every output as it is now."""

    def again(match: re.Match[str]) -> str:
        inside = "".join(shown(step, run(step.command, folder)) for step in steps_of(match[1]))
        return f"```console\n{inside}```"

    return FENCE.sub(again, document)
