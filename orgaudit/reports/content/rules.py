"""The report of all rules, one line each."""

from collections.abc import Iterator
from typing import ClassVar

from orgaudit.engine.input_quality import InputCheck
from orgaudit.model.dataclass import dataclass
from orgaudit.reports.document import Column, Document, Gap, Paragraph, Table, cells
from orgaudit.reports.report import Report
from orgaudit.reports.text import plain
from orgaudit.rules.spec import Rule


@dataclass(frozen=True, slots=True, kw_only=True)
class RulesReport(Report):
    """The rules, and the checks of the input, which stand beside them and judge nothing."""

    kind: ClassVar[str] = "rules"

    rules: tuple[Rule, ...]
    checks: tuple[InputCheck, ...] = ()

    def document(self) -> Document:
        """Return the table."""
        words = self.catalogue
        columns = tuple(
            Column(words.ui(f"cli.rules.{name}"), grows=name == "title")
            for name in ("code", "name", "family", "severity", "title")
        )
        hint = Paragraph(plain(words.ui("cli.rules.hint")))
        rows = tuple(cells(*row) for row in self._rows())
        return Document(words.ui("cli.rules.heading"), (Table(columns, rows), Gap(), hint))

    def _rows(self) -> Iterator[tuple[str, ...]]:
        words = self.catalogue
        for rule in self.rules:
            yield (
                rule.id,
                rule.name,
                words.ui(f"common.family.{rule.family}"),
                words.ui(f"common.severity.{rule.severity}"),
                words.rule(rule.id, rule.family).title,
            )
        for check in self.checks:
            yield (
                check.id,
                check.name,
                words.ui(f"common.family.{check.family}"),
                words.ui("cli.rules.unscored"),
                words.ui("quality.check.title"),
            )
