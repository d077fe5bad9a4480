"""``isnad forget``: a report or a person taken out of a store on request."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from isnad.cli import joining, streams
from isnad.cli.options import Join, StoreFile
from isnad.cli.visible import many, one_line
from isnad.errors import SeveralSuch, StoreError
from isnad.tombstones import told

if TYPE_CHECKING:
    from collections.abc import Iterator

    from isnad.records import Claim, Participant
    from isnad.store import Person, Store
    from isnad.tombstones import Tombstone

_PERSON = "person"
# What a whole name of somebody has.
_WORDS = range(2, 7)


class Kind(StrEnum):
    """What can be forgotten."""

    report = "report"
    person = "person"


def forget(
    what: Annotated[
        str,
        typer.Argument(
            metavar="REPORT|PERSON",
            help="Id of a report, or how it begins; or a person's id, or name as reports have it.",
            show_default=False,
        ),
    ],
    reason: Annotated[
        str,
        typer.Option(metavar="TEXT", help="Why; it is shown from then on.", show_default=False),
    ],
    store: StoreFile,
    also: Annotated[
        list[str] | None,
        typer.Option(
            metavar="NAME", help="A further name or spelling of the person; may be repeated."
        ),
    ] = None,
    kind: Annotated[
        Kind | None, typer.Option("--as", help="Which it is, where it could be both.")
    ] = None,
    join: Join = True,
) -> None:
    """Take a report or a person out of a store for good. A report goes with all that was made with
    it. Of a person go all claims, and the name wherever it stands. What stays is a tombstone: a
    hash, the day and the reason. This cannot be undone."""
    from isnad.store import open_store

    why = " ".join(reason.split())
    if not why:
        raise typer.BadParameter("say why", param_hint="--reason")
    with open_store(store, create=False) as kept:
        if _kind(kept, what, kind, bool(also)) is Kind.report:
            _report(kept, what, why)
        else:
            _named(kept, what, also or [], why)
        if join:
            joining.catch_up(kept)


def _kind(kept: Store, what: str, given: Kind | None, named: bool) -> Kind:
    """Which of the two is meant. Raises BadParameter where it could be both, SeveralSuch where it
    is nobody and could be several reports."""
    if given is not None or named:
        return given or Kind.person
    from isnad.store import Person

    somebody = Person(entity=what, names=[what])
    try:
        report = kept.report(what).id
    except SeveralSuch:
        if kept.tells_of(somebody):
            return Kind.person
        raise
    except StoreError:
        return Kind.person
    if report != what and kept.tells_of(somebody):
        raise typer.BadParameter(
            f"{what!r} begins the id of report {report}, and is somebody in reports; "
            "say --as report or --as person"
        )
    return Kind.report


def _report(kept: Store, what: str, why: str) -> None:
    beside = kept.beside(what)
    _print(kept.forget_report(what, why))
    for one, how in beside.items():
        streams.tell(f"isnad: {one} ({how}) has words of it and stays; isnad forget {one}")


def _named(kept: Store, what: str, also: list[str], why: str) -> None:
    from isnad.store import Nobody

    person = _person(kept, [what, *also])
    try:
        _print(kept.forget_person(person, why))
    except Nobody as error:
        raise StoreError(
            f"{kept.name}: there is no report {what!r}, and {error}; isnad who NAME --store "
            f"{kept.name} tells how reports name somebody"
        ) from error
    for name in _alike(kept, person.names):
        told = f"reports still name {one_line(name)}, who may be the same"
        streams.tell(f"isnad: {told}: isnad forget NAME takes them out, too")


def _alike(kept: Store, names: list[str]) -> list[str]:
    """The names in claims that stay which sound like whole ones of these, in whatever script."""
    from isnad import world
    from isnad.names.judge import Mention, judge

    people = world.load().people
    whole = [Mention(name) for name in names if " " in name.strip()]
    told = {
        one.text or one.name or ""
        for claim in kept.claims()
        for one in _somebody(claim)
        if one.entity is None
    }
    return sorted(
        name
        for name in told
        if len(name.split()) in _WORDS
        and any(judge(Mention(name), one, people).same for one in whole)
    )


def _somebody(claim: Claim) -> Iterator[Participant]:
    """Whoever has a part in a claim, or says it."""
    yield from (*claim.actors, *claim.recipients, *claim.brokers)
    for chain in claim.chains:
        yield from chain


def _person(kept: Store, given: list[str]) -> Person:
    """Whom names or an id mean, with the names that the world knows. Raises StoreError where
    reports take the names for several, or for what is no person."""
    from isnad import world
    from isnad.languages import codes, pack
    from isnad.store import Person

    known = world.load()
    entity = known.entity(given[0])
    name = entity.id if entity is not None else None
    if entity is None and ":" not in given[0]:
        found = kept.taken_for(given)
        if len(found) > 1:
            ids = ", ".join(found)
            raise StoreError(f"reports take {given[0]!r} for {ids}; name one of these ids")
        name = found[0] if found else None
    elif entity is None:
        name = given[0]
    entity = known.entity(name) if name is not None else None
    if entity is not None and entity.kind != _PERSON:
        raise StoreError(f"{entity.id} is no person but {entity.kind}; only reports and people go")
    spelt = [one for several in entity.names.values() for one in several] if entity else []
    names = given if name != given[0] else given[1:]
    return Person(
        entity=name,
        names=[*names, *(one for one in spelt if " " in one.strip())],
        short=[one for one in spelt if " " not in one.strip()],
        leads=frozenset(
            lead for code in codes() for lead in pack.load(code).settings.get("clitics", ())
        ),
    )


def _print(stone: Tombstone) -> None:
    (line,) = told([stone])
    streams.write(f"{line} ({many(stone.claims, 'claim')}; {stone.sha256})\n")
    streams.flush()
