"""Parts of the program that are installed apart: what brings a part is told where it is missing."""

from importlib.util import find_spec

from sayso.errors import SetupError


def require(code: str, what: str, extra: str, *modules: str) -> None:
    """Refuse to go on without libraries that an extra of the package brings.

    ``what`` begins the sentence: "A shared ledger".

    Raises:
        SetupError: with ``code``, for the first module that is not there.
    """
    for module in modules:
        if find_spec(module) is None:
            raise SetupError(
                code,
                f"{what} needs {module}, which is not installed.",
                f"pip install 'sayso[{extra}]'",
            )


def require_web() -> None:
    """Refuse to go on without what serves the pages and keeps accounts.

    Raises:
        SetupError: S020.
    """
    require("S020", "To serve pages, or keep accounts,", "web", "fastapi", "uvicorn", "argon2")


def require_stamps() -> None:
    """Refuse to go on without what asks for time stamps and checks signatures.

    Raises:
        SetupError: S021.
    """
    require("S021", "A time stamp, or a witness,", "stamp", "cryptography", "rfc3161_client")


def has_web() -> bool:
    """Whether what serves the pages is installed."""
    return find_spec("fastapi") is not None
