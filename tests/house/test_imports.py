"""The house keeps its walls: rooms import only downward, and outside libraries stay where they belong."""

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

PACKAGE = Path(__file__).parents[2] / "orgaudit"

# The higher the number, the further up: a room imports its own number only within itself, and lower ones freely.
FLOOR = {
    "__main__": 7,
    "cli": 6,
    "assistants": 5.5,
    "editors": 5.5,
    "pipeline": 5,
    "reports": 5,
    "compare": 5,
    "testing": 5,
    "scaffold": 5,
    "forms": 5,
    "compiling": 5,
    "library": 5.5,
    "portfolio": 5.5,
    "own": 4.5,
    "browser": 5.5,
    "engine": 4,
    "intake": 4,
    "results": 3.5,
    "rules": 3,
    "wording": 3,
    "settings": 3,
    "knowledge": 2,
    "findings": 2,
    "workbook": 2,
    "model": 1,
}

# The result of an audit names the settings it ran with, as the engine takes them: settings stand below results.
# The public face hands out names of every floor, lazily; it is imported by nobody.
PUBLIC_FACE = "__init__"

OUTSIDE = {
    "rich": ("cli/", "reports/writers/terminal/"),
    "typer": ("cli/",),
    "mcp": ("assistants/",),
    "pygls": ("editors/",),
    "lsprotocol": ("editors/",),
    "cel_expr_python": ("own/engine_compiled.py",),
    "celpy": ("own/engine_pure.py",),
    "dask": ("portfolio/dask_engine.py",),
    "distributed": ("portfolio/dask_engine.py",),
    "jinja2": ("reports/writers/html/",),
    "markupsafe": ("reports/writers/html/",),
    "xlsxwriter": ("workbook/",),
    "yaml": ("intake/", "wording/", "knowledge/", "testing.py"),
}

FAMILIES = {"boundary", "silo", "goals", "analog", "workload", "handoffs", "segregation", "governance"}


def modules() -> list[Path]:
    return sorted(path for path in PACKAGE.rglob("*.py") if "_samples" not in path.parts)


def room(path: Path) -> str:
    parts = path.relative_to(PACKAGE).parts
    return parts[0] if len(parts) > 1 else path.stem


@cache
def imported(path: Path) -> tuple[str, ...]:
    """Every module a file imports: at the top, inside functions and under TYPE_CHECKING."""
    found: list[str] = []
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found += [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: relative import"
            found += [str(node.module), *(f"{node.module}.{alias.name}" for alias in node.names)]
    return tuple(found)


def test_every_room_stands_in_the_table() -> None:
    unknown = {room(path) for path in modules()} - FLOOR.keys() - {PUBLIC_FACE}
    assert not unknown, f"rooms that the table of floors does not name: {unknown}"


def imports() -> Iterator[tuple[Path, str]]:
    """Yield each module with everything that it imports."""
    return ((path, name) for path in modules() for name in imported(path))


def is_below(there: str, here: str) -> bool:
    return there == here or FLOOR[there] < FLOOR[here]


def test_imports_point_downward() -> None:
    upward = [
        f"{path} imports {name}, which is not below it"
        for path, name in imports()
        if name.startswith("orgaudit.")
        and room(path) != PUBLIC_FACE
        and name.split(".")[1] in FLOOR
        and not is_below(name.split(".")[1], room(path))
    ]
    assert upward == []


def test_libraries_stay_where_they_belong() -> None:
    strays = [
        f"{where} imports {name}"
        for path, name in imports()
        for where in (path.relative_to(PACKAGE).as_posix(),)
        if not where.startswith(OUTSIDE.get(name.split(".")[0], ""))
    ]
    assert strays == []


def test_both_pages_on_the_architecture_name_these_libraries() -> None:
    for page in ("architecture.md", "ja/architecture.md"):
        text = (PACKAGE.parent / "docs" / page).read_text(encoding="utf-8")
        assert not [name for name in OUTSIDE if f"`{name}`" not in text], page


def test_rule_families_do_not_know_each_other() -> None:
    others = [
        f"{path} imports {name}"
        for path, name in imports()
        for parts in (path.relative_to(PACKAGE).parts,)
        if parts[0] == "rules" and len(parts) > 2 and name.startswith("orgaudit.rules.")
        for family in (name.split(".")[2],)
        if family in FAMILIES and family != parts[1]
    ]
    assert others == []


def test_model_and_findings_and_rules_read_no_files_and_tell_no_words() -> None:
    for path in modules():
        if room(path) in {"model", "findings", "rules"} and path.name != "builtin.py":
            names = set(imported(path))
            assert "orgaudit.wording" not in names
            assert not names & {"pathlib", "io", "json"} or path.name == "pack.py", path
