"""JUnit XML: one test case a finding. A failure is what fails the gate; everything else found is a passing case that says so.

Against an earlier state each says whether it is new or known, and what is gone is a passing case of its own.

The subset that Jenkins and GitLab both read. Names are made unique, because GitLab keeps only the first of equal ones.
"""

from typing import Final
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from orgaudit.model.json_text import xml_for_screens
from orgaudit.model.pattern import pattern
from orgaudit.reports.content.audit.audit_report import AuditReport
from orgaudit.reports.machine.diagnostics import Diagnostic, defects, diagnostics, marked
from orgaudit.reports.words.gate_reasons import gate_reasons
from orgaudit.reports.words.localizer import Localizer
from orgaudit.results.audit_result import Weighed
from orgaudit.results.known_findings import KnownFinding

_ILLEGAL: Final = pattern("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def render(report: AuditReport) -> str:
    """Return the document as text; declared as UTF-8."""
    result = report.result
    words = report.words()
    suite = Element("testsuite", name="orgaudit")
    compared = report.comparison is not None
    for row in diagnostics(defects(result.findings), words, report.known):
        case = _case(suite, row)
        headline = marked(row, row.headline, words, compared=compared)
        if row.finding.fingerprint in report.gate.failing:
            failure = SubElement(case, "failure", message=_legal(headline), type=row.finding.severity.value)
            failure.text = _legal(f"{headline}\n{row.text}\n{_where(row)}")
        else:
            told = marked(row, f"{row.finding.severity.value}: {row.text}", words, compared=compared)
            SubElement(case, "system-out").text = _legal(told)
    for gone in report.comparison.gone_findings if report.comparison else ():
        _gone(suite, gone, words)
    for item in result.waived:
        _skipped(suite, item, words)
    for problem in result.failures:
        error = SubElement(SubElement(suite, "testcase", name=problem.rule, classname="rules"), "error")
        error.set("message", _legal(words.redactor.text(problem.error)))
    reasons = gate_reasons(report.gate, words)
    gate = SubElement(suite, "testcase", name="gate", classname="orgaudit")
    if reasons:
        SubElement(gate, "failure", message=_legal(" ".join(reasons)), type="gate").text = _legal(
            "\n".join(reasons)
        )
    return _written(suite)


def _case(suite: Element, row: Diagnostic) -> Element:
    finding = row.finding
    return SubElement(
        suite,
        "testcase",
        name=_legal(f"{finding.rule} {row.headline} [{finding.fingerprint[:8]}]"),
        classname=finding.family,
        file=_legal(row.place.path),
        line=str(row.place.line),
    )


def _gone(suite: Element, item: KnownFinding, words: Localizer) -> None:
    name = _legal(f"{item.rule} {words.user(item.address)} [{item.fingerprint[:8]}]")
    case = SubElement(suite, "testcase", name=name, classname="gone")
    SubElement(case, "system-out").text = _legal(
        words.say("machine/gone", level=words.say(f"common/severity.{item.severity}"))
    )


def _skipped(suite: Element, item: Weighed, words: Localizer) -> None:
    (row,) = diagnostics((item,), words)
    reason = words.user(item.waiver.reason) if item.waiver else ""
    SubElement(_case(suite, row), "skipped", message=_legal(reason))


def _where(row: Diagnostic) -> str:
    return f"{row.place.path}:{row.place.line}:{row.place.column}"


def _legal(text: str) -> str:
    """Leave out what XML cannot hold."""
    return _ILLEGAL.sub("", text)


def _written(suite: Element) -> str:
    counts = {
        "tests": len(suite),
        "failures": len(suite.findall("testcase/failure")),
        "errors": len(suite.findall("testcase/error")),
        "skipped": len(suite.findall("testcase/skipped")),
    }
    root = Element("testsuites", name="orgaudit")
    for element in (root, suite):
        for key, count in counts.items():
            element.set(key, str(count))
        element.set("time", "0")
    root.append(suite)
    indent(root)
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        + xml_for_screens(tostring(root, encoding="unicode"))
        + "\n"
    )
