"""Nothing that a stranger sends makes reading raise, hang or grow."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from orgaudit.intake.fields import table
from orgaudit.intake.problems import FACTS
from orgaudit.intake.reading import load, load_text
from orgaudit.intake.yaml import events, yaml_parser
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


def test_a_billion_laughs() -> None:
    lines = ["a: &a [x, x, x, x, x, x, x, x, x, x]"]
    lines += [
        f"{new}: &{new} [{', '.join([f'*{old}'] * 10)}]"
        for old, new in zip("abcdefgh", "bcdefghi", strict=True)
    ]
    started = time.perf_counter()
    codes = [item.code for item in read("\n".join(lines)).problems]
    assert codes[-1] == "too_many_aliases"
    assert time.perf_counter() - started < 1


@pytest.mark.parametrize(
    "text",
    [
        "[" * 100_000,
        "{a: " * 50_000,
        "- " * 50_000,
        "? " * 50_000,
        "company: " + "[" * 100_000,
        "a: &a [*a]",
        "&a a: *a",
    ],
)
def test_nesting_ends_early(text: str) -> None:
    started = time.perf_counter()
    assert read(text).problems
    assert time.perf_counter() - started < 2


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
    duties = "".join(f"\n    - {{name: d{n}, offce{n}: x, deadline: lega{n}}}" for n in range(2_000))
    started = time.perf_counter()
    problems = read(f"company: A\ndepartments:\n- name: B\n  duties:{duties}").problems
    assert time.perf_counter() - started < 5
    assert len(problems) == 501
    assert problems[-1].code == "too_many_problems"
    assert problems[-1].facts == {"limit": 500}


def test_many_references_that_lead_nowhere() -> None:
    duties = "".join(f"\n    - {{name: {'長い業務の名前' * 20}{n}}}" for n in range(2_000))
    people = ", ".join(f"p{n}: {{skills: {{長い業務の名前は{n}: 1}}}}" for n in range(50))
    started = time.perf_counter()
    problems = read(f"company: A\npeople: {{{people}}}\ndepartments:\n- name: B\n  duties:{duties}").problems
    assert {item.code for item in problems} == {"dangling_duty"}
    assert time.perf_counter() - started < 5


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
