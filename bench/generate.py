"""Write a company of any size for measuring: ``python bench/generate.py 10000 --shape usual --lang ja > big.yaml``.

Shapes:

- ``usual``: a filled-in work inventory as it comes, with gaps, processes and handoffs; about 0.9 findings a duty;
- ``wide``: every column filled in that an inventory has;
- ``lean``: name, performer and hours alone, as a first list has them;
- ``sick``: as ``usual``, but 40 of 100 things that can be wrong are;
- ``people``: as ``usual``, with an entry, a superior and skills for every person, of whom there is one for five duties.

The same size, shape, language and seed give the same bytes.
"""

import argparse
import random
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import yaml

DUTIES: Final = 20
"""Duties of a department; a fifth of them belong to a process, a tenth are handed on."""

PEOPLE: Final = 4
"""People of a department."""

WORDS: Final = yaml.safe_load((Path(__file__).parent / "words.yaml").read_text(encoding="utf-8"))


@dataclass(frozen=True, slots=True)
class Shape:
    """``defects``: the chance (0-1) of each thing that can be wrong; ``known``: of each field to be filled in."""

    defects: float
    known: float
    columns: int = 2
    people: bool = False


SHAPES: Final = {
    "usual": Shape(defects=0.2, known=0.85),
    "wide": Shape(defects=0.2, known=1.0, columns=3),
    "lean": Shape(defects=0.2, known=1.0, columns=0),
    "sick": Shape(defects=0.40, known=0.85),
    "people": Shape(defects=0.2, known=0.85, people=True),
}


def company(duties: int, shape: str = "usual", lang: str = "ja", seed: int = 1) -> Iterator[str]:
    """Yield the lines of a company with so many duties, in whole departments."""
    make = _Company(max(1, duties // DUTIES), SHAPES[shape], WORDS[lang], random.Random(seed))
    yield from make.lines()


@dataclass(frozen=True, slots=True)
class _Company:
    count: int
    shape: Shape
    words: dict[str, Any]
    draw: random.Random

    def lines(self) -> Iterator[str]:
        name = self.words["company"]
        yield f"company: {{name: {name}, country: JP, industry: manufacturing, as_of: 2026-11-20}}"
        if self.shape.people:
            yield "people:"
            for number in range(self.count):
                yield from self._people(number)
        yield "departments:"
        for number in range(self.count):
            yield from self._department(number)
        if self.shape.columns > 1:
            yield "handoffs:"
            for number in range(self.count):
                yield from self._handoffs(number)

    def _is(self, chance: float) -> bool:
        return self.draw.random() < chance

    def _bad(self, bad: str, good: str) -> str:
        return bad if self._is(self.shape.defects) else good

    def _kind(self, number: int) -> Any:
        return self.words["departments"][number % len(self.words["departments"])]

    def _name(self, number: int) -> str:
        return (
            f"{self._kind(number)['name']}{self.words['joint']}{number // len(self.words['departments']) + 1}"
        )

    def _person(self, number: int, place: int) -> str:
        family, given = self.words["families"], self.words["given"]
        which = number * PEOPLE + place
        name = f"{family[which % len(family)]} {given[which // len(family) % len(given)]}"
        again = which // (len(family) * len(given))
        return name if not again else f"{name} {again + 1}"

    def _duty(self, number: int, place: int) -> str:
        names, lines = self._kind(number)["duties"], self.words["lines"]
        # A department has two lines of its own; one in forty duties is done by its neighbour as well.
        first = number // len(self.words["departments"]) * 2 + (2 if place == DUTIES // 2 else 0)
        line = lines[(first + place // len(names)) % len(lines)]
        again = first // len(lines)
        name = self.words["duty"].format(line=line, name=names[place % len(names)])
        return name if not again else f"{name} {again + 1}"

    def _people(self, number: int) -> Iterator[str]:
        for place in range(PEOPLE):
            head = "" if not place else f", reports_to: {self._person(number, 0)}"
            yield f"  - {{name: {self._person(number, place)}, department: {self._name(number)}, fte: 1{head}}}"

    def _department(self, number: int) -> Iterator[str]:
        kind = self._kind(number)
        yield f"  - name: {self._name(number)}"
        yield f"    office: {kind['office']}"
        if self.shape.columns:
            yield f"    head: {self._person(number, 0)}"
            yield f"    headcount: {PEOPLE}"
            yield f"    charter: [{', '.join(kind['duties'][:8])}]"
            yield "    goals:"
            yield f"      - {self._bad(self.words['vague_goal'], self.words['goal'])}"
        yield "    duties:"
        for place in range(DUTIES):
            yield f"      - name: {self._duty(number, place)}"
            for field, value in self._fields(number, place):
                yield f"        {field}: {value}"

    def _fields(self, number: int, place: int) -> Iterator[tuple[str, str]]:
        own = self.draw.sample(range(PEOPLE), 3)
        people = [self._person(number, item) for item in own]
        yield "primary", people[0]
        yield "hours_per_month", str(self.draw.choice((2, 4, 6, 8, 12, 16, 20)))
        fields = self._inventory(people, number, place) if self.shape.columns else iter(())
        for field, value in fields:
            if self._is(self.shape.known):
                yield field, value
        if self.shape.columns > 2:
            yield from self._rest(people)

    def _inventory(self, people: Sequence[str], number: int, place: int) -> Iterator[tuple[str, str]]:
        choice = self.draw.choice
        yield "backups", self._bad("none", f"[{people[1]}]")
        yield "frequency", choice(("daily", "weekly", "monthly"))
        yield "manual", self._bad(choice(("none", "outdated")), "ok")
        yield "manual_reviewed_on", "2026-06-01"
        yield "media", f"[{self._bad(choice(('paper', 'fax', 'excel')), 'system')}, email]"
        yield "criticality", choice(("low", "low", "medium", "medium", "high"))
        yield "deadline", choice(("none", "internal", "internal", "legal"))
        yield "systems", f"[{choice(self.words['systems'])}]"
        yield "consumer", f"[{self._name((number + 1) % self.count)}]"
        yield "customer_contact", "regular" if self._kind(number)["office"] == "front" else "none"
        if place % 5 == 0:
            yield "process", f"{choice(self.words['lines'])} {number // 5}"
            yield "step", choice(("initiate", "authorise", "execute", "record", "reconcile"))

    def _rest(self, people: Sequence[str]) -> Iterator[tuple[str, str]]:
        choice = self.draw.choice
        yield "volume_per_month", str(choice((10, 40, 120)))
        yield "minutes_per_case", str(choice((5, 10, 30)))
        yield "peak_months", f"[{choice((3, 6, 9, 12))}]"
        yield "judgement", choice(("none", "rules", "expert"))
        yield "purpose", choice(("revenue", "support", "control", "operation"))
        yield "storage", self._bad("paper_only", "electronic")
        yield "performed_by", "self"
        yield "seals", self._bad("2", "0")
        yield "rekey", self._bad("1", "0")
        yield "checked_by", self._bad("none", people[2])
        yield "last_done", f"{{{people[1]}: 2026-10-01}}"

    def _handoffs(self, number: int) -> Iterator[str]:
        for place in (1, 11):
            source = f"{self._name(number)}/{self._duty(number, place)}"
            waits, returns = self._bad("10", "1"), self._bad("0.2", "0.01")
            agreed = self._bad("none", "2")
            yield (
                f"  - {{from: {source}, to: {self._name((number + 1) % self.count)}, medium: email, "
                f"volume_per_month: 20, wait_days: {waits}, return_rate: {returns}, sla_days: {agreed}}}"
            )


if __name__ == "__main__":
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("duties", type=int, nargs="?", default=10_000)
    parser.add_argument("--shape", choices=SHAPES, default="usual")
    parser.add_argument("--lang", choices=tuple(WORDS), default="ja")
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args()
    sys.stdout.reconfigure(encoding="utf-8", newline="\n")  # type: ignore[union-attr]
    for line in company(asked.duties, asked.shape, asked.lang, asked.seed):
        sys.stdout.write(line + "\n")
