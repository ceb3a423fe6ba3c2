"""What lies under the map, if more than land and borders is wanted: the one thing a page may fetch
from elsewhere.
"""

from dataclasses import dataclass
from pathlib import Path
from typing import Literal
from urllib.parse import urlsplit

from sayso.errors import SaysoError

HERE = "/map/tiles.pmtiles"
"""Where a file of tiles on this machine is served."""
_MEND = (
    "Give a .pmtiles file, an https address of one, or one of images: "
    "https://tiles.example/{z}/{x}/{y}.png"
)


@dataclass(frozen=True, slots=True)
class Tiles:
    """``address`` is what a browser asks, ``origin`` the server it asks, "" for this one; ``file``
    is served here.
    """

    kind: Literal["images", "pmtiles"]
    address: str
    origin: str = ""
    credit: str = ""
    file: Path | None = None


def tiles_of(told: str, credit: str = "") -> Tiles:
    """The tiles that a setting names.

    Raises:
        SaysoError: W018 if they are neither a file that is there nor an address that tiles can
            have.
    """
    if "://" not in told:
        file = Path(told)
        if file.suffix != ".pmtiles" or not file.is_file():
            raise SaysoError("W018", f"{told} is no file of tiles.", _MEND)
        return Tiles("pmtiles", HERE, "", credit, file)
    origin = _origin(told)
    if urlsplit(told).path.endswith(".pmtiles"):
        return Tiles("pmtiles", told, origin, credit)
    if any(part not in told for part in ("{z}", "{x}", "{y}")):
        raise SaysoError("W018", "This address names no tiles.", _MEND)
    return Tiles("images", told, origin, credit)


def _origin(address: str) -> str:
    """Scheme, host and port, in letters that cannot end a directive of the policy."""
    try:
        parts = urlsplit(address)
        host, port = parts.hostname or "", parts.port
    except ValueError:
        host, port, parts = "", None, urlsplit("")
    plain = host.isascii() and all(each.isalnum() or each in "-." for each in host)
    if parts.scheme not in ("https", "http") or not host or not plain:
        raise SaysoError("W018", "This address names no tiles.", _MEND)
    return f"{parts.scheme}://{host}{f':{port}' if port else ''}"
