"""The script that mutates: what it changes, and that its tables name what is there."""

from tests.tools.mutate import JUDGED_BY, ROOT, equivalents, mutants

SOURCE = '''
"""A text of 3 words."""
LEAST: int = 2

def check(a: int = 1, *, strict: bool = True) -> bool:
    return not a < LEAST and min(a, 9) + 1 in (4,)
'''


def test_a_module_is_changed_in_one_place_after_the_other_and_left_as_it_was() -> None:
    found = list(mutants(SOURCE))
    changes = {mutant.change for mutant in found}
    assert {
        "LEAST: int = 2 -> LEAST: int = 3",
        "LEAST: int = 2 -> LEAST: int = 1",
        "not a < LEAST -> a < LEAST",
        "a < LEAST -> a <= LEAST",
        "min(a, 9) -> max(a, 9)",
        "min(a, 9) + 1 -> min(a, 9) - 1",
        "min(a, 9) + 1 in (4,) -> min(a, 9) + 1 not in (4,)",
        "return not a < LEAST and min(a, 9) + 1 in (4,) -> return None",
    } <= changes
    assert len({mutant.source for mutant in found}) == len(found)
    assert all("A text of 3 words." in mutant.source for mutant in found)
    assert {mutant.line for mutant in found if "LEAST: int" in mutant.change} == {3}


def test_every_module_and_test_file_of_the_table_is_there() -> None:
    for module, tests in JUDGED_BY.items():
        assert (ROOT / module).is_file()
        assert all((ROOT / test).is_file() for test in tests if test.endswith(".py")), module


def test_every_equivalent_mutant_is_still_one_that_is_made() -> None:
    made = {
        (module, mutant.change)
        for module in JUDGED_BY
        for mutant in mutants((ROOT / module).read_text(encoding="utf-8"))
    }
    known = {(name, change) for module, change in made for name in (module, "*")}
    assert set(equivalents()) <= known
    assert all(reason.strip() for reason in equivalents().values())
