"""What is wrong with a theatre file."""

from dataclasses import dataclass

from sayso.errors import SaysoError


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that is wrong: its code (T…), a sentence, the mend, and the line, from 1, where
    that can be told.
    """

    code: str
    sentence: str
    mend: str
    line: int | None = None


class TheatreError(SaysoError):
    """A theatre that cannot be used (codes T…).  ``problems`` are all that were found, at least
    one.
    """

    def __init__(self, file: str, problems: tuple[Problem, ...]) -> None:
        first = problems[0]
        where = file if first.line is None else f"{file}, line {first.line}"
        more = f"  {len(problems) - 1} more: sayso theatre check shows all." if problems[1:] else ""
        super().__init__(first.code, f"{where}: {first.sentence}", first.mend + more)
        self.problems = problems
