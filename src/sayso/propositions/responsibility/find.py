"""The blame that a passage lays, as fields of ``Responsibility``."""

from collections.abc import Iterator

from sayso.propositions.clause import Clause, Form
from sayso.propositions.lexicon import load_lexicon
from sayso.propositions.modality import Modality
from sayso.propositions.responsibility.accusing import Blame, read_accusing
from sayso.propositions.responsibility.answering import read_answering
from sayso.propositions.responsibility.causing import read_causing
from sayso.propositions.responsibility.doing import read_doing
from sayso.propositions.responsibility.naming import read_called, read_cause_told, read_naming
from sayso.propositions.responsibility.pointing import read_pointing
from sayso.propositions.scene import Scene
from sayso.propositions.sides import is_notion, place_told
from sayso.record.claim import Stance
from sayso.record.proposition import PropositionFields

_TOLD = (Modality.FACT, Modality.POSSIBLE, Modality.OPEN)


class ResponsibilityFields(PropositionFields):
    """The fields of ``Responsibility``."""

    accused: str
    accused_id: str
    accused_side: str | None
    conduct: str
    kind: str
    victim: str
    victim_side: str | None


def find_blame(scene: Scene) -> Iterator[ResponsibilityFields]:
    """Each accused once for each deed, in the order of the text."""
    seen: set[tuple[str, str]] = set()
    for blame in _fullest(list(_read(scene))):
        if not _is_told(scene, blame) or is_notion(scene, blame.clause.head):
            continue
        key = (blame.accused.id, blame.deed.words if blame.deed else "")
        if key not in seen:
            seen.add(key)
            yield _fields(scene, blame)


def _is_told(scene: Scene, blame: Blame) -> bool:
    """Neither supposed nor meant, and nothing above it leaves it open."""
    clause = blame.clause
    if clause.head in scene.cue or not blame.accused:
        return clause.modality is not Modality.CONDITIONAL
    if clause.form is Form.NOUN and clause.manner.unread:
        return True  # a wrong that is named is laid to somebody, whatever is done with it
    owed = clause.modality is Modality.OBLIGED and not clause.manner.governors  # "must answer for"
    return owed or (clause.modality in _TOLD and scene.speaks(clause))


def _fullest(blames: list[Blame]) -> Iterator[Blame]:
    """Without those that tell less of the same accused: no deed, or "the murder" beside "ordering
    the murder".
    """
    told: dict[str, list[Blame]] = {}
    for blame in blames:
        told.setdefault(blame.accused.id, []).append(blame)
    for blame in blames:
        own = set(blame.deed.tokens) if blame.deed else set()
        others = (
            set(each.deed.tokens)
            for each in told[blame.accused.id]
            if each.deed and each is not blame
        )
        if not any(own < other for other in others):
            yield blame


def _read(scene: Scene) -> Iterator[Blame]:
    answering = list(read_answering(scene))
    yield from answering
    if answering:
        return
    calling = load_lexicon("responsibility")["verbs", "call"]
    for clause in scene.cue_clauses:
        yield from _by_words(scene, clause)
        if clause.form is Form.VERB and clause.lemma in calling:
            yield from read_called(scene, clause)
    told = False
    for clause in scene.all_clauses:
        found = [*_by_words(scene, clause)]
        found = found or [*read_doing(scene, clause)] or [*read_naming(scene, clause)]
        told = told or bool(found)
        yield from found
    if not told:
        yield from read_cause_told(scene)


def _by_words(scene: Scene, clause: Clause) -> Iterator[Blame]:
    yield from read_accusing(scene, clause)
    yield from read_causing(scene, clause)
    yield from read_pointing(scene, clause)


def _fields(scene: Scene, blame: Blame) -> ResponsibilityFields:
    deed, clause = blame.deed, blame.clause
    in_cue = clause.head in scene.cue
    tokens = [*clause.tokens] if not in_cue else [*scene.tokens]
    stance = (
        scene.stance
        if in_cue or blame.plain or scene.stance is Stance.WITHHOLDS
        else scene.told(clause)
    )
    if not blame.accused and (
        stance is Stance.ASSERTS or (clause.negated and stance is Stance.DENIES)
    ):
        stance = (
            Stance.WITHHOLDS
        )  # nobody is named: "it is unclear who was behind it", "no one has claimed it"
    place, place_text = place_told(scene, clause)
    return {
        "spans": scene.spans_of([*tokens, *(deed.tokens if deed else ())]),
        "stance": stance,
        "certainty": scene.certainty_of(clause),
        "likelihood": clause.manner.likelihood,
        "place": place,
        "place_text": place_text,
        "event_time": scene.when(clause),
        "why": (scene.reason("responsibility", "blamed", list(blame.words)),),
        "accused": blame.accused.name,
        "accused_id": blame.accused.id,
        "accused_side": blame.accused.side,
        "conduct": deed.words if deed else "",
        "kind": deed.kind if deed else "",
        "victim": deed.victim_words if deed else "",
        "victim_side": scene.side(deed.victim) if deed and deed.victim is not None else None,
    }
