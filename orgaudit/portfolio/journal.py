"""What a run has found out so far, one line a company, so that a run that was broken off goes on where it stopped."""

import json
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from orgaudit.reports.machine.portfolio_row import row
from orgaudit.results.portfolio import CompanyResult, Entry, FirstMove, FunctionTally


class BrokenJournalError(Exception):
    """A line is no entry; ``line`` counts from 1."""

    def __init__(self, line: int) -> None:
        super().__init__(str(line))
        self.line = line


@contextmanager
def appending(path: Path) -> Iterator[Callable[[Entry], None]]:
    """Yield what writes one more entry, at once and whole. A line that was cut short gives way. Raises OSError."""
    with path.open("ab+") as stream:
        stream.seek(0)
        stream.truncate(stream.read().rfind(b"\n") + 1)

        def write(entry: Entry) -> None:
            line = json.dumps(row(entry), ensure_ascii=False)
            stream.write(line.encode("utf-8", "surrogatepass") + b"\n")
            stream.flush()

        yield write


def entries_in(path: Path) -> dict[str, Entry]:
    """Return the entries of a journal by path, later ones over earlier ones; none where there is no file yet.

    A last line that was cut short, as by a kill, is left out. Raises BrokenJournalError and OSError.
    """
    if not path.exists():
        return {}
    *lines, _cut = path.read_bytes().split(b"\n")
    found: dict[str, Entry] = {}
    for number, line in enumerate(lines, 1):
        try:
            entry = _entry(json.loads(line))
        except (ValueError, KeyError, TypeError, AttributeError):
            raise BrokenJournalError(number) from None
        found[entry.path] = entry
    return found


def _entry(data: Mapping[str, Any]) -> Entry:
    return Entry(
        path=str(data["path"]),
        sha256=str(data["sha256"]),
        basis=str(data["basis"]),
        result=None if data["company"] is None else _result(data),
        trouble=data["trouble"],
        details=tuple(map(str, data["details"])),
    )


def _result(data: Mapping[str, Any]) -> CompanyResult:
    score, move = data["score"], data["first_move"]
    return CompanyResult(
        company=data["company"],
        industry=data["industry"],
        employees=data["employees"],
        departments=data["departments"],
        duties=data["duties"],
        score=score["value"],
        low=score["low"],
        likely_low=score["likely_low"],
        likely_high=score["likely_high"],
        high=score["high"],
        coverage=data["coverage"],
        levels={level: count for level, count in data["findings"].items() if count},
        families=dict(data["families"]),
        functions={
            name: FunctionTally(tally["duties"], tally["troubled"])
            for name, tally in data["functions"].items()
        },
        rules=dict(data["rules"]),
        first_move=None if move is None else FirstMove(**{**move, "subjects": tuple(move["subjects"])}),
        failed_rules=tuple(data["failed_rules"]),
    )
