"""Bytes to text: what a header or page declares if the bytes bear it out, else what is measured."""

from isnad.reading.encodings.deciding import Decoded, Undecodable, decode, decode_as
from isnad.reading.encodings.garbled import garbled
from isnad.reading.encodings.known import named

__all__ = ["Decoded", "Undecodable", "decode", "decode_as", "garbled", "is_encoding"]


def is_encoding(label: str) -> bool:
    """Whether ``label`` names an encoding that texts can be read in."""
    return named(label) is not None
