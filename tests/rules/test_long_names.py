"""Names of thousands of signs cost what their signs account for, not what they account for with each other."""

from pathlib import Path
from random import Random

import pytest

from orgaudit import load
from orgaudit.rules.boundary.home_evidence import HomeEvidence
from orgaudit.rules.similar_names import clusters
from tests.growth import calls, slowdown

SIGNS = "経理営業人事請求給与計算品質管理購買検査総務abcdefgh"


def long_names(count: int, length: int) -> list[str]:
    random = Random(15)
    return ["".join(random.choices(SIGNS, k=length)) for _ in range(count)]


def test_long_names_of_the_same_signs_are_held_against_each_other_once() -> None:
    made = {length: long_names(25, length) for length in (250, 2_000)}
    # Once for each pair of letters that two of them share it takes sixty times as long.
    assert slowdown(lambda length: list(clusters(made[length], 0.85, {})), 250, 8) < 24


def test_near_duplicates_are_found_among_names_of_the_same_signs() -> None:
    names = long_names(25, 1_000)
    twins = [f"{names[0]}い", f"{names[7]}ろは"]
    groups = [set(group) for group in clusters([*names, *twins], 0.85, {}) if len(group) > 1]
    assert groups == [{names[0], twins[0]}, {names[7], twins[1]}]


@pytest.mark.parametrize("charter", ["charter: [経理に関すること], ", ""])
def test_a_name_that_no_charter_can_hold_is_not_taken_apart(charter: str, tmp_path: Path) -> None:
    file = tmp_path / "org.yaml"
    file.write_text(
        f"company: 北斗\ndepartments: [{{name: 総務部, {charter}duties: [{{name: {'請' * 20_000}}}]}}]\n",
        encoding="utf-8",
    )
    org = load(file).valid()
    evidence = HomeEvidence(org)
    evidence.for_duty(org.duties[0])  # reads the name, once
    # One for each sign where it is looked up pair by pair.
    assert calls(lambda: evidence.for_duty(org.duties[0])) < 2_000
