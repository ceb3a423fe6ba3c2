"""One entry of the table of veridicality: a class of words, what they govern, and what they make of
it.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from sayso.errors import SetupError


class Modality(StrEnum):
    """How a clause is put: the first that holds, from the verb outwards."""

    FACT = "fact"
    POSSIBLE = "possible"
    FUTURE = "future"
    INTENDED = "intended"
    ATTEMPTED = "attempted"
    OBLIGED = "obliged"
    """Asked for, ordered, thought necessary."""
    CONDITIONAL = "conditional"
    OPEN = "open"
    """Nothing says whether it is so: asked, feared, nearly done, or under a word that the table
    does not hold.
    """


class Frame(StrEnum):
    """What a word governs."""

    THAT = "that"
    """A finite clause."""
    WHETHER = "whether"
    """An indirect question."""
    INFINITIVE = "infinitive"
    GERUND = "gerund"
    NOUN = "noun"
    """A noun of action: "the capture of the town"; of an adjective, the noun that it is said of."""
    SUBJECT = "subject"
    """A noun of action that is the subject: "the capture did not happen"."""
    SAYING = "saying"
    """A noun of saying with its clause: "the report that the town fell"."""


_POS = frozenset({"VERB", "NOUN", "ADJ", "ADV", "ADP", "SCONJ", "AUX", "DET"})
_SIGNS = frozenset("+-o")
_NEEDED = frozenset({"lemmas", "pos", "frames", "signature", "example", "gives", "counter"})
_OPTIONAL = frozenset({"modality", "likelihood", "under", "saying", "truth", "near", "cue"})


@dataclass(frozen=True, slots=True)
class Entry:
    """Words of one part of speech that govern the same frames with the same signature.

    ``positive`` and ``negated`` are what the word makes of the clause below it, itself affirmed and
    itself negated: ``+`` it is so, ``-`` it is not, ``o`` nothing follows (Karttunen's signatures).
    ``modality`` says how the clause is put where nothing follows.  ``likelihood`` names a band.
    ``under`` are the prepositions that it governs by; none named, any.  ``saying`` marks a noun for
    something said; ``truth`` a word that calls something true or false. ``near`` is a word that
    must stand beside it ("have ... yet"); empty where none is asked for. ``stance`` and ``refused``
    are what a source does with its content by this word as a claim's cue, affirmed and negated,
    where that is more than to assert it: denies, doubts, withdraws. In ``example`` the clause in
    brackets comes out as ``gives``; in ``counter`` the entry does not speak of it.
    """

    lemmas: tuple[str, ...]
    pos: str
    frames: frozenset[Frame]
    positive: str
    negated: str
    example: str
    gives: str
    counter: str
    modality: Modality = Modality.OPEN
    likelihood: str = ""
    under: frozenset[str] = frozenset()
    saying: bool = False
    truth: bool = False
    near: str = ""
    stance: str = ""
    refused: str = ""


def read_entry(row: Mapping[str, Any], file: str) -> Entry:
    """The entry of one row of a table.

    Raises:
        SetupError: S009 if the row lacks a part of speech, an example or a counter-example, or
            holds something that no entry has.
    """
    _check(row, file)
    positive, _, negated = str(row["signature"]).partition("/")
    stance, _, refused = str(row.get("cue", "")).partition("/")
    return Entry(
        lemmas=tuple(row["lemmas"]),
        pos=row["pos"],
        frames=frozenset(Frame(frame) for frame in row["frames"]),
        positive=positive,
        negated=negated,
        example=row["example"],
        gives=row["gives"],
        counter=row["counter"],
        modality=Modality(row.get("modality", Modality.OPEN)),
        likelihood=row.get("likelihood", ""),
        under=frozenset(row.get("under", ())),
        saying=row.get("saying", False),
        truth=row.get("truth", False),
        near=row.get("near", ""),
        stance=stance,
        refused=refused,
    )


def _check(row: Mapping[str, Any], file: str) -> None:
    lacking = sorted(name for name in _NEEDED if not row.get(name))
    strange = sorted(set(row) - _NEEDED - _OPTIONAL)
    signs = str(row.get("signature", "")).split("/")
    if lacking:
        raise _refusal(row, file, f"lacks {', '.join(lacking)}")
    if strange:
        raise _refusal(row, file, f"has {', '.join(strange)}, which no entry has")
    if row["pos"] not in _POS:
        raise _refusal(row, file, f"has the part of speech {row['pos']}")
    if len(signs) != 2 or not set(signs) <= _SIGNS:
        raise _refusal(row, file, f"has the signature {row['signature']}")
    if "[" not in row["example"] or "[" not in row["counter"]:
        raise _refusal(row, file, "marks no clause in its example or counter-example")


def _refusal(row: Mapping[str, Any], file: str, what: str) -> SetupError:
    words = ", ".join(row.get("lemmas", ())) or "without lemmas"
    return SetupError(
        "S009",
        f"The entry of {file} with {words} {what}.",
        "Give it what docs/reference/propositions.md says an entry of the table of veridicality "
        "holds.",
    )
