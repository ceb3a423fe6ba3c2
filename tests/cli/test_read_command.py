"""``sayso read`` as a user types it."""

import json
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from sayso.cli.main import cli

SAMPLE = Path(__file__).parents[2] / "samples" / "bridge-at-orlivka.md"
SAYSO = Path(sys.executable).parent / "sayso"
TEXT = "The mayor said the bridge was closed."


def run(*arguments: str, stdin: str | None = None) -> "subprocess.CompletedProcess[str]":
    return subprocess.run(
        [SAYSO, *arguments], capture_output=True, text=True, input=stdin, check=False
    )


def claims_of(output: str) -> list[dict[str, object]]:
    return [json.loads(line) for line in output.splitlines()]


def test_a_report_is_read_to_json_lines() -> None:
    done = run("read", "--format", "jsonl", str(SAMPLE))
    assert done.returncode == 0
    claims = claims_of(done.stdout)
    assert len({claim["report"] for claim in claims}) == 1
    assert {"asserts", "denies", "withholds"} <= {str(claim["stance"]) for claim in claims}


def test_standard_input_is_read_as_minus() -> None:
    done = run("read", "--format", "jsonl", "-", stdin=TEXT)
    assert [claim["doc"] for claim in claims_of(done.stdout)] == ["-"]


def test_a_reader_can_ask_for_one_act_alone() -> None:
    done = run("read", "--format", "jsonl", "--act", "intent", str(SAMPLE))
    assert {claim["act"] for claim in claims_of(done.stdout)} == {"intent"}


def test_a_page_is_written_to_a_file(tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    done = run("read", "--format", "html", "--output", str(page), str(SAMPLE))
    assert (done.returncode, done.stdout) == (0, "")
    assert "<html" in page.read_text(encoding="utf-8")


def test_one_bad_report_stops_no_other(tmp_path: Path) -> None:
    good, bad = tmp_path / "good.txt", tmp_path / "bad.txt"
    good.write_text(TEXT, encoding="utf-8")
    bad.write_bytes(b"")
    done = run("read", "--format", "jsonl", str(bad), str(good), str(tmp_path / "absent.txt"))
    assert done.returncode == 1
    assert [claim["doc"] for claim in claims_of(done.stdout)] == [str(good)]
    assert [line.split()[1] for line in done.stderr.splitlines()] == ["R007:", "R001:"]


def test_a_malformed_line_is_told_with_its_number_and_the_rest_is_read(tmp_path: Path) -> None:
    lines = tmp_path / "reports.jsonl"
    lines.write_text(
        json.dumps({"id": "a", "text": TEXT})
        + "\n{oops\n"
        + json.dumps({"doc": "b", "text": TEXT})
        + "\n"
    )
    done = run("read", "--format", "jsonl", str(lines))
    assert done.returncode == 1
    assert [claim["doc"] for claim in claims_of(done.stdout)] == ["a", "b"]
    assert "line 2" in done.stderr


@pytest.mark.parametrize(
    ("arguments", "status", "told"),
    [
        (["read"], 2, "Missing argument"),
        (["read", "--format", "pdf", str(SAMPLE)], 2, "pdf"),
        (["read", "--published", "yesterday", str(SAMPLE)], 1, "R016"),
        (["read", "--output", "/absent/page.html", str(SAMPLE)], 1, "O001"),
        (["absent"], 2, "No such command"),
    ],
)
def test_what_is_wrong_is_told_and_sets_the_exit_status(
    arguments: list[str], status: int, told: str
) -> None:
    done = run(*arguments)
    assert done.returncode == status
    assert told in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize("form", ["terminal", "jsonl"])
def test_a_reader_who_leaves_early_is_no_error(form: str, tmp_path: Path) -> None:
    many = tmp_path / "many.jsonl"
    many.write_text(
        "".join(json.dumps({"id": str(n), "text": TEXT * 20}) + "\n" for n in range(40))
    )
    with subprocess.Popen(
        [SAYSO, "read", "--format", form, str(many)], stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.readline()
        process.stdout.close()
        told = process.stderr.read()
    assert (process.returncode, told) == (0, b"")


def test_help_names_every_command_without_loading_any() -> None:
    code = (
        "import sys; from click.testing import CliRunner; from sayso.cli.main import cli;"
        "out = CliRunner().invoke(cli, ['--help']).output;"
        "assert 'read' in out and 'evaluate' in out and 'train' in out;"
        "print([m for m in ('spacy', 'numpy', 'onnxruntime', 'rich', 'sayso.cli.read') if m in "
        "sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_training_without_its_extra_says_how_to_install_it() -> None:
    try:
        import torch  # noqa: F401
    except ImportError:
        result = CliRunner().invoke(
            cli, ["train", "reader", "--marked", str(SAMPLE), "--out", "model"]
        )
        assert getattr(result.exception, "code", "") == "S003"
    else:
        pytest.skip("the extra is installed")


def test_the_library_gives_what_the_command_gives() -> None:
    import sayso

    done = run("read", "--format", "jsonl", "-", stdin=TEXT)
    assert [claim["id"] for claim in claims_of(done.stdout)] == [
        claim.id for claim in sayso.read(TEXT).claims
    ]
