"""Reports to lineage and stories: all at once in memory, or one by one over a store."""

from isnad.joining.catching_up import Progress, catch_up, is_current
from isnad.joining.tables import Joinable, Tables
from isnad.joining.together import join

__all__ = ["Joinable", "Progress", "Tables", "catch_up", "is_current", "join"]
