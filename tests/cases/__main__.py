"""``python -m tests.cases`` prints how many cases are right, by area; with ids, what is wrong in
those.
"""

import sys
from collections import Counter

from tests.cases.data import CASES, faults


def main(ids: list[str]) -> None:
    """Print the table, or what is wrong."""
    right: Counter[str] = Counter()
    for case in CASES:
        if ids and case["id"] not in ids and case["area"] not in ids:
            continue
        wrong = faults(case)
        right[case["area"]] += not wrong
        if wrong:
            print(
                case["id"], case["kind"], "|", case["expect"], *(wrong if ids else ()), sep="\n  "
            )
    for area, total in sorted(Counter(case["area"] for case in CASES).items()):
        print(f"{area:<16}{right[area]:>4} of {total}")
    print(f"{'all':<16}{right.total():>4} of {len(CASES)}")


if __name__ == "__main__":
    main(sys.argv[1:])
