"""Write the column ``half`` of names.csv: even SHA-256 of the name for tuning, odd for reporting.

    python bench/names/split.py

The half depends on the name alone, so that added rows never move others from one half to the other.
"""

import csv
from hashlib import sha256
from pathlib import Path

FILE = Path(__file__).with_name("names.csv")


def half_of(name: str) -> str:
    """Return ``tune`` or ``report``, by the last bit of the SHA-256 of the name in UTF-8."""
    return "report" if sha256(name.encode()).digest()[-1] % 2 else "tune"


def main() -> None:
    with FILE.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    columns = list(dict.fromkeys([column for row in rows for column in row] + ["half"]))
    for row in rows:
        row["half"] = half_of(row["name"])
    with FILE.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, columns, lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)


if __name__ == "__main__":
    main()
