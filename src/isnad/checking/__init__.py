"""Whether each piece of a brief follows from the words that it stands on."""

from isnad.checking.checker import Checker, check
from isnad.checking.faults import Fault, told

__all__ = ["Checker", "Fault", "check", "told"]
