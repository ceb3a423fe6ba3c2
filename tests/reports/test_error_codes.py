import re
from pathlib import Path

import sayso.reports

ROOM = Path(sayso.reports.__file__).parent
PAGE = Path(__file__).parents[2] / "docs" / "reference" / "errors.md"


def test_every_code_of_this_room_is_documented_and_every_documented_one_is_used() -> None:
    used = {code for file in ROOM.glob("*.py") for code in re.findall(r'"(R\d{3})"', file.read_text("utf-8"))}
    documented = re.findall(r"^\| (R\d{3}) \|", PAGE.read_text("utf-8"), re.MULTILINE)
    assert documented == sorted(used)
