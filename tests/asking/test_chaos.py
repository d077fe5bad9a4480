"""An endpoint that fails at random, in every way at once: in the end every report is read, nothing
that does not stand is kept, and each run's account adds up."""

from __future__ import annotations

import json
import random
import re
import threading
from pathlib import Path

import pytest

from isnad.asking.client import Settings
from isnad.store import open_store
from isnad.store.checks import faults
from tests.program import Program

from .model import Data, Model, Reply, claims_of, honest, serving
from .test_run import engine, write

COUNT, CLAIMS = 16, 48
_ENDS = re.compile(
    r"(\d+) reports attempted: (\d+) read, (\d+) duplicate, (\d+) empty, (\d+) rejected"
)


def failing(seed: int) -> Model:
    draw, lock = random.Random(seed), threading.Lock()

    def says(data: Data) -> str | Reply:
        with lock:
            kind = draw.randrange(12)
        good = honest(data)
        invented = [{**one, "place": "Atlantis"} for one in claims_of(data)]
        ways: dict[int, str | Reply] = {
            0: Reply(status=429, headers={"Retry-After": "0.01"}),
            1: Reply(status=500),
            2: Reply(status=503),
            3: Reply(body=b"<html>bad gateway</html>"),
            4: Reply(good, wait=0.9),
            5: Reply(good, usage=None),
            6: json.dumps({"claims": [*claims_of(data), *invented]}),
            7: f"Certainly:\n```json\n{good}\n```",
        }
        return ways.get(kind, good)

    return Model(says)


@pytest.mark.parametrize("seed", [1, 2])
def test_in_the_end_all_is_read(
    seed: int, program: Program, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    quick = Settings(most=4000, patience=0.5, tries=2, first=0.01, longest=0.02)
    monkeypatch.setattr("isnad.asking.client.Settings", lambda **given: quick)
    store, reports = tmp_path / "s.db", write(tmp_path / "r.jsonl", COUNT)
    read = 0
    with serving(failing(seed)) as model:
        for _ in range(12):
            done = program("add", reports, "--store", store, "--no-join", *engine(model))
            (ends,) = _ENDS.findall(done.err)
            attempted, *ended = map(int, ends)
            assert attempted == COUNT == sum(ended)
            assert ended[1] == read
            read += ended[0]
            if read == COUNT:
                break
    assert read == COUNT
    with open_store(store, create=False) as kept:
        held = {report.id: report for report in kept.reports()}
        claims = list(kept.claims())
        assert kept.counts()["reports"] == COUNT
    assert len(claims) == CLAIMS
    assert not [fault for claim in claims for fault in faults(claim, held[claim.report.id])]
    assert all(claim.place is None or claim.place.name != "Atlantis" for claim in claims)
