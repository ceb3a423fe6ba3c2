"""A list of addresses, one a line: what they answer is read if a user names the list, and not
within other things.
"""

import re
from collections.abc import Iterator

from sayso.errors import InputError
from sayso.reports.forms.form import Document, Form, Found, Head
from sayso.reports.sources import BEGINNING
from sayso.reports.text import LIMIT, decode

_ADDRESS = re.compile(r"https?://[^\s/?#]\S*", re.IGNORECASE)
"""It names a server: what ends after the slashes is no address."""
_REMARK = "#"


def addresses_of(data: bytes, where: str) -> Iterator[str]:
    """Each address once, in order; blank lines and those that begin with ``#`` are passed over.

    Raises:
        InputError: R006 or R008 if it is no text; R027 if a line is no address.
    """
    text, _ = decode(data, where)
    seen = set[str]()
    for number, line in enumerate(text.splitlines(), 1):
        address = line.strip()
        if not address or address.startswith(_REMARK) or address in seen:
            continue
        if not _is_address(address):
            raise InputError(
                "R027",
                f"{where} is a list of addresses, and its line {number} is none.",
                "Take that line out, or put # before it.",
            )
        seen.add(address)
        yield address


def read(document: Document) -> Found:
    """Refuse it: what lies in an archive, or comes from the web, may not say what is to be fetched.

    Raises:
        InputError: R027.
    """
    raise InputError(
        "R027",
        f"{document.where} is a list of addresses, in what is not yours alone.",
        "Save it as a file, look at it, and give that.",
    )
    yield


def _recognise(head: Head) -> bool:
    """Whether each line is an address; the last of a beginning that was cut may be cut too."""
    lines = head.data.decode("utf-8", "replace").splitlines()
    whole = lines if len(head.data) < BEGINNING // 2 else lines[:-1]
    told = [line.strip() for line in whole if line.strip() and not line.startswith(_REMARK)]
    return bool(told) and all(map(_is_address, told))


def _is_address(line: str) -> bool:
    return _ADDRESS.fullmatch(line) is not None


FORM = Form(
    name="list of addresses",
    what="addresses of the web, one a line; lines that begin with `#` are remarks",
    suffixes=(".urls",),
    by_content="each line is an address",
    recognise=_recognise,
    read=read,
    text="what each address answers is read in its own form, as its server's robots.txt lets it; private "
    "networks are refused",
    lost="nothing; within an archive, or fetched, a list is refused (R027)",
    limit=LIMIT,
)
