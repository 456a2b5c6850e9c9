"""Scores by family and by department, the weakest first."""

from collections.abc import Mapping

from orgaudit.reports.rows import ScoreRow
from orgaudit.reports.view_findings import level_counts
from orgaudit.reports.words.localizer import Localizer
from orgaudit.results.audit_result import AuditResult, Band, Weighed


def family_rows(result: AuditResult, words: Localizer) -> tuple[ScoreRow, ...]:
    """Tell each family: score, band, share judged and findings by level."""
    by_family: dict[str, list[Weighed]] = {}
    for item in result.findings:
        by_family.setdefault(item.finding.family, []).append(item)
    return tuple(
        ScoreRow(
            name=words.say(f"common/family.{family}"),
            score=score_text(band, words),
            band=_band(band, words),
            judged=_judged(result, family, words),
            levels=level_counts(by_family.get(family, ())),
        )
        for family, band in _weakest_first(result.score.families)
    )


def department_rows(result: AuditResult, words: Localizer) -> tuple[ScoreRow, ...]:
    """Tell each department: score, band, findings by level and its worst finding."""
    by_department: dict[str, list[Weighed]] = {}
    for item in result.findings:
        if item.finding.subject.department_id:
            by_department.setdefault(item.finding.subject.department_id, []).append(item)
    return tuple(
        ScoreRow(
            name=words.department(department),
            score=score_text(band, words),
            band=_band(band, words),
            judged="",
            levels=level_counts(by_department.get(department, ())),
            worst=_worst(by_department.get(department, []), words),
        )
        for department, band in _weakest_first(result.score.departments)
    )


def score_text(band: Band, words: Localizer) -> str:
    """Return a score as a whole number, or a dash where nothing was judged."""
    return words.say("people.dash") if band.value is None else str(round(band.value))


def _band(band: Band, words: Localizer) -> str:
    low, high = round(band.low), round(band.high)
    return str(low) if low == high else words.say("people.band", low=low, high=high)


def _judged(result: AuditResult, family: str, words: Localizer) -> str:
    tally = result.coverage.families[family]
    return f"{tally.ratio:.0%}" if tally.possible else words.say("people.dash")


def _weakest_first(bands: Mapping[str, Band]) -> list[tuple[str, Band]]:
    return sorted(bands.items(), key=lambda item: 101.0 if item[1].value is None else item[1].value)


def _worst(items: list[Weighed], words: Localizer) -> str:
    """Return the worst finding in few words, empty where there is none above info.

    Findings come ordered, but a gate comes before a level.
    """
    grave = [item for item in items if item.finding.severity.rank]
    if not grave:
        return ""
    worst = max(grave, key=lambda item: item.finding.severity.rank).finding
    title = words.catalogue.rule(worst.rule, worst.family).title
    if worst.subject.kind == "department":
        return title
    return words.say("subject.titled", title=title, name=words.subject_name(worst.subject))
