"""What ``--help`` says of the options of each command."""

from __future__ import annotations

import re

import pytest
from typer.main import get_command
from typer.testing import CliRunner

from isnad.cli.app import app

COMMANDS = sorted(get_command(app).commands)  # type: ignore[attr-defined]


@pytest.mark.parametrize("command", COMMANDS)
def test_every_option_says_in_words_what_it_takes(command: str) -> None:
    done = CliRunner().invoke(app, [command, "--help"])
    assert done.exit_code == 0
    assert "[[" not in done.output
    assert not re.search(r"--[a-z-]+ <(str|int|float|list|int range|float range)\b", done.output)
