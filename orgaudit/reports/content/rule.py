"""The report of one rule: when it fires, why, its thresholds, examples, remedies, false alarms, sources."""

from collections.abc import Iterator, Mapping
from typing import Any, ClassVar

from orgaudit.engine.input_quality import InputCheck
from orgaudit.findings.severity import Severity
from orgaudit.model.dataclass import dataclass, field, fields
from orgaudit.reports.document import Block, Document, Heading, Item, Items, Line, Paragraph, Sample, points
from orgaudit.reports.report import Report
from orgaudit.reports.text import Look, plain, styled
from orgaudit.reports.words.evidence import evidence_labels
from orgaudit.reports.words.sources import sources_told
from orgaudit.reports.words.thresholds import threshold
from orgaudit.rules.spec import Options, Rule
from orgaudit.wording.catalogue import Catalogue
from orgaudit.wording.phrase import in_general


@dataclass(frozen=True, slots=True)
class Here:
    """What settings make of a rule: other thresholds, another level, or that it does not run. ``path`` is the file that says so."""

    path: str
    options: Mapping[str, Any] = field(default_factory=dict)
    severity: Severity | None = None
    runs: bool = True

    @property
    def says_something(self) -> bool:
        """Whether anything differs from what the rule says of itself."""
        return bool(self.options) or self.severity is not None or not self.runs


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleReport(Report):
    """A rule, or a check of the input, with a company that it hits and one that it does not, as YAML; each may be empty. ``here`` is what the settings say of it."""

    kind: ClassVar[str] = "rule"

    rule: Rule | InputCheck
    hit: str = ""
    clean: str = ""
    here: Here | None = None

    def document(self) -> Document:
        """Return the page."""
        words, rule = self.catalogue, self.rule
        title = f"{rule.id} {rule.name}"
        if isinstance(rule, InputCheck):
            return Document(title, tuple(_check(rule, words)), subtitle=words.ui("quality.check.title"))
        told = words.rule(rule.id, rule.family)
        return Document(title, tuple(_rule(self, rule, words)), subtitle=told.title)


def _rule(report: RuleReport, rule: Rule, words: Catalogue) -> Iterator[Block]:
    told = words.rule(rule.id, rule.family)
    yield _text(
        words.ui(
            "cli.explain.summary",
            family=words.ui(f"common.family.{rule.family}"),
            severity=words.ui(f"common.severity.{rule.severity}"),
            since=rule.since,
        )
    )
    if report.here is not None:
        yield from _here(report.here, rule, words)
    yield from _part("condition", told.condition, words)
    yield from _part("why", told.why, words)
    yield from _part("evidence", words.write(evidence_labels(rule, words)), words)
    yield from _thresholds(rule.options, told.options, words)
    for key, text in (("hit", report.hit), ("clean", report.clean)):
        if text:
            yield _heading(key, words)
            yield Sample(text, "yaml")
    yield _heading("remedy", words)
    yield Items(
        tuple(
            Item(plain(f"{words.ui(f'common.step.{step}')}: {in_general(told.remedy[step])}"), number=number)
            for number, step in enumerate(told.steps, start=1)
        )
    )
    if told.false_alarms:
        yield from _part("false_alarms", told.false_alarms, words)
    yield from _sources(rule.sources, words)


def _check(check: InputCheck, words: Catalogue) -> Iterator[Block]:
    """Yield the page of a check of the input, which has no level, no cases and no ladder of remedies."""

    def told(key: str) -> str:
        return words.ui(f"quality.check.{key}")

    family = words.ui(f"common.family.{check.family}")
    yield _text(words.ui("cli.explain.check_summary", family=family, since=check.since))
    for key in ("condition", "why"):
        yield from _part(key, told(key), words)
    options = {item.name: told(f"options.{item.name}") for item in fields(check.options)}
    yield from _thresholds(check.options, options, words)
    for key, heading in (
        ("hit", "hit"),
        ("clean", "clean"),
        ("remedy", "check_remedy"),
        ("false_alarms", "false_alarms"),
    ):
        yield from _part(heading, told(key), words)
    yield from _sources(check.sources, words)


def _thresholds(options: type[Options], told: Mapping[str, str], words: Catalogue) -> Iterator[Block]:
    thresholds = fields(options)
    if not thresholds:
        return
    yield _heading("thresholds", words)
    lines = (
        words.ui(
            "cli.explain.threshold",
            name=item.name,
            value=threshold(item.default, item, words),
            origin=words.ui(f"common.origin.{item.metadata['origin']}"),
            what=told.get(item.name),
        )
        for item in thresholds
    )
    yield points(lines)


def _here(here: Here, rule: Rule, words: Catalogue) -> Iterator[Block]:
    yield Heading(words.ui("cli.explain.here", path=here.path))
    lines = [] if here.runs else [words.ui("cli.explain.here_off")]
    if here.severity is not None:
        lines.append(
            words.ui("cli.explain.here_severity", severity=words.ui(f"common.severity.{here.severity}"))
        )
    lines += [
        words.ui(
            "cli.explain.threshold",
            name=item.name,
            value=threshold(here.options[item.name], item, words),
            origin=here.path,
            what=None,
        )
        for item in fields(rule.options)
        if item.name in here.options
    ]
    yield points(lines)


def _sources(sources: tuple[str, ...], words: Catalogue) -> Iterator[Block]:
    if sources:
        yield _heading("sources", words)
        yield Items(
            tuple(
                Item(
                    plain(f"[{source.key}] {source.title}"),
                    (Line(styled(source.address, Look.LINK)),) if source.address else (),
                )
                for source in sources_told(sources, words.language)
            )
        )


def _part(key: str, text: str, words: Catalogue) -> tuple[Block, Block]:
    return _heading(key, words), _text(text)


def _heading(key: str, words: Catalogue) -> Heading:
    return Heading(words.ui(f"cli.explain.{key}"))


def _text(text: str) -> Paragraph:
    return Paragraph(plain(text))
