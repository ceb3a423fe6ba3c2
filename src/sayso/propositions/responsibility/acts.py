"""Which act of those that a report tells of a blame is for: the last one before it that was done to
the same thing.

"Kyiv accuses Moscow of blowing up the dam" tells neither where nor when; the report that it stands
in does, of "the Kakhovka dam", "the dam was breached on 6 June".
"""

from bisect import bisect_right, insort
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from sayso.attribution.spans import within
from sayso.propositions.clause import Clause, Form, read_clauses
from sayso.propositions.lexicon import load_lexicon
from sayso.propositions.phrases import core, object_of
from sayso.propositions.proposition import Proposition
from sayso.propositions.responsibility.deed import Deed, deed_at, is_destructive
from sayso.propositions.responsibility.type import Responsibility
from sayso.propositions.responsibility.victims import family_of, same_thing, thing_at, thing_of
from sayso.propositions.scene import Scene
from sayso.propositions.setting import is_country
from sayso.record.place import Toponym
from sayso.reference.references import Moment

if TYPE_CHECKING:
    from spacy.tokens import Token

_POINTING = frozenset(
    {"it", "this", "that", "them", "they", "so", "doing so", "doing it", "doing this", "doing that"}
)

_PRESENT = frozenset({"now", "currently", "at present", "so far", "to date", "still"})
"""Times of what is told beside an act: "the dead after the dam was destroyed now number 16"."""

_MOST = 100
"""Acts of one report that are told apart."""


@dataclass(slots=True)
class Act:
    """An act as a report tells of it bit by bit; ``at`` are the offsets of the words for it."""

    thing: str = ""
    victim: str = ""
    where: Toponym | None = None
    named: bool = False
    when: Moment | None = None
    at: list[int] = field(default_factory=list)

    def before(self, at: int) -> int:
        """The offset of its last words before another; -1 if there are none."""
        number = bisect_right(self.at, at)
        return self.at[number - 1] if number else -1


def with_acts(
    scenes: Sequence[Scene], found: Sequence[tuple[Proposition, ...]]
) -> list[tuple[Proposition, ...]]:
    """``found``, aligned with ``scenes`` of one report, where each blame tells what its act is told
    of elsewhere.
    """
    if not any(isinstance(each, Responsibility) for said in found for each in said):
        return list(found)
    acts = _acts(scenes[0])
    return [
        tuple(
            _anchored(scene, each, acts) if isinstance(each, Responsibility) else each
            for each in said
        )
        for scene, said in zip(scenes, found, strict=True)
    ]


def _anchored(scene: Scene, blame: Responsibility, acts: Sequence[Act]) -> Responsibility:
    if blame.place_text and blame.place_text.casefold() in blame.accused.casefold():
        blame = replace(blame, place=None, place_text="")  # "the attack by Russia": who, not where
    if family_of(blame.kind) not in ("", "attack"):
        return blame
    thing = thing_of(blame.victim)
    at = blame.spans[0][0] if blame.spans else 0
    act = _meant(acts, thing, at, pointing=_is_open(blame))
    if act is None:
        return replace(blame, place=None, place_text="") if _is_outside(scene, blame) else blame
    if not thing and not _is_untold_people(blame):
        blame = replace(blame, victim=act.victim or blame.victim)
    if act.where is not None and (
        _is_untold(scene, blame) or (act.named and _is_outside(scene, blame))
    ):
        blame = replace(blame, place=act.where.place, place_text=act.where.text)
    return replace(blame, event_time=blame.event_time or act.when)


def _is_open(blame: Responsibility) -> bool:
    """Whether nothing tells what it was done to but people, who may be those at the thing that was
    struck.
    """
    return not blame.victim or blame.victim.casefold() in _POINTING or _is_untold_people(blame)


def _is_untold_people(blame: Responsibility) -> bool:
    people = load_lexicon("responsibility")["protected", "people"]
    words = blame.victim.casefold().split()
    return not blame.place_name and any(
        form in people for w in words for form in (w, w.removesuffix("s"))
    )


def _meant(acts: Sequence[Act], thing: str, at: int, pointing: bool) -> Act | None:
    """The act on the thing that was told last before an offset, else first after it; of no thing,
    the last at all.
    """
    fitting = (
        [act for act in acts if same_thing(act.thing, thing)]
        if thing
        else list(acts)
        if pointing
        else []
    )
    last = max(fitting, key=lambda act: act.before(at), default=None)
    if last is not None and last.before(at) >= 0:
        return last
    return min(fitting, key=lambda act: act.at[0], default=None)


def _is_untold(scene: Scene, blame: Responsibility) -> bool:
    if not blame.place_name or is_country(blame.place):
        return True
    return blame.place is None and scene.parties.adjective(blame.place_text) is not None


def _is_outside(scene: Scene, blame: Responsibility) -> bool:
    """Whether the place is not told in the blame itself, but beside it: "who grew up in Kherson,
    said".
    """
    text = scene.report.text
    return bool(blame.place_text) and not any(
        blame.place_text in text[start:end] for start, end in blame.spans
    )


def _acts(scene: Scene) -> list[Act]:
    """The acts of a report, in the order in which it first tells of them."""
    acts: list[Act] = []
    current: Act | None = None
    for clause, deed in _deeds(scene):
        thing = thing_at(deed.victim) if deed.victim is not None else ""
        if not thing and not _points_back(clause, deed):
            continue
        where = _where(scene, clause, deed)
        act = (
            current
            if not thing
            else next((each for each in acts if _is_it(each, thing, where)), None)
        )
        if act is None:
            if len(acts) == _MOST:
                break
            act = Act(thing, deed.victim_words if thing else "")
            acts.append(act)
        _add(act, scene, clause, deed, where)
        current = act
    return acts


def _is_it(act: Act, thing: str, where: Toponym | None) -> bool:
    """Whether an act is the one on a thing in a place: two hospitals in two towns are two."""
    if not same_thing(act.thing, thing):
        return False
    fine = [each for each in (act.where, where) if each is not None and not is_country(each.place)]
    return len(fine) < 2 or not act.named or fine[0].text == fine[1].text or not _is_settled(fine)


def _is_settled(places: Iterable[Toponym]) -> bool:
    """Whether all are settlements that are known, and differ."""
    known = [each.place for each in places]
    return (
        all(each is not None and each.feature.startswith("P") for each in known)
        and len({each.id for each in known if each is not None}) > 1
    )


def _add(act: Act, scene: Scene, clause: Clause, deed: Deed, where: Toponym | None) -> None:
    named = where is not None and deed.victim is not None and _is_part(scene, deed.victim, where)
    better = (
        act.where is None
        or (is_country(act.where.place) and where is not None)
        or (named and not act.named)
    )
    if where is not None and better:
        act.where, act.named = where, named
    when = scene.setting.when(clause)
    if act.when is None and when is not None and when.why.words.casefold() not in _PRESENT:
        act.when = when
    insort(act.at, scene.at(clause.head))


def _where(scene: Scene, clause: Clause, deed: Deed) -> Toponym | None:
    """The place that the thing is named by, "the Kakhovka dam", else where the clause plays."""
    if deed.victim is not None:
        for each in _name_of(deed.victim):
            found = scene.setting.toponym(each)
            if (
                found is not None
                and not _is_adjective(scene, found)
                and not is_country(found.place)
            ):
                return found
    told = scene.setting.where(clause, told_before=False)
    return None if told is None or _is_adjective(scene, told) else told


def _name_of(victim: "Token") -> list["Token"]:
    """The words that tell which thing it is: "the Kakhovka dam", "the station in Velm"."""
    return [*core(victim), *object_of(victim, "in", "at", "near", "on")]


def _is_part(scene: Scene, victim: "Token", where: Toponym) -> bool:
    spans = [scene.analysis.parse.span(each) for each in _name_of(victim)]
    return within(where.start, spans)


def _is_adjective(scene: Scene, toponym: Toponym) -> bool:
    return scene.parties.adjective(toponym.text) is not None


def _deeds(scene: Scene) -> Iterator[tuple[Clause, Deed]]:
    """What a report tells of destruction, in the order of its words."""
    for doc in scene.analysis.parse.docs:
        for sentence in doc.sents:
            tokens = list(sentence)
            if not any(is_destructive(token) for token in tokens):
                continue
            for clause in read_clauses(tokens):
                if clause.form is not Form.ADJECTIVE and is_destructive(clause.head):
                    yield clause, deed_at(clause.head)


def _points_back(clause: Clause, deed: Deed) -> bool:
    """Such as "the attack", "the breach came on Tuesday", without a thing that it was done to."""
    definite = any(c.lower_ in ("the", "this", "that") for c in clause.head.children)
    return clause.form is Form.NOUN and definite and deed.victim is None
