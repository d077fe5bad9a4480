"""The addresses of the API, each group in a file of its own."""

from fastapi import APIRouter

from isnad.web.api import (
    about,
    claims,
    countries,
    counts,
    reports,
    situation,
    stories,
)

router = APIRouter(prefix="/api/v1")
for part in (about, claims, counts, countries, situation, stories, reports):
    router.include_router(part.router)

__all__ = ["router"]
