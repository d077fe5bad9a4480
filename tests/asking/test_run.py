"""``isnad read`` and ``isnad add`` through a model: nothing ungrounded is kept, nothing is lost."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from isnad.answers import path as answers_path
from isnad.asking import prompt
from isnad.cli import asked_work
from isnad.store import open_store
from isnad.store.checks import faults
from tests.program import Program

from .model import Answer, Data, Model, Reply, claims_of, honest, serving

ROOT = Path(__file__).resolve().parents[2]
CONTRACT = Path(os.environ.get("ISNAD_SHARED", ROOT.parent / "shared")) / "contract"
TEXT = "Rebels seized the town of Saraqib on Saturday, the army said.\n\nPolice arrested {n} men in Homs."


@pytest.fixture
def reports(tmp_path: Path) -> Path:
    return write(tmp_path / "reports.jsonl", 6)


def write(path: Path, count: int, **more: Any) -> Path:
    records = [
        {"id": f"r{n}", "language": "en", "published": "2024-12-01", "text": TEXT.format(n=n + 2), **more}
        for n in range(count)
    ]  # fmt: skip
    path.write_text("".join(json.dumps(one) + "\n" for one in records), encoding="utf-8")
    return path


def engine(model: Model, name: str = "llm") -> tuple[str, ...]:
    return ("--engine", name, "--endpoint", model.url, "--model", "stand-in")


def test_claims_are_printed_in_the_contract_and_marked(program: Program, reports: Path) -> None:
    with serving(Model(honest)) as model:
        done = program("read", reports, "--format", "jsonl", *engine(model))
    assert done.status == 0
    claims = [json.loads(line) for line in done.out.splitlines()]
    assert len(claims) == 18
    for claim in claims:
        assert claim["made_by"]["engine"] == "llm"
        assert claim["made_by"]["version"] == f"stand-in {prompt.version()}"
        assert claim["made_by"]["rules"] == ["model/stand-in", f"prompt/{prompt.version()}"]
    schema = CONTRACT / "claim.schema.json"
    if schema.exists():
        validator = jsonschema.Draft202012Validator(json.loads(schema.read_text("utf-8")))
        for claim in claims:
            validator.validate(claim)
    first = claims[0]
    assert (first["type"], first["place"]["name"]) in {
        ("CONTROL", "Saraqib"),
        ("ASSAULT", "Saraqib"),
    }
    assert first["time"]["edtf"] == "2024-11-30"
    assert first["sources"][0]["text"] == "army"
    assert "asked: 7 requests" in done.err


def test_the_same_claims_as_by_the_rules_have_the_same_ids(program: Program, reports: Path) -> None:
    """The stand-in says what the rules say: then both engines make one claim of one id."""
    by_rules = program("read", reports, "--format", "jsonl").out.splitlines()
    with serving(Model(honest)) as model:
        asked = program("read", reports, "--format", "jsonl", *engine(model)).out.splitlines()
    keys = (
        "id",
        "type",
        "actors",
        "recipients",
        "place",
        "time",
        "polarity",
        "modality",
        "trigger",
    )
    assert [{k: json.loads(one)[k] for k in keys} for one in asked] == [
        {k: json.loads(one)[k] for k in keys} for one in by_rules
    ]


def lies(data: Data) -> str | Reply:
    """Every way to be wrong, one after the other."""
    claims = claims_of(data)
    sentence = data["sentences"][0]["text"]
    wrong: list[Answer] = [
        {**one, **change} for one in claims for change in (
            {"trigger": "annihilated"}, {"actors": [{"words": "the Turkish army"}]},
            {"place": "Atlantis"}, {"time": "on Doomsday"}, {"sources": [{"words": "Reuters"}]},
            {"trigger": one["trigger"] + "\u0301"}, {"sentence": 7}, {"start": 9999},
            {"polarity": "negated", "polarity_cue": None}, {"type": "NONSENSE"},
            {"trigger": sentence[1:4]}, {"trigger": "\ud800"}, {"trigger": "a\x00"},
        )
    ]  # fmt: skip
    twice = '{"sentence": 1, "type": "ASSAULT", "type": "AID", "trigger": "seized"}'
    return f'{{"claims": [{twice}, {", ".join(json.dumps(one) for one in wrong)}]}}'


def test_nothing_ungrounded_is_kept(program: Program, reports: Path, tmp_path: Path) -> None:
    store = tmp_path / "s.db"
    with serving(Model(lies)) as model:
        done = program("add", reports, "--store", store, "--no-join", *engine(model))
    assert done.status == 0
    assert "6 read, 0 duplicate, 0 empty, 0 rejected" in done.err
    with open_store(store, create=False) as kept:
        held = {report.id: report for report in kept.reports()}
        claims = list(kept.claims())
        counts = kept.counts()
        listed = list(kept.refused())
    assert len(held) == 6
    # Of each only the one with wrong offsets is right in all else.
    assert len(claims) == 18
    assert not [fault for claim in claims for fault in faults(claim, held[claim.report.id])]
    assert counts["rejected_claims"] == len(listed) == 6 * 2 + 12 * 18
    reasons = {one.reason for one in listed}
    assert reasons >= {
        "trigger_not_there", "who_not_there", "place_not_there", "time_not_there",
        "source_not_there", "cue_not_there", "claim_elsewhere", "claim_malformed",
    }  # fmt: skip
    assert len({one.where for one in listed}) == len(listed)
    told = program("rejected", "--store", store)
    assert "who_not_there" in told.out
    assert "'the Turkish army' does not stand in its sentence" in told.out


def test_reports_are_lost_in_no_way(program: Program, tmp_path: Path) -> None:
    """Half of the reports meet an endpoint that fails; each ends in one way, and comes later."""
    store, reports = tmp_path / "s.db", write(tmp_path / "r.jsonl", 8)
    failing = True

    def says_away(data: Data) -> str | Reply:
        odd = any(f"arrested {n} " in s["text"] for s in data["sentences"] for n in (3, 5, 7))
        return Reply(status=404) if failing and odd else honest(data)

    with serving(Model(says_away)) as model:
        done = program(
            "add", reports, "--store", store, "--no-join", *engine(model), "--at-once", "1"
        )
        assert done.status == 1
        ended = done.err.split("8 reports attempted: ")[1]
        read, rejected = int(ended.split(" read")[0]), int(ended.split(", ")[3].split(" ")[0])
        assert (read + rejected, read) == (8, 1)
        failing = False
        again = program("add", reports, "--store", store, "--no-join", *engine(model))
    assert "8 reports attempted: 7 read, 1 duplicate, 0 empty, 0 rejected" in again.err
    with open_store(store, create=False) as kept:
        assert kept.counts()["reports"] == 8
        assert kept.counts()["claims"] == 24


def test_a_killed_run_pays_for_nothing_twice(tmp_path: Path) -> None:
    store, reports = tmp_path / "s.db", write(tmp_path / "r.jsonl", 12)
    model = Model(lambda data: Reply(honest(data), wait=0.15))
    with serving(model):
        command = [
            sys.executable, "-m", "isnad", "add", str(reports), "--store", str(store), "--no-join",
            *engine(model), "--at-once", "1",
        ]  # fmt: skip
        environment = {**os.environ, "ISNAD_HOME": str(tmp_path / "home")}
        environment["PYTHONPATH"] = os.pathsep.join(
            filter(None, [str(ROOT / "src"), os.environ.get("PYTHONPATH")])
        )
        first = subprocess.Popen(command, env=environment, stderr=subprocess.DEVNULL)
        until = time.monotonic() + 60
        while len(model.asked) < 6 and time.monotonic() < until:
            time.sleep(0.01)
        first.send_signal(signal.SIGKILL)
        first.wait()
        before = len(model.asked)
        assert 6 <= before < 13
        done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    # The passage that all share is asked about once, and only what was under way is asked again.
    assert len(model.asked) <= 13 + 1
    with open_store(store, create=False) as kept:
        assert kept.counts()["reports"] == 12
        assert kept.counts()["claims"] == 36


def test_results_do_not_depend_on_borders(
    program: Program, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    found = []
    examples = ROOT / "examples" / "reports" / "reports.jsonl"
    for longest in (1, 300, 100_000):
        monkeypatch.setattr("isnad.asking.pieces.pieces.__defaults__", (longest,))
        monkeypatch.setenv("ISNAD_HOME", str(tmp_path / str(longest)))
        with serving(Model(honest)) as model:
            done = program("read", examples, "--format", "jsonl", *engine(model))
        found.append([json.loads(line) for line in done.out.splitlines()])
    assert found[0] == found[1] == found[2]
    assert len(found[0]) > 100


def test_both_asks_only_where_the_rules_are_not_sure(program: Program, tmp_path: Path) -> None:
    text = "The sky was blue. Rebels seized the town of Saraqib on Saturday, the army said."
    file = tmp_path / "one.jsonl"
    file.write_text(json.dumps({"id": "a", "language": "en", "text": text}) + "\n")
    with serving(Model(honest)) as model:
        program("read", file, *engine(model, "both"))
        assert all("blue" not in s["text"] for data in model.data() for s in data["sentences"])
        whole = program("read", ROOT / "examples/reports/reports.jsonl", "--format", "jsonl", *engine(model, "both"))  # fmt: skip
    engines = {json.loads(line)["made_by"]["engine"] for line in whole.out.splitlines()}
    assert engines == {"rules", "llm"}


def test_nothing_leaves_without_a_word(
    program: Program, reports: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A model elsewhere (as far as the program can tell) is named first, and not asked."""
    monkeypatch.setattr("isnad.asking.leaving._is_here", lambda host: False)
    with serving(Model(honest)) as model:
        refused = program("read", reports, *engine(model))
        assert refused.status == 1
        assert "will be sent UNENCRYPTED" in refused.err
        assert "127.0.0.1" in refused.err
        assert "--yes" in refused.err
        assert not model.asked
        agreed = program("read", reports, *engine(model), "--yes")
        assert agreed.status == 0
        assert len(model.asked) == 7


def test_what_is_private_stays(
    program: Program, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("isnad.asking.leaving._is_here", lambda host: False)
    marked = write(tmp_path / "marked.jsonl", 2, private=True)
    by_outlet = write(tmp_path / "outlet.jsonl", 2, outlet="Our Own Notes")
    with serving(Model(honest)) as model:
        for file, more in ((marked, ()), (by_outlet, ("--private", "Our Own*"))):
            done = program("read", file, *engine(model), "--yes", *more)
            assert done.status == 1
            assert "2 rejected" in done.err
            assert "(private)" in done.err
            both = program(
                "read", file, "--format", "jsonl", *engine(model, "both"), "--yes", *more
            )
            assert both.status == 0
            made = {json.loads(line)["made_by"]["engine"] for line in both.out.splitlines()}
            assert made == {"rules"}
        assert not model.asked


def test_what_is_private_may_be_asked_about_here(program: Program, tmp_path: Path) -> None:
    with serving(Model(honest)) as model:
        done = program("read", write(tmp_path / "r.jsonl", 2, private=True), *engine(model))
    assert done.status == 0
    assert model.asked


def test_a_mark_of_privacy_is_a_yes_or_no(program: Program, tmp_path: Path) -> None:
    with serving(Model(honest)) as model:
        done = program("read", write(tmp_path / "r.jsonl", 1, private="yes"), *engine(model))
    assert "(wrong_type)" in done.err
    assert not model.asked


def test_a_dry_run_sends_nothing(program: Program, reports: Path, tmp_path: Path) -> None:
    prices = tmp_path / "prices.toml"
    prices.write_text("[stand-in]\ninput = 1.0\noutput = 2.0\ncurrency = 'USD'\n")
    with serving(Model(honest)) as model:
        done = program("add", reports, "--store", tmp_path / "no.db", "--dry-run", "--prices", prices, *engine(model))  # fmt: skip
        assert "12 of 12 sentences to ask about in 12 requests, 0 of them answered" in done.err
        assert "USD; nothing was sent" in done.err
        assert not model.asked
        assert not (tmp_path / "no.db").exists()
        program("read", reports, *engine(model))
        known = program("read", reports, "--dry-run", *engine(model))
    assert "12 of them answered before; about 0 tokens" in known.err


def test_the_budget_ends_a_run_and_reports_wait(program: Program, reports: Path) -> None:
    with serving(Model(honest)) as model:
        done = program("read", reports, *engine(model), "--budget", "400 tokens", "--at-once", "1")
        assert done.status == 1
        assert "(budget_spent)" in done.err
        assert len(model.asked) == 3
        again = program("read", reports, *engine(model))
        assert again.status == 0
        assert len(model.asked) == 7


def test_what_is_forgotten_is_forgotten_by_the_answers_too(
    program: Program, tmp_path: Path
) -> None:
    store, reports = tmp_path / "s.db", write(tmp_path / "r.jsonl", 3)
    with serving(Model(honest)) as model:
        program("add", reports, "--store", store, "--no-join", *engine(model))
    assert b"4 men" in answers_path().read_bytes()
    done = program("forget", "r2", "--reason", "asked to", "--store", store)
    assert done.status == 0, done.err
    assert b"4 men" not in answers_path().read_bytes()
    assert b"3 men" in answers_path().read_bytes()


def test_why_tells_model_and_prompt(program: Program, tmp_path: Path) -> None:
    store = tmp_path / "s.db"
    with serving(Model(honest)) as model:
        program(
            "add", write(tmp_path / "r.jsonl", 1), "--store", store, "--no-join", *engine(model)
        )
    with open_store(store, create=False) as kept:
        claim = next(iter(kept.claims()))
    told = program("why", claim.id, "--store", store)
    assert f"made by llm stand-in {prompt.version()}" in told.out
    assert "model/stand-in" in told.out


def test_a_key_that_is_none_is_told_without_it(
    program: Program, reports: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with serving(Model(honest)) as model:
        monkeypatch.setenv("MY_KEY", "geheim\x07\u00e9")
        done = program("read", reports, *engine(model), "--key-from", "MY_KEY")
        assert done.status == 2
        assert "geheim" not in done.out + done.err
        monkeypatch.setenv("MY_KEY", "right\n")
        assert program("read", reports, *engine(model), "--key-from", "MY_KEY").status == 0
        assert set(model.keys) == {"Bearer right"}


@pytest.mark.parametrize(
    ("options", "told"),
    [
        (("--engine", "llm"), "--endpoint"),
        (("--endpoint", "http://localhost:1/v1"), "--engine"),
        (("--engine", "llm", "--endpoint", "here", "--model", "m"), "--endpoint"),
        (("--engine", "llm", "--endpoint", "http://localhost:1/v1", "--model", "m", "--key-from", "NO_SUCH"), "NO_SUCH"),
        (("--engine", "llm", "--endpoint", "http://localhost:1/v1", "--model", "m", "--budget", "2 USD"), "--prices"),
    ],
)  # fmt: skip
def test_what_is_missing_is_told(
    program: Program, reports: Path, options: tuple[str, ...], told: str
) -> None:
    done = program("read", reports, *options)
    assert done.status != 0
    assert told in done.err


def test_reading_by_the_rules_loads_nothing_that_asks(reports: Path) -> None:
    script = (
        "import sys; sys.argv = ['isnad', 'read', sys.argv[1]]\n"
        "from isnad.cli import main\n"
        "try:\n    main()\nexcept SystemExit:\n    pass\n"
        "print(any(m.startswith(('isnad.asking', 'isnad.second', 'httpx')) for m in sys.modules))"
    )
    command = [sys.executable, "-c", script, str(reports)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[-1] == "False"


def test_the_account_adds_up_in_words() -> None:
    assert "nothing was sent" in asked_work.Tally().told(_purse())
    assert asked_work.spent(_purse()).startswith("asked: 0 requests, 0 tokens sent")


def _purse() -> Any:
    from isnad.asking.purse import Purse

    return Purse()
