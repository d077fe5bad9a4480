"""What lineage and stories depend on besides the reports: another version, other results."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from isnad import cache, world

_PACKAGE = Path(__file__).parents[1]
# Where the code, weights and tables are that joining works with.
MADE_OF = ("joining", "lineage", "stories", "situation", "languages", "names")
FILES = (
    "annotations.py",
    "edtf.py",
    "folding.py",
    "joins.py",
    "memo.py",
    "pages.py",
    "records.py",
    "states.py",
    "steering.py",
)
_KINDS = frozenset({".py", ".tsv", ".toml", ".json"})


@lru_cache(maxsize=1)
def version() -> str:
    """A hash over the code and tables of joining, and the world."""
    files = [path for name in MADE_OF for path in (_PACKAGE / name).rglob("*")]
    sources = [*(_PACKAGE / name for name in FILES), *files]
    kept = sorted(path for path in sources if path.suffix in _KINDS)
    return cache.content_key(kept, world.load().version)
