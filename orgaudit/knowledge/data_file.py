"""Our own YAML data files: trusted, read with the C parser where it is there."""

from pathlib import Path
from typing import Any

import yaml

if yaml.__with_libyaml__:
    from yaml import CSafeLoader as _Loader
else:  # the pure parser reads the same files, more slowly
    from yaml import SafeLoader as _Loader  # type: ignore[assignment]


def read_data(path: Path) -> Any:
    """Return the content of one of our data files. Raises OSError or yaml.YAMLError where it is broken."""
    with path.open(encoding="utf-8") as stream:
        return yaml.load(stream, Loader=_Loader)
