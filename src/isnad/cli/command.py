"""A command of the program, as the list of commands tells of it."""

from __future__ import annotations

import re

from typer.core import TyperCommand


class Command(TyperCommand):
    """A command of which the list of commands says whole what it does."""

    def get_short_help_str(self, limit: int = 0) -> str:
        """What the help begins with, to the end of what it says first."""
        del limit
        return re.split(r"[.;:](?:\s|$)", " ".join((self.help or "").split()), maxsplit=1)[0] + "."
