"""What comes with Sayso to try it on."""

from pathlib import Path

from click.testing import CliRunner

from sayso.cli.main import cli

SAMPLES = Path(__file__).parents[2] / "samples"
REPORT, THEATRE = str(SAMPLES / "bridge-at-orlivka.md"), str(SAMPLES / "vesna.toml")


def printed(*arguments: str) -> str:
    result = CliRunner().invoke(cli, arguments)
    assert result.exit_code == 0, result.output
    return result.output


def test_nothing_is_wrong_with_the_sample_theatre() -> None:
    assert "nothing is wrong" in printed("theatre", "check", THEATRE)


def test_the_sample_report_shows_sides_answers_and_its_own_voice() -> None:
    shown = printed("read", "--theatre", THEATRE, REPORT)

    assert "Theatre: The war on the Vesna." in shown
    assert "\nhe (Ivo Marten, the South) said\n" in shown
    assert "→ Who holds Orlivka? denied: the North" in shown
    assert "\nThe Sample Courier itself (third party):\n" in shown
    assert "for the North" in shown.splitlines()[-2] + shown.splitlines()[-1]


def test_reasons_are_shown_when_asked_for() -> None:
    asked = printed("read", "--why", "--theatre", THEATRE, REPORT)

    assert "\n    why the speaker: Ivo Marten, person\n" in asked
    assert "why the speaker" not in printed("read", "--theatre", THEATRE, REPORT)
