"""The table of mends: every rule's remedy as a change of the company."""

from collections.abc import Iterable, Mapping
from typing import Final

from orgaudit.compare.fixes import (
    analog,
    boundary,
    goals,
    governance,
    handoffs,
    segregation,
    silo,
    workload,
)
from orgaudit.compare.fixes.edits import Mend
from orgaudit.findings.finding import Finding
from orgaudit.model.organization import Organization

MENDS: Final[Mapping[str, Mend]] = {
    **boundary.MENDS,
    **silo.MENDS,
    **goals.MENDS,
    **analog.MENDS,
    **workload.MENDS,
    **handoffs.MENDS,
    **segregation.MENDS,
    **governance.MENDS,
}


def mended(org: Organization, findings: Iterable[Finding]) -> Organization:
    """Return the company with every finding mended once, together with what each absorbed.

    Raises KeyError for a rule that has no mend, as those of other packs.
    """
    for finding in findings:
        org = MENDS[finding.rule](org, finding)
        org = mended(org, finding.absorbed)
    return org
