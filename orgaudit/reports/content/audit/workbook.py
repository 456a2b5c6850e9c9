"""The sheets of an audit: what the page tells in brief, and every move, finding, score and gap as a row to filter and sort."""

from collections import defaultdict
from collections.abc import Iterator

from orgaudit.engine.input_quality import input_quality
from orgaudit.engine.stability import stability
from orgaudit.findings.severity import Severity
from orgaudit.reports.content.audit.boundaries import boundary_blocks
from orgaudit.reports.content.audit.eased import levels
from orgaudit.reports.content.audit.gone import gone_blocks
from orgaudit.reports.content.audit.head import head_blocks
from orgaudit.reports.content.audit.method import method_blocks
from orgaudit.reports.content.audit.missing_facts import (
    asked_of,
    fact_label,
    fact_question,
    missing_fact_examples,
)
from orgaudit.reports.content.audit.moves import (
    first_moves,
    listed_moves,
    move_start,
    ranking,
    settles,
    starts_of,
)
from orgaudit.reports.content.audit.quality import quality_blocks
from orgaudit.reports.content.audit.scores import family_table
from orgaudit.reports.content.audit.urgent import urgent_blocks
from orgaudit.reports.content.audit.waivers import waiver_blocks
from orgaudit.reports.content.sheets import sheet, sheet_table
from orgaudit.reports.document import Block, Column, Heading, Paragraph, Sheet, Table, cells
from orgaudit.reports.text import ZERO, Text, joined, plain, quiet, strong
from orgaudit.reports.words.evidence import evidence
from orgaudit.reports.words.localizer import Localizer
from orgaudit.reports.words.moves import move_title
from orgaudit.results.audit_result import AuditResult
from orgaudit.results.comparison import Comparison
from orgaudit.results.gate import Gate

MOST_UNJUDGED = 20_000
"""Judgements that are listed one by one; JSON has all."""


def audit_sheets(
    result: AuditResult,
    words: Localizer,
    gate: Gate,
    comparison: Comparison | None,
    show: Severity,
    *,
    show_waived: bool,
) -> Iterator[Sheet]:
    """Yield the sheets; ``show`` is the least level of findings that is listed."""
    yield sheet("summary", _summary(result, words, gate, comparison, show_waived=show_waived), words)
    yield sheet("moves", (_moves(result, words),), words, filtered=True)
    yield sheet("findings", _findings(result, words, comparison, show), words, filtered=True)
    yield sheet("scores", _scores(result, words), words)
    boundaries = tuple(boundary_blocks(result, words))
    if boundaries:
        yield sheet("boundaries", boundaries, words)
    if result.missing:
        yield sheet("questions", (_missing(result, words),), words, filtered=True)
    if result.not_judged:
        yield sheet("gaps", _unjudged(result, words), words, filtered=True)
    yield sheet("method", method_blocks(result, words), words)


def _summary(
    result: AuditResult, words: Localizer, gate: Gate, comparison: Comparison | None, *, show_waived: bool
) -> Iterator[Block]:
    ranked = ranking(result)
    listed = listed_moves(ranked)
    starts = starts_of(listed, words)
    yield from head_blocks(result, words, gate, comparison)
    if comparison:
        yield from gone_blocks(result, comparison, words)
    yield from urgent_blocks(result, words, starts)
    yield from first_moves(listed, starts, words)
    yield from quality_blocks(input_quality(result.organization), words)
    yield from waiver_blocks(result, words, findings=show_waived)
    if result.failures:
        yield Heading(words.say("title.failures"))
        for item in result.failures:
            told = words.say("failures.line", rule=item.rule, error=words.user(item.error))
            yield Paragraph(plain(told))


def _moves(result: AuditResult, words: Localizer) -> Table:
    ranked = ranking(result)
    sure = stability(ranked)
    rows = []
    for at, move in enumerate(ranked):
        mark = sure[at] if at < len(sure) else None
        rows.append(
            cells(
                str(move.rank),
                move_title(move, words),
                words.department(move.department) if move.department else "",
                f"{move.effort_hours:g}",
                f"{move.hours_returned:,.0f}",
                f"{move.points:.1f}",
                mark.mark if mark else "",
                move_start(move, words),
                settles(move, words),
            )
        )
    figures = ("rank", "effort", "returned", "points")
    grows = ("move", "start", "settles")
    names = ("rank", "move", "department", "effort", "returned", "points", "sure", "start", "settles")
    return sheet_table(names, rows, words, figures, grows)


def _findings(
    result: AuditResult, words: Localizer, comparison: Comparison | None, show: Severity
) -> Iterator[Block]:
    shown = [item for item in result.findings if item.finding.severity.at_least(show)]
    if not shown:
        yield Paragraph(plain(words.say("findings.none")))
        return
    told_levels = levels(result)
    if told_levels.eased:
        yield Paragraph(quiet(words.say("findings.crowded", share=f"{told_levels.share:.0%}")))
    dot = words.say("people.dot")
    rows: list[tuple[Text, ...]] = []
    for item in shown:
        finding, priority = item.finding, item.priority
        home, message = finding.subject.department_id, words.message(finding)
        pairs = evidence(finding, words)
        facts = joined(
            (plain(words.say("findings.fact", label=label, value=value)) for label, value in pairs), dot
        )
        step, first = message.remedy[0]
        known = comparison and finding.fingerprint in comparison.known
        rows.append(
            (
                (told_levels.badge(item, words),),
                *cells(
                    words.department(home) if home else "",
                    words.subject_name(finding.subject),
                    message.title,
                    message.text,
                    words.say("workbook/first", step=words.say(f"common/step.{step}"), text=first),
                ),
                facts,
                *cells(
                    words.say(f"common/confidence.{finding.confidence}"),
                    f"{priority.effort_hours:g}",
                    f"{priority.hours_returned:,.0f}",
                    f"{item.points:.1f}",
                    words.say(f"common/family.{finding.family}"),
                    finding.rule,
                    words.place(finding.place),
                    *((words.say(f"workbook/state.{'known' if known else 'new'}"),) if comparison else ()),
                ),
            )
        )
    names = (
        "level", "department", "subject", "title", "text", "first", "evidence", "confidence",
        "effort", "returned", "points", "family", "rule", "place", *(("state",) if comparison else ()),
    )  # fmt: skip
    yield sheet_table(names, rows, words, ("effort", "returned", "points"), ("text", "first", "evidence"))


def _scores(result: AuditResult, words: Localizer) -> Iterator[Block]:
    yield Heading(words.say("title.families"))
    yield family_table(result, words)
    yield Heading(words.say("workbook/lost.title"))
    yield Paragraph(quiet(words.say("workbook/lost.intro")))
    yield _lost(result, words)


def _lost(result: AuditResult, words: Localizer) -> Table:
    """Return each department's score, and the points that the company loses there, by family."""
    lost: dict[str | None, dict[str, float]] = defaultdict(lambda: defaultdict(float))
    for item in result.findings:
        lost[item.finding.subject.department_id][item.finding.family] += item.points
    families = tuple(result.score.families)
    bands = sorted(
        result.score.departments.items(), key=lambda pair: 101.0 if pair[1].value is None else pair[1].value
    )
    dash = words.say("people.dash")
    rows: list[tuple[Text, ...]] = [
        (
            plain(words.department(department)),
            strong(dash if band.value is None else str(round(band.value))),
            *_points(lost[department], families),
        )
        for department, band in bands
    ]
    if None in lost:
        rows.append(
            (plain(words.say("workbook/lost.elsewhere")), plain(dash), *_points(lost[None], families))
        )
    return Table(
        (
            Column(words.say("column.department")),
            Column(words.say("column.score"), figures=True, cold=True),
            *(Column(words.say(f"common/family.{family}"), figures=True, heat=True) for family in families),
            Column(words.say("workbook/column.lost"), figures=True),
        ),
        tuple(rows),
    )


def _points(lost: dict[str, float], families: tuple[str, ...]) -> Iterator[Text]:
    values = [lost[family] for family in families]
    yield from (plain(f"{value:.1f}") if value else quiet(ZERO) for value in values)
    yield strong(f"{sum(values):.1f}")


def _missing(result: AuditResult, words: Localizer) -> Table:
    subjects = result.organization.subject_by_address
    rows = [
        cells(
            str(rank),
            fact_question(fact.field, words),
            fact_label(fact.field, words),
            str(fact.judgements),
            str(len(fact.subjects)),
            asked_of(fact, subjects, words),
            missing_fact_examples(fact, subjects, words),
        )
        for rank, fact in enumerate(result.missing, start=1)
    ]
    names = ("rank", "question", "fact", "judgements", "subjects", "whom", "examples")
    return sheet_table(names, rows, words, ("rank", "judgements", "subjects"), ("question", "examples"))


def _unjudged(result: AuditResult, words: Localizer) -> Iterator[Block]:
    hidden = len(result.not_judged) - MOST_UNJUDGED
    if hidden > 0:
        yield Paragraph(quiet(words.say("workbook/more_unjudged", count=hidden)))
    titles = {
        rule.id: words.catalogue.rule(rule.id, rule.family.value).title for rule in result.rules.values()
    }
    comma = words.say("people.comma")
    rows = []
    for item in result.not_judged[:MOST_UNJUDGED]:
        subject = item.not_judged.subject
        home = subject.department_id
        rows.append(
            cells(
                words.department(home) if home else "",
                words.say(f"kind.{subject.kind}"),
                words.subject_name(subject),
                titles[item.rule],
                comma.join(fact_label(path, words) for path in item.not_judged.missing),
                words.say(f"common/family.{item.family}"),
                item.rule,
            )
        )
    names = ("department", "kind", "subject", "title", "missing", "family", "rule")
    yield sheet_table(names, rows, words, (), ("missing",))
