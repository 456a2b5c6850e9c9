"""The identity of a finding, which survives every change of text, order, line and language."""

import hashlib
from collections.abc import Collection


def fingerprint(rule_id: str, identity: int, subject: str, related: Collection[str]) -> str:
    """Return the SHA-256 (64 hex digits) over rule, its identity version and the ids of all elements concerned.

    ``subject`` and ``related`` are ``kind:address``; the order of ``related`` does not matter.
    """
    others = sorted(set(related)) if related else ()
    parts = (rule_id, str(identity), subject, *others)
    return hashlib.sha256("\0".join(parts).encode()).hexdigest()
