"""What is wrong with a file of cases is told with its place, no slip in one passes, and people in it are hidden."""

from pathlib import Path

import pytest

from tests.cli.calling import call

RULE = """\
rules:
  - id: two-for-legal
    over: duties
    when: duty.deadline == "legal" && size(duty.primary) + size(duty.backups) < 2
    severity: high
    title: {ja: 法定期限は二人以上, en: Two persons for legal deadlines}
"""

NEW_LINE = "\n"

CASES = """\
cases:
  - rule: two-for-legal
    name: alone
    today: 2026-11-20
    company:
      company: Meadow & Sons
      departments:
        - name: F
          duties:
            - {name: 黒崎の税務, deadline: legal, primary: 黒崎 蓮, backups: none}
            - {name: Books, deadline: legal, primary: 黒崎 蓮}
    hits: [{subject: f/黒崎の税務, severity: high, confidence: high, related: []}]
    clean: []
    not_judged: [{subject: f/books, missing: [duty.backups]}]
"""


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / ".git").mkdir()
    (tmp_path / ".orgaudit.yaml").write_text(RULE, encoding="utf-8")
    monkeypatch.chdir(tmp_path)


def told(cases: str, *more: str) -> tuple[int, str]:
    Path(".orgaudit.cases.yaml").write_text(cases, encoding="utf-8")
    done = call("rules", "test", ".", "--lang", "en", *more)
    return done.code, done.out + done.err


def test_a_good_file_is_as_said() -> None:
    assert told(CASES) == (0, "two-for-legal: 1 case, all as said\n1 rule, 1 case, 0 not as said\n")


@pytest.mark.parametrize(
    # The place is that of a word where it is no line and column.
    ("written", "instead", "place", "says"),
    [
        ("severity: high", "severty: low", "severty", "Did you mean “severity”?"),
        ("related: []", "relatd: []", "relatd", "Did you mean “related”?"),
        ("missing: [", "missng: [", "missng", "Did you mean “missing”?"),
        ("    clean:", "    claen:", "13:5", "Did you mean “clean”?"),
        ("    not_judged:", "    not-judged:", "14:5", "Did you mean “not_judged”?"),
        ("cases:\n", "case: []\ncases:\n", "1:1", "Did you mean “cases”?"),
        ("severity: high", "severity: hihg", "hihg", "Did you mean “high”?"),
        ("confidence: high", "confidence: sure", "sure", "Allowed: high, medium and low"),
        ("2026-11-20", "2026-13-40", "4:12", "takes a date"),
        ("2026-11-20", "soon", "4:12", "takes a date"),
        ("    name: alone\n", "", "2:5", "lacks: name"),
        ("rule: two-for-legal", "rule: ", "2:5", "lacks: rule and company"),
        (", missing: [duty.backups]", "", "14:18", "lacks: missing"),
        ("clean: []", "clean: f/x", "13:12", "takes a list"),
        ("[{subject: f/books, missing: [duty.backups]}]", "[f/books]", "14:18", "Write “subject: f/books”"),
        ("deadline: legal, primary: 黒崎 蓮}", "deadlin: legal}", "deadlin:", "Did you mean “deadline”?"),
        ("{subject: f/黒崎の税務", "{subject: [f/x]", "12:22", "a text"),
        ("{subject: f/黒崎の税務", "{subject: {f: x}", "12:22", "a text"),
        ("{subject: f/books", "{subject: [f/books]", "14:28", "a text"),
        ("related: []", "related: [{kind: [a], id: b, role: c}]", "[a]", "a text"),
        ("departments:", "departmnts:", "7:7", "Did you mean “departments”?"),
        (CASES, "", "1:1", "There is no case"),
        (CASES, "- 1\n", "1:1", "begins with “cases:”"),
        (CASES, "cases: [1]\n", "1:9", "“key: value” lines"),
        (CASES, "cases: 3\n", "1:8", "takes a list"),
        (CASES, "cases: [\n", "1:8", "lacks its “]”"),
        (CASES, "cases: []\n---\ncases: []\n", "2:1", "one document"),
    ],
)
def test_a_slip_is_told_with_its_place(written: str, instead: str, place: str, says: str) -> None:
    text = CASES.replace(written, instead, 1)
    if instead == "rule: ":
        text = text.replace("    company:\n      company:", "    company:\n      # company:").partition(
            "      dep"
        )[0]
    if place in text:
        before = text.partition(place)[0]
        place = f"{before.count(NEW_LINE) + 1}:{len(before.rpartition(NEW_LINE)[2]) + 1}"
    code, lines = told(text)
    first = lines.splitlines()[0]
    assert (code, first.partition(": ")[0]) == (2, f".orgaudit.cases.yaml:{place}")
    assert says in first


def test_a_company_within_brackets_is_told_at_its_beginning() -> None:
    company = "{company: A, departments: [{name: F, duties: [{name: D, deadlne: legal}]}]}"
    code, lines = told(f"cases:\n  - {{rule: two-for-legal, name: a, company: {company}}}\n")
    assert code == 2
    assert lines.startswith(".orgaudit.cases.yaml:2:")
    assert "“deadlne”. Did you mean “deadline”?" in lines


def test_a_company_of_another_case_may_be_used_again() -> None:
    again = "  - {rule: two-for-legal, name: again, company: *same, hits: [{subject: f/黒崎の税務}]}\n"
    assert told(CASES.replace("company:\n", "company: &same\n", 1) + again)[0] == 0


def test_a_fact_that_a_rule_does_not_tell_is_named() -> None:
    code, lines = told(CASES.replace("related: []", "facts: {nothing: 1}"))
    assert (code, "there is no fact nothing" in lines) == (1, True)


@pytest.mark.parametrize("by_settings", [False, True])
def test_nobody_in_a_case_is_named_where_people_are_hidden(*, by_settings: bool) -> None:
    if by_settings:
        Path(".orgaudit.yaml").write_text(f"redact: people\n{RULE}", encoding="utf-8")
    asked = () if by_settings else ("--redact", "people")
    for written, instead in (
        ("name: alone", "name: 黒崎 alone"),
        ("subject: f/黒崎の税務", "subject: f/黒崎"),
        ("backups: none", "backups: none, 黒崎: 1"),
        ("severity: high", "黒崎: high"),
        ("clean: []", "clean: [f/黒崎の税務]"),
    ):
        text = CASES.replace(written, instead).replace(
            "not_judged: [{subject: f/books", "not_judged: [{subject: f/b"
        )
        assert "黒崎" in told(text, "--names" if by_settings else "-v")[1]
        code, lines = told(text, *asked)
        assert code in (1, 2)
        assert "黒崎" not in lines


def test_a_rule_that_is_called_like_somebody_is_not_named_where_people_are_hidden() -> None:
    stray = CASES.replace("rule: two-for-legal", "rule: 黒崎 蓮")
    assert "黒崎 蓮: there are cases" in told(stray)[1]
    code, lines = told(stray, "--redact", "people")
    assert (code, "黒崎" in lines, "(hidden): there are cases, but no such rule" in lines) == (1, False, True)
    plain = told(CASES.replace("rule: two-for-legal", "rule: report-list"), "--redact", "people")[1]
    assert "report-list: there are cases" in plain
    Path(".orgaudit.yaml").write_text(RULE.replace("two-for-legal", "kurosaki-ren"), encoding="utf-8")
    named = CASES.replace("two-for-legal", "kurosaki-ren").replace("黒崎 蓮", "Kurosaki Ren")
    for text in (named, named.replace("severity: high", "severity: low")):
        assert "kurosaki" in told(text)[1]
        assert "kurosaki" not in told(text, "--redact", "people")[1].casefold()


@pytest.mark.parametrize(
    "option", [("--format", "json"), ("-o", "x.html"), ("--width", "80"), ("--config", "x"), ("--isolated",)]
)
def test_what_only_the_list_of_rules_takes_is_refused(option: tuple[str, ...]) -> None:
    code, lines = told(CASES, *option)
    assert code == 2
    assert "is for the list of rules" in lines
    assert call("rules", "--format", "json").code == 0
