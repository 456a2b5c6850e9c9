"""What one text taught about words serves the next one, and never changes what that one is read as or told."""

from typing import Any

import pytest

from orgaudit.intake.entries import Entries
from tests.intake.texts import company, read

WITHOUT = "company: A\ndepartments:\n  - name: B\n    duties:\n      - name: C\n        重要度: {mark}\n"
WITH = "凡例: {{重要度: {{{marks}}}}}\n" + WITHOUT


@pytest.mark.parametrize("again", range(2))
def test_what_a_text_has_to_be_told_is_told_of_each_text(again: int) -> None:
    remarks = "#\n" * again
    text = f"{remarks}company: A\ndepartments:\n  - name: B\n    duties:\n      - name: C\n        hours_per_month: 約21\n"
    for _ in range(2):
        noted = [(note.code, note.place.line) for note in read(text).notes]
        assert noted == [("read_as_about", 6 + again)]


def test_what_a_legend_says_holds_for_its_text_alone() -> None:
    for _ in range(2):
        assert company(WITHOUT.format(mark="高")).duties[0].criticality == "high"
        for meaning, code in (("低", "low"), ("高", "high")):
            own = WITH.format(marks=f"甲: {meaning}", mark="甲")
            assert company(own).duties[0].criticality == code
        assert [problem.code for problem in read(WITHOUT.format(mark="甲")).problems] == ["unknown_value"]


def test_words_that_were_read_before_are_not_read_again(monkeypatch: pytest.MonkeyPatch) -> None:
    text = "company: A\ndepartments:\n  - name: B\n    duties:\n      - name: C\n        primary: [Quirin Abel, Ottilie Zorn]\n        deadline: legal\n"
    asked: list[object] = []
    take = Entries.take_words

    def counted(self: Entries, *given: Any) -> None:
        asked.append(given[-1])
        take(self, *given)

    monkeypatch.setattr(Entries, "take_words", counted)
    first = company(text)
    assert ("Quirin Abel", "Ottilie Zorn") in asked
    asked.clear()
    second = company(text.replace("name: C", "name: D"))
    assert second.duties[0].primary == first.duties[0].primary
    assert ("Quirin Abel", "Ottilie Zorn") not in asked
    assert "legal" not in asked
