"""SHA-256 without what ``hashlib`` loads with it: OpenSSL and more, for the same digits.

The library's own ``random`` does likewise. Where Python was built without that module, there is ``hashlib``.
"""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from hashlib import sha256
else:
    try:
        from _sha2 import sha256  # Python 3.12 and later
    except ImportError:
        try:
            from _sha256 import sha256
        except ImportError:
            from hashlib import sha256

__all__ = ["sha256"]
