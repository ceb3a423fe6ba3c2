"""``sayso serve`` and ``sayso user``."""

import io
import socket
from pathlib import Path

import pytest
from click.testing import CliRunner

from sayso.cli.serve import serve
from sayso.cli.user import user
from sayso.errors import SaysoError
from sayso.web import serving
from sayso.web.access.roles import Role
from sayso.web.access.store import Store
from sayso.web.settings import Settings
from tests.web.memory import Memory

PASSWORD = "four plain words here\n"


def run(*words: str, given: str | None = None) -> tuple[int, str]:
    result = CliRunner().invoke(user, list(words), input=given)
    if isinstance(result.exception, SaysoError):
        raise result.exception
    return result.exit_code, result.output


def test_a_user_is_added_listed_and_removed(tmp_path: Path) -> None:
    ledger = str(tmp_path / "sayso.db")
    assert (
        run(
            "add",
            "Ada Bell",
            "--role",
            "editor",
            "--password-file",
            "-",
            "--ledger",
            ledger,
            given=PASSWORD,
        )[0]
        == 0
    )
    assert run("list", "--ledger", ledger)[1] == "Ada Bell\teditor\n"
    token = run("token", "Ada Bell", "--label", "the wall", "--ledger", ledger)[1].strip()
    store = Store(tmp_path / "sayso.access.db")
    known = store.of_token(token)
    assert known
    assert known.role is Role.EDITOR

    listed = run("tokens", "--ledger", ledger)[1].split("\t")
    assert (listed[1], listed[2], listed[5].strip()[:2]) == ("Ada Bell", "the wall", "20")
    run("remove", "Ada Bell", "--ledger", ledger)
    assert run("list", "--ledger", ledger)[1] == ""
    assert store.of_token(token) is None


@pytest.mark.parametrize(
    ("words", "given", "code"),
    [
        (("add", "Ada", "--password-file", "-"), "short\n", "W016"),
        (("add", "\x1b[31m", "--password-file", "-"), PASSWORD, "W013"),
        (("add", "x" * 81, "--password-file", "-"), PASSWORD, "W013"),
        (("remove", "nobody"), None, "W017"),
        (("token", "nobody", "--label", "x"), None, "W017"),
        (("end-token", "nothing"), None, "W020"),
    ],
)
def test_what_cannot_be_done_is_told_with_a_code(
    words: tuple[str, ...], given: str | None, code: str, tmp_path: Path
) -> None:
    with pytest.raises(SaysoError, match=code):
        run(*words, "--ledger", str(tmp_path / "sayso.db"), given=given)


def test_serving_makes_the_ledger_and_says_where_to_open_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    served: list[Settings] = []
    monkeypatch.setattr(
        serving, "serve", lambda record, settings, host, port, log: served.append(settings)
    )
    result = CliRunner().invoke(serve, ["--ledger", str(tmp_path / "sayso.db"), "--port", "8171"])

    assert result.exit_code == 0, result.output
    assert "http://localhost:8171/" in result.output
    assert (tmp_path / "sayso.db").is_file()
    assert not served[0].accounts


def test_serving_to_others_without_accounts_is_refused(tmp_path: Path) -> None:
    result = CliRunner().invoke(
        serve, ["--ledger", str(tmp_path / "sayso.db"), "--host", "0.0.0.0"]
    )

    assert isinstance(result.exception, SaysoError)
    assert result.exception.code == "W014"


def test_an_address_that_is_taken_is_told(tmp_path: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        with pytest.raises(SaysoError, match="W015"):
            serving.serve(
                Memory(()), Settings(tmp_path / "access.db"), "127.0.0.1", port, io.StringIO()
            )
