"""The brief of the store, to show and to take along."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from fastapi import APIRouter, Depends, Request
from fastapi import Query as Parameter
from starlette.responses import Response

from isnad import brief as briefs
from isnad import bundles
from isnad.briefing import Wanted
from isnad.bundling import given_of
from isnad.web.asking import DAY, TIME, ByClock, instant
from isnad.web.briefs import as_json
from isnad.web.held import Kept
from isnad.web.naming import Language
from isnad.web.sending import attached

router = APIRouter(tags=["brief"])

Form = Literal["html", "md", "txt", "json"]
_FORMS: dict[Form, tuple[briefs.Form, str]] = {
    "html": ("html", "text/html; charset=utf-8"),
    "md": ("markdown", "text/markdown; charset=utf-8"),
    "txt": ("text", "text/plain; charset=utf-8"),
    "json": ("json", "application/json"),
}
_ZIP = "application/zip"
_JSON: dict[int | str, dict[str, Any]] = {
    200: {"content": {"application/json": {"schema": {"type": "object"}}}}
}


def _wanted(
    lang: Annotated[Language, Parameter(description="The language of the brief")] = "en",
    as_of: Annotated[str | None, Parameter(pattern=DAY)] = None,
    known_by: Annotated[str | None, Parameter(pattern=TIME)] = None,
    clock: ByClock = "received",
    days: Annotated[int, Parameter(ge=1, le=3660)] = 7,
    most: Annotated[int, Parameter(ge=1, le=500)] = 200,
) -> Wanted:
    for date in (as_of, known_by):
        if date is not None:
            instant(date)
    return Wanted(
        language=lang, as_of=as_of, known_by=known_by, clock=clock, days=days, most=most
    )  # fmt: skip


Asked = Annotated[Wanted, Depends(_wanted)]


@router.get("/brief", response_class=Response, responses=_JSON)
def brief(request: Request, held: Kept, wanted: Asked) -> Response:
    """What the claims of the store add up to, as ``isnad brief --format json`` tells it: every line
    with the words that it stands on. It takes seconds when it is first asked for."""
    told = request.app.state.briefs.brief(held, wanted)
    return Response(as_json(told), media_type="application/json")


@router.get("/brief/brief.{form}", response_class=Response)
def form(request: Request, held: Kept, wanted: Asked, form: Form) -> Response:
    """The same as a file."""
    told = request.app.state.briefs.brief(held, wanted)
    kind, media = _FORMS[form]
    name = f"brief-{told.as_of}-{told.language}.{form}"
    return attached(briefs.set_as(kind, told).encode(), name, media)


@router.get("/brief/bundle.zip", response_class=Response)
def bundle(request: Request, held: Kept, wanted: Asked) -> Response:
    """The same with all that it stands on, in one file that anybody can check."""
    told = request.app.state.briefs.brief(held, wanted)
    with held.store() as store:
        files = bundles.of_brief(told, given_of(store, told), texts=False)
    return attached(bundles.packed(files), f"brief-{told.as_of}-{told.language}.zip", _ZIP)
