"""The identity of a finding, which survives every change of text, order, line and language."""

from collections.abc import Collection

from orgaudit.findings.sha256 import sha256


def fingerprint(rule_id: str, identity: int, subject: str, related: Collection[str]) -> str:
    """Return the SHA-256 (64 hex digits) over rule, its identity version and the ids of all elements concerned.

    ``subject`` and ``related`` are ``kind:address``; the order of ``related`` does not matter.
    """
    others = sorted(set(related)) if related else ()
    parts = (rule_id, str(identity), subject, *others)
    told = "\0".join(parts)
    if told.count("\0") >= len(parts):
        # No part may look like two.
        told = "\0".join([part.replace("\0", "\ufffd") for part in parts])
    return sha256(told.encode()).hexdigest()
