"""The addresses of the API: each file here is a group of them, and has their ``router``."""

from importlib import import_module
from pkgutil import iter_modules
from typing import Any

from fastapi import APIRouter

from isnad.web.shapes import Wrong

# What every address may answer instead.
_WRONG: dict[int | str, dict[str, Any]] = {
    404: {"model": Wrong, "description": "There is no such thing"},
    414: {"model": Wrong, "description": "The address is too long"},
    422: {"model": Wrong, "description": "What was asked means nothing"},
    503: {"model": Wrong, "description": "The store cannot be read, or it would take too long"},
}

router = APIRouter(prefix="/api/v1", responses=_WRONG)
for name in sorted(found.name for found in iter_modules(__path__)):
    router.include_router(import_module(f"{__name__}.{name}").router)

__all__ = ["router"]
