"""The worked example of the pages on method: audited, and recomputed from the formulas as they are printed."""

import math
import re
from datetime import date
from pathlib import Path
from typing import NamedTuple

import pytest

from orgaudit.engine.squares import SQUARE
from orgaudit.findings.finding import Finding
from orgaudit.findings.severity import Severity
from orgaudit.intake.reading import load_text
from orgaudit.pipeline import audit
from orgaudit.results.audit_result import AuditResult
from orgaudit.settings import Settings
from orgaudit.wording.catalogue import Catalogue, Language

DOCS = Path(__file__).parents[2] / "docs"
PAGES: dict[Language, Path] = {"en": DOCS / "method.md", "ja": DOCS / "ja" / "method.md"}
TODAY = date(2026, 11, 20)

NUMBER = r"\d+(?:\.\d+)?"
EQUATION = re.compile(rf"`([^`=]+)=\s*({NUMBER})`")
ROW = re.compile(r"^\| ([A-Z]{3}\d{3}) \| ([^|]+) \| (\d+) \| ([^|]*)\| (\d+) \|$", re.MULTILINE)
HELD = re.compile(r"([A-Z]{3}\d{3}) (\S+) (\d+)")
WEIGHTS = {
    "en": r"`w` is (\d) for low, (\d) for medium, (\d) for high, (\d) for critical",
    "ja": r"低(\d)・中(\d)・高(\d)・重大(\d)です",
}
SCALE = {"en": r"`K` is (\d+)\s+for the company", "ja": r"Kは会社全体が(\d+)"}


class Page(NamedTuple):
    """A page, the result of its example, and the equations that it prints: what stands left, and the number right of it."""

    language: Language
    text: str
    result: AuditResult
    equations: tuple[tuple[str, str], ...]


@pytest.fixture(params=PAGES)
def page(request: pytest.FixtureRequest) -> Page:
    text = PAGES[request.param].read_text(encoding="utf-8")
    loaded = load_text(text.split("```yaml\n")[1].split("```")[0], today=TODAY)
    assert loaded.organization is not None, loaded.messages("en")
    result = audit(loaded.organization, Settings(today=TODAY))
    return Page(request.param, text, result, tuple(EQUATION.findall(text)))


def worth(formula: str, **terms: float) -> float:
    """Return what a printed formula of numbers, named terms, signs, brackets and roots comes to."""
    python = formula.replace("×", "*").replace("÷", "/").replace("−", "-").replace("√", "sqrt")
    for name, term in terms.items():
        python = python.replace(name, repr(term))
    assert re.fullmatch(r"(?:[\d\s.+*/()-]|sqrt)+", python), formula
    return float(eval(python, {"__builtins__": {}}, {"sqrt": math.sqrt}))  # noqa: S307 - numbers, signs, brackets and roots only


def test_every_printed_equation_is_right(page: Page) -> None:
    assert len(page.equations) >= 14
    for formula, told in page.equations:
        decimals = len(told.partition(".")[2])
        assert abs(worth(formula) - float(told)) <= 0.5 * 10**-decimals + 1e-9, formula


def test_the_example_is_told_what_the_page_says(page: Page) -> None:
    told = {
        (rule, level.strip(), int(own), tuple(sorted(HELD.findall(holds))), int(counts))
        for rule, level, own, holds, counts in ROW.findall(page.text)
    }
    catalogue = Catalogue(page.language)

    def level(finding: Finding) -> str:
        return catalogue.ui(f"common.severity.{finding.severity.value}").lower()

    def square(finding: Finding) -> int:
        return round(SQUARE[finding.severity])

    grave = [item.finding for item in page.result.findings if item.finding.severity is not Severity.INFO]
    assert told == {
        (
            item.rule,
            level(item),
            square(item),
            tuple(sorted((inner.rule, level(inner), str(square(inner))) for inner in item.absorbed)),
            max(square(item), sum(square(inner) for inner in item.absorbed)),
        )
        for item in grave
    }


def test_the_score_comes_from_the_formula_and_the_weights_that_the_page_prints(page: Page) -> None:
    weights = re.search(WEIGHTS[page.language], page.text)
    scale = re.search(SCALE[page.language], page.text)
    assert weights
    assert scale
    squares = [int(weight) ** 2 for weight in weights.groups()]
    assert squares == [
        SQUARE[level] for level in (Severity.LOW, Severity.MEDIUM, Severity.HIGH, Severity.CRITICAL)
    ]
    formula = page.text.split("```\n")[1].partition("=")[2].strip()
    counted = sum(int(counts) for *_, counts in ROW.findall(page.text))
    inside = {"en": "Σ w²", "ja": "重さの2乗の合計"}[page.language]
    value = worth(formula.replace(inside, str(counted)), K=float(scale[1]))
    assert round(value, 2) == page.result.score.overall.value


def test_band_likely_range_points_and_priorities_are_those_of_the_audit(page: Page) -> None:
    printed = {float(told) for _, told in page.equations}
    band = page.result.score.overall
    assert {band.value, band.low, band.high, band.likely_low, band.likely_high} <= printed
    grave = [item for item in page.result.findings if item.finding.severity is not Severity.INFO]
    assert {round(item.points, 2) for item in grave} <= printed
    for item in grave:
        assert {round(item.priority.score or 0.0, 4)} <= printed
        assert item.priority.recoverable_hours + item.priority.risk_hours in printed


def test_the_priority_comes_from_the_formula_that_the_page_prints(page: Page) -> None:
    names = {
        "en": ("C", "U", "W", "R", "E"),
        "ja": ("数字の確かさ", "急ぎ", "戻る時間", "止まる損失", "手間"),
    }[page.language]
    formula = page.text.split("\n" + {"en": "P = ", "ja": "優先度 = "}[page.language])[1].splitlines()[0]
    formula = re.split(r"\s{2,}", formula)[0]
    for item in page.result.findings:
        terms = item.priority
        values = (
            terms.confidence,
            terms.urgency,
            terms.recoverable_hours,
            terms.risk_hours,
            float(terms.effort_hours),
        )
        value = worth(formula, **dict(zip(names, values, strict=True)))
        assert round(value, 4) == terms.score
