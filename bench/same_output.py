"""Compare what two checkouts say of the same companies, byte by byte, so that a change of the code is seen to change nothing else.

    python bench/same_output.py OTHER_CHECKOUT [COMPANY.yaml …] [--generated 200] [--report] [--commands]

Looks at the samples, the companies of tests/truth, those named, and so many generated ones with every kind of gap. For each
it writes down what every rule says of every subject, the company that every fix leaves behind, and with ``--report`` the
JSON report; with ``--commands`` also what ``plan``, ``questions``, ``simulate`` and ``diff`` print of each file. Prints the first lines that differ and exits with 1 where any do; ``OTHER_CHECKOUT`` is the one that is held to be right.
"""

import argparse
import hashlib
import io
import os
import random
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import fields
from datetime import date
from itertools import zip_longest
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parents[1]
TODAY = date(2026, 11, 20)


def main() -> int:
    """Compare, or be one of the two that are compared."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("checkout", type=Path)
    parser.add_argument("companies", type=Path, nargs="*")
    parser.add_argument("--generated", type=int, default=200)
    parser.add_argument("--report", action="store_true", help="compare the JSON reports too")
    parser.add_argument("--commands", action="store_true", help="compare the other commands on the files too")
    parser.add_argument("--write", action="store_true", help=argparse.SUPPRESS)
    asked = parser.parse_intermixed_args()
    files = [path.resolve() for path in (*_own_companies(), *asked.companies)]
    if asked.write:
        sys.stdout.reconfigure(encoding="utf-8")  # type: ignore[union-attr]
        for line in _said(files, asked.generated, report=asked.report):
            sys.stdout.write(line + "\n")
        for path in files if asked.commands else ():
            for line in _printed(path):
                sys.stdout.write(line + "\n")
        return 0
    other, ours = (_written_by(path, files, asked) for path in (asked.checkout.resolve(), HERE))
    pairs = enumerate(zip_longest(other.splitlines(), ours.splitlines()))
    different = [(number, before, after) for number, (before, after) in pairs if before != after]
    for number, before, after in different[:10]:
        print(f"{number}\n- {before}\n+ {after}")
    print(
        f"{len(different)} of {len(ours.splitlines())} lines differ; {len(files)} files, {asked.generated} generated"
    )
    return 1 if different else 0


def _own_companies() -> list[Path]:
    return sorted([*HERE.glob("sample_orgs/**/*.yaml"), *HERE.glob("tests/truth/*.yaml")])


def _written_by(checkout: Path, files: list[Path], asked: argparse.Namespace) -> str:
    command = [sys.executable, __file__, "--write", f"--generated={asked.generated}", str(checkout)]
    command += ["--report"] * asked.report + ["--commands"] * asked.commands + [str(path) for path in files]
    env = {**os.environ, "PYTHONPATH": str(checkout)}
    return subprocess.run(
        command, check=True, cwd=HERE, env=env, stdout=subprocess.PIPE, encoding="utf-8"
    ).stdout


def _said(files: list[Path], generated: int, *, report: bool) -> Iterator[str]:
    """Yield a line for every outcome, every fix and every report."""
    from orgaudit.intake.reading import load
    from tests.engine.companies import a_company

    for path in files:
        loaded = load(path, today=TODAY)
        if loaded.organization:
            yield from _of(path.stem, loaded.organization, report=report)
    for seed in range(generated):
        yield from _of(f"generated {seed}", a_company(random.Random(seed).choice), report=report)


def _printed(path: Path) -> Iterator[str]:
    """Yield what each command prints of a company, and of a later state in which every third line of backups is gone."""
    from orgaudit.cli.main import run
    from orgaudit.cli.session import Session
    from orgaudit.intake.reading import load

    org = load(path, today=TODAY).organization
    if org is None or not org.people:
        return
    text = path.read_text(encoding="utf-8")
    lines = text.splitlines()
    gone = [number for number, line in enumerate(lines) if line.strip().startswith(("backups:", "副担当:"))][
        ::3
    ]
    later = "\n".join(line for number, line in enumerate(lines) if number not in gone)
    calls: list[tuple[str, ...]] = [
        ("plan", "old.yaml"),
        ("plan", "old.yaml", "--budget", "20d"),
        ("plan", "old.yaml", "--to-pass", "--fail-on", "critical"),
        ("questions", "old.yaml"),
        ("simulate", "old.yaml", "--leaves", org.people[0].id),
        ("diff", "old.yaml", "later.yaml"),
        ("diff", "later.yaml", "old.yaml"),
    ]
    calls += [("simulate", "old.yaml", "--automate", duty.address) for duty in org.duties[:1]]
    here = Path.cwd()
    with tempfile.TemporaryDirectory() as folder:
        os.chdir(folder)
        try:
            for name, content in (("old.yaml", text), ("later.yaml", later)):
                Path(name).write_text(content, encoding="utf-8")
            for call in calls:
                for form in ("json", "markdown"):
                    out, err = io.StringIO(), io.StringIO()
                    session = Session(stdin=io.BytesIO(), stdout=out, stderr=err, environ={})
                    code = run((*call, "--isolated", "--today", str(TODAY), "--format", form), session)
                    for line in (str(code), *out.getvalue().splitlines(), *err.getvalue().splitlines()):
                        yield f"{path.stem} {' '.join(call)} {form} {line}"
        finally:
            os.chdir(here)


def _of(name: str, org: Any, *, report: bool) -> Iterator[str]:
    from orgaudit.engine.run import options_of, run
    from orgaudit.library import render
    from orgaudit.pipeline import audit
    from orgaudit.rules.builtin import BUILTIN
    from orgaudit.settings import Settings

    for rule in BUILTIN.rules:
        for outcome in rule.check(org, options_of(rule, {})):
            yield f"{name} {rule.id} {_told(outcome)}"
    fixes = {rule.id: rule.fix for rule in BUILTIN.rules}
    for finding in run(org, BUILTIN.rules, {}).findings:
        fix = fixes[finding.rule]
        left = repr(fix(org, finding)) if fix else ""
        yield f"{name} fix {finding.rule} {finding.subject.address} {hashlib.sha256(left.encode()).hexdigest()}"
    if report:
        for line in render(audit(org, Settings()), "json").splitlines():
            yield f"{name} {line}"


def _told(outcome: Any) -> str:
    """Return an outcome with the subject by its address and the facts by their names."""
    parts = [type(outcome).__name__, outcome.subject.kind, outcome.subject.address]
    for name in outcome._fields[1:]:
        value = getattr(outcome, name)
        if name == "facts":
            value = {item.name: getattr(value, item.name) for item in fields(value)}
        parts.append(f"{name}={value!r}")
    return " ".join(parts)


if __name__ == "__main__":
    sys.exit(main())
