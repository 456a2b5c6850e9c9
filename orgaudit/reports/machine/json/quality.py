"""The quality of the input for machines: numbers, and the ids of the duties concerned."""

from typing import Any, get_args

from orgaudit.engine.input_quality import input_quality
from orgaudit.knowledge.names.inventory import NameFlaw
from orgaudit.reports.words.localizer import Localizer
from orgaudit.results.audit_result import AuditResult


def quality_json(result: AuditResult, words: Localizer) -> dict[str, Any]:
    """Return what GOV090 sees."""
    quality = input_quality(result.organization)

    def ids(duties: tuple[str, ...]) -> list[str]:
        return [words.redactor.text(duty) for duty in duties]

    return {
        "duties": quality.duties,
        "with_hours": quality.with_hours,
        "median_hours": None if quality.median_hours is None else round(quality.median_hours, 6),
        "sizes_are_mixed": quality.sizes_are_mixed,
        "coarse": ids(quality.coarse),
        "fine": ids(quality.fine),
        "names": {
            **{flaw: ids(quality.flawed.get(flaw, ())) for flaw in get_args(NameFlaw)},
            "inconsistent": [ids(group) for group in quality.inconsistent],
        },
    }
