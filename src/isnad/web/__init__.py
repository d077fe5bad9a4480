"""The explorer: an API over one store, and the page that shows it."""

from isnad.web.app import create_app

__all__ = ["create_app"]
