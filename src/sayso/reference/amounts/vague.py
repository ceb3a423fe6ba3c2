"""Figures without a number: dozens, hundreds of thousands, several hundred, a few, none.

Their bounds are in words.toml and explained in docs/reference/amounts.md.
"""

from sayso.reference.amounts.draft import Draft
from sayso.reference.amounts.lexicon import load_words
from sayso.reference.amounts.line import Line


def read_plural(line: Line, i: int) -> Draft | None:
    """Dozens, tens of thousands: two of it at least."""
    plurals, magnitudes = load_words().plurals, load_words().magnitudes
    if line.word(i) not in plurals or (line.glued(i) and line.word(i - 1) == "-"):
        return None
    low, last = plurals[line.word(i)], i
    while line.word(last + 1) == "of" and line.word(last + 2) in plurals:
        magnitude = magnitudes.get(line.word(last + 2).removesuffix("s"), 0)
        if magnitude < 1000 or low * magnitude > 10**15:
            return None
        low, last = low * magnitude, last + 2
    if line.word(i) in ("tens", "scores") and not _is_counted(line, i, last):
        return None
    return Draft(first=i, last=last, low=low, high=None, figures=(), rules=("vague",), loose=True)


def _is_counted(line: Line, i: int, last: int) -> bool:
    """These words are also verbs and points of a game."""
    token = line.parsed(i)
    noun = token is not None and token.pos_ in ("NOUN", "NUM", "PROPN")
    return (
        last > i
        or line.word(i + 1) in ("of", "more")
        or (line.word(i) == "scores" and noun and _acts(line, i + 1))
    )


def _acts(line: Line, i: int) -> bool:
    return line.word(i) in (
        "were",
        "was",
        "have",
        "had",
        "are",
        "died",
        "fled",
        "remain",
        "killed",
        "wounded",
        "injured",
    )


def read_several(line: Line, i: int) -> Draft | None:
    """Several, a few, a couple of, and so many hundreds or dozens: ``several`` in words.toml has
    the least.
    """
    words = load_words()
    shape = next((p for p in words.several if line.has(i, p)), None)
    if shape is None:
        return None
    low, last = words.several[shape], i + len(shape) - 1
    scale = 1
    while (size := _size(line.word(last + 1))) and scale * size <= 10**12:
        scale, last = scale * size, last + 1
    if scale == 1 and shape[-1] == "of":
        last -= 1
    rules = ("vague",)
    return Draft(
        first=i,
        last=last,
        low=low * scale,
        high=None,
        figures=(),
        rules=rules,
        loose=True,
        scale=scale,
    )


def _size(word: str) -> int:
    single = word.removesuffix("s")
    return 12 if single == "dozen" else load_words().magnitudes.get(single, 0)


def read_zero(line: Line, i: int) -> Draft | None:
    """No, none, not a single, nobody.  Whether they count anything is seen later, by their noun or
    verb.
    """
    lists = load_words().lists
    names = (("alone", "none"), ("nobody", "nobody"), ("before_a_noun", "zero"))
    for name, rule in names:
        shape = next((p for p in lists["zero", name] if line.has(i, p)), None)
        if shape is None or line.word(i + len(shape)) in (
            "more",
            "less",
            "fewer",
            "longer",
            "other",
            "-",
            "one",
        ):
            continue
        last = i + len(shape) - 1
        return Draft(first=i, last=last, low=0, high=0, figures=(0,), rules=(rule,), zero=True)
    return None
