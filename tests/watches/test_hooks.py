"""Webhooks: how they are signed, where they may lead, and what becomes of one that does not answer."""

import base64
import hashlib
import hmac
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import pytest

from sayso.errors import SaysoError
from sayso.reports.fetch import Limits
from sayso.reports.post import post
from sayso.watches import journal
from sayso.watches.courier import Courier
from sayso.watches.deliveries import WAITS
from sayso.watches.hooks import checked_address, headers_of, new_secret, signature
from sayso.watches.store import WatchStore
from sayso.watches.watch import Change, Watch
from tests.questions.test_store import add
from tests.reports.misbehaving import at_once, endless, server
from tests.watches.conftest import TAKEN
from tests.watches.following import Desk

ADDRESS = "https://desk.example/hook"
OK = b"HTTP/1.1 204 No Content\r\n\r\n"


def test_a_message_is_signed_as_standard_webhooks_has_it() -> None:
    """The example of the specification's reference library."""
    secret = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"
    signed = signature(secret, "msg_p5jXN8AQM9LWM0D4loKWxJek", 1614265330, b'{"test": 2432232314}')
    assert signed == "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE="


def test_a_secret_is_never_the_same_and_the_receiver_can_check_with_it() -> None:
    secret = new_secret()
    assert secret != new_secret()
    headers = headers_of(secret, "msg_1", 7, b"{}")
    key = base64.b64decode(secret.removeprefix("whsec_"))
    assert len(key) == 32
    digest = hmac.new(key, b"msg_1.7.{}", hashlib.sha256).digest()
    assert headers["webhook-signature"] == "v1," + base64.b64encode(digest).decode()


@pytest.mark.parametrize(
    "address",
    [
        "http://localhost:8170/x",
        "http://127.0.0.1/",
        "http://[::1]/",
        "http://10.0.0.7/hook",
        "http://192.168.1.1/",
        "http://169.254.169.254/latest",
        "http://printer.local/",
        "https://metadata.google.internal/",
        "ftp://desk.example/",
        "file:///etc/passwd",
        "javascript:alert(1)",
        "https://name:word@desk.example/",
        "https://desk.example/a b",
        "https://desk.example/" + "x" * 3000,
        "desk.example",
        "",
    ],
)
def test_an_address_that_is_none_of_the_public_web_is_refused(address: str) -> None:
    with pytest.raises(SaysoError) as caught:
        checked_address(address)
    assert caught.value.code == "F004"


def test_a_public_address_is_taken_as_it_is() -> None:
    assert checked_address(f" {ADDRESS}?a=1 ") == f"{ADDRESS}?a=1"
    assert checked_address("http://93.184.216.34:8080/") == "http://93.184.216.34:8080/"


def test_a_name_that_leads_to_this_machine_is_not_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    with server(at_once(OK)) as address:
        here = address.replace("127.0.0.1", "desk.example")
        monkeypatch.setattr(
            "sayso.reports.fetch_connection.resolve", lambda *_: ["127.0.0.1", "10.0.0.7"]
        )
        with pytest.raises(OSError, match="private network"):
            post(here, b"{}", {})


@pytest.mark.parametrize(
    ("answer", "status"),
    [
        (OK, 204),
        (b"HTTP/1.1 302 Found\r\nlocation: http://127.0.0.1/\r\n\r\n", 302),
        (b"HTTP/1.1 500 No\r\ncontent-length: 9999999999\r\n\r\n", 500),
    ],
)
def test_the_status_is_all_that_is_taken_of_an_answer(answer: bytes, status: int) -> None:
    with server(at_once(answer)) as address:
        assert post(address, b"{}", {"content-length": "2"}, public=False) == status


@pytest.mark.parametrize("beginning", [b"", b"HTTP/1.1 200 OK\r\n", b"\x00\xff"])
def test_whoever_never_answers_is_left_after_a_time(beginning: bytes) -> None:
    with (
        server(
            endless(beginning, b"x-more: 1\r\n" if beginning[:4] == b"HTTP" else b"")
        ) as address,
        pytest.raises(OSError),
    ):
        post(address, b"{}", {}, public=False, limits=Limits(0.3, 0.2))


@dataclass
class Receiver:
    """Answers with each of some statuses in turn, or fails, the last one again and again."""

    answers: list[int | OSError]
    posted: list[tuple[Mapping[str, str], Any]] = field(default_factory=list)

    def __call__(self, address: str, body: bytes, headers: Mapping[str, str]) -> int:
        assert address == ADDRESS
        self.posted.append((headers, json.loads(body)))
        answer = self.answers.pop(0) if len(self.answers) > 1 else self.answers[0]
        if isinstance(answer, OSError):
            raise answer
        return answer


@dataclass
class Followed:
    """The record of a desk, as the courier asks it."""

    desk: Desk

    def follow(self, store: WatchStore) -> None:
        with self.desk.board() as (board, seq):
            journal.catch_up(store, board, seq)

    def name_of(self, watch: Watch) -> str:
        with self.desk.board() as (board, seq):
            return journal.name_of(board, watch, seq)

    def tell(self, watches: Sequence[Watch], changes: Sequence[Change]) -> list[Mapping[str, Any]]:
        with self.desk.board() as (board, _):
            return list(journal.changes_as_json(board, watches, changes))


def hooked(desk: Desk, *answers: int | OSError) -> tuple[Courier, Receiver, Watch]:
    watch = desk.follow("place", "Drenov")
    desk.store.set_hook(watch.id, "", ADDRESS, new_secret())
    receiver = Receiver(list(answers))
    return Courier(Followed(desk), desk.store, receiver), receiver, watch


def soon(desk: Desk) -> None:
    """Let everything that waits be due."""
    with desk.store.open() as db:
        db.execute("UPDATE watch_delivery SET due = '2000-01-01T00:00:00Z'")


def test_what_changed_is_posted_once_signed_with_before_and_after(desk: Desk) -> None:
    courier, receiver, watch = hooked(desk, 200)
    courier.round()
    assert receiver.posted == []
    add(desk.ledger, [TAKEN], 3, published="2024-03-12")
    courier.round()
    courier.round()

    ((headers, message),) = receiver.posted
    assert headers["webhook-id"].startswith("msg_")
    assert headers["webhook-signature"].startswith("v1,")
    assert message["type"] == "sayso.changed"
    assert message["data"]["watch"] == {
        "id": watch.id,
        "kind": "place",
        "target": "Drenov",
        "name": "Drenov",
    }
    (change,) = message["data"]["changes"]
    assert change["headline"] == "unconfirmed → contested: Who holds Drenov?"
    assert change["said"][0]["words"] == "Drenov has fallen"


def test_a_message_is_sent_again_until_it_is_taken_in(desk: Desk) -> None:
    courier, receiver, watch = hooked(desk, OSError("timed out"), 503, 302, 200)
    add(desk.ledger, [TAKEN], 3, published="2024-03-12")
    courier.round()
    courier.round()
    assert len(receiver.posted) == 1, "not before its time"
    for _ in range(5):
        soon(desk)
        courier.round()

    assert len(receiver.posted) == 4
    assert len({headers["webhook-id"] for headers, _ in receiver.posted}) == 1
    hook = desk.store.watch(watch.id, "").hook
    assert hook is not None
    assert hook.problem == ""


def test_a_webhook_that_never_answers_is_given_up_and_told(desk: Desk) -> None:
    courier, receiver, watch = hooked(desk, OSError("it took longer than 15 seconds"))
    add(desk.ledger, [TAKEN], 3, published="2024-03-12")
    for _ in range(len(WAITS) + 5):
        courier.round()
        soon(desk)

    assert len(receiver.posted) == len(WAITS) + 1
    hook = desk.store.watch(watch.id, "").hook
    assert hook is not None
    assert hook.problem == "it took longer than 15 seconds, after 7 tries"
    assert len(desk.news()) == 1, "what changed is told elsewhere all the same"


def test_a_receiver_that_is_gone_is_given_up_at_once_and_can_be_set_again(desk: Desk) -> None:
    courier, receiver, watch = hooked(desk, 410, 200)
    add(desk.ledger, [TAKEN], 3, published="2024-03-12")
    courier.round()
    soon(desk)
    courier.round()
    assert len(receiver.posted) == 1

    desk.store.set_hook(watch.id, "", ADDRESS, new_secret())
    add(desk.ledger, [TAKEN], 4, published="2024-03-14", outlet="Other")
    add(desk.ledger, [TAKEN.__class__("Mira Dahl", TAKEN.proposition, "third")], 5)
    courier.round()
    assert len(receiver.posted) == 2


def test_an_ended_watch_posts_nothing_more(desk: Desk) -> None:
    courier, receiver, watch = hooked(desk, 200)
    add(desk.ledger, [TAKEN], 3, published="2024-03-12")
    desk.news()
    desk.store.end(watch.id, "")
    courier.round()
    assert receiver.posted == []
