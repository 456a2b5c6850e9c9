"""Companies on which the search once found a fact that widened a band."""

import pytest

from tests.tools.search_band import widened


@pytest.mark.parametrize("seed", [1539, 1679, 4258, 5046, 101176, 101478, 104408, 507543])
def test_what_was_found_stays_mended(seed: int) -> None:
    assert list(widened(seed)) == []
