"""What a page shows as the answer to a mistake is the answer."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from orgaudit.wording.catalogue import Language
from tests.cli.calling import ROOT, call
from tests.shown.pages import language_of


@pytest.mark.parametrize("page", ["docs/own-rules.md", "docs/ja/own-rules.md"])
def test_a_mistake_in_a_rule_is_told_as_the_page_shows(
    page: str, moved_into: Callable[[Language], Path]
) -> None:
    text = (ROOT / page).read_text(encoding="utf-8")
    settings = text.split("```yaml\n")[1].split("```")[0]
    (shown,) = re.findall(r"```\n(\.orgaudit\.yaml:.*?)```", text, re.DOTALL)
    condition = shown.splitlines()[1].removeprefix("  | ")
    wrong = re.sub(r"when: .*", f'when: "{condition}"', settings)
    language = language_of(page)
    (moved_into(language) / ".orgaudit.yaml").write_text(wrong, encoding="utf-8")
    done = call("audit", "org.yaml", "--lang", language)
    assert (done.code, done.out) == (2, "")
    assert done.err.startswith(shown)
