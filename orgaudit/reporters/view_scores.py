"""Scores by family and by department, the weakest first."""

from collections.abc import Mapping

from orgaudit.audit.result import AuditResult, Band, Weighed
from orgaudit.reporters.rows import ScoreRow
from orgaudit.reporters.telling import Telling
from orgaudit.reporters.view_findings import level_counts


def family_rows(result: AuditResult, telling: Telling) -> tuple[ScoreRow, ...]:
    """Tell each family: score, band, share judged and findings by level."""
    by_family: dict[str, list[Weighed]] = {}
    for item in result.findings:
        by_family.setdefault(item.finding.family, []).append(item)
    return tuple(
        ScoreRow(
            name=telling.say(f"common/family.{family}"),
            score=score_text(band, telling),
            band=_band(band, telling),
            judged=_judged(result, family, telling),
            levels=level_counts(by_family.get(family, ())),
        )
        for family, band in _weakest_first(result.score.families)
    )


def department_rows(result: AuditResult, telling: Telling) -> tuple[ScoreRow, ...]:
    """Tell each department: score, band, findings by level and its worst finding."""
    by_department: dict[str, list[Weighed]] = {}
    for item in result.findings:
        if item.finding.subject.department_id:
            by_department.setdefault(item.finding.subject.department_id, []).append(item)
    return tuple(
        ScoreRow(
            name=telling.department(department),
            score=score_text(band, telling),
            band=_band(band, telling),
            judged="",
            levels=level_counts(by_department.get(department, ())),
            worst=_worst(by_department.get(department, []), telling),
        )
        for department, band in _weakest_first(result.score.departments)
    )


def score_text(band: Band, telling: Telling) -> str:
    """Return a score as a whole number, or a dash where nothing was judged."""
    return telling.say("people.dash") if band.value is None else str(round(band.value))


def _band(band: Band, telling: Telling) -> str:
    low, high = round(band.low), round(band.high)
    return str(low) if low == high else telling.say("people.band", low=low, high=high)


def _judged(result: AuditResult, family: str, telling: Telling) -> str:
    tally = result.coverage.families[family]
    return f"{tally.ratio:.0%}" if tally.possible else telling.say("people.dash")


def _weakest_first(bands: Mapping[str, Band]) -> list[tuple[str, Band]]:
    return sorted(bands.items(), key=lambda item: 101.0 if item[1].value is None else item[1].value)


def _worst(items: list[Weighed], telling: Telling) -> str:
    """Return the worst finding in few words, empty where there is none above info.

    Findings come ordered, but a gate comes before a level.
    """
    grave = [item for item in items if item.finding.severity.rank]
    if not grave:
        return ""
    worst = max(grave, key=lambda item: item.finding.severity.rank).finding
    title = telling.catalogue.rule(worst.rule, worst.family).title
    if worst.subject.kind == "department":
        return title
    return telling.say("subject.titled", title=title, name=telling.subject_name(worst.subject))
