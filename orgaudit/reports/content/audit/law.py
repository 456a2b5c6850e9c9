"""Which law the findings touch, and how old the table is that says so."""

from orgaudit.knowledge.law import Law, law_table
from orgaudit.knowledge.sources import SOURCES
from orgaudit.reports.words.localizer import Localizer
from orgaudit.reports.words.sources import title_told
from orgaudit.results.audit_result import AuditResult


def law_notes(result: AuditResult, words: Localizer) -> tuple[str, ...]:
    """Tell the age of the law table, and each of its rows in force that a finding of this report touches.

    Where no row concerns the company's country, only a table past its review is told.
    """
    table = law_table()
    org = result.organization
    days = {"as_of": table.as_of, "review_by": table.review_by}
    touched = {item.finding.rule for item in result.findings}
    rows = [
        _row(law, words)
        for law in table.in_force(org.country, org.as_of)
        if not touched.isdisjoint(law.rules)
    ]
    if table.is_out_of_date(org.as_of):
        return (words.say("law.out_of_date", **days), *rows)
    return (words.say("law.table", **days), *rows) if rows else ()


def _row(law: Law, words: Localizer) -> str:
    return words.say(
        "law.row",
        topic=words.say(f"law/topic.{law.id}"),
        since=law.since,
        until=law.until,
        says=words.say(f"law/says.{law.id}"),
        sources=tuple(title_told(SOURCES[key], words.catalogue.language) for key in law.sources),
    )
