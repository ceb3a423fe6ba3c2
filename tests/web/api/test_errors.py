"""Whatever the API refuses is refused in one shape, which its description gives."""

from pathlib import Path
from typing import Any

import jsonschema
import pytest
from starlette.testclient import TestClient

from sayso.ledger.errors import LedgerError
from sayso.web.api.described import PROBLEMS
from sayso.web.record import Clock
from sayso.web.settings import Limits
from tests.web.access.doors import TOLD, doors
from tests.web.access.people import people, sign_in
from tests.web.asking import pages
from tests.web.memory import Memory

SHAPE = PROBLEMS[404]["content"]["application/json"]["schema"]
NAMED = {"x-sayso-name": "Ada Bell"}
BROWSER = {"accept": "text/html,application/xhtml+xml"}


class Broken(Memory):
    """A record of which some parts fail, each in its own way."""

    def question(self, key: str, clock: Clock) -> Any:
        if key == "held":
            raise LedgerError("L013", "It goes against another.", "Look at it.")
        if key == "busy":
            raise LedgerError("L005", "Someone else has been writing.", "Wait.")
        if key == "broken":
            raise RuntimeError("secret words")
        return super().question(key, clock)


def problem(answer: Any, status: int) -> dict[str, str]:
    assert answer.status_code == status, answer.text
    assert answer.headers["content-type"] == "application/json"
    told: dict[str, str] = answer.json()
    jsonschema.validate(told, SHAPE)
    return told


@pytest.mark.parametrize(
    ("method", "path", "status", "code"),
    [
        ("GET", "/api/v1/nothing", 404, "W001"),
        ("GET", "/api/nothing", 404, "W001"),
        ("GET", "/api/v2/claims", 404, "W001"),
        ("GET", "/api/v1/claims.pdf", 404, "W001"),
        ("GET", "/api/v1/claims/0000000000000000", 404, "W001"),
        ("DELETE", "/api/v1/claims", 405, "W002"),
        ("POST", "/api/v1/head", 405, "W002"),
        ("GET", "/api/v1/claims?limit=none", 422, "W002"),
        ("GET", "/api/v1/claims?limit=0", 422, "W002"),
        ("GET", "/api/v1/claims?as_of=yesterday", 400, "W002"),
        ("GET", "/api/v1/questions?sort=loud", 400, "W002"),
        ("GET", "/api/v1/questions/held", 409, "L013"),
        ("GET", "/api/v1/questions/busy", 503, "L005"),
        ("GET", "/api/v1/questions/broken", 500, "W000"),
    ],
)
@pytest.mark.parametrize("accept", [{}, BROWSER], ids=["program", "browser"])
def test_what_is_refused_has_one_shape(
    method: str, path: str, status: int, code: str, accept: dict[str, str], tmp_path: Path
) -> None:
    with pages(tmp_path, Broken()) as client:
        answer = client.request(method, path, headers={**NAMED, **accept})

    told = problem(answer, status)
    assert told["code"] == code
    assert "secret" not in answer.text
    assert status != 405 or answer.headers["allow"]


@pytest.mark.parametrize("body", [b"", b"{", b"[]", b'{"reports": []}', b'{"reports": [{"a": 1}]}',
                                  b"\xff\xfe", b"null"])  # fmt: skip
def test_a_body_that_cannot_be_read_is_told_in_the_same_shape(body: bytes, tmp_path: Path) -> None:
    with pages(tmp_path) as client:
        for path in TOLD:
            answer = client.post(
                path, content=body, headers={**NAMED, "content-type": "application/json"}
            )
            problem(answer, 400 if body == b"\xff\xfe" and answer.status_code == 400 else 422)


def test_what_is_refused_before_the_api_is_asked_has_the_same_shape(tmp_path: Path) -> None:
    few = Limits(reads=2, writes=0, sign_ins=0, body=200)
    with pages(tmp_path, limits=few) as client:
        large = {"reports": [{"text": "a" * 500}]}
        problem(client.post("/api/v1/reports", json=large, headers=NAMED), 413)
        problem(client.get("/api/v1/head", headers={"host": "evil.example"}), 400)
        problem(client.post("/api/v1/decisions", headers={"origin": "https://evil.example"}), 403)
        answers = [client.get("/api/v1/head", headers=BROWSER) for _ in range(4)]
        problem(answers[-1], 429)
        assert answers[-1].headers["retry-after"] == "60"


def test_who_may_not_come_in_is_told_so_in_the_same_shape_by_every_address(tmp_path: Path) -> None:
    people(tmp_path)
    record = Memory()
    with pages(tmp_path, record, accounts=True) as client:
        asked = 0
        for method in ("GET", "POST"):
            for route, path in _of_the_api(client, record, method).items():
                answer = client.request(method, path, json=TOLD.get(route), headers=BROWSER)
                assert problem(answer, 401)["code"] == "W003"
                asked += 1
        assert asked > 15
        form = sign_in(client, "a reader")
        for route, path in _of_the_api(client, record, "POST").items():
            sent = client.post(path, json=TOLD.get(route), headers={"x-csrf-token": form})
            assert problem(sent, 403)["code"] == "W004"


def _of_the_api(client: TestClient, record: Memory, method: str) -> dict[str, str]:
    found = doors(client, record, method)
    return {route: path for route, path in found.items() if route.startswith("/api/")}


def test_the_description_gives_the_shape_for_every_status_of_every_operation(
    tmp_path: Path,
) -> None:
    with pages(tmp_path) as client:
        described = client.get("/api/v1/openapi.json").json()
    for path, operations in described["paths"].items():
        for method, operation in operations.items():
            refusals = {
                status: told
                for status, told in operation["responses"].items()
                if int(status) >= 400
            }
            assert refusals.keys() >= {str(status) for status in PROBLEMS}, (method, path)
            for told in refusals.values():
                assert told["content"]["application/json"]["schema"]["title"] == "Problem"
