"""Every command of the program by its words, and ``python -m tests.docs.helps``: the help of each,
as JSON."""

import json
from collections.abc import Iterator

import click
from click.testing import CliRunner

from sayso.cli.main import cli


def commands() -> dict[str, click.Command]:
    """Every command of the program, by its words."""

    def below(words: str, command: click.Command) -> Iterator[tuple[str, click.Command]]:
        yield words, command
        if isinstance(command, click.Group):
            context = click.Context(command)
            for name in command.list_commands(context):
                inner = command.get_command(context, name)
                assert inner is not None
                yield from below(f"{words} {name}", inner)

    return dict(below("sayso", cli))


def help_of(command: str) -> str:
    _, *words = command.split()
    result = CliRunner().invoke(cli, [*words, "--help"], prog_name="sayso", terminal_width=80)
    assert result.exit_code == 0, result.output
    return result.output


if __name__ == "__main__":
    print(json.dumps({command: help_of(command) for command in commands()}))
