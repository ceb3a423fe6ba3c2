"""What the words beside a surname say against its being that of the theatre's only person of that
name.
"""

from typing import TYPE_CHECKING

from sayso.reference.actors.describe import Description, chain
from sayso.reference.actors.lexicon import canonical, words
from sayso.reference.actors.phrases import near, noun_of, objects
from sayso.reference.actors.scene import Scene
from sayso.theatres.names import name_words
from sayso.theatres.theatre import Actor, Kind

if TYPE_CHECKING:
    from spacy.tokens import Token

_SERVES = frozenset({"in", "with", "from"})


def is_contradicted(scene: Scene, actor: Actor, *descriptions: Description | None) -> bool:
    """Whether a rank, a trade, a post or another army beside a surname tells that somebody else is
    meant.

    ``descriptions`` are of the phrase with the name and of the one in apposition to it, where there
    is one.
    """
    if actor.kind is not Kind.PERSON:
        return False
    present = [each for each in descriptions if each is not None]
    return any(
        _other_post(each, actor) or _low_rank(each, actor) or _other_side(scene, each, actor)
        for each in present
    )


def _titles(actor: Actor) -> set[str]:
    return {canonical(word) for office in actor.offices for word in name_words(office.title)}


def _said(description: Description) -> set[str]:
    """What somebody is called before the name, or instead of one."""
    before = description.before if description.name else description.phrase.core
    return {canonical(token.text) for token in before} | {
        noun_of(token) for token in before if token.text.islower()
    }


def _other_post(description: Description, actor: Actor) -> bool:
    """A post or a trade that the person never had."""
    if not description.post:
        return False
    ranks = words("ranks") | words("courtesy") | words("slight")
    said, had = _said(description), _titles(actor)
    trades = said & words("private") - ranks
    posts = said & (words("posts") | words("watchers")) - ranks - words("any post") - {
        "commander",
        "founder",
        "owner",
        "warlord",
    }
    had |= {"premier"} if "prime" in had else set()
    return bool(trades and not trades & had) or bool(actor.offices and posts and not posts & had)


def _low_rank(description: Description, actor: Actor) -> bool:
    """A rank that no holder of such a post has."""
    said = _said(description)
    high = said & {"general", "colonel", "gen", "col", "marshal", "admiral"}
    return (
        bool(said & words("low ranks")) and not high and bool(_titles(actor) & words("high posts"))
    )


def _other_side(scene: Scene, description: Description, actor: Actor) -> bool:
    """Of the army or the government of another side: "of the Norlandish army", "Norlandish
    captain".
    """
    head = description.phrase.head
    nouns = [*chain(description.phrase), *objects(head, _SERVES)]
    texts = [near(noun) for noun in nouns if _is_body(noun)] + [
        " ".join(t.text for t in description.before)
    ]
    sides = {side for text in texts for side in _sides_in(scene, text)}
    own = scene.world.side(actor, scene.on)
    return bool(sides) and own is not None and own not in sides


def _is_body(noun: "Token") -> bool:
    return noun_of(noun) in words("bodies") | words("crowds") or canonical(noun.text) in words(
        "bodies"
    )


def _sides_in(scene: Scene, text: str) -> set[str]:
    """The sides that the adjectives and states in some words are of."""
    world = scene.world
    found = {world.adjectives[word] for word in text.casefold().split() if word in world.adjectives}
    for state in world.states_in(text)[0]:
        side = world.side(world.actors[state], scene.on)
        found |= {side} if side else set()
    return found
