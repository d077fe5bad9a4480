"""docs/formats.md tells of every format, column and mapping what the tables say."""

from __future__ import annotations

from pathlib import Path

from isnad.exports import formats
from isnad.exports.tables import FOLDER, columns, precisions
from isnad.world.tables import read


def test_every_format_and_what_it_cannot_carry(root: Path) -> None:
    text = (root / "docs" / "formats.md").read_text(encoding="utf-8")
    for one in formats().values():
        needs = f"`isnad[{one.extra}]`" if one.extra else ""
        assert f"| `{one.name}` | {one.what} | {one.cannot} | {needs} |" in text
        assert f"--to {one.name} " in text, f"an example of {one.name}"


def test_every_column(root: Path) -> None:
    text = (root / "docs" / "formats.md").read_text(encoding="utf-8")
    for one in columns():
        assert f"| `{one.name}` | {one.type} | `{one.hxl}` | {one.what} |" in text


def test_every_mapping(root: Path) -> None:
    lines = (root / "docs" / "formats.md").read_text(encoding="utf-8").splitlines()
    told = [[cell.strip() for cell in line.strip("|").split("|")] for line in lines]
    for row in read(FOLDER / "types.tsv"):
        name = f"{row['type']} {row['status']}".removesuffix(" -")
        rest = [row[key].replace("-", "") for key in ("by", "to", "plover", "cameo")]
        rest += [row["goldstein"], row["quad"]]
        rest += [
            ("" if row[key] == "-" else row[key]) for key in ("acled_event", "acled_sub_event")
        ]
        assert [name, *rest] in told
    for name, one in precisions().items():
        numbers = (one.radius_km, one.acled, one.ucdp, one.gdelt, one.plover)
        assert [name, *("" if n is None else str(n) for n in numbers)] in told
