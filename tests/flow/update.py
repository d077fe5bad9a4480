"""Record the claims of the whole reports again. Read the difference before you commit it.

Run with the project's Python: ``.venv/bin/python -m tests.flow.update [NAME...]``.
"""

from __future__ import annotations

import sys

from .golden import FOLDER, NAMES, told


def main(names: list[str]) -> None:
    for name in names or NAMES:
        path = FOLDER / f"{name}.claims"
        before = path.read_text("utf-8") if path.exists() else ""
        after = told(name)
        path.write_text(after, encoding="utf-8")
        print(f"{name}: {'same' if after == before else 'changed'}")


if __name__ == "__main__":
    main(sys.argv[1:])
