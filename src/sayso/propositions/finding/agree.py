"""Where the finder and the rules meet: what both see, what one of them sees alone.

The finder has learned from natural news what is said at all; the rules know what each type needs.
So what rules alone see, and the finder gives no chance, is refused, and what the finder alone is
sure of is built.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from sayso.attribution.spans import overlap
from sayso.propositions.control.type import Control
from sayso.propositions.finding.build import build
from sayso.propositions.finding.complete import completed
from sayso.propositions.finding.events import one_event
from sayso.propositions.finding.finder import SURE, Finding
from sayso.propositions.finding.slots import Slots
from sayso.propositions.proposition import Proposition
from sayso.propositions.responsibility.type import Responsibility
from sayso.propositions.scene import Scene
from sayso.record.claim import Reason

CONFLICT = 0.5
"""Least score of a window that speaks of armed conflict: more likely than not."""
ALONE = 0.65
"""Least score of a word of attack by itself.  Of those between 0.35 and 0.65 on the dev items one
in eight was right, of the others two in three.
"""
_TELLING = frozenset({"actor", "target", "weapon", "place"})
_HARM = frozenset({"strike", "responsibility"})
"""Types whose line even annotators draw in different places."""


def agree(
    scene: Scene, by_rules: Sequence[Proposition], findings: Iterable[Finding]
) -> tuple[Proposition, ...]:
    """The propositions of a scene, of those that rules see and those that the finder proposes."""
    own = one_event(scene, [finding for finding in findings if _is_of(scene, finding)])
    supported = (_supported(scene, each, own) for each in by_rules)
    agreed = [each for found in supported for each in found]
    for finding in own:
        if _is_sure(finding) and not _is_seen(scene, finding, agreed, own):
            agreed.extend(build(Slots(scene, finding)))
    return tuple(each for each in agreed if not _is_nowhere(each))


def _is_sure(finding: Finding) -> bool:
    """A mere word of attack, of which neither who nor what is told, must be surer."""
    if finding.type == "strike" and not finding.arguments.keys() & _TELLING:
        return finding.score >= ALONE and finding.conflict >= CONFLICT
    return finding.is_sure and finding.conflict >= CONFLICT


def _is_nowhere(proposition: Proposition) -> bool:
    """A holding of nothing that is named: no question can be asked of it."""
    if not isinstance(proposition, Control):
        return False
    return not proposition.place_name and not proposition.part


def _is_of(scene: Scene, finding: Finding) -> bool:
    """The trigger stands in the passage, or in the words that attribute it."""
    return bool(overlap([finding.trigger], scene.passage)) or _is_in_cue(scene, finding)


def _supported(
    scene: Scene, by_rules: Proposition, findings: Sequence[Finding]
) -> tuple[Proposition, ...]:
    """What rules see, with the finder's score, if that sees something of the kind in the same
    words; the finder's own words add what rules leave out.
    """
    alike = [f for f in findings if _alike(f.type, by_rules.type) and _meet(scene, f, by_rules)]
    best = max(alike, key=lambda finding: finding.score, default=None)
    if best is None or best.conflict < CONFLICT:
        return ()
    instead = build(Slots(scene, best)) if _is_of_the_other_type(scene, by_rules, alike) else ()
    if instead:
        return instead
    reason = Reason("model:finder", best.type, score=round(best.score, 3))
    supported = replace(by_rules, why=(*by_rules.why, reason))
    if best.type != by_rules.type or not best.is_sure:
        return (supported,)
    return (completed(supported, Slots(scene, best)),)


def _is_of_the_other_type(scene: Scene, by_rules: Proposition, alike: Sequence[Finding]) -> bool:
    """Whether the finder is sure that what rules take for a wrong is an attack that the outlet
    merely tells of.
    """
    if scene.cue or not isinstance(by_rules, Responsibility):
        return False
    own = max((f.score for f in alike if f.type == by_rules.type), default=0.0)
    other = max((f.score for f in alike if f.type != by_rules.type), default=0.0)
    return other >= SURE["strike"] > own


def _alike(first: str, second: str) -> bool:
    return first == second or {first, second} == _HARM


def _meet(scene: Scene, finding: Finding, proposition: Proposition) -> bool:
    """Whether both stand in the same words; who is accused of something is accused by the words
    that attribute it.
    """
    if overlap([finding.trigger], proposition.spans):
        return True
    return finding.type == proposition.type == "responsibility" and _is_in_cue(scene, finding)


def _is_in_cue(scene: Scene, finding: Finding) -> bool:
    return any(overlap([finding.trigger], [scene.analysis.parse.span(t)]) for t in scene.cue)


def _is_seen(
    scene: Scene,
    finding: Finding,
    propositions: Iterable[Proposition],
    findings: Sequence[Finding],
) -> bool:
    """Whether one of the propositions tells it: one of its type, or one of the kind that nothing
    else in the text has led to.  Somebody accused of an attack has another trigger, and the attack
    is told beside it.
    """
    alike = [p for p in propositions if _alike(finding.type, p.type) and _meet(scene, finding, p)]
    others = [f for f in findings if not overlap([f.trigger], [finding.trigger])]
    return any(
        p.type == finding.type
        or not any(f.type == p.type and overlap([f.trigger], p.spans) for f in others)
        for p in alike
    )
