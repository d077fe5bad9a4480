"""Whether a state that a noun names begins, holds, is violated or ends, by the verbs that tell
something of it, and who arranged a truce."""

from __future__ import annotations

from collections.abc import Iterator
from copy import copy

from isnad.annotations import Candidate, Group, Predicate
from isnad.claims.events.nouns import Held

_STATES = frozenset({"CEASEFIRE", "CONTROL"})
_TRUCE, _MEETING = "CEASEFIRE", "CONSULT"
# Where a truce stands that a place is under.
_INTO, _PLACES = (
    frozenset({"in", "into", "at", "on", "against"}),
    frozenset({"place", "country", "name"}),
)
_FROM, _TO = "from", "to"
_UNDER = frozenset({"for", "to", "under", "by"})
_STATE, _BROKER = "state", "broker"
_BEGINS, _HOLDS, _VIOLATED, _ENDS = "begins", "holds", "violated", "ends"


def standing(found: list[Candidate], verbs: list[Predicate], units: list[Group]) -> list[Candidate]:
    """The candidates with the status of each state; a state of which verbs tell more than one
    ("which held but was breached") has a candidate for each."""
    states = [c for c in found if c.noun is not None and c.type in _STATES]
    if not states:
        return found
    held, out, arranging = Held(verbs), list(found), set()
    for state in states:
        told = _told(state, held, units)
        _co_brokers(state, units)
        _where(state, held, units)
        arranging |= {id(verb) for verb, _ in told if _brokers(state, verb, units)}
        out.extend(_statuses(state, told, units))
        if state.status is None and _begins_range(state, units):
            out.remove(state)
    return [c for c in out if c.type != _MEETING or id(c.predicate) not in arranging]


def _begins_range(state: Candidate, units: list[Group]) -> bool:
    """Whether a state is where something begins that leads elsewhere, without a verb: a title "from
    the truce to the battle" names both and says of neither that it is so."""
    noun = state.noun
    assert noun is not None
    if noun.prep != _FROM or any(u.kind == "vg" for u in units):
        return False
    return any(u.prep == _TO for u in units[noun.index + 1 :])


def _told(state: Candidate, held: Held, units: list[Group]) -> list[tuple[Predicate, str]]:
    """The verbs that a state is the subject or the object of, in order."""
    noun = state.noun
    assert noun is not None
    found = {id(v): (v, s) for v, s in held.by(noun) if s in ("S", "O")}
    last = noun
    for verb in held.verbs:
        if id(verb) in found or not _tells(verb) or not 0 <= noun.index < verb.group.index:
            continue
        subject = verb.first("O" if verb.passive else "S")
        goes_on = subject is not None and subject.cls == "pron" and last is not noun
        if goes_on or _stands_for(subject, noun, verb, units):
            found[id(verb)] = (verb, "S")
            last = verb.group
    told = sorted(found.values(), key=lambda pair: pair[0].group.index)
    return [(v, slot) for v, slot in told if not (slot == "O" and _only_says(v, told))]


def _only_says(verb: Predicate, told: list[tuple[Predicate, str]]) -> bool:
    """Whether a verb of saying is followed by what it says of the state, without a word between
    ("declared [that] the truce had ended")."""
    if verb.passive or not any(x.entry.kind == "say" for x in verb.group.lexes):
        return False
    after = (v for v, slot in told if slot == "S" and v.group.index > verb.group.index)
    return any(v.link not in ("rel", "conj") for v in after)


def _stands_for(subject: Group | None, noun: Group, verb: Predicate, units: list[Group]) -> bool:
    """Whether what is taken for the subject of a verb only belongs to the noun before it ("a truce
    by mediation of the king, which held"), or stands before that noun."""
    if subject is None or not 0 <= noun.index < verb.group.index:
        return False
    between = units[noun.index + 1 : verb.group.index]
    if any(u.kind == "vg" or u.cls == "event" for u in between):
        return False
    return subject.index < noun.index or (verb.link == "rel" and _hangs(subject, noun, units))


def _hangs(subject: Group, noun: Group, units: list[Group]) -> bool:
    """Whether only phrases and what joins them stand between a noun and a group behind it."""
    between = units[noun.index + 1 : subject.index]
    return any(u.prep for u in between) and not any(u.kind == "rel" for u in between)


def _tells(verb: Predicate) -> bool:
    return any(_STATE in x.entry.opts for x in verb.group.lexes)


def _statuses(
    state: Candidate, told: list[tuple[Predicate, str]], units: list[Group]
) -> Iterator[Candidate]:
    """Set the status of a state; yield another candidate for each further one. What its own words
    say of it ("announced the end of the truce") comes before what a verb does."""
    own = _named(state, units) or (state.status if state.type == _TRUCE else None)
    if own is not None:
        _become(state, own, [])
    first = own is None
    for verb, slot in told:
        status = _status(verb)
        if status is None or (not first and status == state.status):
            continue
        if own is not None and verb.link != "rel":
            continue  # it tells of the end, not of the truce: "announced the end of the truce"
        doers = verb.slots.get("S", []) if slot == "O" and not verb.passive else []
        if first:
            _become(state, status, doers)
            state.predicate, first = _dating(state, verb, slot), False
        elif state.type == _TRUCE and verb.group.head is not None:
            more = copy(state)
            more.noun, more.trigger, more.predicate = None, [verb.group.head], verb
            more.roles, more.fired = dict(state.roles), [*state.fired, *_row(verb)]
            more.cues = []
            more.status = status
            yield more


def _dating(state: Candidate, verb: Predicate, slot: str) -> Predicate | None:
    """The verb whose time is that of a truce: that which says that it begins or ends, where no
    other holds it than one that only describes it ("a truce brokered by the king")."""
    own = state.predicate
    says = state.type == _TRUCE and (slot == "S" or verb.passive)
    return verb if says and (own is None or own.link == "rel" or _arranges(own)) else own


def _become(state: Candidate, status: str, doers: list[Group]) -> None:
    state.status = status
    if state.type != _TRUCE and status == _ENDS:
        # Whoever loses control is whom it is taken from.
        lost = state.roles.pop("actor", [])
        state.roles.setdefault("recipient", []).extend(lost or doers)


def _status(verb: Predicate) -> str | None:
    status = next((x.entry.opts[_STATE] for x in verb.group.lexes if _STATE in x.entry.opts), None)
    if verb.group.polarity == "negated":
        return _VIOLATED if status == _HOLDS else None
    return status


def _row(verb: Predicate) -> list[str]:
    return [x.entry.id for x in verb.group.lexes if _STATE in x.entry.opts][:1]


def _named(state: Candidate, units: list[Group]) -> str | None:
    """The status that a noun tells of the state that hangs on it ("the collapse of the truce")."""
    for unit in units:
        if unit.kind == "np" and unit.of is state.noun:
            return next((x.entry.opts[_STATE] for x in unit.lexes if _STATE in x.entry.opts), None)
    return None


def _brokers(state: Candidate, verb: Predicate, units: list[Group]) -> bool:
    """Let whoever a verb says arranged a truce, or announced one elsewhere, be its broker and no
    party."""
    if state.type != _TRUCE:
        return False
    agents = [g for g in verb.slots.get("by" if verb.passive else "S", ()) if g.acts]
    if not (_arranges(verb) or (_status(verb) and _abroad(state, agents, units))):
        return False
    state.roles["actor"] = [g for g in state.roles.get("actor", ()) if g not in agents]
    mine = state.roles.setdefault(_BROKER, [])
    mine.extend(g for g in agents if g not in mine)
    return True


def _abroad(state: Candidate, agents: list[Group], units: list[Group]) -> bool:
    """Whether states announce a truce in another country ("the truce in Chad announced by Norway")."""
    after = units[state.noun.index + 1 :][:1] if state.noun is not None else []
    where = next((u.entity for u in after if u.prep == "in" and u.cls == "country"), None)
    lands = [m for g in agents for m in (g, *g.members)]
    return (
        bool(lands)
        and where is not None
        and all(g.cls == "country" and g.entity != where for g in lands)
    )


def _arranges(verb: Predicate) -> bool:
    return any(_BROKER in x.entry.opts for x in verb.group.lexes)


def _where(state: Candidate, held: Held, units: list[Group]) -> None:
    """Let a place that is said to have a truce be where it is ("the valley is under a truce")."""
    assert state.noun is not None
    if state.type != _TRUCE or state.roles.get("place"):
        return
    for verb, slot in held.by(state.noun):
        if (place := _stopped(verb, state.noun, units)) is not None:
            state.roles["place"] = [place]
            return
        for one in (_main(verb, held.verbs), verb):
            place = one.first("O" if one.passive else "S") if one is not None else None
            if slot in _UNDER and place is not None and place.cls == "place":
                state.roles["place"], state.predicate = [place], one
                return


def _stopped(verb: Predicate, noun: Group, units: list[Group]) -> Group | None:
    """Where that lies which a truce is said to have stopped ("a truce that halted a push into the
    valley")."""
    act = verb.first("O")
    ends = any(x.entry.opts.get("ends") for x in verb.group.lexes)
    if not ends or act is None or act.cls != "event" or noun not in verb.slots.get("S", ()):
        return None
    for unit in units[max(act.index, 0) + 1 : verb.end]:
        if unit.prep in _INTO and (unit.cls in _PLACES or unit.sub == "settlement"):
            return unit
    return None


def _main(verb: Predicate, verbs: list[Predicate]) -> Predicate | None:
    """The verb before a relative clause whose phrases may be its own ("the valley, which rebels
    hold, is under a truce" where verbs come first)."""
    if verb.link != "rel":
        return None
    mine = [g for slot, groups in verb.slots.items() if slot != "S" for g in groups]
    undergoes = (v for v in verbs if v is not verb and _undergoes(v) and v.first("S") in mine)
    return next(undergoes, None)


def _undergoes(verb: Predicate) -> bool:
    return any(x.entry.opts.get("support") == "passive" for x in verb.group.lexes)


def _co_brokers(state: Candidate, units: list[Group]) -> None:
    """Whoever is joined to a broker that a word for what brokers do names ("by mediation of the
    king and the emir")."""
    for unit in units[:-2] if state.roles.get(_BROKER) else ():
        broker = next((g for g in state.roles[_BROKER] if unit.i <= g.i < g.j <= unit.j), None)
        after = units[unit.index + 2]
        joined = units[unit.index + 1].kind == "conj" and after.kind == "np" and not after.prep
        if broker is not None and broker is not unit and joined and after.acts:
            state.roles[_BROKER].append(after)
