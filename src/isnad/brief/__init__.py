"""What the claims of many reports add up to, in the reader's language, each line with its chain."""

from isnad.brief.page import render

__all__ = ["render"]
