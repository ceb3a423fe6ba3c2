"""Errors that a user can meet: a code to search for, a plain sentence, and the mend."""


class SaysoError(Exception):
    """Something that the user can put right.  ``exit_status`` is what the command line leaves
    with.
    """

    exit_status = 1

    def __init__(self, code: str, sentence: str, mend: str) -> None:
        super().__init__(f"{code}: {sentence} {mend}")
        self.code = code
        self.sentence = sentence
        self.mend = mend

    def __reduce__(self) -> tuple[type["SaysoError"], tuple[str, str, str]]:
        return type(self), (self.code, self.sentence, self.mend)


class InputError(SaysoError):
    """A report that cannot be read (codes R…).  Others of the same command are read all the
    same.
    """


class SetupError(SaysoError):
    """A part of the program is missing or does not fit (codes S…)."""

    exit_status = 3
