"""Errors of PostgreSQL as errors for people, by the codes of the SQL standard and of the server."""

from __future__ import annotations

from typing import Any

from isnad.errors import DatabaseFault, StoreAway, StoreBusy, StoreError

_STAYS = "what was kept stays; run it again when that has ended, and it goes on from there"
# Another has what is wanted: lock_not_available, serialization_failure, deadlock_detected.
_BUSY = frozenset({"55P03", "40001", "40P01"})
# Shut down, crashed, starting, too many connections.
_AWAY = frozenset({"57P01", "57P02", "57P03", "57P05", "53300"})
_FULL = frozenset({"53100", "53000", "53400"})
_READ_ONLY = frozenset({"25006", "0A000"})
_MAY_NOT = "42501"
# What is wrong with one row says nothing of the next: data, constraints, statements too large.
_OF_ONE_ROW = ("22", "23", "54")


def fault(store: str, error: Any) -> StoreError:  # noqa: ANN401 - of the driver, which may be missing
    """What an error of the driver means for whoever works with a store."""
    code = getattr(error, "sqlstate", None)
    said = " ".join(str(error).split())
    if code is None or code in _AWAY or code.startswith("08"):
        return StoreAway(
            f"{store}: the database cannot be reached: {said}; look whether it runs, whether there "
            f"is one of that name (createdb NAME) and whether you may use it; {_STAYS}"
        )
    if code in _BUSY:
        return StoreBusy(f"{store}: another program is in the way: {said}; {_STAYS}")
    if code in _FULL:
        return DatabaseFault(f"{store}: the disk of the database is full: {said}; {_STAYS}")
    if code in _READ_ONLY:
        return DatabaseFault(
            f"{store}: may only be read: {said}; name the server that is written to, without "
            "read_only"
        )
    if code == _MAY_NOT:
        return DatabaseFault(
            f"{store}: your role may not do that: {said}; whoever owns the tables can grant it "
            "(docs/operate.md)"
        )
    kind = StoreError if code[:2] in _OF_ONE_ROW else DatabaseFault
    return kind(f"{store}: the database says: {said} ({code})")
