"""A text that is read by its lines gives what the parser gives: the same nodes, places, values and problems."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from unittest.mock import patch

import pytest
from hypothesis import given
from hypothesis import strategies as st

from orgaudit.intake import builder
from orgaudit.intake.loaded import Loaded
from orgaudit.intake.reading import load_text
from orgaudit.intake.yaml.events import YamlText
from orgaudit.intake.yaml.limits import DEFAULT_LIMITS, Limits
from orgaudit.intake.yaml.nodes import Items, Node, OpenList, OpenMap, Pairs, RegularMap, start_of
from orgaudit.intake.yaml.positions import Lines
from orgaudit.intake.yaml.regular_lines import regular_lines
from orgaudit.intake.yaml.regular_text import RegularText
from tests.intake.texts import TODAY

SAMPLES = sorted((Path(__file__).parents[2] / "sample_orgs").glob("*.yaml"))

COMPANY = """company: {name: 計測 工業, country: JP}
departments:
  # who sells
  - name: 営業部
    office: front
    goals:
    - 売上を 10% 伸ばす
    - {text: 失注を減らす, type: outcome}
    duties:
      - name: "見積: 発行"
        primary: 佐藤
        backups: [鈴木, 田中]
        media:
          - paper
          - 'excel'
        hours_per_month: 12 # measured
        deadline: unheard
        primary: 鈴木
      - 受注

handoffs:
  - {from: 営業部/受注, to: 営業部, wait_days: many, heard: 1}
"""


@contextmanager
def by_lines(*, wanted: bool) -> Iterator[None]:
    with patch.object(builder, "REGULAR_FROM", 0 if wanted else 1 << 40):
        yield


def everything(text: str, *, wanted: bool) -> object:
    with by_lines(wanted=wanted):
        loaded: Loaded = load_text(text, today=TODAY)
    org = loaded.organization
    parts = (*org.subjects(), *org.people, *org.waivers) if org else ()
    return org, [part.origin for part in parts], loaded.problems, loaded.notes


def is_regular(text: str, limits: Limits = DEFAULT_LIMITS) -> bool:
    with by_lines(wanted=True):
        return regular_lines(text, Lines(text), limits) is not None


def told(node: Node | OpenList | OpenMap | RegularMap) -> object:
    """Return a node with all that is in it and the place of each part."""
    if isinstance(node, tuple):
        return node
    start = node.text.head(node.begin) if isinstance(node, RegularMap) else None
    if isinstance(node, OpenMap | RegularMap):
        node = node.whole()
        assert isinstance(node, Pairs)
    start = start or start_of(node)
    if isinstance(node, Pairs):
        return start, [(told(key), told(value)) for key, value in node.pairs]
    items = [told(item) for item in node.items]
    return start if isinstance(node, Items) else None, items


def nodes(text: str) -> tuple[object, object]:
    with by_lines(wanted=True):
        lined = regular_lines(text, Lines(text), DEFAULT_LIMITS)
    assert lined is not None
    parsed = YamlText(text, "a.yaml", DEFAULT_LIMITS, lambda problem: pytest.fail(problem.code))
    mine = [(told(key), told(value)) for key, value in RegularText(lined).entries()]
    return mine, [(told(key), told(value)) for key, value in parsed.entries()]


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda path: path.stem)
def test_samples(sample: Path) -> None:
    text = sample.read_text(encoding="utf-8")
    assert everything(text, wanted=True) == everything(text, wanted=False)


@pytest.mark.parametrize("text", [COMPANY, COMPANY.replace("\n", "\r\n"), COMPANY.rstrip()])
def test_a_company_with_mistakes(text: str) -> None:
    assert is_regular(text)
    mine, parsed = nodes(text)
    assert mine == parsed
    assert everything(text, wanted=True) == everything(text, wanted=False)


PIECES = st.sampled_from(
    [
        *("a", "b c", "鍵", "1", "-1", "x:y", "a#b", "a #b", "a, b", "~", "(a)", "a'b", 'a"b', "- a", "-", "? a", "!a", "&a", "*a", "<<"),
        *("[a, b]", "[]", "[a,b]", "[a, ]", "[a: b]", "[[a]]", "{a: b}", "{a: b, c: d}", "{}", "{a: [b]}", "'a'", '"b: c"', '"a\\n"', "''"),
        *("|", ">-", "%a", "@a", "`a", "a:", "a: b", ": a", "a  b", "a\tb", "\u3000", "a\u3000b", "a\u2028b", "\ufeff", "---", "...", "😀", ""),
    ]
)  # fmt: skip
LINES = st.builds(
    lambda indent, dash, key, value, comment: f"{' ' * indent}{dash}{key}{value}{comment}",
    st.sampled_from((0, 0, 2, 2, 3, 4, 4, 6)),
    st.sampled_from(("", "", "", "- ", "-  ", "- - ")),
    st.sampled_from(("", "a: ", "b: ", "鍵: ", "a:", "c:  ", "d :", "'e': ", "f g: ")),
    PIECES,
    st.sampled_from(("", "", "", " # why", " ", "#no")),
)


@given(st.lists(LINES, min_size=1, max_size=7), st.sampled_from(("\n", "\r\n")))
def test_what_is_read_by_lines_is_what_the_parser_reads(lines: list[str], end: str) -> None:
    text = end.join(lines)
    if is_regular(text):
        mine, parsed = nodes(text)
        assert mine == parsed


@given(
    st.lists(
        st.tuples(st.sampled_from((0, 2, 4)), st.sampled_from(("a:", "b: c", "- d: e", "- f", "- g:"))),
        max_size=9,
    )
)
def test_any_order_of_plain_lines(lines: list[tuple[int, str]]) -> None:
    text = "".join(f"{' ' * indent}{line}\n" for indent, line in lines)
    if is_regular(text):
        mine, parsed = nodes(text)
        assert mine == parsed


@pytest.mark.parametrize(
    "line",
    ["a: &x 1", "a: *x", "a: !!str 1", "a: |", "a: b: c", "a:\tb", '"a": b', "? a", "a: [b, [c]]", "a: x\vy", "<<: *x", f"{'k' * 1100}: v"],
)  # fmt: skip
def test_what_needs_the_parser_is_left_to_it(line: str) -> None:
    assert is_regular("a: b\n")
    assert not is_regular(f"b: c\n{line}\n")


@pytest.mark.parametrize("limits", [Limits(depth=5), Limits(elements=10)])
def test_what_may_be_too_much_is_left_to_the_parser(limits: Limits) -> None:
    assert not is_regular(COMPANY, limits)


def test_a_short_text_is_left_to_the_parser(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("orgaudit.intake.yaml.regular_lines.regular_lines", lambda *_: pytest.fail("tried"))
    assert load_text(COMPANY, today=TODAY).problems
