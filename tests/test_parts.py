"""Reading and recording need none of what the extras bring, and what is missing is told."""

import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
from click.testing import CliRunner

from sayso.cli.main import cli
from sayso.errors import SetupError

ROOT = Path(__file__).resolve().parent.parent
APART = (
    "argon2", "cryptography", "fastapi", "multipart", "psycopg", "pyarrow", "python_multipart",
    "rfc3161_client", "starlette", "uvicorn", "pandas", "polars", "mcp", "docx", "torch",
)  # fmt: skip
SCRIPT = f"""
import sys
for name in {APART!r}:
    sys.modules[name] = None
from click.testing import CliRunner
from sayso.cli.main import cli
run = CliRunner()
for arguments in (
    ["read", "report.txt", "--format", "jsonl"],
    ["read", "report.txt", "--format", "html"],
    ["add", "report.txt", "--workers", "1"],
    ["claims"], ["questions"], ["verify"], ["export", "--help"],
    ["export", "jsonl"], ["export", "ledger", "-o", "all.jsonl"],
):
    result = run.invoke(cli, arguments)
    assert result.exit_code == 0, (arguments, result.output, result.exception)
    assert arguments[0] != "claims" or "Hanna Sovik" in result.output, result.output
"""


def test_without_any_extra_reports_are_read_and_recorded(tmp_path: Path) -> None:
    (tmp_path / "report.txt").write_text(
        "Mayor Hanna Sovik said on 3 May 2024 that 40 people were killed in Drenov.\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", SCRIPT], cwd=tmp_path, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr


@pytest.mark.parametrize(
    ("module", "arguments", "code", "extra"),
    [
        ("uvicorn", ["serve"], "S020", "web"),
        ("argon2", ["user", "list"], "S020", "web"),
        ("ray", ["read", "--runner", "ray", "-"], "S012", "ray"),
        ("psycopg", ["claims", "--ledger", "postgresql://a@localhost/b"], "S006", "postgres"),
        ("pyarrow", ["snapshot", "folder", "--ledger", "sayso.db"], "S004", "parquet"),
        ("rfc3161_client", ["stamp", "--check", "--ledger", "sayso.db"], "S021", "stamp"),
        ("cryptography", ["witness", "heads.jsonl", "--ledger", "sayso.db"], "S021", "stamp"),
    ],
)
def test_a_missing_part_is_told_with_its_extra(
    module: str,
    arguments: list[str],
    code: str,
    extra: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.chdir(tmp_path)
    from sayso.ledger.store import open_ledger

    with open_ledger("sayso.db", create=True):
        pass
    monkeypatch.setitem(sys.modules, module, None)
    error = CliRunner().invoke(cli, arguments).exception
    assert isinstance(error, SetupError)
    assert (error.code, error.exit_status) == (code, 3)
    assert f"sayso[{extra}]" in error.mend


def test_who_works_on_it_has_every_extra_but_the_large_ones() -> None:
    extras = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"][
        "optional-dependencies"
    ]
    dev = set(extras.pop("dev"))
    for large in ("train", "ray"):
        extras.pop(large)
    assert {name for names in extras.values() for name in names} <= dev
