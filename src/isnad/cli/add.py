"""``isnad add``: reports in, kept in a store with their claims."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from isnad.cli import engines, joining, run, streams
from isnad.cli.account import Account
from isnad.cli.meanwhile import Meanwhile
from isnad.cli.options import (
    Again,
    As,
    Columns,
    Encoding,
    Jobs,
    Join,
    Language,
    Paths,
    Published,
    Ray,
    Shards,
    StoreFile,
)
from isnad.cli.stopping import terminable
from isnad.cli.visible import many
from isnad.errors import DatabaseFault, StoreError
from isnad.reading import doubt
from isnad.records import ReadResult, Rejected
from isnad.scale.attempts import Done

if TYPE_CHECKING:
    from isnad.store import Store

# How many reports are kept in one transaction.
_TOGETHER = 50


@engines.optional
def add(
    paths: Paths,
    store: StoreFile,
    published: Published = None,
    language: Language = None,
    encoding: Encoding = None,
    as_: As = None,
    columns: Columns = None,
    jobs: Jobs = None,
    join: Join = True,
    again: Again = False,
    chosen: engines.Chosen | None = None,
    ray: Ray = None,
    shards: Shards = None,
) -> None:
    """Read reports into a store, made if it is not there, and join them. Twice changes nothing."""
    if ray is not None or shards is not None:
        from isnad.cli import over_ray

        engines.only_rules(chosen, "--ray")
        how = over_ray.asked(published, language, encoding, as_, columns)
        over_ray.add(paths, store, how, over_ray.at(ray, jobs), shards, join=join, again=again)
        return

    def over(work: run.Work, account: Account) -> Account:
        return run.over(
            paths, published, language, work, beside_output=False, encoding=encoding,
            account=account, form=as_, columns=columns,
        )  # fmt: skip

    dry = chosen is not None and chosen.dry
    with engines.reader(chosen, jobs, sketched=join and not dry) as reader:
        if dry:
            run.end(over(lambda this: _through(reader(this)), Account()))
        else:
            into(store, "add", over, reader=reader, join=join, again=again)


def into(
    store: str,
    command: str,
    over: Callable[[run.Work, Account], Account],
    *,
    reader: engines.Reader = engines.by_rules,
    join: bool = True,
    again: bool = False,
) -> None:
    """Keep the reports that ``over`` does some work over, as ``reader`` reads them, tell what the
    store holds then, and join them with those that it had; exit status 1 where some were refused."""
    from isnad.cli.kept_account import KeptAccount
    from isnad.store import open_store

    with terminable(), open_store(store) as kept:
        meanwhile = Meanwhile(kept, wanted=join)

        def work(this: run.Run) -> None:
            with closing(reader(this)) as found:
                for some in together(found):
                    keep_all(kept, some, this, again=again)
                    meanwhile.kept(some)

        account = over(work, KeptAccount(kept, command))
        counts = kept.counts()
        held = ", ".join(many(counts[of], of.removesuffix("s")) for of in ("reports", "claims"))
        streams.write(f"{kept.name} holds {held}\n")
        streams.flush()
        run.tell(account, account.claims_told(), *account.undated_told())
        if join:
            joining.catch_up(kept, sketches=meanwhile.sketches)
    run.fail_if_refused(account)


def together(found: Iterator[Done]) -> Iterator[list[Done]]:
    """Results that other processes made, as many as are kept in one transaction; one that was made
    here goes by itself."""
    some: list[Done] = []
    for done in found:
        some.append(done)
        if not done.elsewhere or len(some) >= _TOGETHER:
            yield some
            some = []
    if some:
        yield some


def keep(kept: Store, done: Done, this: run.Run, *, again: bool = False) -> None:
    """Keep a report that was read, or count why not. Raises DatabaseFault."""
    keep_all(kept, [done], this, again=again)


def keep_all(kept: Store, some: list[Done], this: run.Run, *, again: bool = False) -> None:
    """Keep reports that were read, or count why not, in their order. Raises DatabaseFault."""
    read = [done.result for done in some if isinstance(done.result, ReadResult)]
    if len(read) == 1:
        ended: Iterator[str | StoreError] = iter([_kept(kept, read[0], again=again)])
    else:
        ended = iter(kept.add_many(read, again=again))
    for done in some:
        if isinstance(done.result, Rejected):
            this.refuse(done.result)
        else:
            _count(done, next(ended), this)


def _kept(kept: Store, result: ReadResult, *, again: bool) -> str | StoreError:
    try:
        return kept.add(result, again=again)
    except DatabaseFault:
        raise
    except StoreError as error:
        return error


def _count(done: Done, end: str | StoreError, this: run.Run) -> None:
    assert isinstance(done.result, ReadResult)
    if isinstance(end, StoreError):
        this.refuse(Rejected(where=done.where, reason=_reason(end), message=str(end)))
    elif end == "duplicate":
        message = f"report {done.result.report.id} is in the store already"
        this.refuse(Rejected(where=done.where, reason="duplicate", message=message))
    else:
        _flag(done, this)
        this.account.undated += done.result.report.published is None
        this.account.read(len(done.result.claims), done.result.rejected_claims)
        this.refuse_claims(done.result.refused)


def _flag(done: Done, this: run.Run) -> None:
    """Tell of a date of publication that cannot be."""
    if isinstance(done.result, Rejected):
        return
    report = done.result.report
    if (why := doubt(report.published, datetime.now(UTC))) is not None:
        told = f"published {report.published} {why}; it is kept as stated, and counts as known from"
        this.note(done.where, f"{told} its arrival")


def _reason(error: StoreError) -> str:
    from isnad.store import Forgotten, IdConflict

    if isinstance(error, Forgotten):
        return "forgotten"
    return "id_conflict" if isinstance(error, IdConflict) else "not_kept"


def _through(found: Iterable[Done]) -> None:
    deque(found, 0)
