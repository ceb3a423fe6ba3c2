"""Addresses: what a page links to, with the clocks that it was asked for."""

from urllib.parse import quote, urlencode, urlsplit

from starlette.requests import Request

_CLOCKS = ("as_of", "recorded_by")


class Links:
    """Makes addresses for one request, so that its clocks stay set from page to page."""

    def __init__(self, request: Request) -> None:
        self._path = request.url.path
        self._query = list(request.query_params.multi_items())
        self._clocks = [(key, value) for key, value in self._query if key in _CLOCKS and value]

    def to(self, *path: str, **query: object) -> str:
        """The address of a page: its path in parts, each of which is quoted, and its query."""
        told = [
            (key.rstrip("_"), str(value)) for key, value in query.items() if value not in (None, "")
        ]
        kept = [(key, value) for key, value in self._clocks if key not in query]
        return _with(
            "/" + "/".join(quote(part, safe="", errors="replace") for part in path), [*told, *kept]
        )

    def source(self, *path: str) -> str:
        """Where the API gives the data of this page, by the same filters and clocks."""
        kept = [(key, value) for key, value in self._query if value]
        return _with(
            "/" + "/".join(quote(part, safe="", errors="replace") for part in ("api", "v1", *path)),
            kept,
        )

    def beside(self, path: str) -> str:
        """Another address that is asked for as this page was."""
        return _with(path, [(key, value) for key, value in self._query if value])

    def here(self, **changes: object) -> str:
        """The address of this page with something changed; None or "" takes a key out, and the list
        begins anew.
        """
        keys = {key.rstrip("_") for key in changes} | {"after", "show"}
        kept = [(key, value) for key, value in self._query if key not in keys and value]
        told = [
            (key.rstrip("_"), str(value))
            for key, value in changes.items()
            if value not in (None, "")
        ]
        return _with(self._path, [*kept, *told])


def outward(url: object) -> str:
    """A report's own address, if it is one of the web that a link may lead to; else empty."""
    if not isinstance(url, str) or not url.isprintable():
        return ""
    try:
        parts = urlsplit(url.strip())
    except ValueError:
        return ""
    return url.strip() if parts.scheme in ("http", "https") and parts.hostname else ""


def _with(path: str, query: list[tuple[str, str]]) -> str:
    return f"{path}?{urlencode(query, errors='replace')}" if query else path
