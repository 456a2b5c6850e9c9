"""What an editor shows after an edit is what it would show of the same text at first sight."""

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from orgaudit.editors.diagnostics import diagnostics
from orgaudit.editors.documents import Documents
from tests.cli.companies import TRADING
from tests.examples import examples
from tests.intake.test_again import BASES, EDITS, Edit

PATH = Path("org.yaml").absolute()


def documents(now: list[str]) -> Documents:
    return Documents(lambda path: now[0] if path == PATH else None, today=lambda: date(2026, 10, 1))


def shown(known: Documents) -> object:
    opened = known.look(PATH)
    assert opened is not None
    assert opened.company.is_current
    return diagnostics(opened.company, opened.words, lambda _: "file:///x", opened.sentences)


CHANGES = (
    ("hours_per_month: 60", "hours_per_month: 6"),
    ("backups: [石田]", "backups: なし"),
    ("木下", "新人"),
    ("- name: 経理部", "- name: 経理課"),
    ("給与計算", "給与の計算"),
    ("    goals: [売上を伸ばす]\n", ""),
    ("  - name: 営業二部", "  # 支店\n  - name: 営業二部"),
    ("industry: 卸売", "industry: 製造"),
    ("秋山", "秋山 一"),
    ("step: authorise", "step: record"),
)


@pytest.fixture(scope="module")
def known() -> tuple[list[str], Documents]:
    now = [TRADING]
    return now, documents(now)


@pytest.mark.parametrize(("old", "new"), CHANGES)
def test_after_an_edit_the_same_is_shown_as_at_first_sight(
    old: str, new: str, known: tuple[list[str], Documents]
) -> None:
    now, ones = known
    if now[0] == TRADING:
        shown(ones)
    assert old in now[0]
    now[0] = now[0].replace(old, new)
    assert shown(ones) == shown(documents(now))


@pytest.mark.slow
@examples(30)
@given(st.sampled_from(BASES), st.lists(EDITS, min_size=1, max_size=6))
def test_after_any_edits_the_same_is_shown_as_at_first_sight(base: str, edits: list[Edit]) -> None:
    now = [base]
    ones = documents(now)
    shown(ones)
    for edit in edits:
        now[0] = edit(now[0])
        opened, fresh = ones.look(PATH), documents(now)
        first = fresh.look(PATH)
        # While a text cannot be read, what was found before stays, of which a first sight knows nothing.
        if opened is None or first is None or not opened.company.is_current:
            assert first is None or not first.company.is_current
        else:
            assert shown(ones) == shown(fresh)
