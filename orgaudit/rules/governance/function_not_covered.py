"""GOV001 function-not-covered: nobody in the file does what a company of this industry and size needs (必須機能の空白).

Each industry has a short list of what is expected (knowledge/industry_profiles.yaml: a house choice, with APQC's first level as skeleton), some
of it only by size, in some countries, or beside work that brings it. A duty covers an entry by its stated function, whoever performs it.

- Judged only for files of at least 20 duties (house): a shorter one is no list of all that is done. Not judged without an industry, nor a
  company that calls itself a part of something larger: what is missing may stand with the whole.
- What is found only in words (a name, a line of a charter) takes an entry off the finding but never makes the company clean: if nothing
  else is missing it is not judged. The same where the duties of a department are unknown.
- A list never says that there is no more, so the finding is always of low confidence: it costs no points and opens the band. Clean is of
  medium confidence where the number of employees is unknown and would bring further expectations.
- Medium; high where a law of the country may ask for one that is missing (Japan only so far), told as to be checked.
"""

from collections.abc import Sequence

from orgaudit.findings.hit import Clean, Facts, Hit, NotJudged, Outcomes, of
from orgaudit.findings.severity import Confidence, Severity
from orgaudit.knowledge.industry_profiles import ExpectedFunction, grows_with_size, profile
from orgaudit.model import Organization
from orgaudit.model.dataclass import dataclass
from orgaudit.rules.duty_functions import duty_functions
from orgaudit.rules.governance.fixes import functions_covered
from orgaudit.rules.governance.mentions import is_part, words_of
from orgaudit.rules.spec import Family, Move, Options, Origin, Rule, threshold

Expected = Sequence[ExpectedFunction]


@dataclass(frozen=True, slots=True)
class FunctionNotCoveredOptions(Options):
    least_duties: int = threshold(20, Origin.HOUSE, "duties")


@dataclass(frozen=True, slots=True, kw_only=True)
class FunctionNotCoveredFacts(Facts):
    """What GOV001 tells. ``to_check`` are missing entries that a law may ask for, ``missing`` the others.

    ``reasons`` says of each why it is expected; ``by_name`` are those found in words only.
    """

    industry: str | None = of("industry")
    employees: int | None
    expected_count: int
    duty_count: int
    to_check: tuple[str, ...] = of("expected")
    missing: tuple[str, ...] = of("expected")
    reasons: tuple[str, ...] = of("expected_reason")
    by_name: tuple[str, ...] = of("expected")


def check(org: Organization, options: FunctionNotCoveredOptions) -> Outcomes:
    """Judge the company, if enough of it is described."""
    unlisted = any(department.duties is None for department in org.departments)
    is_short = len(org.duties) < options.least_duties
    if not is_short and is_part(org.company.name):
        yield NotJudged(org.company, ("department.duties",))
        return
    if is_short or org.company.industry is None:
        if unlisted or not is_short:
            yield NotJudged(org.company, ("department.duties",) if is_short else ("company.industry",))
        return
    employees = org.company.employees
    size = employees if isinstance(employees, int) else None
    functions = duty_functions(org)
    stated = {function.id for duty in org.duties if (function := functions.stated(duty))}
    words = words_of(org)
    named = words.functions
    expected = [
        item
        for item in profile(org.company.industry, size)
        if (not item.only_in or org.country in item.only_in)
        and (not item.beside or not item.beside.isdisjoint(stated | named))
    ]
    uncovered = [item for item in expected if stated.isdisjoint(item.functions)]
    if not uncovered:
        settled = employees is not None or not grows_with_size(org.company.industry, 0)
        yield Clean(org.company, Confidence.HIGH if settled else Confidence.MEDIUM)
        return
    missing = [item for item in uncovered if named.isdisjoint(item.functions) and not words.say(item.words)]
    if not missing or unlisted:
        yield NotJudged(org.company, ("department.duties",) if missing else ("duty.function",))
    else:
        yield _hit(org, expected, missing, [item for item in uncovered if item not in missing])


def _hit(org: Organization, expected: Expected, missing: Expected, by_name: Expected) -> Hit:
    legal = [item for item in missing if org.country in item.legal_in]
    others = [item for item in missing if item not in legal]
    employees = org.company.employees
    return Hit(
        org.company,
        FunctionNotCoveredFacts(
            industry=org.company.industry,
            employees=employees if isinstance(employees, int) else None,
            expected_count=len(expected),
            duty_count=len(org.duties),
            to_check=tuple(item.id for item in legal),
            missing=tuple(item.id for item in others),
            reasons=tuple(item.id for item in (*legal, *others)),
            by_name=tuple(item.id for item in by_name),
        ),
        severity=Severity.HIGH if legal else Severity.MEDIUM,
        confidence=Confidence.LOW,
        field="industry",
    )


RULE = Rule(
    id="GOV001",
    name="function-not-covered",
    family=Family.GOVERNANCE,
    severity=Severity.MEDIUM,
    ceiling=Severity.HIGH,
    subject="company",
    check=check,
    facts=FunctionNotCoveredFacts,
    options=FunctionNotCoveredOptions,
    effort_hours=8,
    move=Move.COVER_FUNCTION,
    fix=functions_covered,
    sources=("APQC", "36", "TORITEKI", "SAITAKU", "FSA", "IIA", "BOJ"),
)
