"""Colours of a terminal, or none."""

from __future__ import annotations

_BOLD, _DIM, _RED, _CYAN, _MARK, _PLAIN = (
    f"\033[{code}m" for code in ("1", "2", "31", "36", "1;4", "0")
)


class Paint:
    """Paints words; without colour only the trigger is marked, with square brackets."""

    def __init__(self, colour: bool) -> None:
        self._colour = colour

    def _painted(self, code: str, words: str) -> str:
        return f"{code}{words}{_PLAIN}" if self._colour else words

    def title(self, words: str) -> str:
        """The head of a report or a block."""
        return self._painted(_BOLD, words)

    def dim(self, words: str) -> str:
        """What stands beside the matter."""
        return self._painted(_DIM, words)

    def warn(self, words: str) -> str:
        """What must not be overlooked: negated, planned."""
        return self._painted(_RED, words)

    def source(self, words: str) -> str:
        """A link of a chain."""
        return self._painted(_CYAN, words)

    def mark(self, words: str) -> str:
        """The trigger in its sentence."""
        return self._painted(_MARK, words) if self._colour else f"[{words}]"
