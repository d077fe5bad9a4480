"""States over time, and what was said to hold on a day as known by another."""

from isnad.situation.assertions import assertions, key_of, place_key
from isnad.situation.situate import ahead, situate
from isnad.situation.standing import Stood, same_parties

__all__ = ["Stood", "ahead", "assertions", "key_of", "place_key", "same_parties", "situate"]
