"""The command line: one file a command; what a command alone needs, it imports when it runs."""

from isnad.cli.app import main

__all__ = ["main"]
