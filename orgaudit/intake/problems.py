"""What can be wrong with an input, as values; the words stand in wording/<language>/problems.yaml."""

from collections.abc import Mapping
from enum import StrEnum

from orgaudit.model import Place
from orgaudit.model.dataclass import dataclass, field


class Weight(StrEnum):
    """An error stops the audit; a note is told on stderr and the audit goes on."""

    ERROR = "error"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class InputProblem:
    """One problem at one place.

    ``code`` is the key of its sentence under ``problems.``; ``facts`` fill the sentence: what was found, what is
    allowed (``allowed``, a tuple), the nearest allowed word (``nearest``, or None).
    """

    code: str
    place: Place
    facts: Mapping[str, object] = field(default_factory=dict)
    weight: Weight = Weight.ERROR


def problem_at(
    code: str, path: str, line: int, column: int, facts: Mapping[str, object], *, signs: int = 1
) -> InputProblem:
    """Return the problem of so many signs in one line; line and column count from 0, as parsers do."""
    return InputProblem(code, Place(path, line + 1, column + 1, line + 1, column + 1 + signs), facts)


FACTS: Mapping[str, tuple[str, ...]] = {
    # the text as a whole
    "too_large": ("limit",),
    "too_large_together": ("limit",),
    "unknown_encoding": ("byte", "found"),
    "read_as_cp932": (),
    "unprintable": ("found",),
    "syntax": (),
    "yaml_no_colon": (),
    "yaml_escape": (),
    "yaml_block_text": ("found",),
    "yaml_tag": (),
    "yaml_directive": (),
    "yaml_outside": (),
    "yaml_item_or_key": (),
    "yaml_after_quote": (),
    "yaml_no_value": ("found",),
    "tab_indent": (),
    "wide_space_indent": ("found",),
    "nbsp_indent": ("found",),
    "odd_space_indent": ("found",),
    "wide_space_behind": ("found",),
    "nbsp_behind": ("found",),
    "odd_space_behind": ("found",),
    "wide_colon": ("found",),
    "wide_bracket": ("found",),
    "wide_quote": ("found",),
    "wide_dash": ("found",),
    "list_mark": ("found",),
    "dash_without_space": (),
    "item_within": ("field", "found"),
    "remark_mark": ("found",),
    "no_colon": ("found",),
    "colon_without_space": ("found",),
    "colon_in_value": (),
    "invisible_sign": ("found",),
    "open_quote": ("found",),
    "open_bracket": ("found", "closing"),
    "reserved_sign": ("found",),
    "uneven_indent": ("found", "wanted"),
    "utf32": (),
    "other_encoding": ("found",),
    "spreadsheet_given": ("found",),
    "no_text_file": ("found",),
    "too_deep": ("limit",),
    "too_many_elements": ("limit",),
    "too_many_aliases": ("limit",),
    "too_many_problems": ("limit",),
    "unknown_alias": ("found",),
    "explicit_tag": ("found",),
    "merge_key": ("field",),
    "several_documents": (),
    "root_is_no_map": (),
    # keys
    "torn_figure": ("found",),
    "unknown_key": ("found", "allowed", "more", "nearest"),
    "misplaced_key": ("found", "under"),
    "duplicate_key": ("field", "first"),
    "key_is_no_text": (),
    "missing_key": ("field", "alias"),
    "waiver_incomplete": ("missing",),
    "no_company": (),
    "second_company": ("first",),
    "no_departments": (),
    # values
    "unknown_value": ("field", "found", "allowed", "nearest"),
    "out_of_range": ("field", "found", "minimum", "maximum"),
    "not_a_number": ("field", "found", "minimum", "maximum"),
    "not_an_integer": ("field", "found", "minimum", "maximum"),
    "not_a_date": ("field", "found", "day"),
    "day_is_missing": ("field", "found"),
    "year_is_missing": ("field", "found"),
    "unclear_grade": ("field", "found", "list"),
    "not_a_legend": ("field",),
    "legend_too_late": ("field",),
    "no_such_enumeration": ("field", "found", "allowed", "nearest"),
    "not_a_period": ("field", "found"),
    "not_a_bool": ("field", "found"),
    "not_a_flag_or_count": ("field", "found"),
    "not_a_person": ("field", "found"),
    "not_a_country": ("field", "found"),
    "not_a_month": ("field", "found"),
    "not_text": ("field",),
    "not_a_list": ("field",),
    "one_for_list": ("field", "list"),
    "dash_twice": ("field",),
    "not_an_element": ("field",),
    "not_a_map": ("field",),
    "not_twelve": ("field", "found"),
    "not_hours_by_month": ("field", "found"),
    "not_dates_by_person": ("field", "found"),
    "day_of_nobody": ("field", "found"),
    "not_skills": ("field", "found"),
    "empty_item": ("field",),
    "none_among_others": ("field", "found"),
    # ids and references
    "id_with_slash": ("field", "found"),
    "reserved_id": ("found",),
    "duplicate_id": ("found", "first"),
    "dangling_department": ("found", "allowed", "more", "nearest"),
    "dangling_place": ("found", "allowed", "more", "nearest"),
    "dangling_duty": ("found", "allowed", "more", "nearest"),
    "dangling_goal": ("found", "allowed", "more", "nearest"),
    "dangling_owner": ("found", "allowed", "more", "nearest"),
    "ambiguous_reference": ("found", "choices"),
    "skill_twice": ("found",),
    "ditto": ("field", "found"),
    "several_in_one_item": ("field", "found", "list"),
}
"""Every code that reading a company can emit, with the facts that come with it."""

NOTE_FACTS: Mapping[str, tuple[str, ...]] = dict.fromkeys(
    (
        "read_as_several",
        "one_of_several",
        "read_as_about",
        "read_as_rarer",
        "read_by_the_month",
        "read_as_same",
        "group_is_nobody",
        "self_is_nobody",
        "entry_is_nobody",
    ),
    ("examples", "more"),
)
"""The codes of how something was read that could be meant otherwise; each is told once per file."""

SETTINGS_FACTS: Mapping[str, tuple[str, ...]] = {
    "settings_are_no_map": (),
    "no_such_rule": ("found", "nearest"),
    "no_such_function": ("found", "nearest"),
    "share_for_percentage": ("field", "found", "meant"),
    "short_secret": ("field", "minimum"),
    "bad_rule_id": ("found",),
    "rule_id_taken": ("found",),
    "too_many_rules": ("limit",),
    "rule_text_too_long": ("field", "limit"),
    "wrong_condition": ("detail", "excerpt"),
    "condition_too_long": ("limit", "excerpt"),
    "condition_loops": ("limit", "excerpt"),
    "no_condition": ("found", "excerpt"),
    "no_such_fact": ("found", "nearest", "excerpt"),
    "no_such_word": ("found", "allowed", "nearest", "excerpt"),
    "rule_lacks": ("missing",),
    "hole_in_title": ("field",),
    "no_such_rule_pack": ("found", "allowed"),
    "rule_pack_unreadable": ("found",),
    "no_such_hole": ("field", "found", "allowed"),
}
"""The codes that only reading the settings can emit."""

ANSWER_FACTS: Mapping[str, tuple[str, ...]] = {
    "sheet_unreadable": ("detail",),
    "sheet_without_answers": (),
    "answer_unknown": ("found",),
    "answer_known": ("field", "first"),
    "answer_twice": ("first",),
    "answer_misplaced": ("field",),
    "answer_names_nobody": ("found",),
    "answer_person_taken": ("found", "name"),
    "answer_is_shared": ("field",),
    "answer_changes_more": ("field",),
}
"""The codes that only merging the answers of a sheet can emit."""
