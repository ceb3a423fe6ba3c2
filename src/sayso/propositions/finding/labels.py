"""What the learned finder tells apart: types of propositions, roles of their arguments, and values.

The order is that of the network's outputs: a model fits exactly the lists that it was trained with.
"""

from itertools import pairwise

TYPES = (
    "control",
    "count",
    "pledge",
    "responsibility",
    "strike",
    "movement",
    "appointment",
    "outlook",
)

ROLES = (
    "actor",  # who holds, gives, is accused, attacks or moves
    "place",
    "time",
    "number",
    "counted",
    "recipient",
    "item",
    "deed",
    "target",
    "weapon",
    "person",
    "post",
    "expected",
    "condition",
)

ROLE_LABELS = 1 + 2 * len(ROLES)
"""Nothing, then the beginning and the inside of each role."""

TRIGGER_LABELS = 3 * len(TYPES)
"""For each type: outside, beginning, inside; a word can be a trigger of several types."""

VALUES: dict[str, tuple[str, ...]] = {
    "control": ("took", "holds", "contested", "lost", "leaving", "withdrew"),
    "count": (
        "killed",
        "wounded",
        "casualties",
        "missing",
        "captured",
        "detained",
        "displaced",
        "evacuated",
        "freed",
        "trapped",
        "destroyed",
        "damaged",
        "intercepted",
        "deployed",
        "hostages",
        "alleged-crimes",
        "in-need",
        "other",
    ),
    "pledge": (
        "requested",
        "considered",
        "pledged",
        "approved",
        "delivering",
        "delivered",
        "refused",
        "withdrawn",
    ),
    "responsibility": (),
    "strike": ("hit", "repelled"),
    "movement": ("advance", "withdraw", "reinforce", "encircle", "transfer"),
    "appointment": ("appointed", "dismissed", "resigned", "demoted"),
    "outlook": (),
}
"""For each type, what the trigger says: the change of a holding, what befell the counted, a
stage.
"""

VALUE_LABELS = sum(len(values) for values in VALUES.values())

_STARTS = [0]
for _type in TYPES:
    _STARTS.append(_STARTS[-1] + len(VALUES[_type]))

VALUE_RANGES = dict(zip(TYPES, pairwise(_STARTS), strict=True))
"""For each type, the outputs (first, end) that are its values."""
