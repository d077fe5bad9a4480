"""What every command does that reads reports: inputs in, refusals told, the account at the end."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar

import typer

from isnad.cli import streams
from isnad.cli.account import Account
from isnad.cli.progress import Bar, bar
from isnad.cli.stopping import status_of
from isnad.errors import DatabaseFault
from isnad.reading import Arrived, InputForm, arrivals, columns_from
from isnad.records import Rejected

T = TypeVar("T")
Inputs = Iterator[Arrived | Rejected]


class Run:
    """One run over inputs. Hand every item of ``inputs`` to ``refuse`` or ``account.read``."""

    def __init__(self, inputs: Inputs, account: Account, shown: Bar) -> None:
        self.inputs = inputs
        self.account = account
        self._shown = shown

    def refuse(self, item: Rejected) -> None:
        """Count a report that was not read and say so on standard error."""
        self.account.refused(item)
        self._shown.tell(f"isnad: {item.where}: {item.message} ({item.reason})")

    def refuse_claims(self, items: Iterable[Rejected]) -> None:
        """Count claims of a report that was read, but do not stand, and say so on standard
        error."""
        for item in items:
            self.account.refused_claim(item)
            self._shown.tell(f"isnad: {item.where}: {item.message} ({item.reason})")

    def note(self, where: str, message: str) -> None:
        """Say something on standard error of a report that was read."""
        self._shown.tell(f"isnad: {where}: {message}")


Work = Callable[[Run], None]


def over(
    paths: Iterable[str],
    published: str | None,
    language: str | None,
    work: Work,
    beside_output: bool = True,
    encoding: str | None = None,
    account: Account | None = None,
    form: InputForm | None = None,
    columns: str | None = None,
) -> Account:
    """Do ``work`` over the reports of ``paths``; the account, which adds up: ``account`` where it is
    given. Where something ends the run before its time, how far it came is told."""
    given = list(paths)
    account = account or Account()
    with bar(given, beside_output) as shown:
        stdin = getattr(sys.stdin, "buffer", None)
        found = arrivals(
            given,
            published,
            language,
            stdin,
            shown.advance,
            encoding,
            form=form,
            columns=columns_from(columns) if columns else None,
            left_out=account.leave_out,
        )
        return over_items(found, work, shown, account)


def over_items(found: Inputs, work: Work, shown: Bar, account: Account | None = None) -> Account:
    """Do ``work`` over items that were found; see ``over``."""
    account = account or Account()
    try:
        work(Run(account.attempting(_noted(found, shown)), account, shown))
    except KeyboardInterrupt as stopped:
        shown.close()
        streams.tell(f"isnad: interrupted; {account.broken_off()}")
        account.keep()
        raise typer.Exit(status_of(stopped)) from None
    except DatabaseFault:
        shown.close()
        streams.tell(f"isnad: stopped; {account.broken_off()}")
        raise
    account.close()
    shown.close()
    streams.flush()
    return account


def _noted(items: Inputs, shown: Bar) -> Inputs:
    """The same items; what is noted on one is said on standard error as it goes by."""
    said: set[str] = set()
    for item in items:
        for note in item.notes if isinstance(item, Arrived) else ():
            if note.each or note.message not in said:
                said.add(note.message)
                shown.tell(f"isnad: {item.where}: {note.message}")
        yield item


def end(account: Account, *more: str) -> None:
    """Tell the account on standard error; exit status 1 where reports were refused."""
    tell(account, *more)
    fail_if_refused(account)


def tell(account: Account, *more: str) -> None:
    """Tell the account on standard error."""
    streams.tell("; ".join((account.told(), *more)))


def fail_if_refused(account: Account) -> None:
    """Exit status 1 where reports were refused."""
    if account.failed:
        raise typer.Exit(1)
