"""ZIP: the reports of all files in an archive, nothing of which is ever written to a disk."""

import io
import zipfile
import zlib
from pathlib import PurePosixPath

from sayso.errors import InputError
from sayso.reports.forms import office, spreadsheet
from sayso.reports.forms.form import Document, Form, Found, Head, broken, fault
from sayso.reports.text import WHOLE_LIMIT, empty, too_large

_MOST_FILES = 10_000
_MOST_BYTES = 8 * WHOLE_LIMIT
"""What an archive may unpack to in all: 256 MiB."""
_DEEPEST = 2
"""Archives within archives, such as an account's within a mail's: more is a trick."""
_OFFICE = frozenset({"[Content_Types].xml", "mimetype"})
"""Members of presentations, e-books and the like, which are archives too."""
_CRAWL = "datapackage.json"
"""The member that tells a crawl (WACZ), whose pages lie in its folder ``archive``."""
_PASSED_OVER = ("__MACOSX/", ".DS_Store", "Thumbs.db")


def read(document: Document) -> Found:
    """The reports of each file in the order of the archive, named ``ARCHIVE/FILE``; a bad one stops
    no other.

    Raises:
        InputError: R022 if it is broken, R026 if it holds more than an archive of reports does,
            R017 if it is a presentation or an e-book, R007 if it holds no file.
    """
    try:
        archive = zipfile.ZipFile(io.BytesIO(document.data))
    except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError) as error:
        raise broken(document.where, "a ZIP archive", str(error)) from None
    with archive:
        members = [each for each in archive.infolist() if not each.filename.endswith("/")]
        names = {each.filename for each in members}
        if form := _form_of_whole(names):
            yield from form.read(document)
            return
        _refuse(document, members)
        if _CRAWL in names:
            members = [each for each in members if each.filename.startswith("archive/")]
        for member in members:
            if member.filename.startswith(_PASSED_OVER) or member.filename.endswith(_PASSED_OVER):
                continue
            yield from _read_member(document, archive, member)


def _form_of_whole(names: set[str]) -> Form | None:
    """The form of an archive that is one document, wherever in it the member stands that tells
    so.
    """
    if names & office.MEMBERS:
        return office.FORM
    return spreadsheet.FORM if spreadsheet.MEMBER in names else None


def _refuse(document: Document, members: list[zipfile.ZipInfo]) -> None:
    names = {each.filename for each in members}
    if not members:
        raise empty(document.where)
    if names & _OFFICE:
        raise InputError(
            "R017",
            f"{document.where} is an office document of another kind or an e-book, which is not "
            "read.",
            "Save its words as plain text in UTF-8, and read that.",
        )
    reason = ""
    if document.depth >= _DEEPEST:
        reason = "lies in an archive that lies in another"
    elif len(members) > _MOST_FILES:
        reason = f"holds more than {_MOST_FILES} files"
    elif sum(each.file_size for each in members) > _MOST_BYTES:
        reason = f"unpacks to more than {_MOST_BYTES // 2**20} MiB"
    if reason:
        raise InputError("R026", f"{document.where} {reason}.", "Unpack it, and give its files.")


def _read_member(document: Document, archive: zipfile.ZipFile, member: zipfile.ZipInfo) -> Found:
    name = f"{document.name}/{_plain(member.filename)}"
    try:
        path = PurePosixPath(member.filename.replace("\\", "/"))
        if path.is_absolute() or ".." in path.parts or ":" in "".join(path.parts[:1]):
            raise InputError(
                "R026", f"{name} would lie outside its archive.", "Do not trust this archive."
            )
        if member.flag_bits & 1:
            raise InputError(
                "R026", f"{name} is locked with a password.", "Unpack it, and give its files."
            )
        yield from _read_bytes(_unpacked(archive, member, name), name, document.depth + 1)
    except InputError as error:
        yield error
    except (
        zipfile.BadZipFile,
        zlib.error,
        EOFError,
        NotImplementedError,
        OSError,
        ValueError,
    ) as error:
        yield broken(name, "a file of an archive", " ".join(str(error).split()))
    except Exception as error:
        yield fault(name, error)


def _unpacked(archive: zipfile.ZipFile, member: zipfile.ZipInfo, name: str) -> bytes:
    """A member's bytes, never more than are read of a file: what its head says of its size may be a
    lie.
    """
    with archive.open(member) as stream:
        data = stream.read(WHOLE_LIMIT + 1)
    if len(data) > WHOLE_LIMIT:
        raise too_large(name, WHOLE_LIMIT, "Unpack it, and cut it.")
    return data


def _read_bytes(data: bytes, name: str, depth: int) -> Found:
    from sayso.reports.forms.known import find_form  # which lists this form

    form = find_form(Head(name, data[: 2**16].removeprefix(b"\xef\xbb\xbf").lstrip()))
    if len(data) > form.limit:
        raise too_large(name, form.limit, form.mend)
    yield from form.read(Document(name, data, depth=depth))


def _plain(name: str) -> str:
    return name.encode("utf-8", "backslashreplace").decode()


FORM = Form(
    name="ZIP",
    what="an archive of files in any of these forms, or of a crawl (WACZ)",
    suffixes=(".zip",),
    by_content="begins with `PK`",
    recognise=lambda head: head.data.startswith((b"PK\x03\x04", b"PK\x05\x06")),
    read=read,
    text="of each file what is read of one of its form; an archive may lie in an archive",
    lost="nothing; at most 10,000 files and 256 MiB unpacked are read, and nothing is written to "
    "the disk",
    limit=_MOST_BYTES,
)
