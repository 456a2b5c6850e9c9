"""``orgaudit explain``: everything about one rule on one page."""

from collections.abc import Iterator, Mapping
from dataclasses import fields
from typing import Annotated

import typer

from orgaudit.cli.exit_code import ExitCode
from orgaudit.cli.layout import wrap
from orgaudit.cli.session import Session
from orgaudit.cli.values import unknown_rule
from orgaudit.engine.input_quality import INPUT_CHECKS, InputCheck
from orgaudit.reports.words.evidence import evidence_labels
from orgaudit.reports.words.sources import sources_told
from orgaudit.reports.words.thresholds import threshold
from orgaudit.reports.writers.terminal.wrap import cells
from orgaudit.rules.builtin import BUILTIN
from orgaudit.rules.spec import Options, Rule
from orgaudit.testing import Case, cases_of, company_text, language_of
from orgaudit.wording.catalogue import REMEDY_STEPS, Catalogue, RuleWords
from orgaudit.wording.phrase import in_general

INDENT = "  "
WIDEST = 100


def explain(
    context: typer.Context,
    *,
    rule: Annotated[str, typer.Argument(metavar="RULE")],
) -> ExitCode:
    """Explain one rule."""
    session: Session = context.obj
    words = session.catalogue
    found = _find(rule)
    page = _Page(words, min(session.width, WIDEST))
    if isinstance(found, InputCheck):
        lines = _check_lines(found, page)
    else:
        lines = _lines(found, words.rule(found.id, found.family), page)
    session.write("\n".join(lines))
    return ExitCode.OK


def _find(word: str) -> Rule | InputCheck:
    wanted = word.strip().casefold()
    everything: tuple[Rule | InputCheck, ...] = (*BUILTIN.rules, *INPUT_CHECKS)
    for rule in everything:
        if wanted in (rule.id.casefold(), rule.name.casefold()):
            return rule
    raise unknown_rule(word, BUILTIN.rules)


class _Page:
    """Headings and folded paragraphs in the language of the words."""

    def __init__(self, words: Catalogue, cells: int) -> None:
        self.words = words
        self.cells = cells

    def heading(self, key: str, **facts: object) -> str:
        return self.words.ui(f"cli.explain.{key}", **facts)

    def paragraph(self, text: str, first: str = "") -> Iterator[str]:
        """Yield a folded paragraph; ``first`` stands before its first line and the others are set in as far."""
        folded = wrap(first + text, self.cells - len(INDENT), indent=" " * cells(first))
        yield from (INDENT + line for line in folded)


def _lines(rule: Rule, told: RuleWords, page: _Page) -> Iterator[str]:
    words = page.words
    family = words.ui(f"common.family.{rule.family}")
    severity = words.ui(f"common.severity.{rule.severity}")
    yield f"{rule.id} {rule.name}"
    yield told.title
    yield page.heading("summary", family=family, severity=severity, since=rule.since)
    for key, text in (("condition", told.condition), ("why", told.why)):
        yield from ("", page.heading(key), *page.paragraph(text))
    shown = evidence_labels(rule, words)
    yield from ("", page.heading("evidence"), *page.paragraph(words.write(shown)))
    yield from _thresholds(rule.options, told.options, page)
    yield from _examples(cases_of(rule), page)
    yield from ("", page.heading("remedy"))
    for number, step in enumerate(REMEDY_STEPS, start=1):
        step_word = words.ui(f"common.step.{step}")
        yield from page.paragraph(f"{step_word}: {in_general(told.remedy[step])}", f"{number}. ")
    yield from ("", page.heading("false_alarms"), *page.paragraph(told.false_alarms))
    yield from _sources(rule.sources, page)


def _check_lines(check: InputCheck, page: _Page) -> Iterator[str]:
    """Yield the page of a check of the input, which has no level, no cases and no ladder of remedies."""

    def told(key: str) -> str:
        return page.words.ui(f"quality.check.{key}")

    yield f"{check.id} {check.name}"
    yield told("title")
    family = page.words.ui(f"common.family.{check.family}")
    yield page.heading("check_summary", family=family, since=check.since)
    for key in ("condition", "why"):
        yield from ("", page.heading(key), *page.paragraph(told(key)))
    options = {item.name: told(f"options.{item.name}") for item in fields(check.options)}
    yield from _thresholds(check.options, options, page)
    for key in ("hit", "clean", "remedy", "false_alarms"):
        heading = page.heading("check_remedy" if key == "remedy" else key)
        yield from ("", heading, *page.paragraph(told(key)))
    yield from _sources(check.sources, page)


def _thresholds(options: type[Options], told: Mapping[str, str], page: _Page) -> Iterator[str]:
    thresholds = fields(options)
    if not thresholds:
        return
    yield from ("", page.heading("thresholds"))
    for item in thresholds:
        line = page.heading(
            "threshold",
            name=item.name,
            value=threshold(item.default, item, page.words),
            origin=page.words.ui(f"common.origin.{item.metadata['origin']}"),
            what=told.get(item.name),
        )
        yield from page.paragraph(line)


def _examples(cases: tuple[Case, ...], page: _Page) -> Iterator[str]:
    hit = _first([case for case in cases if case.hits], page)
    clean = _first([case for case in cases if not case.hits and case.clean], page)
    for key, case in (("hit", hit), ("clean", clean)):
        if case is not None:
            yield from ("", page.heading(key))
            yield from (INDENT + line for line in company_text(case).splitlines())


def _first(cases: list[Case], page: _Page) -> Case | None:
    """Return the first case written in the reader's language, else the first."""
    return next((case for case in cases if language_of(case) == page.words.language), next(iter(cases), None))


def _sources(sources: tuple[str, ...], page: _Page) -> Iterator[str]:
    if not sources:
        return
    yield from ("", page.heading("sources"))
    for source in sources_told(sources):
        yield from page.paragraph(f"[{source.key}] {source.title}")
        if source.address:
            # An address is never folded: it must stay one word to be opened.
            yield INDENT + INDENT + source.address
