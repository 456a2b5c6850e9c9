"""Each fix of each rule is made one change at a time: no part of an improvement is a new finding."""

from itertools import chain

import pytest

from orgaudit.compare.states.changes import changes_between
from orgaudit.compare.states.pairing import paired
from orgaudit.compare.states.partial_states import mixer
from orgaudit.findings.severity import Confidence, Severity
from orgaudit.model.organization import Organization
from orgaudit.pipeline import audit
from orgaudit.results.audit_result import AuditResult
from orgaudit.results.beneath import inside
from orgaudit.results.comparison import compared
from orgaudit.results.known_findings import known_findings
from orgaudit.rules.spec import Rule
from orgaudit.settings import Settings
from orgaudit.testing import cases_of, organization_of
from tests.engine.company_facts import TODAY
from tests.finished import FINISHED

MOST_FINDINGS = 2
"""Findings of a rule that are tried; more of its cases take long and showed no more."""

HALF_DONE = {"LOD005": {"GOV003"}, "HND006": {"HND006"}}
"""Work given to a vendor without terms is a risk that was not there before, and so is the next desk through which everything goes."""


def judged(org: Organization) -> AuditResult:
    return audit(org, Settings(today=TODAY))


@pytest.mark.parametrize("rule", FINISHED, ids=lambda rule: rule.id)
def test_no_part_of_a_fix_is_a_new_finding(rule: Rule) -> None:
    tried = 0
    for case in cases_of(rule):
        org = organization_of(case)
        before = judged(org)
        known = known_findings(before)
        everything = chain.from_iterable((item.finding, *inside(item.finding)) for item in before.findings)
        for finding in everything:
            if finding.rule != rule.id or tried >= MOST_FINDINGS or rule.fix is None:
                continue
            tried += 1
            mended = rule.fix(org, finding)
            pairing = paired(org, mended)
            changes = changes_between(org, mended, pairing)
            mixed = mixer(org, mended, pairing, changes).mixed
            for number in range(len(changes)):
                after = judged(mixed(frozenset((number,))))
                still = compared(after, known, "").known
                new = {
                    item.finding.rule
                    for item in after.findings
                    if item.finding.fingerprint not in still
                    and item.finding.severity.at_least(Severity.MEDIUM)
                    and item.finding.confidence is not Confidence.LOW
                }
                assert new <= HALF_DONE.get(rule.id, set()), (case.name, changes[number])
    assert tried
