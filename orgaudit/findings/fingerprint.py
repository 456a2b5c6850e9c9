"""The identity of a finding, which survives every change of text, order, line and language."""

import hashlib
from collections.abc import Iterable


def fingerprint(rule_id: str, identity: int, subject: str, related: Iterable[str]) -> str:
    """Return the SHA-256 (64 hex digits) over rule, its identity version and the ids of all elements concerned.

    ``subject`` and ``related`` are ``kind:address``; the order of ``related`` does not matter.
    """
    parts = (rule_id, str(identity), subject, *sorted(set(related)))
    return hashlib.sha256("\0".join(parts).encode()).hexdigest()
