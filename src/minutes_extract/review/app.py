"""The application: what is answered under which address."""

import asyncio
import json
import re
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from importlib import resources
from typing import Literal
from urllib.parse import urlencode

from pydantic import BaseModel, ConfigDict, Field, ValidationError
from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import FileResponse, HTMLResponse, JSONResponse, Response
from starlette.routing import Route
from starlette.types import ASGIApp

from minutes_extract.corrections.store import StaleRevisionError, UnreadableCorrectionsError
from minutes_extract.errors import MinutesError, UsageError
from minutes_extract.messages.say import LANGUAGES, in_language
from minutes_extract.review import bulk, elsewhere, queue, saving
from minutes_extract.review.accept import write_golden
from minutes_extract.review.changes import FieldChange
from minutes_extract.review.document import Reviewed, reopened
from minutes_extract.review.edited import Signed
from minutes_extract.review.folder import opaque_id
from minutes_extract.review.fulltext import files_with
from minutes_extract.review.images import WIDTHS
from minutes_extract.review.pages import (
    answered,
    corrected_fields,
    elsewhere_answer,
    listed_in,
    page,
    people_lists,
    resolution_lists,
)
from minutes_extract.review.security import RequestGuard, csrf_token
from minutes_extract.review.settings import Settings
from minutes_extract.review.texts import language_of
from minutes_extract.review.typed import WrongChangeError
from minutes_extract.review.workspace import Workspace

STATIC: Mapping[str, str] = {
    "review.css": "text/css",
    "queue.js": "text/javascript",
    "broken.js": "text/javascript",
    "document.js": "text/javascript",
    "elsewhere.js": "text/javascript",
    "paper.js": "text/javascript",
    "common.js": "text/javascript",
    "icon.svg": "image/svg+xml",
}
MAX_BODY = 4 * 1024 * 1024
BODY_SECONDS = 30.0
"""For a request to arrive whole."""
PAGE_IN_ADDRESS = re.compile(r"[1-9][0-9]{0,6}")
IMAGE_CACHE = "private, max-age=86400, immutable"
LANGUAGE_COOKIE = "language"


class ActionRequest(BaseModel):
    """What a browser asks to do. `revision` is the one its page was made of."""

    model_config = ConfigDict(frozen=True, extra="forbid")
    revision: int
    who: str = Field(max_length=100)
    why: str = Field(default="", max_length=1_000)
    changes: list[FieldChange] = []
    change: int | None = None
    finding: int = -1
    fields: list[tuple[str, str]] = Field(default=[], max_length=elsewhere.MOST_HITS)
    yes: bool = True
    language: Literal["th", "en"] = "th"


Action = Callable[[Workspace, Reviewed, ActionRequest, Signed], dict[str, object]]


class NamelessError(UsageError):
    """Nobody puts their name to a change."""


def create_app(settings: Settings) -> ASGIApp:
    """The application for one folder. The guard stands around all of it: errors too carry its headers."""
    workspace = Workspace(settings)

    @asynccontextmanager
    async def lifespan(_: Starlette) -> AsyncIterator[None]:
        await run_in_threadpool(workspace.index.look)
        yield
        workspace.close()

    def get(view: Callable[[Workspace, Request], Response]) -> Callable[[Request], Response]:
        return lambda request: view(workspace, request)

    def post(
        action: Action,
    ) -> Callable[[Request], Awaitable[Response]]:
        async def answer(request: Request) -> Response:
            return await _perform(workspace, request, action)

        return answer

    async def bulk_post(request: Request) -> Response:
        return await _check_many(workspace, request)

    document = "/document/{id:str}"
    app = Starlette(
        routes=[
            Route("/", get(_queue)),
            Route("/static/{name:str}", _static),
            Route(document, get(_document)),
            Route(document + "/{size:str}/{page:str}.jpg", get(_image)),
            Route(document + "/elsewhere/{change:int}", get(_elsewhere)),
            Route("/checked", bulk_post, methods=["POST"]),
            *(Route(f"{document}/{name}", post(action), methods=["POST"]) for name, action in ACTIONS.items()),
        ],
        exception_handlers={404: _not_found, 500: _broken},
        lifespan=lifespan,
    )
    return RequestGuard(app, settings)


def _queue(workspace: Workspace, request: Request) -> Response:
    workspace.index.look()
    wanted = queue.queue_filter_of(request.query_params)
    found = queue.queue_page(workspace.index, wanted, files_with(workspace.settings.database, wanted.query))
    return _html(
        request,
        "queue.html",
        queue=found,
        states=queue.STATES,
        sorts=queue.SORTS,
        csrf=csrf_token(workspace.settings),
        reviewer=workspace.settings.reviewer,
    )


def _document(workspace: Workspace, request: Request) -> Response:
    name = workspace.index.name_of(request.path_params["id"])
    if name is None:
        return _not_found(request)
    wanted = queue.queue_filter_of(request.query_params)
    before, behind = queue.neighbours(workspace.index, wanted, request.path_params["id"])
    around = {"id": request.path_params["id"], "before": before, "behind": behind, "queue_filter": wanted}
    try:
        document = workspace.open(name)
    except MinutesError as error:
        reason = workspace.index.failure_of(request.path_params["id"]) or f"{error} – {error.hint}".removesuffix(" – ")
        can_undo = isinstance(error, UnreadableCorrectionsError)
        csrf = csrf_token(workspace.settings)
        return _html(request, "broken.html", 422, name=name, reason=reason, can_undo=can_undo, csrf=csrf, **around)
    return _html(
        request,
        "document.html",
        document=document,
        paper=workspace.paper(document),
        progress=queue.progress(workspace.index),
        corrected_fields=corrected_fields(document),
        resolution_lists=resolution_lists(document),
        people_lists=people_lists(document),
        listed=listed_in(document),
        csrf=csrf_token(workspace.settings),
        reviewer=workspace.settings.reviewer,
        editable=True,
        **around,
    )


def _image(workspace: Workspace, request: Request) -> Response:
    name = workspace.index.name_of(request.path_params["id"])
    size, number = request.path_params["size"], request.path_params["page"]
    if name is None or size not in WIDTHS or not PAGE_IN_ADDRESS.fullmatch(number):
        return _not_found(request)
    path = workspace.image(name, int(number), size)
    if path is None:
        return _not_found(request)
    return FileResponse(path, media_type="image/jpeg", headers={"cache-control": IMAGE_CACHE})


def _elsewhere(workspace: Workspace, request: Request) -> Response:
    """Where else the words stand wrong that a change put right."""
    identifier, change = request.path_params["id"], request.path_params["change"]
    name = workspace.index.name_of(identifier)
    if name is None:
        return _not_found(request)
    try:
        found = elsewhere.look_elsewhere(workspace, identifier, workspace.open(name), change)
    except MinutesError as error:
        return JSONResponse({"reason": in_language(str(error), _language(request))}, 422)
    return JSONResponse(elsewhere_answer(found, _language(request)))


def _static(request: Request) -> Response:
    name = request.path_params["name"]
    if name not in STATIC:
        return _not_found(request)
    return Response(asset(name), media_type=STATIC[name], headers={"cache-control": "private, max-age=60"})


def asset(name: str) -> str:
    """A style sheet or script of the package."""
    return resources.files(__package__).joinpath("static", name).read_text("utf-8")


async def _perform(workspace: Workspace, request: Request, action: Action) -> Response:
    """Do what is asked and say how it went; what goes wrong is said as JSON, for the page's script."""
    language = _language(request)

    def refused(status: int, reason: str, **more: object) -> Response:
        return JSONResponse({"reason": in_language(reason, language), **more}, status)

    try:
        asked = ActionRequest.model_validate_json(await _body(request))
        return JSONResponse(await run_in_threadpool(_do, workspace, request.path_params["id"], asked, action))
    except StaleRevisionError as error:
        return refused(409, str(error), **_last(error))
    except NamelessError as error:
        return refused(400, str(error), nameless=True)
    except (ValidationError, json.JSONDecodeError, UnicodeDecodeError):
        return refused(400, "The request is not understood.")
    except (WrongChangeError, UsageError) as error:
        return refused(422, str(error))
    except LookupError:
        return refused(404, "There is no such document.")
    except MinutesError as error:
        return refused(500, str(error), hint=in_language(error.hint, language))


async def _check_many(workspace: Workspace, request: Request) -> Response:
    """Call many documents checked that have nothing to look at."""
    language = _language(request)
    try:
        asked = bulk.BulkRequest.model_validate_json(await _body(request))
        done = await run_in_threadpool(bulk.check_many, workspace, asked)
    except (ValidationError, UnicodeDecodeError):
        return JSONResponse({"reason": in_language("The request is not understood.", language)}, 400)
    except MinutesError as error:
        return JSONResponse({"reason": in_language(str(error), language)}, 422)
    return JSONResponse({"checked": done})


def _do(workspace: Workspace, identifier: str, asked: ActionRequest, action: Action) -> dict[str, object]:
    name = workspace.index.name_of(identifier)
    if name is None:
        raise LookupError(identifier)
    who = " ".join(asked.who.split())
    if not who:
        raise NamelessError("A name is needed.")
    signed = Signed(who, datetime.now(UTC).isoformat(timespec="seconds"), asked.why.strip())
    try:  # nothing is locked: that somebody saves in between is told by the revision when it is written
        if action is _undo and not workspace.can_open(name):
            return {"revision": saving.undo_unopened(workspace.path_of(name), signed).revision}
        document = workspace.open(name)
        if document.corrections.revision != asked.revision:
            raise StaleRevisionError(document.corrections)
        return action(workspace, document, asked, signed)
    finally:
        workspace.index.renew(name)


def _save(_: Workspace, document: Reviewed, asked: ActionRequest, signed: Signed) -> dict[str, object]:
    corrections = saving.save_changes(document, asked.changes, signed)
    change = max((patch.change for patch in corrections.standing()), default=0)
    may_repeat = bool(elsewhere.replacements_of(reopened(document, corrections), change))
    return {"revision": corrections.revision, "change": change if may_repeat else None}


def _undo(_: Workspace, document: Reviewed, asked: ActionRequest, signed: Signed) -> dict[str, object]:
    return {"revision": saving.undo(document, signed, asked.change).revision}


def _answer(_: Workspace, document: Reviewed, asked: ActionRequest, signed: Signed) -> dict[str, object]:
    corrections = saving.answer(document, asked.finding, asked.yes, signed)
    return {
        "revision": corrections.revision,
        **answered(reopened(document, corrections), asked.finding, asked.language),
    }


def _settle(_: Workspace, document: Reviewed, asked: ActionRequest, signed: Signed) -> dict[str, object]:
    return {"revision": saving.settle_conflict(document, asked.finding, asked.yes, signed).revision}


def _check(_: Workspace, document: Reviewed, asked: ActionRequest, signed: Signed) -> dict[str, object]:
    return {"revision": saving.mark_checked(document, asked.yes, signed).revision}


def _repeat(workspace: Workspace, document: Reviewed, asked: ActionRequest, signed: Signed) -> dict[str, object]:
    change = asked.change or 0
    mark = elsewhere.mark_of(opaque_id(document.name), change)
    pairs = elsewhere.replacements_of(document, change)
    return {"documents": elsewhere.repeat(workspace, mark, pairs, asked.fields, signed)}


def _take_back(workspace: Workspace, document: Reviewed, asked: ActionRequest, signed: Signed) -> dict[str, object]:
    mark = elsewhere.mark_of(opaque_id(document.name), asked.change or 0)
    return {"documents": elsewhere.take_back(workspace, mark, signed)}


def _accept(workspace: Workspace, document: Reviewed, _: ActionRequest, signed: Signed) -> dict[str, object]:
    target = write_golden(document, workspace.settings.golden_folder, signed)
    return {"revision": saving.mark_accepted(document, signed).revision, "golden": target.name}


ACTIONS: Mapping[str, Action] = {
    "changes": _save,
    "undo": _undo,
    "answer": _answer,
    "conflict": _settle,
    "checked": _check,
    "accept": _accept,
    "repeat": _repeat,
    "take-back": _take_back,
}


async def _body(request: Request) -> bytes:
    body = bytearray()
    try:
        async with asyncio.timeout(BODY_SECONDS):
            async for chunk in request.stream():
                body += chunk
                if len(body) > MAX_BODY:
                    raise WrongChangeError("Too much at once.")
    except TimeoutError as error:
        raise WrongChangeError("The request did not arrive whole.") from error
    return bytes(body)


def _last(error: StaleRevisionError) -> dict[str, object]:
    """Who saved last."""
    current = error.current
    stamps = [(patch.when, patch.who) for patch in current.patches]
    stamps += [(answer.when, answer.who) for answer in current.answers]
    marks = [*(patch.withdrawn for patch in current.patches), current.checked, current.accepted]
    stamps += [(mark.when, mark.who) for mark in marks if mark]
    return {"revision": current.revision, "who": max(stamps)[1] if stamps else ""}


def _language(request: Request) -> str:
    """The language asked for, else the one that was, else the browser's."""
    chosen = (request.query_params.get("language", ""), request.cookies.get(LANGUAGE_COOKIE, ""))
    return next((one for one in chosen if one in LANGUAGES), language_of(request.headers.get("accept-language", "")))


def _html(request: Request, template: str, status: int = 200, **values: object) -> Response:
    asked_for = request.query_params.get("language", "")
    language = _language(request)
    kept = [(key, value) for key, value in request.query_params.multi_items() if key != "language"]
    here = f"{request.url.path}?{urlencode([*kept, ('language', '')])}"
    answer = HTMLResponse(page(template, language, here=here, **values), status)
    if asked_for in LANGUAGES:
        answer.set_cookie(LANGUAGE_COOKIE, asked_for, samesite="strict", httponly=True)
    return answer


def _not_found(request: Request, _: Exception | None = None) -> Response:
    return _html(request, "not_found.html", 404)


def _broken(request: Request, _: Exception) -> Response:
    return _html(
        request,
        "broken.html",
        500,
        name="",
        reason="",
        can_undo=False,
        csrf="",
        id="",
        before=None,
        behind=None,
        queue_filter=queue.QueueFilter(),
    )
