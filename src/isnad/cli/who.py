"""``isnad who``: who a name is, whether two names are of one person, and judgements undone."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from isnad.cli import streams
from isnad.cli.options import moment
from isnad.cli.visible import isolated, many, one_line

if TYPE_CHECKING:
    from collections.abc import Iterator

    from isnad.names.judge import Mention
    from isnad.store.judgements import Judgement
    from isnad.world import World
    from isnad.world.entities import Entity

Names = Annotated[
    list[str] | None,
    typer.Argument(
        metavar="NAME",
        help="A name in any spelling, or an id; with a second name: whether both are one person.",
        show_default=False,
    ),
]
StoreFile = Annotated[
    str | None, typer.Option("--store", metavar="FILE", help="A store with reports.")
]
_TWO = 2


def who(
    names: Names = None,
    store: StoreFile = None,
    country: Annotated[
        str | None, typer.Option(metavar="CODE", help="Country of the first (alpha-3).")
    ] = None,
    role: Annotated[
        str | None, typer.Option(metavar="ROLE", help="Role, such as foreign-minister.")
    ] = None,
    day: Annotated[
        str | None,
        typer.Option(
            "--date", metavar="DATE", callback=moment, help="Who held an office on that day."
        ),
    ] = None,
    split: Annotated[
        str | None, typer.Option(metavar="ID", help="Undo the judgement of that id.")
    ] = None,
    join: Annotated[
        str | None, typer.Option(metavar="ID", help="Make an undone judgement anew.")
    ] = None,
) -> None:
    """Tell who a name is: names in each language, offices with their days, and where a store's
    reports name them, with the reason of each judgement."""
    if split or join:
        _undo(store, split or join or "", apart=bool(split))
        return
    given = names or []
    if not given or len(given) > _TWO or not all(map(str.strip, given)):
        raise typer.BadParameter("give a name, or two to compare")
    for line in _told(given, store, _country(country), role, day):
        streams.write(f"{line}\n")
    streams.flush()


def _country(code: str | None) -> str | None:
    """A country's code in capitals; raises BadParameter for what is none."""
    from isnad import world

    if code is None or world.load().entity(f"country:{code.upper()}") is not None:
        return code.upper() if code else None
    told = f"{code!r} is no country's code; write three letters, such as SYR"
    raise typer.BadParameter(told, param_hint="--country")


def _undo(store: str | None, judgement: str, *, apart: bool) -> None:
    if store is None:
        raise typer.BadParameter("name the store of the judgement: --store FILE")
    from isnad.store import open_store

    with open_store(store, create=False) as kept:
        entity = kept.split(judgement, apart=apart)
    done = "are not taken for" if apart else "are taken for"
    streams.write(f"{judgement}: the report's words {done} {entity}\n")
    streams.flush()


def _told(
    names: list[str], store: str | None, country: str | None, role: str | None, day: str | None
) -> Iterator[str]:
    from isnad import world
    from isnad.names.judge import Mention, judge

    known = world.load()
    one = Mention(names[0], country=country, role=role, day=day)
    yield from _disguised(names)
    if len(names) == _TWO:
        verdict = judge(one, Mention(names[1]), known.people)
        yield "one person" if verdict.same else "not one person, as far as is known"
        yield from (f"  {reason}" for reason in verdict.reasons)
        return
    found = _entities(known, one)
    for entity in found:
        yield from _entity(known, entity)
        if store is not None:
            yield from _in_store(store, entity)
    if not found:
        yield f"{isolated(names[0])}: nobody in the tables"
    if store is not None:
        yield from _without(store, names[0])


def _disguised(names: list[str]) -> Iterator[str]:
    """What is odd about names that are not what they look like."""
    from isnad.names.disguise import disguise

    for name in names:
        if odd := disguise(name):
            yield f"beware: {isolated(name)}: {odd.told}"


def _entities(known: World, one: Mention) -> list[Entity]:
    """By id, as the holder of an office, as a person, else as any other entity of that name."""
    by_id = known.entity(one.name)
    if by_id is not None:
        holder = known.holder(by_id.id, one.day) if one.day and by_id.kind == "office" else None
        return [holder or by_id]
    ids = known.people.find(one)
    people = [entity for i in ids if (entity := known.entity(i)) is not None]
    return people or known.named(one.name)


def _entity(known: World, entity: Entity) -> Iterator[str]:
    from isnad.world.offices import KNOWN_UNTIL

    facts = [entity.kind, entity.country, entity.sector, entity.owner, entity.side]
    yield f"{isolated(entity.name)}  {entity.id}  [{', '.join(f for f in facts if f)}]"
    for language, names in entity.names.items():
        if names:
            yield f"  {language:7} {', '.join(isolated(name) for name in names)}"
    if entity.start or entity.end:
        yield f"  was     {entity.start or '..'} to {entity.end or '..'}"
    if entity.became:
        yield f"  became  {entity.became}"
    for tenure in sorted(entity.offices, key=lambda t: t.start):
        office = known.entity(tenure.office)
        title = office.name if office else tenure.office
        yield f"  office  {title}: {tenure.start} to {tenure.end or f'at least {KNOWN_UNTIL}'}"
    yield f"  known   from {entity.source or 'the tables'}"


def _in_store(store: str, entity: Entity) -> Iterator[str]:
    from isnad.store import open_store

    with open_store(store, create=False) as kept:
        for one in kept.judgements(entity.id):
            yield f"  report  {_judgement(one)}"


def _judgement(one: Judgement) -> str:
    names = ", ".join(isolated(one_line(name)) for name in one.names) or "by a pronoun"
    state = "  undone" if one.apart else ""
    beware = "".join(f"\n    {line}" for line in _disguised(one.names))
    return f"{isolated(one.report)} [{one.language or 'und'}] {names}: {one.reason}  ({one.id}){state}{beware}"


def _without(store: str, name: str) -> Iterator[str]:
    """People of that name whom no table knows: by role, and never joined."""
    from isnad.store import open_store

    with open_store(store, create=False) as kept:
        for sector, count in kept.unnamed(name):
            yield f"somebody of that name without public office [{sector}] in {many(count, 'report')}, not joined"
