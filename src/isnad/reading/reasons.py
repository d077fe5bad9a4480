"""Why something is not read: what each reason code means, and how to mend it.

Run as a program, it prints the page of all reasons (``docs/rejections.md``).
"""

from __future__ import annotations

import sys
import tomllib
from functools import lru_cache
from pathlib import Path

import msgspec

_TABLE = Path(__file__).with_name("reasons.toml")
_HEAD = """# What is not read, and how to mend it

<!-- Made by `make rejections` from src/isnad/reading/reasons.toml; change that. -->

Every report that a run attempts ends in one of four ways: read, duplicate, empty, rejected. The run prints how many ended in
which, and the numbers add up. What was empty or rejected is told on standard error with its place and a reason code, and
`isnad add`, `fetch` and `watch` keep it in the store. `isnad rejected --store FILE` lists it again by reason, with what is
said here; `--reason CODE` and `--run NUMBER` narrow it down, `--format jsonl` is for programs.

So are claims of a language model that do not stand in their report ([engines](engines.md)): their report was read.

A run that was killed or stopped has no end in that list. What it had read stays; the same command again reads the rest.
"""


class Reason(msgspec.Struct, frozen=True):
    """One reason code: what it says of an input, and what to do about it."""

    code: str
    group: str
    means: str
    mend: str


@lru_cache(maxsize=1)
def reasons() -> dict[str, Reason]:
    """All reasons by code, in the order of the table."""
    groups = tomllib.loads(_TABLE.read_text(encoding="utf-8"))
    return {
        code: Reason(code, group, **told)
        for group, rows in groups.items()
        for code, told in rows.items()
    }


def page() -> str:
    """All reasons as a page of Markdown."""
    parts, group = [_HEAD], None
    for one in reasons().values():
        if one.group != group:
            group = one.group
            parts.append(
                f"\n## {group}\n\n| reason | what it means | how to mend it |\n| --- | --- | --- |\n"
            )
        parts.append(f"| `{one.code}` | {one.means} | {one.mend} |\n")
    return "".join(parts)


if __name__ == "__main__":
    sys.stdout.write(page())
