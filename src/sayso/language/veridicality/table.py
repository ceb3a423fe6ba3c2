"""The table of veridicality: entries of words that govern clauses, and the small words beside a
verb.
"""

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any

from sayso.language.veridicality.entry import Entry, Frame, Modality, read_entry

_FILES = ("verbs.toml", "nouns.toml", "others.toml")
_SMALL = "small.toml"


@cache
def load_table() -> tuple[Entry, ...]:
    """Every entry, in the order of the files: of two that fit a word the first counts.

    Raises:
        SetupError: S009 if an entry lacks something or holds something that none has.
    """
    return tuple(entry for name in _FILES for entry in read_entries(_read(name), name))


def read_entries(data: Mapping[str, Any], file: str) -> tuple[Entry, ...]:
    """The entries of one file's data."""
    return tuple(read_entry(row, file) for row in data["entry"])


def _read(name: str) -> dict[str, Any]:
    folder = files("sayso.language.veridicality").joinpath("words")
    return tomllib.loads(folder.joinpath(name).read_text(encoding="utf-8"))


@cache
def _index() -> dict[tuple[str, str], tuple[Entry, ...]]:
    index: dict[tuple[str, str], list[Entry]] = {}
    for entry in load_table():
        for lemma in entry.lemmas:
            index.setdefault((lemma, entry.pos), []).append(entry)
    return {key: tuple(entries) for key, entries in index.items()}


def entries_of(lemma: str, pos: str, frame: Frame) -> tuple[Entry, ...]:
    """The entries of a lemma of that part of speech that govern the frame, in order."""
    return tuple(entry for entry in _index().get((lemma, pos), ()) if frame in entry.frames)


def truth_of(lemma: str, pos: str) -> str:
    """``-`` for a word that calls what it is said of false, ``+`` for one that calls it true, else
    empty.
    """
    entries = (entry for entry in _index().get((lemma, pos), ()) if entry.truth)
    return next(
        (entry.positive for entry in entries if entry.positive == "-" or entry.negated == "-"), ""
    )


@cache
def cues_of(stance: str, negated: bool = False) -> frozenset[str]:
    """The words and phrases by which a source takes that stance, where they are themselves negated
    if ``negated``.
    """
    entries = (e for e in load_table() if (e.refused if negated else e.stance) == stance)
    return frozenset(lemma for entry in entries for lemma in entry.lemmas)


@cache
def lemmas_of(lemma: str, pos: str, frame: Frame) -> frozenset[str]:
    """All lemmas of the first entry that holds the lemma in that frame: "call", "brand",
    "label".
    """
    return frozenset(next((e.lemmas for e in entries_of(lemma, pos, frame)), ()))


def verb_of(word: str) -> str:
    """The lemma that a word of the present or past would have as a verb of the table: "rejects" as
    "reject".

    A parse that takes the word for a noun or an auxiliary gives it another.
    """
    stems = (
        (word[:-1], word[:-2], f"{word[:-3]}y")
        if word.endswith("s")
        else (word[:-2], word[:-1], f"{word[:-3]}y")
    )
    return next((stem for stem in stems if (stem, "VERB") in _index()), word)


@cache
def words_of(kind: str) -> Mapping[str, Modality]:
    """The small words of a kind (``auxiliaries``, ``conjunctions``, ``adverbs``, ``falsely``) with
    their modality.
    """
    rows = _read(_SMALL)["word"]
    return {
        word: Modality(row["modality"])
        for row in rows
        if row["kind"] == kind
        for word in row["words"]
    }
