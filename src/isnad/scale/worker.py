"""A process that reads reports for the program: a parcel comes in, its answers go out.

It may be killed at any time; what it was at is then given to another. It ends itself when the
program does.
"""

from __future__ import annotations

import os
import queue
import sys
import threading
from contextlib import suppress

from isnad import garbage
from isnad.errors import IsnadError
from isnad.reading import Arrived
from isnad.records import Rejected
from isnad.scale.attempts import read_one
from isnad.scale.messages import (
    PARCEL,
    Answer,
    Answers,
    Failed,
    Given,
    Ready,
    Said,
    framed,
    next_frame,
)

# The program keeps and joins what such processes read: where cores are few it goes first, or it
# would still join when all is read, on one core.
_NICE = 5


def answer(given: Given, *, sketched: bool) -> Answer:
    """What comes of one report."""
    result = read_one(Arrived(given.where, given.report)).result
    if isinstance(result, Rejected):
        return Answer(rejected=result)
    if not sketched:
        return Answer(read=result)
    from isnad.joining import sketch

    return Answer(read=result, sketch=sketch(result))


def main() -> None:
    """Answer parcels until the program ends."""
    sketched = "--sketch" in sys.argv
    garbage.look_seldom()
    with suppress(AttributeError):  # not every system has it
        os.nice(_NICE)
    # Whatever a library prints must not get between the messages.
    out = os.dup(1)
    os.dup2(2, 1)
    parcels: queue.SimpleQueue[bytes] = queue.SimpleQueue()
    threading.Thread(target=_listen, args=(parcels,), daemon=True).start()
    _say(out, Ready())
    while True:
        parcel = PARCEL.decode(parcels.get())
        try:
            _say(out, Answers([answer(one, sketched=sketched) for one in parcel]))
        except IsnadError as error:
            _say(out, Failed(str(error)))
        except BrokenPipeError:
            os._exit(1)


def _listen(parcels: queue.SimpleQueue[bytes]) -> None:
    """Take parcels as they come, so that the program never waits to give one."""
    while (data := next_frame(sys.stdin.buffer)) is not None:
        parcels.put(data)
    os._exit(0)


def _say(out: int, message: Said) -> None:
    data = memoryview(framed(message))
    while data:
        data = data[os.write(out, data) :]


if __name__ == "__main__":
    main()
