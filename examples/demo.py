"""What ``make demo`` prints: the example reports read into a new store, the brief, three claims."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from isnad.cli import streams
from isnad.cli.blocks import Blocks
from isnad.records import Claim
from isnad.store import open_store

ROOT = Path(__file__).resolve().parents[1]
STORE = ROOT / "build" / "demo.sqlite"
# For the reports that are plain text and do not say their day.
PUBLISHED = "2024-12-02"


def isnad(*arguments: str) -> None:
    """Show a command and run it."""
    print(f"\n$ isnad {' '.join(arguments)}", flush=True)
    subprocess.run([sys.executable, "-m", "isnad", *arguments], cwd=ROOT, check=True)


def samples(claims: list[Claim]) -> Iterator[Claim]:
    """In each language, of what is said to have happened, the claim with the longest chain of
    names, the first of those that have it."""
    for language in sorted({claim.report.language for claim in claims}):
        of_language = [claim for claim in claims if claim.report.language == language]
        yield max(of_language, key=_telling)


def _telling(claim: Claim) -> tuple[bool, int]:
    known = bool(claim.actors and claim.place and all(link.named for link in claim.sources))
    return known, len(claim.sources)


def main() -> None:
    """Run the demonstration."""
    STORE.parent.mkdir(exist_ok=True)
    for old in STORE.parent.glob(f"{STORE.name}*"):
        old.unlink()
    store = str(STORE.relative_to(ROOT))
    reports = sorted(str(path.relative_to(ROOT)) for path in (ROOT / "examples/reports").iterdir())
    isnad("add", *reports, "--store", store, "--published", PUBLISHED)
    isnad("brief", "--store", store)
    print("\nThree claims, each with its chain: whom the text names, outermost first, root last.")
    blocks = Blocks(streams.in_colour())
    with open_store(STORE, create=False) as kept:
        for claim in samples(list(kept.claims())):
            print(f"\n{claim.report.id}\n" + "\n".join(blocks.claim(claim)))
    print(f"\nMore: isnad why CLAIM --store {store}, isnad text REPORT --store {store}")


if __name__ == "__main__":
    main()
