"""The rules, a file for each family of expressions."""

from sayso.reference.times.pattern import Rule
from sayso.reference.times.rules import (
    clock,
    counted,
    cycles,
    days,
    durations,
    parts,
    pointed,
    references,
    sets,
    within,
    years,
)

RULES: tuple[Rule, ...] = (
    *clock.RULES,
    *parts.RULES,
    *days.RULES,
    *years.RULES,
    *cycles.RULES,
    *pointed.RULES,
    *counted.RULES,
    *within.RULES,
    *sets.RULES,
    *durations.RULES,
    *references.RULES,
)
"""Where two match equally long, the first one counts."""
