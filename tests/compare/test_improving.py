"""An improvement of what is written lowers no score and shows nothing new; the way back shows something."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.examples import examples
from tests.tools.search_improving import wrong


@pytest.mark.slow
@examples(6)
@given(st.integers(1, 2**32))
def test_an_improvement_makes_nothing_worse(seed: int) -> None:
    """In a random company; ``tests.tools.search_improving`` tries the same on thousands."""
    assert list(wrong(seed)) == []


@pytest.mark.slow
@pytest.mark.parametrize("seed", [64, 100_032, 100_113, 500_160])
def test_what_a_long_search_once_found_stays_mended(seed: int) -> None:
    """A stand-in who is the first who is able: of one duty, of work for specialists, of a whole department; a successor with another step."""
    assert list(wrong(seed)) == []
