"""Reports that no store can hold cost no other report, whatever is wrong with their bytes."""

from __future__ import annotations

import json
import tempfile
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from isnad.store import open_store
from tests.program import Program

WRONG = [
    *(b'{"text": "a\\u0000b"}', b'{"text": "a\\ud800b"}', b'{"text": "\xff\xfe"}', b"\x00", b"{"),
    *(b'{"text": "x", "title": "\\u0000"}', b'{"text": "x", "outlet": "\\udfff"}', b'{"text": 1}'),
    *(
        b'{"text": "x", "id": "\\u0000"}',
        b"\xed\xa0\x80",
        b"\xc0\x80",
        b'{"text": "\xf4\x90\x80\x80"}',
    ),
]


def good_line(n: int) -> bytes:
    record = {"id": f"good-{n}", "text": f"They seized town {n}.", "language": "en"}
    return json.dumps(record).encode()


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    lines=st.lists(
        st.none()
        | st.sampled_from(WRONG)
        | st.binary(max_size=40).map(lambda b: b.replace(b"\n", b"")),
        max_size=8,
    ),
    files=st.lists(st.binary(max_size=60), max_size=3),
)
def test_r13_neighbours_are_committed(
    program: Program, lines: list[bytes | None], files: list[bytes]
) -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        good = [f"good-{n}" for n, line in enumerate(lines) if line is None]
        rows = [good_line(n) if line is None else line for n, line in enumerate(lines)]
        paths = [folder / "lines.jsonl", *(folder / f"{n}.txt" for n in range(len(files)))]
        for path, data in zip(paths, [b"\n".join(rows), *files], strict=True):
            path.write_bytes(data)
        done = program(
            "add", *paths, "--store", folder / "store.db", "--no-join", "--language", "en"
        )
        assert done.status in {0, 1}
        assert "reports attempted" in done.err or "report attempted" in done.err
        with open_store(folder / "store.db", create=False) as kept:
            assert all(kept.report(one).text for one in good)
