"""The distinct roots of a story's chains, and why their reports count as one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

import msgspec

from isnad.joins import Origin
from isnad.names import outlets
from isnad.records import Part
from isnad.stories.chains import Chain
from isnad.stories.known import known
from isnad.stories.reasons import because
from isnad.stories.speakers import Speaker

_NAME = "name "


class Told(msgspec.Struct, frozen=True, kw_only=True):
    """Where a chain is told."""

    report: str
    part: Part
    chain: Chain


def one_root(told: Sequence[Told]) -> list[Told]:
    """The same chains, with roots that are one under one key: whom a report only describes and one
    that comes of it names; those described alike where only one is told more of; people and
    the body that one report says they speak for; outlets and bodies whose names sound the same."""
    named = _officers(told) | _named(told) | _told_more(told) | _voices(told)
    heard: list[tuple[str, str]] = []
    return [_rooted(one, _agreed(_at_last(one.chain.root, named), heard)) for one in told]


def _at_last(root: Speaker, named: Mapping[str, Speaker]) -> Speaker:
    """Whom a speaker stands for, and whom these do."""
    seen: set[str] = set()
    while root.key in named and root.key not in seen:
        seen.add(root.key)
        root = named[root.key]
    return root


def _named(told: Sequence[Told]) -> dict[str, Speaker]:
    """Whom keys of described speakers stand for, where reports agree on that."""
    found: dict[str, dict[str, Speaker]] = {}
    for one in told:
        for key in one.chain.described:
            found.setdefault(key, {}).setdefault(one.chain.root.key, one.chain.root)
    return _agreeing(found)


def _told_more(told: Sequence[Told]) -> dict[str, Speaker]:
    """For speakers of whom nothing but a kind is told, the only one of that kind told more of."""
    found: dict[str, dict[str, Speaker]] = {}
    roots = {one.chain.root.key: one.chain.root for one in told if one.chain.root.kind}.values()
    for bare in (root for root in roots if root.vague):
        for root in roots:
            if root.kind == bare.kind and not root.vague:
                found.setdefault(bare.key, {}).setdefault(root.key, root)
    return _agreeing(found)


def _voices(told: Sequence[Told]) -> dict[str, Speaker]:
    """Whom people speak for of whom one report tells that, by the key of the person."""
    found: dict[str, dict[str, Speaker]] = {}
    for one in told:
        root = one.chain.root
        if root.person is not None:
            found.setdefault(root.person, {}).setdefault(root.key, root)
    return _agreeing(found)


def _officers(told: Sequence[Told]) -> dict[str, Speaker]:
    """Named officers of whom no more is told speak for the army of their country, where that says
    it, too: by their keys."""
    roots = {one.chain.root.key: one.chain.root for one in told}.values()
    found: dict[str, dict[str, Speaker]] = {}
    for one in (root for root in roots if root.officer):
        army = known().body(known().army, one.officer or "")
        for root in roots:
            if army is not None and root.entity == army.id:
                spoken = msgspec.structs.replace(root, name=one.name, person=one.key)
                found.setdefault(one.key, {}).setdefault(root.key, spoken)
    return _agreeing(found)


def _agreeing(found: Mapping[str, Mapping[str, Speaker]]) -> dict[str, Speaker]:
    return {key: next(iter(some.values())) for key, some in found.items() if len(some) == 1}


def _agreed(root: Speaker, heard: list[tuple[str, str]]) -> Speaker:
    """A speaker known by name alone, under the key of the first whose name sounds the same."""
    if not root.key.startswith(_NAME):
        return root
    for key, name in heard:
        if outlets.same(name, root.name):
            return msgspec.structs.replace(root, key=key)
    heard.append((root.key, root.name))
    return root


def _rooted(one: Told, root: Speaker) -> Told:
    chain = one.chain
    if root == chain.root:
        return one
    links = chain.links
    if chain.spoken and root.name != chain.root.name:
        last = msgspec.structs.replace(
            links[-1], name=root.name, entity=root.entity, because=f"described as {chain.root.name}"
        )
        links = [*links[:-1], last]
    return msgspec.structs.replace(
        one, chain=msgspec.structs.replace(chain, links=links, root=root)
    )


def origins(told: Sequence[Told], outlet_of: Mapping[str, str]) -> list[Origin]:
    """The origins of a story in the order of the tellings. An outlet that names nobody is one
    only where no telling names anybody; a headline says whom it quotes in short, and counts only
    where the text beneath tells nothing. ``outlet_of``: the outlet of every report, by id."""
    return [origin for origin, _ in by_origin(told, outlet_of)]


def by_origin(
    told: Sequence[Told], outlet_of: Mapping[str, str]
) -> list[tuple[Origin, list[Told]]]:
    """The origins as ``origins`` finds them, each with the chains that go back to it."""
    text = {one.report for one in told if one.part == "text"}
    counted = [one for one in told if one.part == "text" or one.report not in text]
    spoken = [one for one in counted if one.chain.spoken]
    groups: dict[str, list[Told]] = {}
    for one in spoken or counted:
        groups.setdefault(one.chain.root.key, []).append(one)
    found = _told_apart([_origin(group) for group in groups.values()], outlet_of)
    return list(zip(found, groups.values(), strict=True))


def _told_apart(found: list[Origin], outlet_of: Mapping[str, str]) -> list[Origin]:
    """Origins that are called the same, with the outlets that heard them."""
    names = Counter(one.name for one in found)
    return [
        one
        if names[one.name] == 1
        else msgspec.structs.replace(one, name=f"{one.name} ({outlet_of[one.reports[0]]})")
        for one in found
    ]


def _origin(group: list[Told]) -> Origin:
    roots = [one.chain.root for one in group]
    names = Counter(root.name for root in roots if root.person is not None)
    names = names or Counter(root.name for root in roots)
    reports = list(dict.fromkeys(one.report for one in group))
    return Origin(
        name=min(names, key=lambda name: (-names[name], len(name), name)),
        entity=next((r.entity for r in roots if r.entity), None),
        side=next((r.side for r in roots if r.side), None),
        reports=reports,
        because=because([one.chain for one in group], len(reports)),
    )
