"""Hostile files, a few of each kind: read or refused with a code, in time, with nothing opened or
written.
"""

from collections.abc import Iterator
from itertools import chain

import pytest
from bench.hostile import archives, documents, markup
from bench.hostile.run import Reader, is_wrong

_LARGEST = 200_000
"""Larger ones take their time: ``python -m bench.hostile.run`` has them all."""
_STEP = 23


def sample() -> list[tuple[str, bytes]]:
    files = chain(
        archives.nested(), archives.traversal(), archives.lies(), markup.entities(), markup.page_data(),
        documents.mails(), documents.tables(), documents.json_files(), documents.encodings(), documents.broken(1),
    )  # fmt: skip
    return [named for named in files if len(named[1]) <= _LARGEST][::_STEP]


@pytest.fixture(scope="module")
def reader() -> Iterator[Reader]:
    reader = Reader(300)
    yield reader
    reader.close()


@pytest.mark.parametrize(
    ("name", "data"), [pytest.param(*named, id=named[0][:40]) for named in sample()]
)
def test_a_hostile_file_is_read_or_refused_with_a_code_and_the_next_is_read(
    reader: Reader, name: str, data: bytes
) -> None:
    outcome = reader.read(name, data)
    assert not is_wrong(name, outcome), outcome
    assert reader.read("good-1.txt", b"The mayor said so.") == ("ok",)


def test_what_goes_wrong_is_seen() -> None:
    assert is_wrong("a.txt", ("HANG: more than 1 seconds",))
    assert is_wrong("a.txt", ("R022", "ACT: socket.connect"))
    assert is_wrong("good-1.txt", ("R007",))
    assert not is_wrong("a.txt", ("R022", "ok"))
