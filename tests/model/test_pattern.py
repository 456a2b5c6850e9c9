"""An expression that is compiled late finds the same, and nothing is compiled by importing."""

import re
import subprocess
import sys

from orgaudit.model.pattern import compiled_on_use, pattern


def test_it_finds_what_the_compiled_one_finds() -> None:
    late = pattern(r"(?P<word>[a-z]+)", re.IGNORECASE)
    for _ in range(2):
        found = late.search("12 Ab")
        assert found is not None
        assert found["word"] == "Ab"
        assert late.sub("-", "a1b") == "-1-"
        assert late.pattern == r"(?P<word>[a-z]+)"


def test_only_what_is_made_meanwhile_is_compiled_on_use() -> None:
    with compiled_on_use():
        late = re.compile(r"(a+)b")
    assert type(late).__name__ != "Pattern"
    assert late.sub(r"-\1", "xaab") == "x-aa"
    assert type(re.compile(r"(c+)d")).__name__ == "Pattern"


def test_importing_the_reader_of_names_compiles_no_expression() -> None:
    script = (
        "import re; compiled = []; real = re.compile\n"
        "re.compile = lambda *given: compiled.append(given) or real(*given)\n"
        "import orgaudit.knowledge.measure, orgaudit.knowledge.names.reading\n"
        "assert not [given for given in compiled if not given[0].isascii()], compiled\n"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
