"""Nothing that a stranger sends makes reading raise, hang or grow."""

import csv
import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fuzz.calls import called
from fuzz.limits import SLOWEST, limited
from orgaudit.intake.fields import table
from orgaudit.intake.reading import load, load_text
from orgaudit.intake.yaml import events, yaml_parser
from tests.growth import calls, slowdown
from tests.intake.problem_facts import FACTS
from tests.intake.texts import TODAY, read

WORDS = st.sampled_from(
    [
        *(
            word
            for section in table().sections.values()
            for field in section.fields
            for word in field.spellings
        ),
        *(
            "{",
            "}",
            "[",
            "]",
            ": ",
            "- ",
            "\n",
            "\n  ",
            "\n    - ",
            ",",
            "&a ",
            "*a",
            "!!str ",
            "<<: ",
            "'",
            '"',
            "|",
            "#",
        ),
        *(
            "none",
            "なし",
            "true",
            "1",
            "-1",
            "2026-01-01",
            "a/b",
            "\t",
            "---\n",
            "? ",
            "%YAML 1.1\n",
            "\ufeff",
            "\x00",
            "\u2028",
        ),
    ]
)


@pytest.mark.slow
@given(st.text())
def test_any_text(text: str) -> None:
    assert {item.code for item in read(text).problems} <= FACTS.keys()


@given(st.binary())
def test_any_bytes(data: bytes) -> None:
    loaded = load("-", today=TODAY, stdin=data)
    assert loaded.problems
    assert {item.code for item in loaded.problems} <= FACTS.keys()


@given(st.lists(WORDS, max_size=60))
def test_anything_like_yaml(parts: list[str]) -> None:
    text = "".join(parts)
    loaded = load_text(text, today=TODAY)
    assert (loaded.organization is None) == bool(loaded.problems)
    for item in loaded.problems:
        assert set(item.facts) == set(FACTS[item.code])
        assert (
            item.place.line
            <= text.count("\n") + text.count("\r") + text.count("\u2028") + text.count("\x85") + 2
        )


def laughs(lines: int) -> str:
    """Return a text in which every line stands for ten times what the line before does."""
    first = f"n0: &n0 [{', '.join('x' * 10)}]"
    return "\n".join(
        (first, *(f"n{at + 1}: &n{at + 1} [{', '.join([f'*n{at}'] * 10)}]" for at in range(lines - 1)))
    )


def test_a_billion_laughs() -> None:
    codes = [item.code for item in read(laughs(9)).problems]
    assert codes[-1] == "too_many_aliases"
    assert calls(lambda: read(laughs(18))) < 2 * calls(lambda: read(laughs(9)))


@pytest.mark.parametrize(
    ("before", "opening"), [("", "["), ("", "{a: "), ("", "- "), ("", "? "), ("company: ", "[")]
)
def test_nesting_ends_early(before: str, opening: str) -> None:
    some, many = before + opening * 1_000, before + opening * 50_000
    assert read(many).problems
    assert calls(lambda: read(many)) <= 1.1 * calls(lambda: read(some))


@pytest.mark.parametrize("text", ["a: &a [*a]", "&a a: *a"])
def test_what_contains_itself_is_refused(text: str) -> None:
    assert read(text).problems


@pytest.mark.parametrize(
    "tag", ["!!python/object/apply:os.system", "!!binary", "!x", "!!python/tuple", "!!set", "!!null"]
)
def test_tags_are_refused(tag: str) -> None:
    codes = [item.code for item in read(f"company: A\ndepartments: [{tag} B]").problems]
    assert "explicit_tag" in codes


@pytest.mark.parametrize("tag", ["!!str", "!"])
def test_a_tag_that_only_says_text_is_harmless(tag: str) -> None:
    loaded = read(f"company: A\ndepartments: [{{name: {tag} 2026}}]")
    assert loaded.organization is not None
    assert loaded.organization.departments[0].name == "2026"


def test_a_long_value_is_not_repeated_whole() -> None:
    (problem,) = read(f"company: {{name: A, industry: {'x' * 5_000}}}\ndepartments: [B]").problems
    assert len(str(problem.facts["found"])) < 100


def test_reading_ends_after_many_problems() -> None:
    def text(size: int) -> str:
        duties = "".join(f"\n    - {{name: d{n}, offce{n}: x, deadline: lega{n}}}" for n in range(size))
        return f"company: A\ndepartments:\n- name: B\n  duties:{duties}"

    problems = read(text(300)).problems
    assert len(problems) == 501
    assert problems[-1].code == "too_many_problems"
    assert problems[-1].facts == {"limit": 500}
    assert slowdown(lambda size: read(text(size)), 300, 6, turns=1) < 3


def test_many_references_that_lead_nowhere() -> None:
    def text(size: int) -> str:
        duties = "".join(f"\n    - {{name: {'長い業務の名前' * 20}{n}}}" for n in range(size))
        people = ", ".join(f"p{n}: {{skills: {{長い業務の名前は{n}: 1}}}}" for n in range(10))
        return f"company: A\npeople: {{{people}}}\ndepartments:\n- name: B\n  duties:{duties}"

    assert {item.code for item in read(text(200)).problems} == {"dangling_duty"}
    assert calls(lambda: read(text(1_600))) < 8 * 1.5 * calls(lambda: read(text(200)))


SAMPLE = """\
company: {name: 北斗商事, 従業員数: 12}
departments:
  - name: 営業部
    office: frnt
    charter: [見積, "請求 \\u3042"]
    duties: [{name: 見積, note: |
        一行目
        二行目
      , 媒体: [紙]}]
  - &x {name: B}
"""


def test_without_libyaml_the_outcome_is_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    good = SAMPLE.replace("frnt", "front").replace(
        "note: |\n        一行目\n        二行目\n      ", "note: x"
    )
    fast = [read(text) for text in (SAMPLE, good, "company: {", "\tx", "a: \x07")]
    monkeypatch.setattr(yaml_parser, "HAS_C_PARSER", False)
    slow = [read(text) for text in (SAMPLE, good, "company: {", "\tx", "a: \x07")]
    assert fast[1].organization is not None
    assert fast[1] == slow[1]
    origins = [
        [duty.origin for duty in loaded.organization.duties]
        for loaded in (fast[1], slow[1])
        if loaded.organization
    ]
    assert origins[0] == origins[1]
    for one, other in zip(fast, slow, strict=True):
        assert [item.code for item in one.problems] == [item.code for item in other.problems]


def test_the_reader_uses_events_only() -> None:
    """No constructor of PyYAML is within reach of the reader."""
    assert not {
        name for name in vars(events) | vars(yaml_parser) if "Loader" in name or "Constructor" in name
    }


NESTED = ("object", "objects", "people")
LONG = {
    "gaps": "a" + " " * 20_000 + "b",
    "brackets": "()" * 15_000,
    "digits": "1" * 30_000,
    "numbers": "1," * 15_000,
    "dates": "2026-01-01 " * 3_000,
}


@pytest.mark.slow
@pytest.mark.parametrize("name", LONG)
def test_a_text_of_any_length_is_read_within_the_limits_of_any_call(name: str, tmp_path: Path) -> None:
    """Patterns of ours that look at a gap from each of its signs took minutes for these, others ended with code 70."""
    text = LONG[name]
    fields = {
        section: {item.key: text for item in table().sections[section].fields if item.type not in NESTED}
        for section in ("duty", "goal", "department")
    }
    duties = [{"name": text, "primary": [text]}, fields["duty"]]
    told = {"company": "x", "departments": [{**fields["department"], "duties": duties}, {"name": text}]}
    valid = {"company": "x", "departments": [{"name": "経理部", "duties": duties[:1]}, {"name": text}]}
    for company in (told, valid):
        path = tmp_path / "org.yaml"
        path.write_text(json.dumps(company), encoding="utf-8")
        assert called(("audit", str(path), "--isolated", "--format", "json")) is None
    sheet = tmp_path / "sheet.csv"
    sheet.write_text(
        f'部署,業務名,担当者,頻度,所要時間\n経理部,請求,"{text}","{text}","{text}"\n', encoding="utf-8"
    )
    assert called(("import", str(sheet))) is None


CELLS = {
    "gaps": "a" + " " * 15_000 + "b",
    "letters": "a" * 15_000,
    "capitals": "Aa " * 5_000,
    "open brackets": "(" * 15_000,
    "colons": ":" * 15_000 + "x",
    "a line to fill in": "No.1" + "_" * 15_000 + "!",
    "manuals": "manual1." * 2_000 + "!",
}


def test_a_sheet_with_a_long_text_in_each_place_is_read_in_a_moment(tmp_path: Path) -> None:
    """Above a table, in its heading and in its cells; a line to fill in beside a manual's number never came to an end."""
    heads = ["部署", "業務名", "担当者", "副担当", "頻度", "所要時間", "マニュアル"]
    rows = [["経理部", f"請求{number}", *[text] * 5] for number, text in enumerate(CELLS.values())]
    sheet = tmp_path / "sheet.csv"
    with sheet.open("w", encoding="utf-8", newline="") as stream:
        csv.writer(stream).writerows(
            [*([text] for text in CELLS.values()), [], [*heads, *CELLS.values()], *rows]
        )
    assert called(("import", str(sheet))) is None


WIDE = {
    "a torn list": "a: [" + "x" * 30_000 + "［\n",
    "a list of commas": "a: ［" + "，" * 30_000 + " \n",
    "many texts of one line": "[" + ",".join(f"見積{number}" for number in range(30_000)) + ",あ：い]\n",
    "many lines": "departments:\n" + "".join(f"　- 見積{number}\n" for number in range(30_000)),
    "a list of brackets": "a: x" + "（x） " * 120_000 + "\n",
    "a torn list of brackets": "a: [x" + ": 【x" * 120_000 + "\n",
    "odd spaces": "x" + "\u3000" * 30_000 + "：\n- a",
}


@pytest.mark.parametrize("name", WIDE)
def test_wide_signs_are_looked_for_once(name: str) -> None:
    """A line of a long text, many texts of one line, and a problem in each of many lines took minutes."""
    with limited(SLOWEST):
        assert load_text(WIDE[name], today=TODAY).problems
