"""What somebody follows, and what changed of it; as a page and as feeds."""

from collections.abc import Mapping, Sequence
from typing import Annotated, Any

from fastapi import APIRouter, Form
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from sayso.errors import SaysoError
from sayso.record.json import Json
from sayso.watches import feeds
from sayso.watches.deliveries import Deliveries
from sayso.watches.hooks import checked_address, new_secret
from sayso.watches.watch import Watch, once
from sayso.watches.wording import answers_of, headline
from sayso.web.access.doors import Door
from sayso.web.access.visit import Visit, check_form
from sayso.web.errors import RequestError, status_of
from sayso.web.pages.common import Anybody, Editor, House, In, Reader
from sayso.web.pages.deciding import back_to
from sayso.web.templating import page

router = APIRouter(route_class=Door)
_SHOWN = 40
"""Changes that the page tells; each is worked out of the ledger as it was and as it is."""
_IN_FEED = 40
_FORMS = {
    "atom": ("application/atom+xml", feeds.as_atom),
    "json": ("application/feed+json", feeds.as_json_feed),
}
_Text = Annotated[str, Form(max_length=2000)]


def owner_of(visit: Visit) -> str:
    """Whose watches a visitor has: their account's, or this machine's where nobody needs one."""
    return visit.name if visit.accounts else ""


def button(house: House, visit: Visit, kind: str, target: str) -> Json:
    """What the button "Follow" of a page says: whether ``target`` is followed, and as which
    watch.
    """
    own = house.watches.of(owner_of(visit))
    watch = next((w for w in own if w.kind == kind and w.target == target), None)
    return {"kind": kind, "target": target, "watch": watch.id if watch else ""}


@router.get("/following")
def following(request: Request, house: In, visit: Reader) -> Response:
    """Everything that the visitor follows, and what changed of it, the newest first."""
    return _shown(request, house, visit)


def _shown(
    request: Request,
    house: House,
    visit: Visit,
    typed: Mapping[str, str] | None = None,
    problem: SaysoError | None = None,
) -> Response:
    house.record.follow(house.watches)
    own = house.watches.of(owner_of(visit))
    names = {watch.id: house.record.name_of(watch) for watch in own}
    last = house.watches.changes(own, _SHOWN)
    changes = once(last)
    items = house.record.tell(own, [change for change, _ in changes])
    seen = {watch.id: watch.seen for watch in own}
    queue = Deliveries(house.watches)
    return page(
        request,
        "following.html.j2",
        status_of(problem) if problem else 200,
        head=house.record.head(),
        watches=own,
        names=names,
        unseen=house.watches.unseen(own),
        waiting={watch.id: queue.waiting(watch) for watch in own if watch.hook},
        changes=[
            _row(item, [names[key] for key in of], any(change.id > seen[key] for key in of))
            for item, (change, of) in zip(items, changes, strict=True)
        ],
        last=last[0].id if last else 0,
        typed={"kind": "", "target": "", "hook": "", "address": "", **(typed or {})},
        problem=problem,
    )


def _row(item: Mapping[str, Any], names: Sequence[str], fresh: bool) -> Json:
    before = item.get("before")
    return {
        **item,
        "headline": headline(item),
        "path": feeds.path_of(item),
        "was": answers_of(before) if before else "",
        "names": names,
        "fresh": fresh,
    }


@router.post("/following")
def follow(
    request: Request,
    house: In,
    visit: Reader,
    kind: _Text = "",
    target: Annotated[str, Form(max_length=100_000)] = "",
    back: _Text = "",
    form: _Text = "",
) -> Response:
    """Follow something from now on, and go back to where it was."""
    try:
        check_form(visit, form)
        house.record.begin(house.watches, owner_of(visit), (kind, target))
    except SaysoError as error:
        return _shown(request, house, visit, {"kind": kind, "target": target}, error)
    return back_to(back or "/following")


@router.post("/following/seen")
def see(house: In, visit: Reader, upto: Annotated[int, Form(ge=0, le=2**62)] = 0,
        form: _Text = "") -> Response:  # fmt: skip
    """Mark what changed as seen, up to the last change that the page told."""
    check_form(visit, form)
    house.watches.see(owner_of(visit), upto)
    return RedirectResponse("/following", 303)


@router.post("/following/{key}/end")
def end(key: str, house: In, visit: Reader, back: _Text = "", form: _Text = "") -> Response:
    """Follow it no longer; its feed and webhook end with it."""
    check_form(visit, form)
    house.watches.end(key, owner_of(visit))
    return back_to(back or "/following")


@router.post("/following/{key}/hook")
def hook(
    request: Request, key: str, house: In, visit: Editor, address: _Text = "", form: _Text = ""
) -> Response:
    """Post what changes of a watch to an address from now on, or to none."""
    try:
        check_form(visit, form)
        plain = checked_address(address) if address.strip() else ""
        secret = new_secret() if plain else ""
        house.watches.set_hook(key, owner_of(visit), plain, secret)
    except SaysoError as error:
        return _shown(request, house, visit, {"hook": key, "address": address}, error)
    return RedirectResponse(f"/following#w-{key}", 303)


@router.get("/following.{form}")
def own_feed(request: Request, form: str, house: In, visit: Reader) -> Response:
    """All that the visitor follows, as ``atom`` or ``json`` (JSON Feed)."""
    own = house.watches.of(owner_of(visit))
    return _feed(request, house, form, own, "Sayso: what you follow")


@router.get("/feeds/{key}.{form}")
def feed(request: Request, key: str, form: str, house: In, visit: Anybody) -> Response:
    """One watch as a feed, for readers of feeds, which cannot sign in: its address opens it."""
    watch = house.watches.of_key(key)
    if watch is None or not _may_still(house, visit, watch):
        raise RequestError(
            404, "W001", "There is no such feed.", "Take its address from Following."
        )
    return _feed(request, house, form, [watch], f"Sayso: {house.record.name_of(watch)}")


def _may_still(house: House, visit: Visit, watch: Watch) -> bool:
    """Whether the owner of a watch still has an account, where one is needed."""
    if not visit.accounts:
        return watch.owner == ""
    return any(user.name == watch.owner for user in house.store.users())


def _feed(request: Request, house: House, form: str, watches: list[Watch], title: str) -> Response:
    if form not in _FORMS:
        raise RequestError(404, "W001", "There is no feed of this form.", "Ask for atom or json.")
    kind, written = _FORMS[form]
    house.record.follow(house.watches)
    changes = [change for change, _ in once(house.watches.changes(watches, _IN_FEED))]
    items = house.record.tell(watches, changes)
    site = str(request.base_url).rstrip("/")
    body = written(title, f"{site}{request.url.path}", site, items)
    return Response(body, media_type=kind)
