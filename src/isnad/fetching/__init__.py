"""Fetching pages and feeds from servers that may be hostile, slow or down, with manners."""

from isnad.fetching.addresses import network
from isnad.fetching.answers import Asked, Fetched, Unchanged
from isnad.fetching.client import Client
from isnad.fetching.failing import NotFetched, Stopped
from isnad.fetching.feeds import Feed, Feeds, FeedsError, load
from isnad.fetching.hosts import Remembered
from isnad.fetching.limits import PORTS, Limits
from isnad.fetching.rounds import Keeper, Round, Watch
from isnad.fetching.urls import Allowed
from isnad.fetching.visitor import Visitor, agent
from isnad.fetching.watched import Entry, Watched

__all__ = [
    "PORTS", "Allowed", "Asked", "Client", "Entry", "Feed", "Feeds", "FeedsError", "Fetched",
    "Keeper", "Limits", "NotFetched", "Remembered", "Round", "Stopped", "Unchanged", "Visitor", "Watch",
    "Watched", "agent", "load", "network",
]  # fmt: skip
