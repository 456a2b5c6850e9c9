"""Text of strangers on stderr and in build logs."""

import pytest

from orgaudit.cli.terminal.plain_text import one_line, without_build_commands


@pytest.mark.parametrize("character", ["\x1b", "\x00", "\x07", "\x9b", "\u202e", "\u2066", "\x7f"])
def test_control_characters_are_shown_and_not_sent(character: str) -> None:
    told = one_line(f"a{character}b")
    assert character not in told
    assert told.startswith("a\\u")


def test_a_line_break_does_not_start_a_line() -> None:
    assert one_line("a\nb\r\nc") == "a\\nb\\r\\nc"


@pytest.mark.parametrize(
    "line",
    [
        "::error::x",
        "  ::set-output name=a::b",
        "\t::add-mask::x",
        "##[error]x",
        "a ##[group]",
        "##vso[task.complete result=Succeeded;]",
        "##TeamCity[buildStatus]",
    ],
)
def test_no_line_is_a_command_to_the_runner(line: str) -> None:
    safe = without_build_commands(f"first\n{line}\nlast")
    for text in safe.splitlines():
        assert not text.strip().startswith("::")
        assert "##[" not in text
        assert "##vso[" not in text
        assert "##teamcity[" not in text.casefold()


def test_other_colons_stay() -> None:
    text = "a :: b\npath:1:2: c"
    assert without_build_commands(text) == text
