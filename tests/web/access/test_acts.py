"""Who may do what, as it is told, is what the doors do."""

from pathlib import Path

import pytest

from sayso.web.access.acts import Act, why
from sayso.web.access.roles import Role
from sayso.web.access.visit import Visit
from tests.web.access.acts_table import acts, rows, written
from tests.web.access.doors import TOLD, doors
from tests.web.access.people import people, sign_in
from tests.web.asking import main_of, pages
from tests.web.memory import Memory


def test_every_address_is_an_act(tmp_path: Path) -> None:
    record = Memory()
    with pages(tmp_path, record) as client:
        told = {(act.method, act.path) for act in acts(client)}
        for method in ("GET", "POST"):
            assert {(method, route) for route in doors(client, record, method)} <= told
        assert all(act.what for act in acts(client))


@pytest.mark.parametrize("role", list(Role))
def test_what_is_told_to_be_allowed_is_not_refused_and_the_other_way_round(
    role: Role, tmp_path: Path
) -> None:
    people(tmp_path)
    record = Memory()
    with pages(tmp_path, record, accounts=True) as client:
        form = sign_in(client, f"a {role}")
        paths = doors(client, record, "POST")
        for act in acts(client):
            if act.method == "POST" and act.role is not None:
                body = TOLD.get(act.path)
                if act.path == "/api/v1/decisions":
                    body = {"subject": act.what.split()[-1], "target": "x", "verdict": "undo"}
                sent = client.post(
                    paths[act.path],
                    json=body,
                    headers={"x-csrf-token": form, "accept": "application/json"},
                    follow_redirects=False,
                )
                refused = sent.status_code == 403 and "W004" in sent.text
                assert refused is not act.is_for(role), (act, sent.status_code, sent.text[:200])


def test_the_page_tells_why(tmp_path: Path) -> None:
    people(tmp_path)
    with pages(tmp_path, accounts=True) as client:
        assert client.get("/account/why", follow_redirects=False).status_code == 303
        sign_in(client, "a reviewer")
        told = main_of(client.get("/account/why").text)
    assert "You are a reviewer, a reviewer." in told
    assert "You may : Append a decision on a claim It takes a reviewer, and you are" in told
    assert "You may not : Append a decision on a question" in told
    with pages(tmp_path / "..") as client:
        told = main_of(client.get("/account/why").text)
    assert "You may not" not in told
    assert "whoever is at this machine is an editor" in told


def test_who_has_not_signed_in_is_told_that(tmp_path: Path) -> None:
    nobody = Visit("", True, "", None, "", False, True)
    assert why(Act("GET", "/", "Look", None), nobody) == "Everybody may."
    assert "have not signed in" in why(Act("GET", "/", "Look", Role.READER), nobody)


def test_the_table_of_the_documentation_is_that_of_the_doors(tmp_path: Path) -> None:
    """Where this fails after a change of the doors: ``make docs``."""
    with pages(tmp_path) as client:
        assert written() == rows(client)
