"""Any entry at all, for laws that hold of all."""

import types
from dataclasses import fields, is_dataclass
from datetime import UTC, datetime
from decimal import Decimal
from enum import Enum
from functools import cache
from typing import Any, Union, get_args, get_origin, get_type_hints

from hypothesis import strategies as st

from sayso.propositions.types import TYPES
from sayso.record.amount import Amount
from sayso.record.entry import Entry
from sayso.record.proposition import OpaqueProposition, Proposition
from sayso.record.referent import Referent

JSON = st.recursive(
    st.one_of(
        st.none(),
        st.booleans(),
        st.integers(),
        st.floats(allow_nan=False, allow_infinity=False),
        st.text(),
    ),
    lambda inner: st.one_of(
        st.lists(inner, max_size=2), st.dictionaries(st.text(), inner, max_size=2)
    ),
    max_leaves=4,
)
OPAQUE = st.builds(
    lambda kind, more: OpaqueProposition.of({**more, "type": kind}),
    st.sampled_from(["ceasefire", "prisoners", ""]),
    st.dictionaries(
        st.one_of(st.text(), st.sampled_from(["spans", "place", "event_time", "stance"])),
        JSON,
        max_size=4,
    ),
)
_LEAVES: dict[Any, st.SearchStrategy[Any]] = {
    str: st.text(max_size=6),
    int: st.integers(),
    bool: st.booleans(),
    float: st.floats(allow_nan=False, allow_infinity=False),
    Decimal: st.builds(
        lambda digits, places: Decimal(digits).scaleb(-places), st.integers(), st.integers(0, 30)
    ),
    datetime: st.datetimes(timezones=st.just(UTC)),
}


def anything(hint: Any, depth: int = 0) -> st.SearchStrategy[Any]:
    """Any value of a type, given by its annotation; what holds its own kind holds it once at
    most.
    """
    return _anything(hint, depth)


@cache
def _anything(hint: Any, depth: int) -> st.SearchStrategy[Any]:
    origin, args = get_origin(hint), get_args(hint)
    if hint in _LEAVES:
        return _LEAVES[hint]
    if hint is Proposition:
        return st.one_of(OPAQUE, *(anything(kind) for kind in TYPES))
    if origin in (Union, types.UnionType):
        return st.one_of(
            *(st.none() if arg is type(None) else anything(arg, depth) for arg in args)
        )
    if origin is tuple:
        return _tuples(args, depth)
    if is_dataclass(hint):
        return _instances(hint, depth)
    assert issubclass(hint, Enum)
    return st.sampled_from(hint)


def _tuples(args: tuple[Any, ...], depth: int) -> st.SearchStrategy[Any]:
    if args[1:] == (Ellipsis,):
        return st.one_of(
            st.just(()),
            st.tuples(anything(args[0], depth)),
            st.tuples(*[anything(args[0], depth)] * 2),
        )
    return st.tuples(*(anything(arg, depth) for arg in args))


def _instances(cls: Any, depth: int) -> st.SearchStrategy[Any]:
    if cls in (Amount, Referent):
        if depth:
            return st.nothing()
        depth += 1
    hints = get_type_hints(cls)
    return st.builds(
        cls,
        **{field.name: anything(hints[field.name], depth) for field in fields(cls) if field.init},
    )


ENTRIES = anything(Entry)
