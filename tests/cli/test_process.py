"""The whole program as a process of its own, with the real engine."""

from __future__ import annotations

import os
import pty
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

import pytest

from isnad.cli import progress

T = TypeVar("T")
PROGRAM = [sys.executable, "-m", "isnad"]
PLAIN = {**os.environ, "PYTHONWARNINGS": "error", "NO_COLOR": ""}


def run(*arguments: str | Path, **options: str) -> subprocess.CompletedProcess[bytes]:
    command = [*PROGRAM, *map(str, arguments)]
    environment = {**PLAIN, **options}
    return subprocess.run(
        command, capture_output=True, env=environment, check=False, timeout=100, input=b""
    )


def on_terminal(*arguments: str | Path, **options: str) -> str:
    """What the program prints on standard output when that is a terminal."""
    ours, its = pty.openpty()
    command = [*PROGRAM, *map(str, arguments)]
    environment = {**PLAIN, "TERM": "xterm", **options}
    with subprocess.Popen(command, stdout=its, env=environment, stderr=subprocess.PIPE) as process:
        os.close(its)
        chunks = []
        while chunk := _read(ours):
            chunks.append(chunk)
        process.communicate(timeout=60)
    os.close(ours)
    return b"".join(chunks).decode()


def _read(terminal: int) -> bytes:
    try:
        return os.read(terminal, 65536)
    except OSError:  # How Linux says that the other side has closed.
        return b""


@pytest.fixture
def examples(root: Path) -> list[Path]:
    return sorted((root / "examples" / "reports").iterdir())


def test_more_processes_print_the_same(examples: list[Path], tmp_path: Path) -> None:
    bad = tmp_path / "bad.jsonl"
    bad.write_text("{\n", encoding="utf-8")
    inputs = [examples[0], bad, *examples[1:], tmp_path / "missing.txt"]
    alone, shared = (
        run("read", *inputs, "--format", "jsonl", "--jobs", jobs) for jobs in ("1", "2")
    )
    assert alone.stdout
    assert alone.stdout == shared.stdout
    assert alone.stderr == shared.stderr
    assert alone.returncode == shared.returncode == 1


def test_a_broken_pipe_ends_quietly(examples: list[Path], tmp_path: Path) -> None:
    line = '{{"id": "{}", "language": "en", "text": "Rebels seized the town, the army said."}}\n'
    many = tmp_path / "many.jsonl"
    many.write_text("".join(line.format(number) for number in range(400)), encoding="utf-8")
    for form in ("text", "jsonl"):
        command = [*PROGRAM, "read", str(many), "--format", form]
        with subprocess.Popen(
            command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=PLAIN
        ) as process:
            assert process.stdout and process.stderr
            process.stdout.read(10)
            process.stdout.close()
            assert process.stderr.read() == b""
        assert process.returncode == 0


def test_output_is_utf8_whatever_the_locale(examples: list[Path]) -> None:
    done = run("read", *examples, LC_ALL="C", PYTHONUTF8="0", PYTHONCOERCECLOCALE="0")
    assert done.returncode == 0
    assert "\u062d\u0644\u0628" in done.stdout.decode("utf-8")


def test_colour_is_for_terminals(examples: list[Path]) -> None:
    assert "\033[1m" in on_terminal("read", *examples)
    assert "\033[" not in on_terminal("read", *examples, NO_COLOR="1")
    assert "\033[" not in on_terminal("read", *examples, TERM="dumb")
    assert b"\033[" not in run("read", *examples).stdout


def test_stored_text_cannot_steer_a_terminal(tmp_path: Path) -> None:
    path, store = tmp_path / "one.txt", tmp_path / "store.db"
    text = "The army seized the town.\x1b[2J\u202e\r\nIt said so."
    path.write_bytes(text.encode())
    assert run("add", path, "--store", store, "--language", "en").returncode == 0
    assert run("text", "sha256:", "--store", store).stdout == text.encode()
    shown = on_terminal("text", "sha256:", "--store", store)
    assert "<U+001B>[2J<U+202E>" in shown
    assert "\x1b" not in shown


def test_long_work_shows_a_bar(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(progress, "_LONG", 0)
    # Rich draws on terminals alone, and takes a captured stream for none.
    monkeypatch.setenv("TTY_COMPATIBLE", "1")
    monkeypatch.setenv("TERM", "xterm")
    shown = progress.Bar(100, wanted=True)
    shown.advance(40)
    shown.tell("a message")
    shown.advance(60)
    shown.close()
    out, err = capsys.readouterr()
    assert not out
    assert "reading" in err
    assert "a message" in err


def test_short_work_and_pipes_show_none(capsys: pytest.CaptureFixture[str]) -> None:
    for shown in (progress.Bar(100, wanted=True), progress.Bar(100, wanted=False)):
        shown.advance(40)
        shown.close()
    assert capsys.readouterr() == ("", "")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no /dev/full here")
def test_a_full_disk_is_told(examples: list[Path]) -> None:
    command = [*PROGRAM, "read", str(examples[0])]
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            command, stdout=full, stderr=subprocess.PIPE, env=PLAIN, check=False, timeout=100
        )
    assert done.returncode == 1
    assert b"cannot be written" in done.stderr
    assert b"Traceback" not in done.stderr


def test_a_cache_that_cannot_be_written_is_told(examples: list[Path], tmp_path: Path) -> None:
    file = tmp_path / "file"
    file.touch()
    done = run("read", examples[0], ISNAD_CACHE=str(file))
    assert done.returncode == 1
    assert b"ISNAD_CACHE=FOLDER" in done.stderr
    assert b"please report it" not in done.stderr


@pytest.mark.skipif(not Path("/proc/self/task").exists(), reason="needs /proc")
def test_reading_processes_end_with_the_one_that_is_killed(tmp_path: Path) -> None:
    fifo = tmp_path / "reports.jsonl"
    os.mkfifo(fifo)
    line = b'{"id": "%d", "text": "The army seized the town on Monday, officials said."}\n'
    command = [*PROGRAM, "read", str(fifo), "--jobs", "2", "--format", "jsonl"]
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, env=PLAIN) as process:
        with fifo.open("wb", buffering=0) as reports:
            reports.write(b"".join(line % n for n in range(40)))
            children = _once(lambda: _children(process.pid))
            process.send_signal(signal.SIGKILL)
            process.wait(timeout=20)
        _once(lambda: not any(map(_runs, children)))


def _children(pid: int) -> list[str]:
    """Those that a process has started, once there are two readers."""
    tasks = Path(f"/proc/{pid}/task").glob("*/children")
    found = [child for task in tasks for child in task.read_text().split()]
    return found if len(found) >= 2 else []


def _runs(pid: str) -> bool:
    try:
        state = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0]
    except FileNotFoundError:
        return False
    return state != "Z"


def _once(there: Callable[[], T]) -> T:
    until = time.monotonic() + 30
    while not (found := there()):
        assert time.monotonic() < until
        time.sleep(0.05)
    return found


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_an_interrupted_run_gives_account(tmp_path: Path, jobs: str) -> None:
    fifo = tmp_path / "reports.jsonl"
    os.mkfifo(fifo)
    command = [*PROGRAM, "read", str(fifo), "--jobs", jobs]
    # Background jobs of a shell inherit that it is ignored; a handler is not inherited.
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    with (
        subprocess.Popen(
            command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, env=PLAIN
        ) as process,
        fifo.open("wb", buffering=0) as reports,
    ):
        reports.write(b'{"text": "The army seized the town on Monday."}\n{\n')
        time.sleep(1)
        process.send_signal(signal.SIGINT)
        _, told = process.communicate(timeout=60)
    signal.signal(signal.SIGINT, before)
    assert process.returncode == 130
    assert b"isnad: interrupted; " in told
    assert b"Traceback" not in told


@pytest.mark.parametrize("of", [(), ("world",)])
def test_no_list_of_commands_is_cut(of: tuple[str, ...]) -> None:
    assert b"..." not in run(*of, "--help", COLUMNS="80").stdout.replace(b"[ARGS]...", b"")


def test_the_list_of_commands_says_whole_what_each_does() -> None:
    done = run("--help", COLUMNS="80")
    listed = done.stdout.decode().partition("Commands:")[2]
    assert "read       Print the claims that reports make, each with its chain of" in listed
    assert "sources and its words." in listed
    assert "..." not in listed
