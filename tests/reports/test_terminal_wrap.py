"""Lines break where a reader of Japanese or English expects it, and nothing is lost."""

from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from orgaudit.reports.writers.terminal.wrap import NEVER_FIRST, Span, wrap


def lines(text: str, width: int, **indents: str) -> list[str]:
    return ["".join(span.text for span in line) for line in wrap([Span(text)], width, **indents)]


def test_japanese_breaks_between_characters_and_keeps_its_marks() -> None:
    assert lines("経理部は、月末に締めます。", 10) == ["経理部は、", "月末に締め", "ます。"]
    assert lines("経理課は月末。", 12) == ["経理課は月", "末。"]


def test_opening_bracket_moves_to_the_next_line() -> None:
    assert lines("担当者名「佐藤」", 10) == ["担当者名", "「佐藤」"]


def test_latin_words_stay_whole() -> None:
    assert lines("the monthly close", 9) == ["the", "monthly", "close"]


def test_a_word_wider_than_the_line_is_broken_not_cut() -> None:
    assert lines("a" * 25, 10) == ["a" * 10, "a" * 10, "a" * 5]


def test_a_whole_span_is_never_broken() -> None:
    path = "とても/長い/場所.yaml:12"
    told = wrap([Span("場所 "), Span(path, whole=True)], 12)
    assert path in ["".join(span.text for span in line) for line in told]


def test_indents_count_toward_the_width() -> None:
    told = lines("一二三四五六", 10, first="  ", rest="    ")
    assert told == ["  一二三四", "    五六"]


@given(st.text(alphabet="ab cd、。「」あいう漢字ー12-:/()", max_size=120), st.integers(20, 60))
def test_no_line_is_wider_and_no_character_is_lost(text: str, width: int) -> None:
    told = lines(text, width, first="  ", rest="    ")
    assert "".join("".join(told).split()) == "".join(text.split())
    # A run of marks that may not start a line hangs together and can exceed a line only if it is one.
    assert all(cell_len(line) <= width or set(line.strip()) <= NEVER_FIRST | {"「", "("} for line in told)


def test_a_number_stays_with_its_unit_and_a_range_with_its_ends() -> None:
    for width in range(12, 40):
        told = lines("  = 見込み 24〜50点  手間は約1,200時間(3人日)、67業務のうち38件は4〜8か月かかる", width)
        for whole in ("24〜50点", "1,200時間", "3人日", "67業務", "38件", "4〜8か月"):
            assert any(whole in line for line in told), (width, told)


def test_a_broken_word_keeps_to_the_narrower_lines_below_it() -> None:
    told = wrap([Span("a" * 26), Span("ー")], 16, rest=" " * 6)
    assert ["".join(span.text for span in line) for line in told] == [
        "a" * 16,
        " " * 6 + "a" * 10,
        " " * 6 + "ー",
    ]
