"""The forms of an English clause, of subject, verb and what follows: "the army took Kalin", "has
not taken Kalin".
"""

from collections.abc import Mapping
from dataclasses import dataclass

TENSES = ("past", "perfect", "pluperfect", "present", "progressive", "future", "conditional")


@dataclass(frozen=True, slots=True)
class Verb:
    """The five forms that no rule gives: take, takes, took, taken, taking."""

    base: str
    third: str
    past: str
    participle: str
    gerund: str


def finite(verb: Verb, plural: bool, tense: str, negated: bool = False) -> str:
    """The verb with its auxiliaries: "took", "has not taken", "will take".  ``tense`` is one of
    ``TENSES``.
    """
    auxiliary, form = _parts(verb, plural, tense)
    if auxiliary:
        return " ".join(part for part in (auxiliary, "not" if negated else "", form) if part)
    if not negated:
        return form
    return f"{_do(plural, tense)} not {verb.base}"


def auxiliaries(plural: bool) -> Mapping[str, str]:
    """The auxiliaries that a subject takes, by the slots of a template."""
    return {
        "have": "have" if plural else "has",
        "be": "are" if plural else "is",
        "was": "were" if plural else "was",
    }


def _parts(verb: Verb, plural: bool, tense: str) -> tuple[str, str]:
    """The first auxiliary, empty where there is none, and the form of the verb that follows."""
    of_subject = auxiliaries(plural)
    forms = {
        "perfect": (of_subject["have"], verb.participle),
        "pluperfect": ("had", verb.participle),
        "progressive": (of_subject["be"], verb.gerund),
        "future": ("will", verb.base),
        "conditional": ("would", verb.base),
    }
    if tense in forms:
        return forms[tense]
    if verb.base == "be":
        return of_subject["was" if tense == "past" else "be"], ""
    present = verb.base if plural else verb.third
    return "", verb.past if tense == "past" else present


def _do(plural: bool, tense: str) -> str:
    if tense == "past":
        return "did"
    return "do" if plural else "does"
