"""A reader takes the score before from the score after, and finds what the report says lies between."""

from hypothesis import given
from hypothesis import strategies as st

from orgaudit.reports.words.scores import gain_told, score_told

_SCORES = st.floats(0, 100, allow_nan=False)


@given(_SCORES, _SCORES)
def test_what_is_told_adds_up(before: float, after: float) -> None:
    told = gain_told(before, after)
    gain = 0.0 if told == "±0" else float(told)
    assert abs(float(score_told(before)) + gain - float(score_told(after))) < 1e-6
    assert (told == "±0") == (score_told(before) == score_told(after))
