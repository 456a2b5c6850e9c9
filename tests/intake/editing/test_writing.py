"""A text is written so that any reader of YAML takes it for that text."""

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from orgaudit.intake.editing.writing import scalar

_TYPED = (
    *("0x1F", "-0x1f", "0x_a", "0b11", "0o17", "017", "1e3", "1_000", "+1,000", "12:30:45", ".5", "-.inf", ".nan", "yes", "No", "off", "~", "null", "2026-12-01"),
)  # fmt: skip


@pytest.mark.parametrize("text", _TYPED)
def test_what_looks_like_a_number_or_an_answer_stays_a_text(text: str) -> None:
    assert yaml.safe_load(f"name: {scalar(text, flow=False)}") == {"name": text}
    assert yaml.safe_load(f"names: [{scalar(text, flow=True)}]") == {"names": [text]}


@given(
    st.text(st.sampled_from("0123456789abcdefxobEyn+-_.:, ~=<!&*#'\"[]{}"), min_size=1, max_size=8)
    | st.text(min_size=1, max_size=12)
)
def test_any_text_is_read_back_as_it_was(text: str) -> None:
    assert yaml.safe_load(f"name: {scalar(text, flow=False)}") == {"name": text}
    assert yaml.safe_load(f"names: [{scalar(text, flow=True)}, a]") == {"names": [text, "a"]}
