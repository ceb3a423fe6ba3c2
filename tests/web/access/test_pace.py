"""How often a password may be tried, and who waits for it."""

import asyncio
from pathlib import Path
from typing import Any

import pytest
from starlette.types import Message, Receive, Scope, Send

from sayso.web.access.pace import Tries, device_of, new_device
from sayso.web.access.queue import Dear
from sayso.web.access.visit import Visit
from sayso.web.errors import RequestError
from tests.web.access.people import PASSWORD, people, sign_in
from tests.web.asking import pages


def test_people_who_mistype_do_not_wait() -> None:
    tries = Tries(lambda: 0.0)
    assert [tries.seconds_to_wait("Ada Bell") for _ in range(5)] == [0.0] * 5


def test_who_tries_many_passwords_waits_longer_and_longer_from_wherever_they_come() -> None:
    now = [0.0]
    tries, waits = Tries(lambda: now[0]), list[float]()
    for _ in range(12):
        waits.append(tries.seconds_to_wait("Ada Bell"))
        now[0] += waits[-1]

    assert waits[5:] == [1.0, 2.0, 4.0, 8.0, 16.0, 30.0, 30.0]


def test_no_more_tries_are_put_off_than_a_minute_holds() -> None:
    tries, waits = Tries(lambda: 0.0), list[float]()
    with pytest.raises(RequestError) as refused:
        for _ in range(1000):
            waits.append(tries.seconds_to_wait("Ada Bell"))

    assert refused.value.status == 429
    assert len(waits) < 15
    assert tries.seconds_to_wait("Ben Okoro") == 0.0


def test_who_tries_passwords_cannot_keep_out_a_browser_that_signed_in_before() -> None:
    tries = Tries(lambda: 0.0)
    device = device_of(b"secret", "Ada Bell", new_device(b"secret", "Ada Bell"))
    with pytest.raises(RequestError):
        for _ in range(1000):
            tries.seconds_to_wait("Ada Bell")

    assert device
    assert tries.seconds_to_wait("Ada Bell", device) == 0.0


def test_what_a_browser_keeps_is_only_good_for_its_own_account() -> None:
    cookie = new_device(b"secret", "Ada Bell")
    assert device_of(b"secret", "Ben Okoro", cookie) == ""
    assert device_of(b"another", "Ada Bell", cookie) == ""
    assert device_of(b"secret", "Ada Bell", "x" + cookie) == ""
    assert device_of(b"secret", "Ada Bell", "\udcff.é") == ""


def test_after_the_right_password_tries_begin_anew() -> None:
    tries = Tries(lambda: 0.0)
    for _ in range(5):
        tries.seconds_to_wait("Ada Bell")
    tries.succeeded("Ada Bell")
    assert [tries.seconds_to_wait("Ada Bell") for _ in range(5)] == [0.0] * 5


def test_signing_in_leaves_what_the_browser_is_known_by_and_forgets_what_it_has_cached(
    tmp_path: Path,
) -> None:
    people(tmp_path)
    with pages(tmp_path, accounts=True) as client:
        form = sign_in(client, "a reader")
        device = client.cookies["sayso_device"]
        gone = client.post("/signout", data={"form": form}, follow_redirects=False)
        again = client.cookies["sayso_device"]

    assert device == again
    assert PASSWORD not in device
    assert gone.headers["clear-site-data"] == '"cache"'


class Slow:
    """Answers when it is let; counts how many it answers at a time."""

    def __init__(self) -> None:
        self.at_once = self.most = 0
        self.order: list[str] = []

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        self.at_once += 1
        self.most = max(self.most, self.at_once)
        self.order.append(scope["state"]["visit"].name)
        await asyncio.sleep(0)
        self.at_once -= 1
        await send({"type": "http.response.start", "status": 200, "headers": []})


def asked(name: str, query: bytes = b"as_of=2023-06-01") -> dict[str, Any]:
    visit = Visit("s", False, name, None, "", False, True)
    return {
        "type": "http",
        "path": "/",
        "headers": [],
        "query_string": query,
        "state": {"visit": visit},
    }


def answers_of(slow: Slow, scopes: list[dict[str, Any]]) -> list[int]:
    statuses: list[int] = []

    async def send(message: Message) -> None:
        statuses.extend([message["status"]] if message["type"] == "http.response.start" else [])

    async def all_at_once() -> None:
        dear = Dear(slow)
        await asyncio.gather(*(dear(scope, None, send) for scope in scopes))  # type: ignore[arg-type]

    asyncio.run(all_at_once())
    return statuses


def test_looks_at_earlier_days_wait_for_one_another() -> None:
    slow = Slow()
    assert answers_of(slow, [asked(f"{each}") for each in range(10)]) == [200] * 10
    assert slow.most == 1


def test_nobody_waits_for_them_who_looks_at_now() -> None:
    slow = Slow()
    answers_of(
        slow, [asked("Ada", b"sort=place&as_of="), asked("Ben", b""), asked("Edda", b"text=as_of")]
    )
    assert slow.most == 3


def test_one_visitor_does_not_fill_the_line_and_is_told_so() -> None:
    slow = Slow()
    statuses = answers_of(slow, [asked("Ada") for _ in range(20)] + [asked("Ben")])
    assert (statuses.count(503), statuses.count(200)) == (14, 7)
    assert slow.order.index("Ben") <= 1


def test_the_line_has_an_end() -> None:
    assert answers_of(Slow(), [asked(f"{each}") for each in range(100)]).count(503) == 76
