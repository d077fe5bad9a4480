"""A brief of a store: what it tells is gathered, written, and read again by the checker."""

from isnad.briefing.making import Wanted, brief_of

__all__ = ["Wanted", "brief_of"]
