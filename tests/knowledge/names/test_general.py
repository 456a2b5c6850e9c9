"""Names that many departments share are listed in both languages."""

from orgaudit.knowledge.names.general import general_names


def test_names_of_both_languages_are_text_and_unique() -> None:
    names = general_names()
    assert {"月次報告", "会議", "報告", "monthly report", "meeting"} <= set(names)
    assert len(names) == len(set(names))
    assert all(name == name.strip() for name in names)
