"""Files in an archive that calls itself a bundle, under names that would write elsewhere."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

from isnad import bundles
from isnad.bundles.zipped import packed, unpacked

NAMES = [
    *(
        "../out.txt",
        "texts/../../out.txt",
        "/etc/passwd",
        "C:\\out.txt",
        "..\\out.txt",
        "a/..",
        "..",
    ),
    *(
        "out\0.txt",
        "CON",
        "texts/NUL.txt",
        "x" * 300,
        "texts/gpj.\u202eexe",
        "\x1b[2J",
        "texts/0000.txt/",
    ),
]


@pytest.mark.parametrize("name", NAMES)
def test_r02_no_name_in_a_bundle_reaches_the_disk(
    files: dict[str, bytes], tmp_path: Path, name: str
) -> None:
    path, folder = tmp_path / "bundle.zip", tmp_path / "inside"
    path.write_bytes(packed(files))
    with zipfile.ZipFile(path, "a") as archive:
        entry = zipfile.ZipInfo("x")
        entry.filename = name
        archive.writestr(entry, b"more")
    folder.mkdir()
    before = sorted(tmp_path.rglob("*"))
    try:
        faults = [str(one) for one in bundles.verify(unpacked(path)).faults]
    except bundles.NoBundle as error:
        faults = [str(error)]
    assert faults
    assert sorted(tmp_path.rglob("*")) == before
