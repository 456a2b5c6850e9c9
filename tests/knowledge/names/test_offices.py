"""The tasks that stand in another office name functions that exist, and an office that is not theirs anyway."""

from pathlib import Path

from orgaudit.knowledge.data_file import read_data
from orgaudit.knowledge.functions import FUNCTIONS
from orgaudit.knowledge.names import offices as name_offices
from orgaudit.knowledge.names.offices import duty_office


def test_every_task_points_away_from_the_office_of_its_function() -> None:
    content = read_data(Path(name_offices.__file__).with_name("offices.yaml"))
    for function_id, offices in content.items():
        assert FUNCTIONS[function_id].office not in offices, function_id
        assert set(offices) <= {"front", "middle", "back"}, function_id
        assert all(word == word.lower() for words in offices.values() for word in words), function_id


def test_what_is_not_listed_has_no_office_of_its_own() -> None:
    assert duty_office("payroll", "給与計算") is None
    assert duty_office("pharmacy", "服薬指導") is None
    assert duty_office("pharmacy", "医薬品の発注") == "back"
