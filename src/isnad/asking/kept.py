"""Answers that were paid for, kept: by what was asked, of which model, with which prompt.

One file (SQLite) in the user's data folder, written whole with each answer, so that a run that was
killed asks for nothing twice. It holds words of reports: who forgets a report takes its answers
away too.
"""

from __future__ import annotations

import hashlib
import json
import os
import sqlite3
import threading
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

import msgspec

from isnad.asking.prompt import Messages
from isnad.asking.purse import Tokens
from isnad.errors import IsnadError

_HOME = "ISNAD_HOME"
_NAME = "answers.sqlite"
# Seconds to wait for another run that writes.
_WAIT = 30.0
_TABLES = """
create table if not exists answers (key text primary key, answer blob not null) without rowid;
create table if not exists uses (
    report text not null, key text not null, primary key (report, key)
) without rowid;
"""

_FORGET_ANSWERS = "delete from answers where key in (select key from uses where report=?)"
_FORGET_USES = "delete from uses where key not in (select key from answers)"


class Answered(msgspec.Struct, frozen=True):
    """What came back: the words of the model; whether its length ended it; what it cost."""

    content: str
    cut: bool
    cost: Tokens


def path() -> Path:
    """Where answers are kept: in ``ISNAD_HOME``, else in the user's data folder."""
    given = os.environ.get(_HOME)
    if given:
        return Path(given) / _NAME
    base = os.environ.get("XDG_DATA_HOME") or str(Path.home() / ".local" / "share")
    return Path(base) / "isnad" / _NAME


def key_of(model: str, messages: Messages, most: int) -> str:
    """What an answer is kept under: what was asked, of whom, and how long it might be."""
    asked = json.dumps([model, messages, most], ensure_ascii=True, sort_keys=True)
    return hashlib.sha256(asked.encode()).hexdigest()


class Kept:
    """The answers in a file, which is made if it is not there; for several threads. Raises
    IsnadError where it cannot be opened."""

    def __init__(self, file: Path | None = None) -> None:
        self._file, self._lock = file or path(), threading.Lock()
        try:
            self._file.parent.mkdir(parents=True, exist_ok=True)
            self._open = sqlite3.connect(self._file, timeout=_WAIT, check_same_thread=False)
            with suppress(OSError):
                self._file.chmod(0o600)
            self._open.execute("pragma synchronous=full")
            self._open.execute("pragma secure_delete=on")
            self._open.executescript(_TABLES)
        except (OSError, sqlite3.Error) as error:
            raise IsnadError(
                f"{self._file}: answers cannot be kept there ({error}); name another folder: "
                f"{_HOME}=FOLDER"
            ) from error

    def get(self, key: str, report: str) -> Answered | None:
        """The answer under a key, and note that the report (its sha256) uses it."""
        with self._lock, self._open:
            row = self._open.execute("select answer from answers where key=?", (key,)).fetchone()
            if row is None:
                return None
            self._use(key, report)
        return msgspec.json.decode(row[0], type=Answered)

    def put(self, key: str, report: str, answer: Answered) -> None:
        """Keep an answer."""
        with self._lock, self._open:
            row = (key, msgspec.json.encode(answer))
            self._open.execute("insert or replace into answers values (?, ?)", row)
            self._use(key, report)

    def has(self, key: str) -> bool:
        """Whether there is an answer under a key."""
        with self._lock:
            query = "select 1 from answers where key=?"
            return self._open.execute(query, (key,)).fetchone() is not None

    def forget(self, reports: Iterable[str]) -> int:
        """Take the answers about reports away; how many there were."""
        gone = 0
        with self._lock:
            with self._open as db:
                for report in reports:
                    gone += db.execute(_FORGET_ANSWERS, (report,)).rowcount
                    db.execute(_FORGET_USES)
            if gone:
                self._open.execute("vacuum")
        return gone

    def close(self) -> None:
        """Close the file."""
        self._open.close()

    def _use(self, key: str, report: str) -> None:
        self._open.execute("insert or ignore into uses values (?, ?)", (report, key))


def forget(reports: Iterable[str], file: Path | None = None) -> int:
    """Take the answers about reports (sha256 of their texts) away, down to the bytes of the file;
    how many there were."""
    where = file or path()
    if not where.exists():
        return 0
    kept = Kept(where)
    try:
        return kept.forget(reports)
    finally:
        kept.close()
