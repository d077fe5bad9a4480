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
    """What to say of how the bytes of a text were read: which encoding nobody had named."""
    if found.encoding == "utf-8" or found.how != "measured":
        return ()
    way_out = "if that is wrong, name the right one by --encoding"
    return (Note(f"is no UTF-8 and was read as {found.encoding}; {way_out}"),)


def on_text(text: str) -> tuple[Note, ...]:
    """What to say of a text as it is stored: what of it is lost, and that it was garbled before it
    came here. It is kept as it is; its source may have it whole."""
    found = []
    if lost := text.count("\ufffd"):
        places = "place" if lost == 1 else "places"
        found.append(f"has U+FFFD in {lost} {places} where letters were lost")
    if misread := garbled(text):
        found.append(f"seems to be UTF-8 that somebody read as {misread} and saved again")
    return tuple(Note(f"{message}; get it from its source anew", each=True) for message in found)
