"""What people read of an audit: a first screen that stands alone, then the rest in reading order."""

from collections.abc import Iterable, Iterator
from itertools import chain
from typing import Final

from orgaudit.engine.input_quality import input_quality
from orgaudit.model.dataclass import replace
from orgaudit.reports.content.audit.audit_report import AuditReport
from orgaudit.reports.content.audit.boundaries import boundary_blocks
from orgaudit.reports.content.audit.facets import Finder
from orgaudit.reports.content.audit.failing import failing_blocks
from orgaudit.reports.content.audit.findings import finding_blocks
from orgaudit.reports.content.audit.head import company_facts, head_blocks, is_provisional
from orgaudit.reports.content.audit.heat import heat_blocks
from orgaudit.reports.content.audit.holders import holder_blocks
from orgaudit.reports.content.audit.method import method_blocks
from orgaudit.reports.content.audit.missing_facts import missing_fact_blocks, question_items
from orgaudit.reports.content.audit.moves import (
    FIRST,
    first_moves,
    later_moves,
    listed_moves,
    ranking,
    starts_of,
)
from orgaudit.reports.content.audit.office_map import office_map_blocks
from orgaudit.reports.content.audit.pictures import choice_picture, load_blocks
from orgaudit.reports.content.audit.quality import quality_blocks
from orgaudit.reports.content.audit.scores import score_blocks
from orgaudit.reports.content.audit.urgent import high_blocks, urgent_blocks
from orgaudit.reports.content.audit.waivers import waiver_blocks
from orgaudit.reports.content.score_pictures import score_picture
from orgaudit.reports.document import Block, Document, Heading, Item, Items, On, Paragraph, points
from orgaudit.reports.text import Look, plain, quiet, styled
from orgaudit.reports.words.localizer import Localizer

_BEYOND: Final = ~On.BRIEF


def audit_document(report: AuditReport) -> Document:
    """Return the whole report."""
    words = report.words()
    return _framed(report, tuple(_blocks(report, words)), words)


def audit_workbook(report: AuditReport) -> Document:
    """Return the same as sheets."""
    from orgaudit.reports.content.audit.workbook import audit_sheets

    words = report.words()
    sheets = audit_sheets(
        report.result, words, report.gate, report.comparison, report.show, show_waived=report.show_waived
    )
    return _framed(report, tuple(sheets), words)


def _framed(report: AuditReport, blocks: tuple[Block, ...], words: Localizer) -> Document:
    origin = words.say(
        "origin.line",
        version=report.version,
        paths=tuple(words.user(path) for path in report.paths),
        sha=report.sha256[:12],
    )
    return Document(
        title=words.user(report.result.organization.company.name),
        kind=words.say("title.report"),
        subtitle=company_facts(report.result.organization, words),
        blocks=blocks,
        footer=(
            Paragraph(quiet(words.say("layout.see_full")), on=On.BRIEF),
            Paragraph(quiet(words.say("layout.see_whole")), on=On.NOTE),
            Paragraph(quiet(words.say("layout.see_more")), on=On.FULL),
            Paragraph(styled(origin, Look.SMALL)),
        ),
    )


def _blocks(report: AuditReport, words: Localizer) -> Iterator[Block]:
    result = report.result
    ranked = ranking(result)
    questions = question_items(result, words)
    # While little is known, what is only inferred is a question too, and no reason to act yet.
    asks_first = bool(questions) and is_provisional(result) and not ranked
    listed = () if asks_first else listed_moves(ranked)
    starts = starts_of(listed, words)

    yield from score_picture(result.score.overall, words, provisional=is_provisional(result))
    yield from head_blocks(result, words, report.gate, report.comparison)
    yield from failing_blocks(report.gate, words)
    quality = input_quality(result.organization)
    yield from quality_blocks(quality, words, On.TEXT)
    yield from urgent_blocks(result, words, starts)
    if asks_first:
        yield Heading(words.say("title.ask"), beside=True)
        yield Paragraph(plain(words.say("moves.ask")))
        yield Items(tuple(Item(item.text, number=item.number) for item in questions[:FIRST]))
    else:
        yield from first_moves(listed, starts, words)
        yield from later_moves(listed, len(ranked), words)
        yield from choice_picture(result, words)
    yield from high_blocks(result, words)
    if report.comparison:
        from orgaudit.reports.content.audit.gone import gone_blocks  # for a comparison only

        yield from gone_blocks(result, report.comparison, words)
    asked = missing_fact_blocks(result, questions, words)
    beyond = chain(
        office_map_blocks(result, words),
        heat_blocks(result, words),
        score_blocks(result, words),
        holder_blocks(result, words),
        load_blocks(result, words),
        boundary_blocks(result, words),
        finding_blocks(
            Finder(result, words, report.comparison, len(report.paths) == 1, report.only), report.show
        ),
        asked if asks_first else (),
    )
    is_brief = report.only == "brief"
    yield from () if is_brief else _beyond_the_brief(beyond)
    if not asks_first:
        yield from asked
    yield from quality_blocks(quality, words, On.WEB)
    yield from waiver_blocks(result, words, findings=report.show_waived)
    if result.failures:
        yield Heading(words.say("title.failures"))
        yield Paragraph(plain(words.say("failures.intro")))
        lines = (
            words.say("failures.line", rule=item.rule, error=words.user(item.error))
            for item in result.failures
        )
        yield points(lines)
    if not is_brief:
        yield from _beyond_the_brief(method_blocks(result, words, thresholds=report.only != "browser"))


def _beyond_the_brief(blocks: Iterable[Block]) -> Iterator[Block]:
    """Yield blocks that a brief screen leaves out."""
    return (replace(block, on=block.on & _BEYOND) for block in blocks)
