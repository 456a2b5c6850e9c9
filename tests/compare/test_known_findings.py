"""What a comparison does not ask for need not be known: held against a result that is at hand, less is told, and the same comes out."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from orgaudit.model.organization import Organization
from orgaudit.pipeline import audit
from orgaudit.results import known_findings as module
from orgaudit.results.comparison import Held, compared
from orgaudit.results.known_findings import known_findings
from orgaudit.settings import Settings
from tests.engine.companies import companies
from tests.engine.test_reaudit import CHANGES
from tests.examples import examples

SETTINGS = Settings(today=date(2026, 10, 1))


@pytest.mark.slow
@examples(40)
@given(companies(), st.data())
def test_what_is_told_for_one_comparison_gives_what_all_of_it_gives(
    org: Organization, data: st.DataObject
) -> None:
    before = audit(org, SETTINGS)
    for _ in range(data.draw(st.integers(0, 3))):
        org = data.draw(st.sampled_from(CHANGES))(org, data)
    after = audit(org, SETTINGS)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(module, "_asked_for", lambda *_: None)
        patch.setattr(module, "_standing", lambda *_: frozenset())
        everything = known_findings(before, after)
    whole, brief = Held(after, everything), Held(after, known_findings(before, after))
    assert {name: one.fingerprint for name, one in brief.recognised.items()} == {
        name: one.fingerprint for name, one in whole.recognised.items()
    }
    assert [item.fingerprint for item in brief.gone] == [item.fingerprint for item in whole.gone]
    asked = known_findings(before, after, grown_is_new=True)
    here, there = (compared(after, known, "", grown_is_new=True) for known in (asked, everything))
    assert here.known == there.known
    # What may be left of them is for this comparison only, and no report tells it.
    assert [replace(item, beneath=()) for item in here.gone] == [
        replace(item, beneath=()) for item in there.gone
    ]
