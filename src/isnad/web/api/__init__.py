"""The addresses of the API: each file here is a group of them, and has their ``router``."""

from importlib import import_module
from pkgutil import iter_modules

from fastapi import APIRouter

router = APIRouter(prefix="/api/v1")
for name in sorted(found.name for found in iter_modules(__path__)):
    router.include_router(import_module(f"{__name__}.{name}").router)

__all__ = ["router"]
