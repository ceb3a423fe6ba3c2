"""What a tool is."""

from collections.abc import Callable
from dataclasses import dataclass

from sayso.assistants.answer import Answer
from sayso.assistants.schemas import Schema
from sayso.library.ledger import Ledger
from sayso.record.json import Json

Asked = Json


@dataclass(frozen=True, slots=True)
class Tool:
    """A question that assistants may put, with the shapes of what they send and get.

    ``description`` is ours alone, so that nothing a report says can steer who reads it.  ``run``
    is given arguments that fit ``takes``.
    """

    name: str
    title: str
    description: str
    takes: Schema
    gives: Schema
    run: Callable[[Ledger, Asked], Answer]


def taking(*required: str, anyof: tuple[str, ...] = (), **properties: Schema) -> Schema:
    """The shape of arguments; ``anyof`` are those of which one at least must be there."""
    schema: Schema = {
        "type": "object",
        "properties": properties,
        "required": list(required),
        "additionalProperties": False,
    }
    if anyof:
        schema["anyOf"] = [{"required": [name]} for name in anyof]
    return schema
