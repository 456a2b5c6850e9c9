"""Mutation testing: change a module in one place, run the tests that judge it, and see whether any of them fails.

    .venv/bin/python -m tests.tools.mutate [--module orgaudit/engine/gate.py]

Each mutant stands in a scratch copy of the tree, never in the checkout. One that no test notices has survived: either a
test is missing, or the mutant means the same as the original, and then ``equivalent.yaml`` says why. The last result
stands in ``docs/mutation.md``.
"""

import argparse
import ast
import copy
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import Any, Final, NamedTuple

import yaml

ROOT: Final = Path(__file__).parents[2]
NEEDED: Final = ("orgaudit", "sample_orgs", "tests", "docs", "pyproject.toml")
"""What the tests in the table read, copied for the mutants."""

JUDGED_BY: Final[dict[str, tuple[str, ...]]] = {
    "orgaudit/engine/waive.py": ("tests/engine/test_waivers.py",),
    "orgaudit/engine/priority.py": ("tests/engine/test_priority.py", "tests/engine/test_worked_example.py"),
    "orgaudit/engine/shared_hours.py": ("tests/engine/test_priority.py",),
    "orgaudit/engine/gate.py": ("tests/engine/test_gate.py",),
    "orgaudit/engine/likely.py": ("tests/engine/test_likely_rates.py",),
    "orgaudit/rules/known.py": ("tests/rules/test_known.py",),
    "orgaudit/compare/states/pairing.py": ("tests/compare/test_pairing.py", "tests/compare/test_changes.py"),
    "orgaudit/rules/segregation/front_and_back_joined.py": (
        "tests/rules/test_front_and_back.py",
        "tests/rules/test_cases.py",
        "tests/house/test_method_pages.py",
        "-k",
        "front_and_back or SOD003 or effort",
    ),
}
"""Each module with the arguments of pytest that choose its tests: few and quick, for they run once for every mutant."""

NOT_RUN: Final = {"decorator_list", "annotation", "returns", "bases"}
"""Parts of the syntax that say what something is, not what happens."""

OTHERS: Final[dict[type[ast.AST], type[ast.AST]]] = {
    ast.Lt: ast.LtE, ast.LtE: ast.Lt, ast.Gt: ast.GtE, ast.GtE: ast.Gt,
    ast.Eq: ast.NotEq, ast.NotEq: ast.Eq, ast.Is: ast.IsNot, ast.IsNot: ast.Is, ast.In: ast.NotIn, ast.NotIn: ast.In,
    ast.And: ast.Or, ast.Or: ast.And,
    ast.Add: ast.Sub, ast.Sub: ast.Add, ast.Mult: ast.Div, ast.Div: ast.Mult,
}  # fmt: skip
OTHER_NAMES: Final = {"min": "max", "max": "min", "any": "all", "all": "any"}


class Mutant(NamedTuple):
    """One changed module: where, the change as ``before -> after``, and its source."""

    line: int
    change: str
    source: str


def mutants(source: str) -> Iterator[Mutant]:
    """Yield a module with one thing changed, once for each thing that can be."""
    tree = ast.parse(source)
    for node, parent, put in _sites(tree):
        for changed in _changes(node):
            # A constant alone says little: what it stands in is told.
            alone = isinstance(node, ast.Constant)
            before = ast.unparse(parent if alone else node)
            put(changed)
            after = ast.unparse(parent if alone else changed)
            change = " ".join(f"{before} -> {after}".split())
            yield Mutant(getattr(node, "lineno", 0), change, ast.unparse(tree))
            put(node)


def _sites(parent: ast.AST) -> Iterator[tuple[ast.AST, ast.AST, Callable[[ast.AST], Any]]]:
    """Yield every node that runs, with its parent and what puts another in its place."""
    for name, value in ast.iter_fields(parent):
        if name in NOT_RUN:
            continue
        if isinstance(value, ast.AST):
            yield value, parent, partial(setattr, parent, name)
            yield from _sites(value)
        elif isinstance(value, list):
            for index, item in enumerate(value):
                if isinstance(item, ast.AST):
                    yield item, parent, partial(value.__setitem__, index)
                    yield from _sites(item)


def _changes(node: ast.AST) -> Iterator[ast.AST]:
    """Yield what a node could be instead."""
    match node:
        case ast.Compare(ops=[op]) if type(op) in OTHERS:
            yield _with(node, ops=[OTHERS[type(op)]()])
        case ast.BoolOp(op=op) | ast.BinOp(op=op) if type(op) in OTHERS:
            yield _with(node, op=OTHERS[type(op)]())
        case ast.UnaryOp(op=ast.Not()):
            yield node.operand
        case ast.Constant(value=bool() as value):
            yield ast.Constant(not value)
        case ast.Constant(value=int() | float() as value):
            yield from (ast.Constant(value + 1), ast.Constant(value - 1))
        case ast.Call(func=ast.Name(id=name)) if name in OTHER_NAMES:
            yield _with(node, func=ast.Name(OTHER_NAMES[name], ast.Load()))
        case ast.Return(value=ast.expr() as value) if ast.unparse(value) != "None":
            yield _with(node, value=ast.Constant(None))
            if isinstance(value, ast.BinOp):
                yield _with(node, value=ast.Constant(0))


def _with(node: ast.AST, **fields: Any) -> ast.AST:
    changed = copy.copy(node)
    for name, value in fields.items():
        setattr(changed, name, value)
    return changed


def equivalents() -> dict[tuple[str, str], str]:
    """Return why a change means the same, by module (``*`` for any) and change."""
    told = yaml.safe_load((Path(__file__).parent / "equivalent.yaml").read_text(encoding="utf-8"))
    return {(item["module"], item["change"]): item["reason"] for item in told}


def is_killed(tree: Path, tests: tuple[str, ...], timeout: float) -> bool:
    """Run the tests of a module in a copy of the tree; one that never ends is noticed too."""
    command = [sys.executable, "-m", "pytest", "-x", "-q", "-n", "0", "-p", "no:cacheprovider", *tests]
    environment = {**os.environ, "PYTHONDONTWRITEBYTECODE": "1"}
    try:
        done = subprocess.run(command, cwd=tree, env=environment, capture_output=True, timeout=timeout, check=False)  # fmt: skip
    except subprocess.TimeoutExpired:
        return True
    return done.returncode != 0


def judge(tree: Path, module: str) -> tuple[int, int, int]:
    """Print the survivors of a module; return how many mutants were killed, how many ran, how many mean the same."""
    path, tests, same = tree / module, JUDGED_BY[module], equivalents()
    source = path.read_text(encoding="utf-8")
    started = time.monotonic()
    if is_killed(tree, tests, 300):
        sys.exit(f"{module}: its tests fail without any change")
    timeout = 10 + 5 * (time.monotonic() - started)
    killed = ran = equal = 0
    for mutant in mutants(source):
        if (module, mutant.change) in same or ("*", mutant.change) in same:
            equal += 1
            continue
        path.write_text(mutant.source, encoding="utf-8")
        ran += 1
        if is_killed(tree, tests, timeout):
            killed += 1
        else:
            print(f"{module}:{mutant.line}: {mutant.change}", flush=True)
    path.write_text(source, encoding="utf-8")
    print(f"{module}: {killed} of {ran} killed, {equal} equivalent", flush=True)
    return killed, ran, equal


def main() -> None:
    """Judge one module or all of the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--module", choices=JUDGED_BY, action="append")
    modules = parser.parse_args().module or list(JUDGED_BY)
    with tempfile.TemporaryDirectory() as scratch:
        tree = Path(scratch)
        for name in NEEDED:
            if (ROOT / name).is_dir():
                shutil.copytree(ROOT / name, tree / name, ignore=shutil.ignore_patterns("__pycache__"))
            else:
                shutil.copy(ROOT / name, tree / name)
        # Compiled once; a mutant is compiled from its source each time, as no byte code is written for it.
        counts = [judge(tree, module) for module in modules]
    killed, ran, equal = (sum(column) for column in zip(*counts, strict=True))
    print(f"all: {killed} of {ran} killed ({killed / ran:.1%}), {equal} equivalent")


if __name__ == "__main__":
    main()
