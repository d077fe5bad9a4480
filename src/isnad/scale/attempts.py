"""One report through the engine: whatever goes wrong with it costs no other."""

from __future__ import annotations

import traceback
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

import msgspec

from isnad.cache import cache_dir
from isnad.errors import IsnadError, UnsupportedLanguage
from isnad.reading import Arrived
from isnad.records import ReadResult, Rejected, Report
from isnad.scale.patience import TooSlow, time_for, within

if TYPE_CHECKING:
    from isnad.joining import Sketch

_PACKAGE = Path(__file__).parents[1]

T = TypeVar("T")
Item = Arrived | Rejected


class Done(msgspec.Struct, frozen=True):
    """Where a report stood, and what came of reading it; a sketch for joining, where there is one.
    ``elsewhere``: another process read it."""

    where: str
    result: ReadResult | Rejected
    sketch: Sketch | None = None
    elsewhere: bool = False


def attempt(item: Item, engine: Callable[[Report], T]) -> T | Rejected:
    """What ``engine`` makes of a report; a report on which it fails or which takes it too long is
    rejected, not the run."""
    if isinstance(item, Rejected):
        return item
    seconds = time_for(item.report)
    try:
        with within(seconds):
            return engine(item.report)
    except TooSlow:
        message = f"was not read through in {seconds:.0f} s and is given up; cut it into pieces"
        return Rejected(where=item.where, reason="too_slow", message=message)
    except UnsupportedLanguage as error:
        return Rejected(where=item.where, reason="no_pack", message=str(error))
    except IsnadError:
        raise
    except OSError as error:
        # Reports are in memory by now: what fails are the tables and their compiled form.
        raise IsnadError(
            f"the compiled tables cannot be kept in {cache_dir()} ({error}); "
            "name another folder: ISNAD_CACHE=FOLDER"
        ) from error
    except Exception as error:
        return Rejected(where=item.where, reason="engine_failed", message=_fault(error))


def read_one(item: Item) -> Done:
    """The claims of a report, or why it was not read."""
    from isnad import flow

    return Done(item.where, attempt(item, flow.read))


def _fault(error: Exception) -> str:
    """An error of the program itself, with the line of ours that it came from."""
    frames = traceback.extract_tb(error.__traceback__)
    ours = [frame for frame in frames if Path(frame.filename).is_relative_to(_PACKAGE)]
    frame = (ours or frames)[-1]
    place = f"{Path(frame.filename).name}:{frame.lineno}"
    return f"the program failed on it: {type(error).__name__}: {error} ({place}); please report it"
