"""Reports to lineage, stories and situations: all at once in memory, or one by one over a store."""

from isnad.joining.asking import states
from isnad.joining.catching_up import Joiner, Progress, catch_up, is_current
from isnad.joining.changes import changes
from isnad.joining.question import made, question
from isnad.joining.sketching import Sketch, Sketches, sketch
from isnad.joining.stating import keep_states
from isnad.joining.tables import Joinable, Tables
from isnad.joining.then import Retold, retold
from isnad.joining.together import join
from isnad.situation.places import place_key

__all__ = [
    "Joinable", "Joiner", "Progress", "Retold", "Sketch", "Sketches", "Tables", "catch_up", "changes", "is_current", "join", "keep_states", "made", "place_key", "question", "retold", "sketch", "states",
]  # fmt: skip
