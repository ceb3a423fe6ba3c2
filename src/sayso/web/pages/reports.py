"""Reports: the list, one with its claims beside it, and the captured bytes."""

from typing import Annotated

from fastapi import APIRouter, Depends
from starlette.requests import Request
from starlette.responses import Response

from sayso.display import wording
from sayso.display.layout import lay_out
from sayso.display.styles import lights, own_styles
from sayso.web import asking
from sayso.web.access.doors import Door
from sayso.web.errors import not_there
from sayso.web.pages.common import In, Reader
from sayso.web.record import Clock, Page, ReportFilter
from sayso.web.templating import page
from sayso.web.views.colours import by_side
from sayso.web.views.reading import reading_of

router = APIRouter(route_class=Door)


@router.get("/reports")
def reports(
    request: Request,
    house: In,
    visit: Reader,  # noqa: ARG001
    clock: Annotated[Clock, Depends(asking.clock)],
    pages: Annotated[Page, Depends(asking.page)],
    wanted: Annotated[ReportFilter, Depends(asking.reports)],
) -> Response:
    """All reports, the last published first, or those that a filter leaves; how many of each outlet
    and day.
    """
    return page(
        request,
        "reports.html.j2",
        head=house.record.head(),
        wanted=wanted,
        found=house.record.reports(pages, clock, wanted),
        counts=house.record.report_counts(clock, wanted),
    )


@router.get("/reports/{key}")
def report(request: Request, key: str, house: In, visit: Reader) -> Response:  # noqa: ARG001
    """The text as captured, with who says what beside it."""
    found = house.record.report(key)
    if found is None:
        raise not_there("report")
    reading = reading_of(found)
    sides = house.sides()
    sheet = lay_out(reading, 1, 1, by_side(sides))
    return page(
        request,
        "report.html.j2",
        styles=own_styles([sheet]),
        head=house.record.head(),
        report=found,
        headline=wording.headline(reading.report),
        sheet=sheet,
        lit=lights(sheet),
        by_id={each["id"]: each for each in found.get("claims", ())},
        sides=sides,
        count_in_words=wording.count_in_words(sheet.claims),
        cue_comes_first=wording.cue_comes_first,
        no_source=wording.NO_SOURCE,
        tags=wording.tags,
    )


@router.get("/captures/{sha256}")
def capture(sha256: str, house: In, visit: Reader) -> Response:  # noqa: ARG001
    """The original bytes, to keep and never to be opened here as a page."""
    found = house.record.capture(sha256) if len(sha256) == 64 and sha256.isalnum() else None
    if found is None:
        raise not_there("capture")
    headers = {
        "content-disposition": f'attachment; filename="{sha256}"',
        "content-security-policy": "default-src 'none'; sandbox",
        "cache-control": "no-store",
    }
    return Response(found, media_type="application/octet-stream", headers=headers)
