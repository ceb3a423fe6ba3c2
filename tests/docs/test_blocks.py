"""What the pages show is what the program does."""

import shlex
from collections.abc import Iterator
from pathlib import Path

import click
import pytest

from sayso.cli.main import cli

from .helps import commands
from .pages import DOCS, ELSEWHERE, PAGES, ROOT, Block, blocks_of, read
from .running import with_output

RUN = [
    page
    for page in PAGES
    if page not in ELSEWHERE and any(block.is_run for block in blocks_of(page))
]


@pytest.mark.parametrize("page", RUN, ids=lambda page: page.relative_to(ROOT).as_posix())
def test_blocks_print_what_the_page_shows(page: Path, tmp_path: Path) -> None:
    shown = read(page)
    assert with_output(shown, tmp_path) == shown, "write the page anew: make docs"


def test_the_readme_and_the_tutorial_are_run() -> None:
    assert {ROOT / "README.md", DOCS / "tutorial.md"} <= set(RUN)


def test_every_command_has_its_help_in_the_reference() -> None:
    page = DOCS / "reference" / "cli.md"
    assert [block.what for block in blocks_of(page) if block.told == "help"] == list(commands())


def words_shown(block: Block) -> Iterator[list[str]]:
    """The words of each ``sayso`` command in a block, up to what the shell does with it."""
    prompt = "$ " if block.language == "console" else ""
    text = "\n".join(block.lines).replace("\\\n> ", " ").replace("\\\n", " ")
    for line in text.split("\n"):
        if not line.startswith(prompt):
            continue
        lexer = shlex.shlex(line.removeprefix(prompt), posix=True, punctuation_chars="|;<>&")
        lexer.commenters = ""
        words = [word.rsplit("/", 1)[-1] if word.endswith("/sayso") else word for word in lexer]
        while "sayso" in words:
            words = words[words.index("sayso") :]
            end = next(
                (at for at, word in enumerate(words) if set(word) <= set("|;<>&")), len(words)
            )
            yield words[:end]
            words = words[end:]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(ROOT).as_posix())
def test_every_option_that_a_page_shows_exists(page: Path) -> None:
    known = commands()
    for block in blocks_of(page):
        if block.language not in ("console", "sh"):
            continue
        for words in words_shown(block):
            named = max(
                (name for name in known if f"{' '.join(words)} ".startswith(f"{name} ")), key=len
            )
            # A command keeps the names of its help option as it is first asked for them.
            root = click.Context(cli, **cli.context_settings)
            context = click.Context(known[named], info_name=named, parent=root)
            options = {
                name
                for param in known[named].get_params(context)
                for name in (*param.opts, *param.secondary_opts)
            }
            given = {word.split("=")[0] for word in words if word.startswith("-") and word != "-"}
            assert given <= options | {"-h", "--help"}, words
