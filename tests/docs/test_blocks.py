"""Every console block in the documentation prints what the document says, to the letter."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from .blocks import DOCUMENTS, ROOT, blocks_of, prepare, recorded, run, steps_of, tidy


def test_a_block_is_commands_with_their_outputs() -> None:
    steps = steps_of("$ echo one\none\n$ printf 'two\\nthree\\n'\ntwo\nthree\n")
    assert [step.command for step in steps] == ["echo one", "printf 'two\\nthree\\n'"]
    assert [step.expected for step in steps] == ["one\n", "two\nthree\n"]


def test_a_command_may_run_over_lines(tmp_path: Path) -> None:
    block = "$ printf '%s\\n' one \\\n>   two\nold\n"
    (step,) = steps_of(block)
    assert step.command == "printf '%s\\n' one \\\n  two"
    document = f"```console\n{block}```"
    fresh = recorded(document, tmp_path)
    assert fresh == document.replace("old", "one\ntwo")


def test_output_without_a_command_is_an_error() -> None:
    with pytest.raises(ValueError, match="without a command"):
        steps_of("one\n$ echo one\none\n")


def test_a_command_that_fails_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(RuntimeError, match="exit status 3"):
        run("exit 3", tmp_path)


@pytest.mark.parametrize("name", DOCUMENTS)
def test_blocks_print_what_the_document_says(name: str, tmp_path: Path) -> None:
    prepare(tmp_path)
    for block in blocks_of((ROOT / name).read_text(encoding="utf-8")):
        for step in steps_of(block):
            assert run(step.command, tmp_path) == tidy(step.expected), step.command


@pytest.mark.parametrize("name", ["README.md", "docs/tour.md"])
def test_the_worked_examples_are_there(name: str) -> None:
    blocks = blocks_of((ROOT / name).read_text(encoding="utf-8"))
    steps = [step for block in blocks for step in steps_of(block)]
    assert any("isnad" in step.command and step.expected.strip() for step in steps)


def test_no_output_is_left_out() -> None:
    for name in DOCUMENTS:
        for block in blocks_of((ROOT / name).read_text(encoding="utf-8")):
            assert not re.search(r"^(\.\.\.|…)$", block, re.MULTILINE), name
