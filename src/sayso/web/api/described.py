"""The shapes of answers, for the API's description."""

from sayso.record.json import Json

_PROBLEM = {
    "title": "Problem",
    "description": "What every refusal is, whatever its status.",
    "type": "object",
    "required": ["code", "sentence", "mend"],
    "properties": {
        "code": {
            "type": "string",
            "pattern": "^[A-Z][0-9]{3}$",
            "description": "It stays; docs/reference/errors.md lists all.",
        },
        "sentence": {"type": "string", "description": "What is wrong, in plain words."},
        "mend": {"type": "string", "description": "What can be done about it."},
    },
    "additionalProperties": False,
}
_OBJECT = {"type": "object"}
_LIST = {
    "type": "object",
    "required": ["items", "total", "next"],
    "properties": {
        "items": {"type": "array", "items": _OBJECT},
        "total": {
            "type": ["integer", "null"],
            "description": "Null where counting would take too long.",
        },
        "next": {"type": ["string", "null"], "description": "The address of the next page."},
    },
}


def _answer(sentence: str, **content: Json) -> Json:
    kinds = {"json": "application/json", "csv": "text/csv", "geojson": "application/geo+json"}
    return {
        "description": sentence,
        "content": {kinds[name]: {"schema": schema} for name, schema in content.items()},
    }


Responses = dict[int | str, Json]

PROBLEMS: Responses = {
    status: _answer(sentence, json=_PROBLEM)
    for status, sentence in (
        (400, "A filter or a time cannot be read."),
        (401, "An account is needed."),
        (403, "The account may not do this."),
        (404, "It is not there."),
        (405, "The address takes another method; the header Allow says which."),
        (409, "It goes against what is recorded, or waits for something else."),
        (413, "It is larger than what is taken in at once."),
        (422, "A parameter is not of its kind."),
        (429, "Too many requests in a minute."),
        (500, "Something is broken here; it was logged."),
        (503, "The ledger cannot be read or written now."),
    )
}
_SAME: Responses = {304: {"description": "Unchanged since the answer with this ETag."}}
ONE: Responses = {200: _answer("It.", json=_OBJECT), **_SAME}
SIMPLE: Responses = {
    200: _answer("A page of the list.", json=_LIST, csv={"type": "string"}),
    **_SAME,
}
QUESTIONS: Responses = {
    200: _answer("A page of the board.", json=_LIST, csv={"type": "string"}, geojson=_OBJECT),
    **_SAME,
}
CLAIMS: Responses = {
    200: _answer("A page of claims.", json=_LIST, csv={"type": "string"}, geojson=_OBJECT),
    **_SAME,
}
