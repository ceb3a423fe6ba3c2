"""The side of people without a name who are called as others of the report are, of whom the side is
known.

"Volunteers say ..." over a text on "Ukrainian volunteers", "most residents" after "Sumy residents",
a headline's bare "mayor" over a text with one mayor, an ambassador by name under "Russian
ambassador".  Only where all are of one side.
"""

from sayso.record.claim import Reason
from sayso.record.referent import Kind
from sayso.reference.actors.entities import Entity
from sayso.reference.actors.lexicon import words
from sayso.reference.actors.phrases import Phrase
from sayso.reference.actors.scene import Scene

_SCORE = 0.65
"""As for other sides that only the company tells."""
_QUANTIFIERS = frozenset(
    {"most", "many", "some", "several", "other", "more", "few", "all", "those", "these", "the"}
)


def take_sides_alike(scene: Scene) -> None:
    """Give those of unknown side that of the only ones who are called by the same noun in the
    report.
    """
    for entity, phrase in scene.silent:
        if entity.side or not (_is_nameless(scene, entity, phrase) or _is_in_a_post(entity)):
            continue
        alike = _called_alike(scene, entity)
        if len({other.side for other in alike}) == 1:
            entity.take_side(
                alike[0].side, Reason("rule:side", "called as others are", alike[0].name, _SCORE)
            )


def _is_nameless(scene: Scene, entity: Entity, phrase: Phrase) -> bool:
    if entity.kind is not Kind.UNNAMED or not _is_bare(phrase):
        return False
    return _is_of_a_group(phrase) or _is_in_headline(scene, phrase)


def _is_in_a_post(entity: Entity) -> bool:
    """Whether somebody unlisted is named with a post that a headline may have told the state of."""
    return (
        entity.kind is Kind.PERSON
        and entity.actor is None
        and bool(entity.nouns & words("of a state"))
    )


def _is_bare(phrase: Phrase) -> bool:
    """Whether nothing but a quantifier stands by the noun."""
    others = {token.lower_ for token in phrase.core[:-1]}
    behind = any(token.dep_ in ("prep", "relcl", "acl", "appos") for token in phrase.head.rights)
    return phrase.owner is None and others <= _QUANTIFIERS and not behind


def _is_of_a_group(phrase: Phrase) -> bool:
    return phrase.plural and phrase.noun in words("at home in a place")


def _is_in_headline(scene: Scene, phrase: Phrase) -> bool:
    """Whether one in a post speaks in the first line of the text, which others follow."""
    first = scene.analysis.paragraphs[0] if len(scene.analysis.paragraphs) > 1 else (0, 0)
    return (
        not phrase.plural
        and first[0] <= phrase.at < first[1]
        and phrase.noun in words("posts") | words("ranks")
    )


def _called_alike(scene: Scene, entity: Entity) -> list[Entity]:
    """The others of a known side and of the same noun; none where one of them is somebody else of
    no known side.
    """
    others = (each.entity for each in scene.mentions if each.entity is not entity)
    same = [
        other for other in others if entity.nouns & other.nouns and other.plural == entity.plural
    ]
    if any(other.named and (not other.side or entity.named) for other in same):
        return []
    return [other for other in same if other.side]
