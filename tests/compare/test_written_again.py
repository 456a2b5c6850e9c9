"""A company that was changed and written is changed and written again: ``simulate`` and ``diff`` still tell the same, also of earlier names."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from orgaudit.compare.states import attribution
from tests.examples import examples
from tests.tools.search_written import wrong


@pytest.mark.slow
@examples(12)
@given(st.integers(1, 2**32))
def test_a_company_changed_three_times(seed: int) -> None:
    """``tests.tools.search_written`` tries thousands."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(attribution, "MOST_WORK", 0)
        assert list(wrong(seed)) == []
