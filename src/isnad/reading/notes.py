"""What is said of a report that was read all the same."""

from __future__ import annotations

import msgspec

from isnad.reading.encodings import Decoded, garbled


class Note(msgspec.Struct, frozen=True):
    """A remark on one report. ``each``: it is said of every such report, else of the first of a
    run alone."""

    message: str
    each: bool = False


def on_bytes(found: Decoded) -> tuple[Note, ...]:
    """What to say of how the bytes of a text were read; nothing of UTF-8 without a fault."""
    notes = []
    if found.encoding != "utf-8" and found.how != "told":
        way_out = "if that is wrong, name the right one by --encoding"
        notes.append(Note(f"is no UTF-8 and was read as {found.encoding}; {way_out}"))
    if found.replaced:
        places = "place" if found.replaced == 1 else "places"
        many = f"{found.replaced} malformed {places} as U+FFFD"
        notes.append(Note(f"was read as {found.encoding} with {many}", each=True))
    return tuple(notes)


def on_text(text: str) -> tuple[Note, ...]:
    """What to say of a text as it is stored: that it was garbled before it came here."""
    misread = garbled(text)
    if misread is None:
        return ()
    message = (
        f"seems to be UTF-8 that somebody read as {misread} and saved again; "
        "it is kept as it came, get it from its source anew"
    )
    return (Note(message, each=True),)
