"""Where the finder and the rules meet: what both see, what one of them sees alone.

The finder has learned from natural news what is said at all; the rules know what each type needs.  So what rules alone
see, and the finder gives no chance, is refused, and what the finder alone is sure of is built.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from sayso.attribution.claim import Reason
from sayso.attribution.spans import overlap
from sayso.propositions.control import Control
from sayso.propositions.finding.build import build
from sayso.propositions.finding.finder import SURE, Finding
from sayso.propositions.finding.slots import Slots
from sayso.propositions.giving.stage import Stage, is_done, is_refused
from sayso.propositions.pledge import Pledge
from sayso.propositions.proposition import Proposition
from sayso.propositions.scene import Scene

SURE_OF_VALUE = 0.5
"""Least score of a stage that takes the place of the rules': likelier than all others together."""
CONFLICT = 0.5
"""Least score of a window that speaks of armed conflict: more likely than not."""
_HARM = frozenset({"strike", "responsibility"})
"""Types whose line even annotators draw in different places."""


def agree(scene: Scene, by_rules: Sequence[Proposition], findings: Iterable[Finding]) -> tuple[Proposition, ...]:
    """The propositions of a scene, of those that rules see and those that the finder proposes."""
    own = [finding for finding in findings if _is_of(scene, finding)]
    kept = [_supported(scene, each, own) for each in by_rules]
    agreed = [each for each in kept if each is not None]
    for finding in own:
        if finding.score < SURE or finding.conflict < CONFLICT or _is_seen(finding, agreed):
            continue
        agreed.extend(build(Slots(scene, finding)))
    return tuple(each for each in agreed if not _is_nowhere(each))


def _is_nowhere(proposition: Proposition) -> bool:
    """A holding of nothing that is named: no question can be asked of it."""
    if not isinstance(proposition, Control):
        return False
    return not proposition.place_name and not proposition.part


def _is_of(scene: Scene, finding: Finding) -> bool:
    """The trigger stands in the passage, or in the words that attribute it."""
    if overlap([finding.trigger], scene.passage):
        return True
    return any(overlap([finding.trigger], [scene.analysis.parse.span(t)]) for t in scene.cue)


def _supported(scene: Scene, by_rules: Proposition, findings: Sequence[Finding]) -> Proposition | None:
    """What rules see, with the finder's score, if that sees something of the kind in the same words."""
    alike = [f for f in findings if _alike(f.type, by_rules.type) and overlap([f.trigger], by_rules.spans)]
    best = max(alike, key=lambda finding: finding.score, default=None)
    if best is None or (best.conflict < CONFLICT and best.score < SURE):
        return None
    reason = Reason("model:finder", best.type, score=round(best.score, 3))
    supported = replace(by_rules, why=(*by_rules.why, reason))
    return _with_stage(scene, supported, best) if isinstance(supported, Pledge) else supported


def _with_stage(scene: Scene, pledge: Pledge, finding: Finding) -> Pledge:
    """How far a giving has come hangs on more words than rules list: the finder's word is taken if it is sure."""
    if finding.type != pledge.type or finding.value_score < SURE_OF_VALUE:
        return pledge
    stage, slots = Stage(finding.value), Slots(scene, finding)
    if is_refused(stage) != is_refused(pledge.stage):
        return pledge
    if is_done(stage) and not (slots.is_fact and slots.stance is pledge.stance):
        return pledge  # of what was promised or asked for nothing says that it came
    return replace(pledge, stage=stage)


def _alike(first: str, second: str) -> bool:
    return first == second or {first, second} == _HARM


def _is_seen(finding: Finding, propositions: Iterable[Proposition]) -> bool:
    return any(_alike(finding.type, each.type) and overlap([finding.trigger], each.spans) for each in propositions)
