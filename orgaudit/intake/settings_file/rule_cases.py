"""A file of cases beside the rules of a company, checked before it is run: every mistake with its place, as in settings."""

from collections.abc import Iterator, Sequence
from contextlib import suppress
from datetime import date
from typing import Any, Final

from orgaudit.findings.severity import Confidence
from orgaudit.intake.problems import InputProblem
from orgaudit.intake.reading import load_text
from orgaudit.intake.report import Report, TooManyProblems
from orgaudit.intake.settings_file.kinds import DAY, LEVEL, choice
from orgaudit.intake.settings_file.tree import Source, as_map, as_text, as_value, entries, root_of
from orgaudit.intake.spelling import nearest
from orgaudit.intake.values.reader_context import is_null
from orgaudit.intake.yaml.decoding import decoded
from orgaudit.intake.yaml.limits import DEFAULT_LIMITS
from orgaudit.intake.yaml.nodes import Items, Node, Pairs, span_of
from orgaudit.model import Place
from orgaudit.model.dataclass import dataclass, replace

OF_A_HIT: Final = ("subject", "severity", "confidence", "facts", "related")
OF_A_GAP: Final = ("subject", "missing")
"""What a case can say of what it expects, of a hit and of what is not judged."""

_TOP: Final = ("cases",)
_OF_A_CASE: Final = ("rule", "name", "company", "options", "today", "hits", "clean", "not_judged")
_OF_A_RELATED: Final = ("kind", "id", "role")
_CONFIDENCE: Final = choice(*(level.value for level in reversed(Confidence)))
_SAID: Final = {"root_is_no_map": "cases_are_no_map", "several_documents": "cases_documents"}


@dataclass(frozen=True, slots=True)
class CaseCompany:
    """Where the company of a case stands, and its lines by themselves where it begins a line of its own."""

    place: Place
    text: str = ""


@dataclass(frozen=True, slots=True)
class CasesFile:
    """What is wrong with a file of cases; where nothing is, the companies of its cases in their order."""

    problems: tuple[InputProblem, ...]
    companies: tuple[CaseCompany, ...]


def check_cases(data: bytes, path: str, *, ruled: bool) -> CasesFile:
    """Check a file of cases; ``ruled`` where each case names its rule."""
    report = Report(DEFAULT_LIMITS.problems)
    companies: list[CaseCompany] = []
    text = decoded(data, path, DEFAULT_LIMITS, report)
    if text is not None:
        text = text.removeprefix("\ufeff")
        needed = ("rule", "name", "company") if ruled else ("name", "company")
        lines = text.splitlines(keepends=True)
        with suppress(TooManyProblems):
            _Checking(text, lines, Source(path, report), needed, companies).check()
    found = sorted(report.problems, key=lambda problem: (problem.place.line, problem.place.column))
    return CasesFile(tuple(found), tuple(companies))


def in_their_place(
    company: CaseCompany, problems: Sequence[InputProblem], today: date
) -> tuple[InputProblem, ...]:
    """Return the problems of a company that was read by itself as problems of the file that it stands in."""
    if company.text:
        again = load_text(
            "\n" * (company.place.line - 1) + company.text, today=today, name=company.place.path
        ).problems
        if sorted(item.code for item in again) == sorted(item.code for item in problems):
            return again
    return tuple(replace(problem, place=company.place) for problem in problems)


@dataclass(frozen=True, slots=True)
class _Checking:
    """One file that is being checked; ``needed`` are the keys without which nothing is a case."""

    text: str
    lines: list[str]
    source: Source
    needed: tuple[str, ...]
    companies: list[CaseCompany]

    def check(self) -> None:
        root = root_of(self.text, self.source, DEFAULT_LIMITS, _SAID)
        if root is None:
            return
        found = self._known(root, _TOP)
        cases = found.get("cases")
        if cases is None:
            self.source.report.at_span("no_cases", self.source.path, (1, 1, 1, 1))
        elif not isinstance(cases, Items):
            self.source.tell("not_a_list", cases, field="cases")
        else:
            for node in cases.items:
                self._case(node)

    def _case(self, node: Node) -> None:
        pairs = as_map(self.source, node, "cases")
        if pairs is None:
            return
        found = self._known(pairs, _OF_A_CASE, self.needed)
        for name in ("rule", "name"):
            self._one_text(found, name)
        if "today" in found:
            as_value(self.source, found["today"], "today", DAY)
        if "options" in found:
            as_map(self.source, found["options"], "options")
        for hit in self._listed(found, "hits"):
            self._hit(hit)
        for gap in self._listed(found, "not_judged"):
            inner = self._element(gap, "not_judged", OF_A_GAP, OF_A_GAP) or {}
            self._one_text(inner, "subject")
            self._texts(inner, "missing")
        self._texts(found, "clean")
        company = found.get("company")
        if company is not None and as_map(self.source, company, "company") is not None:
            self.companies.append(self._company(company))

    def _hit(self, node: Node) -> None:
        found = self._element(node, "hits", OF_A_HIT, ("subject",)) or {}
        self._one_text(found, "subject")
        for name, kind in (("severity", LEVEL), ("confidence", _CONFIDENCE)):
            if name in found:
                as_value(self.source, found[name], name, kind)
        if "facts" in found:
            as_map(self.source, found["facts"], "facts")
        for item in self._listed(found, "related"):
            inner = as_map(self.source, item, "related")
            related = self._known(inner, _OF_A_RELATED, _OF_A_RELATED) if inner is not None else {}
            for name in related:
                self._one_text(related, name)

    def _element(
        self, node: Node, field: str, allowed: tuple[str, ...], needed: tuple[str, ...]
    ) -> dict[str, Node] | None:
        if type(node) is tuple:
            self.source.tell("case_takes_subject", node, field=field, found=node[0])
            return None
        pairs = as_map(self.source, node, field)
        return None if pairs is None else self._known(pairs, allowed, needed)

    def _listed(self, found: dict[str, Node], field: str) -> Iterator[Node]:
        node = found.get(field)
        if isinstance(node, Items):
            yield from node.items
        elif node is not None:
            self.source.tell("not_a_list", node, field=field)

    def _one_text(self, found: dict[str, Node], field: str) -> None:
        if field in found:
            as_text(self.source, found[field], field)

    def _texts(self, found: dict[str, Node], field: str) -> None:
        for node in self._listed(found, field):
            as_text(self.source, node, field)

    def _known(self, pairs: Pairs, allowed: tuple[str, ...], needed: tuple[str, ...] = ()) -> dict[str, Node]:
        """Return the entries that are allowed and not null. A key is written as the table has it, for the cases are read so.

        What is lacking is told where no other key is unknown, or it is as likely that one.
        """
        found: dict[str, Node] = {}
        strange = False
        for text, value, span in entries(self.source, pairs):
            if text not in allowed:
                strange = True
                facts: dict[str, Any] = {"found": text, "allowed": allowed, "more": None}
                facts["nearest"] = nearest(text, allowed)
                self.source.report.at_span("unknown_key", self.source.path, span, **facts)
            elif not is_null(value):
                found[text] = value
        lacking = tuple(name for name in needed if name not in found)
        if lacking and not strange:
            self.source.tell("case_lacks", pairs, missing=lacking)
        return found

    def _company(self, node: Node) -> CaseCompany:
        line, column, *_ = span = span_of(node)
        place = Place(self.source.path, *span)
        first = self.lines[line - 1] if line <= len(self.lines) else ""
        if first[: column - 1].strip():
            return CaseCompany(place)  # within brackets
        behind = line
        while behind < len(self.lines) and _is_within(self.lines[behind], column):
            behind += 1
        return CaseCompany(place, "".join(self.lines[line - 1 : behind]))


def _is_within(line: str, column: int) -> bool:
    """Whether a line goes on with a map that begins in a column."""
    return not line[: column - 1].strip()
