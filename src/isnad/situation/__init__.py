"""States over time, and what was said to hold on a day as known by another."""

from isnad.situation.assertions import assertions, places_told
from isnad.situation.places import bare_name, key_of, keys_of
from isnad.situation.situate import ahead, situate
from isnad.situation.standing import Stood, same_parties

__all__ = [
    "Stood",
    "ahead",
    "assertions",
    "bare_name",
    "key_of",
    "keys_of",
    "places_told",
    "same_parties",
    "situate",
]
