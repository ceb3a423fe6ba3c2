"""What the tests of this room share."""

from io import BytesIO

from hypothesis import strategies as st

from sayso.errors import InputError
from sayso.record.report import Report
from sayso.reports.load import read_stream

PRINTED = st.text(st.characters(exclude_characters="\0", exclude_categories=["Cs"])).filter(
    lambda text: (
        bool(text) and not text.isspace() and not text.startswith("\ufeff") and "://" not in text
    )
)
"""Any text that can be a report's; of addresses alone it would be a list of them."""


def read_all(data: bytes, name: str) -> list[Report | InputError]:
    return list(read_stream(BytesIO(data), name))


def read_one(data: bytes, name: str) -> Report:
    (report,) = read_all(data, name)
    assert isinstance(report, Report), report
    return report


def refusal(data: bytes, name: str) -> InputError:
    (error,) = read_all(data, name)
    assert isinstance(error, InputError), error
    return error


def codes(results: list[Report | InputError]) -> list[str]:
    """The name of each report and the code of each error, in order."""
    return [result.doc if isinstance(result, Report) else result.code for result in results]
