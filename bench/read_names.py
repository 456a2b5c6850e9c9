"""Measure how well the names of duties are read: how many are answered, and how many answers are right.

    python bench/read_names.py [--list names|unseen|kinds|everyday|senses|senses_held|fresh] [--half tune|report|all] [--with-industry] [--least-confidence medium] [--misses] [--least-answered 0.85] [--least-right 0.9]

The names of ``names/names.csv`` and what they mean were written down before the word lists were looked at. Words are
added with the half ``tune`` in view; the half ``report`` is only counted, and its misses are shown on request alone.
``names/unseen.csv`` is a second list with no half to tune on: none of its names stands in the first. It has the same
columns, and the office preferred stands first.

A name is answered where it is given a function or an office; ``ambiguous`` and ``unknown`` are no office. A name that can be told by nobody (office ``none``)
should stay unanswered: an answer to it is wrong. A function is wrong too where no function of the tables fits the name.
Exits with 1 only where a threshold is asked for and missed: ``--least-answered`` is a share of the names that can be
told, ``--least-right`` the smaller of the two shares of right answers, of the offices and of the functions given.
"""

import argparse
import csv
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

sys.path.insert(0, str(Path(__file__).parents[1]))
from orgaudit.knowledge.names.reading import read_name
from orgaudit.model.vocabulary import Industry

LISTS: Final = Path(__file__).parent / "names"
TIMED: Final = 100_000
OFFICES: Final = ("front", "middle", "back")
CONFIDENCES: Final = ("low", "medium", "high")
INDUSTRIES: Final[Mapping[str, Industry]] = {
    "trading company": "wholesale_retail",
    "manufacturer": "manufacturing",
    "construction firm": "general",
    "retailer": "wholesale_retail",
    "clinic": "healthcare",
    "hospital": "healthcare",
    "town hall": "government",
    "IT service firm": "it",
    "SaaS company": "it",
    "hotel": "general",
    "logistics": "general",
    "tax firm": "professional",
    "law firm": "professional",
    "university": "general",
    "school": "general",
    "charity": "general",
    "bank": "finance",
    "securities firm": "finance",
}
"""The industry of each kind of organisation in the list; a name that any of them has is read without one."""


@dataclass(frozen=True, slots=True)
class Case:
    """One name with the answers that a reasonable person accepts; ``offices`` may hold ``none``."""

    name: str
    lang: str
    org: str
    offices: tuple[str, ...]
    functions: tuple[str, ...]

    @property
    def silent(self) -> bool:
        """Whether no answer at all is the only right one."""
        return self.offices == ("none",)


@dataclass(frozen=True, slots=True)
class Answer:
    """What the reading gave for one case: a function id, an office and the words that led there."""

    case: Case
    function: str | None
    office: str | None
    evidence: str
    ambiguous: bool

    @property
    def given(self) -> bool:
        return self.function is not None or self.office is not None

    @property
    def office_right(self) -> bool:
        return self.office in self.case.offices

    @property
    def function_right(self) -> bool:
        return self.function in self.case.functions

    @property
    def missed(self) -> bool:
        """Whether the case could have gone better: silent without need, or a part of the answer wrong."""
        if not self.given:
            return "none" not in self.case.offices
        wrong_office = self.office is not None and not self.office_right
        return wrong_office or (self.function is not None and not self.function_right)


def cases(names: str, half: str) -> list[Case]:
    """Return the cases of ``tune``, ``report`` or ``all`` of the list ``names``, in the order of the file."""
    with (LISTS / f"{names}.csv").open(encoding="utf-8", newline="") as file:
        return [
            Case(
                name=row["name"],
                lang=row["lang"],
                org=row["org"],
                offices=tuple(row["offices"].split("|")),
                functions=tuple(part for part in row["functions"].split("|") if part),
            )
            for row in csv.DictReader(file)
            if half in ("all", row["half"])
        ]


def answer(case: Case, *, with_industry: bool, least_confidence: str = "low") -> Answer:
    reading = read_name(case.name, INDUSTRIES.get(case.org) if with_industry else None)
    if reading.confidence is not None and CONFIDENCES.index(reading.confidence) < CONFIDENCES.index(
        least_confidence
    ):
        return Answer(case, None, None, "", ambiguous=False)
    evidence = "; ".join(f"{item.matched} ({item.kind} {item.entry})" for item in reading.evidence)
    office = reading.office if reading.office in OFFICES else None
    return Answer(case, reading.function, office, evidence, ambiguous=reading.office == "ambiguous")


def share(answers: Sequence[Answer], good: Callable[[Answer], bool]) -> float:
    """Return the share of ``answers`` that are ``good``; 0.0 of none, so that an empty reading passes no threshold."""
    return sum(map(good, answers)) / len(answers) if answers else 0.0


def report(title: str, answers: Sequence[Answer]) -> tuple[float, float]:
    """Print the shares of a group; return answered and right as the thresholds take them."""
    told = [item for item in answers if not item.case.silent]
    silent = [item for item in answers if item.case.silent]
    with_office = [item for item in answers if item.office is not None]
    with_function = [item for item in answers if item.function is not None]
    answered = share(told, lambda item: item.given)
    office_right = share(with_office, lambda item: item.office_right)
    function_right = share(with_function, lambda item: item.function_right)
    print(f"{title}: {len(answers)} names, {len(silent)} of them rightly without an answer")
    split = sum(item.ambiguous for item in told)
    print(
        f"  answered, of the {len(told)} that can be told   {answered:6.1%}  (office called ambiguous: {split})"
    )
    print(
        f"  left alone, of the {len(silent)} that cannot     {share(silent, lambda item: not item.given):6.1%}"
    )
    print(f"  office right, of {len(with_office)} given           {office_right:6.1%}")
    print(f"  function right, of {len(with_function)} given         {function_right:6.1%}")
    return answered, min(office_right, function_right)


def show_misses(answers: Sequence[Answer]) -> None:
    for item in filter(lambda item: item.missed, answers):
        wanted = f"{'|'.join(item.case.functions) or '-'} / {'|'.join(item.case.offices)}"
        got = f"{item.function or '-'} / {item.office or '-'}"
        print(f"  {item.case.name}\n    expected {wanted}\n    got      {got}  {item.evidence}")


def names_per_second(names: Sequence[str]) -> float:
    """Time ``TIMED`` readings; a number is put to each name, so that no memory of earlier names can answer."""
    many = [f"{names[index % len(names)]} {index}" for index in range(TIMED)]
    start = time.perf_counter()
    for name in many:
        read_name(name)
    return TIMED / (time.perf_counter() - start)


def main() -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    lists = ("names", "unseen", "kinds", "everyday", "senses", "senses_held", "fresh")
    parser.add_argument("--list", choices=lists, default="names", help="which list to read")
    parser.add_argument("--half", choices=("tune", "report", "all"), default="all")
    parser.add_argument(
        "--with-industry", action="store_true", help="tell the reading the industry of each name"
    )
    parser.add_argument(
        "--least-confidence", choices=CONFIDENCES, default="low", help="what is less sure counts as no answer"
    )
    parser.add_argument("--misses", action="store_true", help="show the misses of any half, not only of tune")
    parser.add_argument("--least-answered", type=float, default=0.0)
    parser.add_argument("--least-right", type=float, default=0.0)
    asked = parser.parse_args()
    if asked.list != "names" and asked.half == "tune":
        parser.error(f"the list {asked.list} has no half to tune on")
    answers = [
        answer(case, with_industry=asked.with_industry, least_confidence=asked.least_confidence)
        for case in cases(asked.list, asked.half)
    ]
    if asked.misses or asked.half == "tune":
        show_misses(answers)
    title = asked.half if asked.list == "names" else asked.list
    answered, right = report(title, answers)
    for lang in ("ja", "en"):
        report(f"{title}, {lang}", [item for item in answers if item.case.lang == lang])
    print(
        f"{names_per_second([item.case.name for item in answers]):,.0f} names a second, over {TIMED:,} readings"
    )
    return int(answered < asked.least_answered or right < asked.least_right)


if __name__ == "__main__":
    raise SystemExit(main())
