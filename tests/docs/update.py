"""Record the outputs in the documentation again. Read the difference before you commit it.

Run with the project's Python: ``.venv/bin/python -m tests.docs.update [DOCUMENT...]``.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from .blocks import DOCUMENTS, ROOT, prepare, recorded


def main(names: list[str]) -> None:
    for name in names or DOCUMENTS:
        path = ROOT / name
        before = path.read_text(encoding="utf-8")
        with tempfile.TemporaryDirectory() as folder:
            prepare(Path(folder))
            after = recorded(before, Path(folder))
        path.write_text(after, encoding="utf-8")
        print(f"{name}: {'same' if after == before else 'changed'}")


if __name__ == "__main__":
    main(sys.argv[1:])
