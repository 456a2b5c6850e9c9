"""Fingerprints left out of a page that carries what they are made of: the digits of a hash are all that packing cannot make smaller.

In the place of one stands the version of the rule's identity with which it comes out again, negative where it is that of the subject
alone. One that does not come out, as where names were replaced, stays as it is.
"""

from typing import Any, Final

from orgaudit.findings.fingerprint import fingerprint

_VERSIONS: Final = range(1, 5)
"""Versions of an identity that are tried; a rule with a later one only takes more room."""


def leave_out(finding: Any) -> None:
    """Put numbers for the fingerprints of a finding as JSON and of what it absorbed."""
    subject, related = _elements(finding)
    for item in (finding, *finding.get("absorbed", ())):
        made = item["fingerprint"]
        for version in _VERSIONS:
            if made == fingerprint(item["rule"], version, subject, related):
                item["fingerprint"] = version
                break
            if related and made == fingerprint(item["rule"], version, subject, ()):
                item["fingerprint"] = -version
                break


def make_again(finding: Any) -> None:
    """Put back the fingerprints of a finding. Raises LookupError, TypeError or AttributeError for what is none."""
    subject, related = _elements(finding)
    for item in (finding, *finding.get("absorbed", ())):
        version = item["fingerprint"]
        if isinstance(version, int):
            item["fingerprint"] = fingerprint(
                item["rule"], abs(version), subject, related if version > 0 else ()
            )


def _elements(finding: Any) -> tuple[str, list[str]]:
    subject = finding["subject"]
    return f"{subject['kind']}:{subject['id']}", [
        f"{item['kind']}:{item['id']}" for item in finding["related"]
    ]
