"""What a noun phrase says of whom it means: a name, a post, whose it is, where."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sayso.reference.actors.lexicon import canonical, posts, words
from sayso.reference.actors.phrases import Phrase, noun_of, objects, text_of
from sayso.reference.actors.world import World

if TYPE_CHECKING:
    from spacy.tokens import Token

_NUMBER = re.compile(r"\d+(?:st|nd|rd|th)?", re.I)
_CLASSED = 2
"""Words that may say what has the name before them: "news agency"."""
_OF = frozenset({"of", "for"})
_AT = frozenset({"at", "in", "with", "from", "to", "on"})


@dataclass(frozen=True, slots=True)
class Description:
    """``name`` is a proper name at the end of the phrase, ``before`` the words that lead to it,
    both as printed.

    ``post`` is true where ``before`` ends in a word for a person, as "Russian defence minister"
    does.
    """

    phrase: Phrase
    name: tuple["Token", ...]
    before: tuple["Token", ...]
    post: bool

    @property
    def called(self) -> str:
        """The name in one line, without a possessive ending."""
        return text_of(self.name)


def describe(phrase: Phrase, world: World) -> Description:
    """Split the words of a phrase into what someone is and what they are called."""
    core = phrase.core
    if phrase.head.pos_ == "PRON":
        return Description(phrase, (), core, False)
    at = max((n for n, token in enumerate(core) if is_post(token)), default=-1)
    if at == len(core) - 1:
        return Description(phrase, (), core, True)
    name = _after_post(core, at) if at >= 0 else ()
    if name:
        return Description(phrase, name, core[: at + 1], True)
    name = _name(core)
    if len(name) == 1 and canonical(name[0].text) in words("bodies"):
        name = ()
    if not name:
        name, before = _classified(core, world)
        if name:
            return Description(phrase, name, before, False)
    name = _after_state(name, world)
    return Description(phrase, name, core[: len(core) - len(name)], False)


def _after_post(core: "tuple[Token, ...]", at: int) -> "tuple[Token, ...]":
    """The name that follows the post at ``at``; empty where what follows is a body's, or no name."""
    after = at + 1
    while after < len(core) - 1 and core[after].is_punct:
        after += 1
    name = _name(core[after:])
    left = core[after : len(core) - len(name)]
    bare = all(token.text.casefold() in words("particles") or token.is_punct for token in left)
    return core[after:] if name and bare and not ends_as_body(name) else ()


def _classified(
    core: "tuple[Token, ...]", world: World
) -> "tuple[tuple[Token, ...], tuple[Token, ...]]":
    """The name before a word that only says what has it, and that word: Vest-V of "the Vest-V
    agency".
    """
    at = len(core)
    while at and not core[at - 1].text[:1].isupper():
        at -= 1
    rest = core[at:]
    if (
        not at
        or not rest
        or noun_of(rest[-1]) not in words("said of a name")
        or len(rest) > _CLASSED
    ):
        return (), core
    name = _name(core[:at])
    return (name, rest) if name and world.states_in(text_of(name))[1] else ((), core)


def is_post(token: "Token") -> bool:
    """Whether a word is one for people by what they do.  With a capital a private one is more
    likely part of a name.
    """
    if (
        token.text[:1].isupper()
        and not token.is_sent_start
        and canonical(token.text) in words("private")
    ):
        return False
    return canonical(token.text) in posts() or (
        token.pos_ in ("NOUN", "PROPN") and noun_of(token) in posts()
    )


def ends_as_body(name: "tuple[Token, ...]") -> bool:
    """Whether a name ends in a word for bodies or outlets, as General Staff does."""
    ends = {canonical(name[0].text), canonical(name[-1].text)} if name else set()
    return bool(ends & words("said of outlets")) or bool(ends & {"radio", "tv"}) or _is_body(name)


def _is_body(name: "tuple[Token, ...]") -> bool:
    last = canonical(name[-1].text) if name else ""
    return last in words("bodies") or last in words("outlets")


def chain(phrase: Phrase) -> Iterator["Token"]:
    """The nouns that "of" and "for" lead to, one after another: Forces and Ukraine of "Staff of
    Ukraine's Forces".
    """
    yield from _chain(phrase.head, 0)


def _chain(head: "Token", depth: int) -> Iterator["Token"]:
    for noun in objects(head, _OF):
        yield noun
        if depth < 4:
            yield from _chain(noun, depth + 1)


def _name(tokens: "tuple[Token, ...]") -> "tuple[Token, ...]":
    """The capitalised words at the end."""
    at = len(tokens)
    while at and _in_name(tokens[at - 1], at == len(tokens)):
        at -= 1
    while at < len(tokens) and not tokens[at].text[:1].isupper():
        at += 1
    while at and at < len(tokens) and is_number(tokens[at - 1]) and _is_body(tokens[at:]):
        at -= 1
    return tokens[at:]


def is_number(token: "Token") -> bool:
    """Whether a word tells one unit from another of its kind: the 92nd of "92nd Brigade"."""
    return bool(_NUMBER.fullmatch(token.text))


def _in_name(token: "Token", last: bool) -> bool:
    text = token.text
    if token.is_sent_start and token.pos_ != "PROPN":
        return False
    if text[:1].isupper() and (
        token.pos_ in ("PROPN", "NOUN", "ADJ", "X", "VERB", "INTJ") or len(text) > 1
    ):
        return True
    if last:
        return token.pos_ == "PROPN" and any(c.isalpha() for c in text)
    return (
        text.casefold() in words("particles") - {"of"}
        or text in ("-", "’", "'", ".")
        or token.pos_ == "PROPN"
        or text.isdigit()
    )


def _after_state(name: "tuple[Token, ...]", world: World) -> "tuple[Token, ...]":
    """Drops what is not the person's: "the Ministry of Defence Ivan Petrenko" is parsed with
    "Defence" in the name.
    """
    told = words("topics") | words("bodies")
    at = max((n for n, token in enumerate(name[:-2]) if canonical(token.text) in told), default=-1)
    if at >= 0 and not ends_as_body(name) and not world.named(text_of(name)):
        return name[at + 1 :]
    for length in (1, 2):
        rest = name[length:]
        if len(rest) >= 2 and world.state(text_of(name[:length])) and not ends_as_body(rest):
            whole = world.named(text_of(name))
            return name if whole else rest
    return name


def label_of(phrase: Phrase) -> str:
    """What someone without a name is called: the phrase and what "of", "for", "in" and "at" add to
    it.
    """
    doc = phrase.head.doc
    ends = [noun.i for noun in chain(phrase)]
    ends += [noun.i for noun in objects(phrase.head, frozenset({"in", "at", "from", "with"}))]
    last = max([phrase.tokens[-1].i, *(end for end in ends if end - phrase.head.i < 10)])
    first = phrase.tokens[0].i
    if phrase.tokens[0].lower_ in ("the", "a", "an") and len(phrase.tokens) > 1:
        first += 1
    return text_of(tuple(doc[first : last + 1]))
