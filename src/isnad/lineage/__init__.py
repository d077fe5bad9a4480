"""Which reports are copies, translations, rewrites, updates, corrections, retractions of which."""

from isnad.lineage.choice import choose
from isnad.lineage.comparison import compare
from isnad.lineage.keys import keys

__all__ = ["choose", "compare", "keys"]
