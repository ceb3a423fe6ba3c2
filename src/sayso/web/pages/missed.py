"""A claim that the reader missed: its words are marked on the report's page, and recorded as a
person's decision.
"""

from collections.abc import Mapping
from typing import Annotated

from fastapi import APIRouter, Form, Query
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from sayso.errors import SaysoError
from sayso.ledger.claiming import Drafted
from sayso.record.claim import Certainty, Span, Stance
from sayso.record.json import Json
from sayso.web import asking
from sayso.web.access.doors import Door
from sayso.web.access.visit import check_form
from sayso.web.errors import RequestError, not_there, status_of
from sayso.web.links import Links
from sayso.web.pages.common import House, In, Reviewer
from sayso.web.pages.deciding import named_as
from sayso.web.templating import page
from sayso.web.views.anchored import anchored
from sayso.web.views.reading import Piece, marked

router = APIRouter(route_class=Door)
_Words = Annotated[str, Form(max_length=20_000)]
_Short = Annotated[str, Form(max_length=1000)]
_Near = Annotated[int | None, Query(ge=0, le=2**31)]
_NOTHING: Mapping[str, tuple[Span, ...]] = {}
_ASIDE = 600
"""Characters of the text that are shown on either side of what is marked."""


@router.get("/reports/{key}/claim")
def form_of(
    request: Request,
    key: str,
    house: In,
    visit: Reviewer,  # noqa: ARG001
    words: Annotated[str, Query(max_length=20_000)] = "",
    near: _Near = None,
) -> Response:
    """The form, with the words that were marked."""
    report = _report(house, key)
    try:
        spans = anchored(report["text"], words, near)
    except RequestError as error:
        return _shown(request, house, report, {"content": words}, problem=error)
    shown = _written(spans) if near is not None else words
    return _shown(request, house, report, {"content": shown}, {"content": spans})


@router.post("/reports/{key}/claim")
def mark(
    request: Request,
    key: str,
    house: In,
    visit: Reviewer,
    content: _Words = "",
    source: _Words = "",
    cue: _Words = "",
    speaker: _Short = "",
    stance: _Short = "asserts",
    certainty: _Short = "plain",
    said: _Short = "",
    why: Annotated[str, Form(max_length=2000)] = "",
    act: _Short = "",
    name: _Short = "",
    form: _Short = "",
) -> Response:
    """Show what would be recorded, or record it; what is refused comes back as it was typed."""
    report = _report(house, key)
    typed = {"content": content, "source": source, "cue": cue, "speaker": speaker, "stance": stance,
             "certainty": certainty, "said": said, "why": why}  # fmt: skip
    parts: dict[str, tuple[Span, ...]] = {}
    try:
        check_form(visit, form)
        parts["content"] = anchored(report["text"], content)
        near = parts["content"][0][0] if parts["content"] else None
        parts |= {n: anchored(report["text"], typed[n], near) for n in ("source", "cue")}
        drafted = _drafted(typed, parts, report)
        if act != "record":
            return _shown(request, house, report, typed, parts, looked=True)
        claim = house.record.claim_missed(key, drafted, named_as(house, visit, name), why.strip())
    except SaysoError as error:
        return _shown(request, house, report, typed, parts, problem=error)
    return RedirectResponse(Links(request).to("review", claim, "understood"), 303)


def _drafted(
    typed: Mapping[str, str], parts: Mapping[str, tuple[Span, ...]], report: Json
) -> Drafted:
    """The claim of a form.

    Raises:
        RequestError: W002 if a choice or a day is none, W023 without words or speaker.
    """
    words = "".join(report["text"][start:end] for start, end in parts["source"])
    speaker = " ".join((typed["speaker"] or words).split())
    if not parts["content"] or not speaker:
        raise RequestError(
            400,
            "W023",
            "A claim has words, and somebody who says them.",
            "Mark what is said, and name the speaker or mark the words for them.",
        )
    if typed["stance"] not in set(Stance) or typed["certainty"] not in set(Certainty):
        raise RequestError(
            400, "W002", "That is no stance or certainty.", "Choose one of the list."
        )
    return Drafted(
        parts["content"],
        speaker,
        parts["source"],
        parts["cue"],
        Stance(typed["stance"]),
        Certainty(typed["certainty"]),
        asking.moment("said", typed["said"]),
    )


def _shown(
    request: Request,
    house: House,
    report: Json,
    typed: Mapping[str, str],
    parts: Mapping[str, tuple[Span, ...]] = _NOTHING,
    *,
    looked: bool = False,
    problem: SaysoError | None = None,
) -> Response:
    empty = dict.fromkeys(("content", "source", "cue", "speaker", "said", "why"), "")
    return page(
        request,
        "missed.html.j2",
        status_of(problem) if problem else 200,
        head=house.record.head(),
        report=report,
        typed={**empty, "stance": "asserts", "certainty": "plain", **typed},
        passage=_passage(report["text"], parts),
        speakers=sorted({c["speaker"]["name"] for c in report["claims"] if c.get("speaker")}),
        looked=looked,
        problem=problem,
    )


def _passage(text: str, parts: Mapping[str, tuple[Span, ...]]) -> list[Piece]:
    """The words that are marked, where they stand; nothing where nothing is."""
    spans = [span for part in parts.values() for span in part if span[1] <= len(text)]
    if not spans:
        return []
    start = max(min(a for a, _ in spans) - _ASIDE, 0)
    end = min(max(b for _, b in spans) + _ASIDE, len(text))
    return marked(text, (start, end), parts)


def _report(house: House, key: str) -> Json:
    found = house.record.report(key)
    if found is None or not found.get("text"):
        raise not_there("report")
    return found


def _written(spans: tuple[Span, ...]) -> str:
    return ", ".join(f"{start}-{end}" for start, end in spans)
