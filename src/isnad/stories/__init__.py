"""Claims of all reports that tell one story: joined chains, origins, contradictions."""

from isnad.stories.accounts import readings, remember
from isnad.stories.keys import keys
from isnad.stories.nodes import nodes
from isnad.stories.parting import part
from isnad.stories.telling import tell
from isnad.stories.ties import carried, tie
from isnad.stories.voices import Heard, heard, through, voices

__all__ = [
    "Heard", "carried", "heard", "keys", "nodes", "part", "readings", "remember", "tell", "through",
    "tie", "voices",
]  # fmt: skip
