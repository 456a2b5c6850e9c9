"""What a call loads and reads: counted in modules and files, because seconds depend on the machine."""

import subprocess
import sys
from functools import cache
from pathlib import Path
from typing import NamedTuple

import pytest

from orgaudit.rules.builtin import BUILTIN
from tests.cli.calling import COMPANIES, ROOT

SMALLEST, LARGEST = (str(COMPANIES / f"{name}.yaml") for name in ("minimal", "wholesale"))
SCRIPT = """
import runpy, sys
before, files = set(sys.modules), set()
sys.addaudithook(lambda event, args: files.add(str(args[0])) if event == "open" else None)
sys.argv = ["orgaudit", *sys.argv[1:]]
try:
    runpy.run_module("orgaudit", run_name="__main__")
except SystemExit:
    pass
told = [*(("module", name) for name in set(sys.modules) - before), *(("file", name) for name in files)]
print(*("\\t".join(line) for line in told), sep="\\n", file=sys.stderr)
"""


class Loaded(NamedTuple):
    modules: set[str]
    data: set[str]

    def of(self, *names: str) -> set[str]:
        """The modules of these libraries or rooms."""
        return {name for name in self.modules if any(f"{name}.".startswith(f"{room}.") for room in names)}


@cache
def loaded(*arguments: str) -> Loaded:
    """What a call loads, in a process of its own: modules, and YAML files of ours by their place in the package."""
    done = subprocess.run(
        [sys.executable, "-c", SCRIPT, *arguments],
        cwd=ROOT,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    lines = [line.partition("\t") for line in done.stderr.split("\n")]
    modules = {name for kind, _, name in lines if kind == "module"}
    files = {name for kind, _, name in lines if kind == "file" and name.endswith(".yaml")}
    package = ROOT / "orgaudit"
    data = {Path(file).relative_to(package).as_posix() for file in files if package in Path(file).parents}
    return Loaded(modules, data)


def test_the_version_loads_nothing_else() -> None:
    found = loaded("--version")
    assert found.modules == {"orgaudit"}
    assert not found.data


MACHINE = [
    ("audit", SMALLEST, "--format", "json"),
    ("audit", LARGEST, "--format=sarif"),
    ("audit", LARGEST, "--lang", "ja", "--format", "csv", "--fail-on", "high"),
    ("rules", "--format", "json"),
    ("classify", "経理", "--format", "json"),
]


@pytest.mark.parametrize("call", MACHINE, ids=lambda call: f"{call[0]} {Path(call[1]).stem}")
def test_machine_formats_load_neither_parser_nor_screen(call: tuple[str, ...]) -> None:
    found = loaded(*call)
    assert "orgaudit.cli.main" in found.modules
    assert not found.of("typer", "rich", "dataclasses", "inspect", "tempfile", "subprocess")


@pytest.fixture(scope="module", autouse=True)
def compiled() -> None:
    """After a change the first call compiles what later ones read, for which it loads more."""
    for call in (MACHINE[0], ("audit", SMALLEST)):
        loaded(*call)
    loaded.cache_clear()


@pytest.mark.parametrize(
    ("call", "most"),
    [(MACHINE[0], 366), (MACHINE[3], 319), (("audit", SMALLEST), 402), (("--help",), 204)],
    ids=lambda item: " ".join(item[:1]) if isinstance(item, tuple) else None,
)
def test_a_budget_of_modules(call: tuple[str, ...], most: int) -> None:
    """Beside the rules, of which each has one. Raise a number only for what every such call needs."""
    rules = {rule.check.__module__ for rule in BUILTIN.rules}
    assert len(loaded(*call).modules - rules) <= most


def test_an_audit_for_machines_loads_no_document_no_comparison_and_no_openssl() -> None:
    found = loaded(*MACHINE[0])
    assert not found.of(
        "orgaudit.reports.document", "orgaudit.compare.states.baseline", "hashlib", "fractions"
    )


def test_help_and_catalogue_read_no_knowledge() -> None:
    assert loaded("--help", "--lang", "en").data == {"wording/en/cli.yaml"}
    assert not {file for file in loaded("rules", "--lang", "en").data if not file.startswith("wording/en/")}


def test_an_audit_reads_one_language() -> None:
    found = loaded("audit", LARGEST, "--format", "json", "--lang", "ja")
    assert {file for file in found.data if file.startswith("wording/")}
    assert not {file for file in found.data if file.startswith("wording/en/")}
