"""A company of a portfolio as plain data: one row of the report for machines, and one line of the journal of a run."""

from typing import Any

from orgaudit.results.portfolio import Entry, FirstMove, Ranks, Standing


def row(entry: Entry, standing: Standing | None = None) -> dict[str, Any]:
    """Return an entry with its standing, where it has one. Which keys there are never depends on the company."""
    result = entry.result
    data: dict[str, Any] = {
        "path": entry.told_path,
        "sha256": entry.sha256,
        "basis": entry.basis,
        "trouble": entry.trouble,
        "details": list(entry.details),
        "company": None,
    }
    if result is None:
        return data
    return data | {
        "company": result.company,
        "industry": result.industry,
        "employees": result.employees,
        "departments": result.departments,
        "duties": result.duties,
        "score": {
            "value": result.score,
            "low": result.low,
            "likely_low": result.likely_low,
            "likely_high": result.likely_high,
            "high": result.high,
        },
        "coverage": result.coverage,
        "findings": {
            level: result.levels.get(level, 0) for level in ("critical", "high", "medium", "low", "info")
        },
        "families": dict(result.families),
        "functions": {
            name: {"duties": tally.duties, "troubled": tally.troubled}
            for name, tally in result.functions.items()
        },
        "rules": dict(sorted(result.rules.items())),
        "first_move": _move(result.first_move),
        "failed_rules": list(result.failed_rules),
        "standing": None if standing is None else _standing(standing),
    }


def _move(move: FirstMove | None) -> dict[str, Any] | None:
    if move is None:
        return None
    return {
        "move": move.move,
        "department": move.department,
        "subjects": list(move.subjects),
        "count": move.count,
        "effort_hours": move.effort_hours,
        "hours_returned": move.hours_returned,
    }


def _standing(standing: Standing) -> dict[str, Any]:
    return {
        "percentile": standing.overall,
        "in_industry": standing.industry,
        "in_size": standing.size,
        "families": dict(standing.families),
        "functions": dict(standing.functions),
        "industry": _ranks(standing.in_industry),
        "size": _ranks(standing.in_size),
        "outlier": standing.outlier,
        "outlying_families": list(standing.outlying_families),
    }


def _ranks(ranks: Ranks) -> dict[str, Any]:
    return {"families": dict(ranks.families), "functions": dict(ranks.functions)}
