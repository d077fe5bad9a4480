"""Answers of language models that were paid for, kept under a hash of what was asked.

One file (SQLite) in the user's data folder, written whole with each answer, so that a run that was
killed asks for nothing twice. Answers hold words of reports: whoever forgets a report takes the
answers about it away too, down to the bytes of the file.
"""

from __future__ import annotations

import os
import sqlite3
import threading
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

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


def path() -> Path:
    """Where answers are kept: in ``ISNAD_HOME``, else in the user's data folder."""
    given = os.environ.get(_HOME)
    if given:
        return Path(given) / _NAME
    base = os.environ.get("XDG_DATA_HOME") or str(Path.home() / ".local" / "share")
    return Path(base) / "isnad" / _NAME


class Answers:
    """The answers in a file, which is made if it is not there; for several threads. Raises
    IsnadError where it cannot be opened."""

    def __init__(self, file: Path | None = None) -> None:
        where = file or path()
        self._lock = threading.Lock()
        try:
            where.parent.mkdir(parents=True, exist_ok=True)
            self._open = sqlite3.connect(where, timeout=_WAIT, check_same_thread=False)
            with suppress(OSError):
                where.chmod(0o600)
            self._open.execute("pragma synchronous=full")
            self._open.execute("pragma secure_delete=on")
            self._open.executescript(_TABLES)
        except (OSError, sqlite3.Error) as error:
            raise IsnadError(
                f"{where}: answers cannot be kept there ({error}); name another folder: "
                f"{_HOME}=FOLDER"
            ) from error

    def get(self, key: str, report: str) -> bytes | None:
        """The answer under a key; that the report (the sha256 of its text) uses it is noted."""
        with self._lock, self._open:
            row = self._open.execute("select answer from answers where key=?", (key,)).fetchone()
            if row is not None:
                self._use(key, report)
        return bytes(row[0]) if row is not None else None

    def put(self, key: str, report: str, answer: bytes) -> None:
        """Keep an answer about a report."""
        with self._lock, self._open:
            self._open.execute("insert or replace into answers values (?, ?)", (key, answer))
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
        with self._lock:
            self._open.close()

    def _use(self, key: str, report: str) -> None:
        self._open.execute("insert or ignore into uses values (?, ?)", (report, key))


def forget(reports: Iterable[str], file: Path | None = None) -> int:
    """Take the answers about reports (sha256 of their texts) away, where any are kept; how many
    there were."""
    where = file or path()
    if not where.exists():
        return 0
    kept = Answers(where)
    try:
        return kept.forget(reports)
    finally:
        kept.close()
