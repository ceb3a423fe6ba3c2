"""The holdings that a passage tells, as fields of ``Control``."""

from collections.abc import Iterator

from sayso.language.veridicality.negation import is_excluded
from sayso.propositions.clause import Clause
from sayso.propositions.control.deeds import read_deeds
from sayso.propositions.control.fighting import read_fighting
from sayso.propositions.control.grounds import extent_in
from sayso.propositions.control.holding import Holding, may_tell
from sayso.propositions.control.states import read_states
from sayso.propositions.control.type import Change, Extent
from sayso.propositions.modality import Modality
from sayso.propositions.scene import Scene
from sayso.propositions.sides import is_background, known
from sayso.record.claim import Stance
from sayso.record.proposition import PropositionFields


class ControlFields(PropositionFields):
    """The fields of ``Control``."""

    holder: str
    holder_name: str
    extent: Extent
    change: Change
    part: str


def find_holdings(scene: Scene) -> Iterator[ControlFields]:
    """Each holding once, in the order of the text."""
    seen: set[tuple[object, ...]] = set()
    for clause in scene.clauses:
        if (
            not may_tell(clause)
            or clause.modality is Modality.CONDITIONAL
            or is_background(scene, clause)
        ):
            continue
        if _is_left_over(scene, clause):
            continue
        told = [*read_states(scene, clause)] or [*read_deeds(scene, clause)]
        for holding in (*told, *read_fighting(scene, clause)):
            if holding.ground.token is not None and is_excluded(holding.ground.token):
                continue
            fields = _fields(scene, holding)
            key = (
                fields["holder"],
                fields["place_text"],
                fields["part"],
                fields["change"],
                fields["stance"],
            )
            if key not in seen:
                seen.add(key)
                yield fields


def _is_left_over(scene: Scene, clause: Clause) -> bool:
    """A narrated clause that hangs on what somebody is quoted with: it says when or which, and is
    nobody's answer.
    """
    narrated = not scene.cue and not scene.source
    return (
        narrated
        and clause.head.dep_ in ("relcl", "acl", "advcl")
        and not scene.holds(clause.head.head)
    )


def _fields(scene: Scene, holding: Holding) -> ControlFields:
    clause, ground, holder = holding.clause, holding.ground, holding.holder
    tokens = [*clause.tokens]
    extent = ground.extent
    if not ground.part:
        extent = extent_in(clause) or extent
    stance = scene.base if holding.turned else scene.told(clause)
    change = holding.change
    if change is Change.LEAVING and stance is Stance.WITHHOLDS:
        change = Change.WITHDREW
    return {
        "spans": scene.spans_of(tokens),
        "stance": stance,
        "certainty": scene.certainty_of(clause),
        "likelihood": clause.manner.likelihood,
        "place": ground.place,
        "place_text": ground.place_text,
        "event_time": scene.setting.when(clause),
        "why": (
            scene.reason(
                "control", str(change), [*holding.words, *([ground.token] if ground.token else [])]
            ),
        ),
        "holder": holder.side or holder.id,
        "holder_name": known(scene, holder).name,
        "extent": extent if not ground.part or extent is not Extent.ALL else Extent.PART,
        "change": change,
        "part": ground.part,
    }
