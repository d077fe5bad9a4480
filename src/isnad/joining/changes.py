"""What is other at the end of a span of time than it was at its beginning."""

from __future__ import annotations

from collections.abc import Iterator

from isnad import situation
from isnad.joining.asking import Answer, Stateable, answers
from isnad.joining.restricted import Restricted
from isnad.joins import Lineage
from isnad.states import Asked, Change, Kind

_OFF = frozenset({"ends", "denied"})


def changes(tables: Stateable, before: Asked, after: Asked) -> list[Change]:
    """What began, ended, was violated, newly claimed, disputed, corrected or retracted from one
    question to a later one: by the states of both, and by what was known of the first day then and
    is now."""
    old = {one.state.subject: one for one in answers(tables, before)}
    new = {one.state.subject: one for one in answers(tables, after)}
    taken = _newly_taken(tables, before, after)
    found: list[Change] = []
    for subject in dict.fromkeys([*new, *old]):
        found += _between(old.get(subject), new.get(subject), before)
    return [*found, *(_taken_back(one, old) for one in taken)]


def _between(old: Answer | None, new: Answer | None, before: Asked) -> Iterator[Change]:
    if old is None or new is None or _is_on(old) != _is_on(new):
        yield from _turned(old, new, before)
        return
    was, now = old.state, new.state
    if not situation.same_parties(old.stood, new.stood):
        begun = (now.since or "") > before.day
        why = "others are said to, since then" if begun else "others are said to, as of before"
        yield _change("began" if begun else "corrected", old, new, why)
    elif now.status == "violated" != was.status:
        yield _change("violated", old, new, "it is said to be violated")
    against, earlier = set(now.disputed_by), set(was.disputed_by)
    if against - earlier:
        yield _change("disputed", old, new, f"disputed by {_names(against - earlier)}")
    elif earlier and not against:
        yield _change("undisputed", old, new, f"no longer disputed by {_names(earlier)}")


def _turned(old: Answer | None, new: Answer | None, before: Asked) -> Iterator[Change]:
    """A state that is there and was not, or the other way round."""
    if new is not None and _is_on(new):
        if (new.state.since or "") > before.day:
            yield _change("began", old, new, "it is said to have begun")
        else:
            yield _change(
                "claimed", old, new, "it is said to have been so before, and was not said"
            )
    elif old is not None and _is_on(old):
        if new is None:
            yield _change("retracted", old, new, "nothing that was said of it still stands")
        elif new.state.status == "denied":
            yield _change("disputed", old, new, "it is only denied now")
        else:
            yield _change("ended", old, new, "it is said to have ended")


def _is_on(one: Answer) -> bool:
    return one.state.status not in _OFF


def _change(kind: Kind, old: Answer | None, new: Answer | None, because: str) -> Change:
    known = set(old.stood.keys) if old else set()
    keys = [key for key in new.stood.keys if key not in known] if new else []
    return Change(
        kind=kind,
        before=old.state if old else None,
        after=new.state if new else None,
        because=because,
        claims=keys,
    )


def _names(several: set[str]) -> str:
    return ", ".join(sorted(several))


def _newly_taken(tables: Stateable, before: Asked, after: Asked) -> list[Lineage]:
    """What was taken back by reports that were known only later."""
    then = Restricted(tables, before.clock, before.until).taken_back()
    known = {(one.report, one.of.report) for one in then}
    now = Restricted(tables, after.clock, after.until).taken_back()
    return [one for one in now if (one.report, one.of.report) not in known]


def _taken_back(one: Lineage, old: dict[str, Answer]) -> Change:
    original = one.of.report or ""
    rested = next((a.state for a in old.values() if _rests(a, original)), None)
    return Change(
        kind="retracted" if one.kind == "retraction" else "corrected",
        before=rested,
        after=None,
        because=one.because,
        reports=[one.report, original],
    )


def _rests(one: Answer, report: str) -> bool:
    return any(key.report == report for key in one.stood.keys)
