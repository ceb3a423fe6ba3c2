"""What an assistant sends with a call, held against the tool's schema."""

from typing import Any

from sayso.assistants.schemas import Schema
from sayso.library.errors import AskError, extra
from sayso.record.json import Json

_SHOWN = 80


def checked(arguments: Json, schema: Schema) -> Json:
    """The arguments, with the defaults of those that were left out.

    Raises:
        AskError: M002 if one is not as the schema says; it names the argument, not its value.
    """
    problem = extra("jsonschema.exceptions", "mcp").best_match(
        extra("jsonschema", "mcp").Draft202012Validator(schema).iter_errors(arguments)
    )
    if problem is not None:
        raise AskError(
            "M002", _sentence(problem, schema), "The tool's inputSchema says what it takes."
        )
    defaults = {
        name: told["default"] for name, told in schema["properties"].items() if "default" in told
    }
    return {**defaults, **arguments}


def _sentence(problem: Any, schema: Schema) -> str:
    name = str(problem.path[0]) if problem.path else ""
    if problem.validator == "additionalProperties":
        return f"There is an argument that is none: it takes {', '.join(schema['properties'])}."
    if not name:
        return f"What was sent does not do: it needs {_needs(schema)}."
    told = str(problem.validator_value)[:_SHOWN]
    return f"The argument {name[:_SHOWN]} is not as it must be ({problem.validator}: {told})."


def _needs(schema: Schema) -> str:
    either = [each["required"][0] for each in schema.get("anyOf", ())]
    return " or ".join(either) or ", ".join(schema["required"])
