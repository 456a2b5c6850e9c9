"""``orgaudit explain``: everything about one rule on one page."""

from collections.abc import Iterator
from dataclasses import fields
from typing import Annotated

import typer

from orgaudit.cli.exit_code import ExitCode
from orgaudit.cli.layout import wrap
from orgaudit.cli.session import Session
from orgaudit.cli.values import unknown_rule
from orgaudit.reporters.sources_told import sources_told
from orgaudit.reporters.terminal_wrap import cells
from orgaudit.reporters.view_method import threshold
from orgaudit.rules.builtin import BUILTIN
from orgaudit.rules.spec import Rule
from orgaudit.testing import Case, cases_of, company_text, language_of
from orgaudit.wording.catalogue import REMEDY_STEPS, Catalogue, RuleWords
from orgaudit.wording.phrase import fill, holes

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
    told = words.rule(found.id, found.family)
    page = _Page(words, min(session.width, WIDEST))
    session.write("\n".join(_lines(found, told, page)))
    return ExitCode.OK


def _find(word: str) -> Rule:
    wanted = word.strip().casefold()
    for rule in BUILTIN.rules:
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
    yield from _thresholds(rule, told, page)
    yield from _examples(cases_of(rule), page)
    yield from ("", page.heading("remedy"))
    for number, step in enumerate(REMEDY_STEPS, start=1):
        step_word = words.ui(f"common.step.{step}")
        yield from page.paragraph(f"{step_word}: {_general(told.remedy[step])}", f"{number}. ")
    yield from ("", page.heading("false_alarms"), *page.paragraph(told.false_alarms))
    yield from _sources(rule, page)


def _general(template: str) -> str:
    """Return what a template says of no finding in particular: clauses with a fact in them fall away."""
    return fill(template, dict.fromkeys(holes(template)), lambda _name, _value: "")


def _thresholds(rule: Rule, told: RuleWords, page: _Page) -> Iterator[str]:
    thresholds = fields(rule.options)
    if not thresholds:
        return
    yield from ("", page.heading("thresholds"))
    for item in thresholds:
        line = page.heading(
            "threshold",
            name=item.name,
            value=threshold(item.default, item, page.words),
            origin=page.words.ui(f"common.origin.{item.metadata['origin']}"),
            what=told.options.get(item.name),
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


def _sources(rule: Rule, page: _Page) -> Iterator[str]:
    if not rule.sources:
        return
    yield from ("", page.heading("sources"))
    for source in sources_told(rule.sources):
        yield from page.paragraph(f"[{source.key}] {source.title}")
        if source.address:
            # An address is never folded: it must stay one word to be opened.
            yield INDENT + INDENT + source.address
