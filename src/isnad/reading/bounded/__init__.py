"""Hostile bytes, read in a process of its own that has a limit of time and memory for each unit."""

from isnad.reading.bounded.keeper import Keeper
from isnad.reading.bounded.messages import Task

__all__ = ["Keeper", "Task"]
