"""Number words that stand for a person or deny something without counting: "one must", "no
doubt".
"""

from sayso.language.parser import lemma_of
from sayso.record.amount import Kind
from sayso.reference.amounts.draft import Draft
from sayso.reference.amounts.lexicon import load_words
from sayso.reference.amounts.line import Line


def is_pronoun(line: Line, draft: Draft) -> bool:
    """One that stands for a person or a thing, or picks it out: "one must", "this one", "one of the
    largest".
    """
    if draft.figures != (1,) or line.word(draft.core) != "one" or draft.unit:
        return False
    one = load_words().sets
    if (
        line.word(draft.first - 1) in one["one", "before"]
        or line.word(draft.core - 1) in one["one", "before"]
    ):
        return True
    following = line.word(draft.last + 1)
    if following in one["one", "never"]:
        return True
    if following == "of":
        return not (
            draft.changes
            or line.word(draft.core - 1) in ("only", "just", "but")
            or _is_of_so_many(line, draft)
        )
    if draft.noun is not None:
        return False
    return not (draft.changes or _is_harmed(line, draft))


def _is_of_so_many(line: Line, draft: Draft) -> bool:
    """One of the five boats; two men, one of them a doctor."""
    if line.word(draft.last + 2) in ("them", "whom", "which") and line.word(draft.first - 1) in (
        ",",
        "(",
    ):
        return True
    at = draft.last + 3
    if line.word(at - 1) not in ("the", "its", "their", "his", "her", "these", "those", "our"):
        return False
    return line.is_number(at) or line.word(at) in load_words().numbers


def _is_harmed(line: Line, draft: Draft) -> bool:
    """Killing one; one was wounded."""
    harms = load_words().sets["one", "harms"]
    before = () if draft.rules[0] == "nobody" else (draft.first - 1,)
    for i in (*before, draft.last + 1, draft.last + 2, draft.last + 3):
        token = line.parsed(i)
        if token is not None and line.is_word(i) and lemma_of(token) in harms:
            return True
    return False


def _is_none_alone(line: Line, draft: Draft) -> bool:
    """Nothing is counted by a "none" without a noun, but in "none of them" and "one was killed,
    none wounded".
    """
    if line.has(draft.last + 1, ("of", "them")):
        return False
    second_to = line.word(draft.first - 1) == "to"
    return draft.rules[0] != "none" or second_to or not _is_harmed(line, draft)


def is_no_zero(line: Line, draft: Draft) -> bool:
    """No doubt, no reports of casualties, second to none: nothing is counted."""
    if not draft.zero:
        return False
    words = load_words()
    noun = draft.noun
    rule = draft.rules[0]
    if rule == "nobody":
        return not _is_harmed(line, draft)
    if noun is None:
        return _is_none_alone(line, draft)
    word = line.word(draft.first)
    if line.has(draft.first, ("not", "one", "of")) and line.word(draft.first - 1) in (
        "is",
        "was",
        "are",
        "were",
    ):
        return line.word(draft.first - 2) != "there"  # "Chad is not one of the nations"
    if word == "without" and draft.first == draft.last:
        return noun.lemma not in words.sets["nouns", "without"]
    if word == "none" and _is_of_so_many(line, draft):
        return False
    if word in ("no", "none", "zero") or draft.kind is not Kind.COUNT:
        return noun.lemma not in words.sets["nouns", "countable"]
    return False
