"""Questions in plain English: articles, whose forces, and how to ask for a deed."""

from functools import cache

from sayso.propositions.lexicon import load_lexicon

_DETERMINED = frozenset(
    {
        "the",
        "a",
        "an",
        "his",
        "her",
        "its",
        "their",
        "our",
        "this",
        "that",
        "these",
        "those",
        "all",
        "no",
        "some",
        "one",
    }
)
_PREPOSITIONS = frozenset({"of", "on", "in", "at", "by", "for", "with", "against", "from", "to"})


def first_word(words: str) -> str:
    """The first word, whatever white space stands around it; empty where there is none."""
    return next(iter(words.split()), "")


def last_word(words: str) -> str:
    """The last word, whatever white space stands around it; empty where there is none."""
    return next(reversed(words.split()), "")


def one_spaced(words: str) -> str:
    """The words with one plain space between them, whatever white space the text has there."""
    return " ".join(words.split())


def named(name: str) -> str:
    """A name as it stands within a sentence: "the United States", "Poland", "the army"."""
    name = one_spaced(name)
    words, folded = load_lexicon("english"), name.casefold()
    if _is_determined(name):
        return f"the {name[4:]}" if name.startswith("The ") else name
    first, _, rest = name.partition(" ")
    if first.casefold() in words["names", "common"]:
        return f"{first.casefold()} {rest}".strip()
    if name[:1].islower():
        return thing(name)
    article = (
        folded in words["names", "whole"]
        or folded.startswith(tuple(words["names", "begin"]))
        or folded.endswith(tuple(words["names", "end"]))
    )
    return f"the {name}" if article else name


def thing(words: str) -> str:
    """A thing as it stands within a sentence, with an article if it is one: "the bridge", "14
    tanks", "aid".
    """
    words = one_spaced(words)
    if _is_determined(words) or words[:1].isdigit():
        return words
    head = head_of(words)
    several = is_plural(words) or (
        head in load_lexicon("english")["names", "mass"] and " of " not in words
    )
    return words if several else f"the {words}"


def is_plural(words: str) -> bool:
    """Whether the words are of several: "tanks", "units of the army"."""
    folded = head_of(words)
    return folded in (
        "people",
        "men",
        "women",
        "children",
        "troops",
        "police",
        "some",
        "others",
        "many",
        "several",
    ) or (folded.endswith("s") and not folded.endswith(("ss", "us", "is")))


def owned(name: str) -> str:
    """Whose: "Ukraine's", "the United States'"."""
    return f"{named(name)}'" if name.endswith("s") else f"{named(name)}'s"


def forces_of(name: str) -> tuple[str, str]:
    """Who moves, and the verb "be" for it: ("Ukraine's forces", "are"), ("the convoy", "is")."""
    if not name.strip():
        return "forces", "are"
    last = head_of(name)
    if last in load_lexicon("english")["names", "moving"]:
        return named(name), "are" if is_plural(name) or last in ("people", "men") else "is"
    return f"{owned(name)} forces", "are"


def deed_asked(conduct: str, victim: str) -> str:
    """Who did a deed, as a question without its mark: "Who blew up the dam", "Who is responsible
    for the attack".
    """
    words, conduct, victim = load_lexicon("english"), one_spaced(conduct), one_spaced(victim)
    first, _, rest = conduct.partition(" ")
    if first.casefold() in _DETERMINED:
        return f"Who is responsible for {first.casefold()} {rest}"
    verb = str(words.data["participles"].get(first.casefold(), first))
    if rest and first_word(rest).casefold() not in _PREPOSITIONS:
        verb = _past(verb)
    if rest and _is_past(verb) and not first[:1].isupper():
        if " by " not in f" {rest} ":
            return f"Who {verb} {rest}"
        return f"Who {verb} {thing(victim)}" if victim else "Who is to blame"
    if not rest and _is_past(verb):
        return f"Who {verb} {thing(victim)}" if victim else "Who is to blame"
    if not conduct:
        return (
            f"Who is to blame for what happened to {thing(victim)}" if victim else "Who is to blame"
        )
    if first.casefold().endswith("ing"):
        return f"Who is responsible for {conduct}"
    return f"Who is responsible for {thing(conduct)}"


def post_asked(post: str) -> str:
    """Having a post: "is commander of the ground forces", "has command of the fleet", "is the new
    governor".
    """
    words, post = load_lexicon("english"), one_spaced(post)
    head, _, _ = post.partition(" of ")
    if any(word.casefold() in words["posts", "had"] for word in head.split()):
        return f"has {post}"
    described = first_word(post).casefold() in words["posts", "described"]
    return f"is the {post}" if described else f"is {post}"


def _past(verb: str) -> str:
    """The past of a deed that is told in the present, as headlines do: "strikes" a bridge; any
    other word as it is.
    """
    present = load_lexicon("english").data["present"]
    folded = verb.casefold()
    for stem in (folded[:-1], folded[:-2]) if folded.endswith("s") else ():
        if stem in present:
            return str(present[stem])
        if stem in _deeds():
            return f"{stem}d" if stem.endswith("e") else f"{stem}ed"
    return verb


@cache
def _deeds() -> frozenset[str]:
    """The verbs of one word for what one can be blamed for."""
    deeds = load_lexicon("responsibility")
    told = deeds["verbs", "attack"] | deeds["verbs", "wrong"] | deeds["verbs", "detonate"]
    return frozenset(map(first_word, told))


def _is_past(verb: str) -> bool:
    words, folded = load_lexicon("english"), verb.casefold()
    if folded in words["verbs", "past"]:
        return True
    stems = {folded[:-1], folded[:-2], folded[:-3]} if folded.endswith("ed") else set()
    return not stems.isdisjoint(_deeds())


def head_of(words: str) -> str:
    """The noun of a phrase, folded: the last word before a preposition."""
    parts = words.casefold().split()
    ends = (at for at, word in enumerate(parts) if at and word in _PREPOSITIONS)
    return parts[next(ends, len(parts)) - 1] if parts else ""


def _is_determined(words: str) -> bool:
    """It has an article or an owner, or is nothing at all."""
    first = first_word(words)
    return not first or first.casefold() in _DETERMINED or first.endswith(("'s", "’s"))
