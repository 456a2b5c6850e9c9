"""Our own YAML data files, read in their compiled form."""

import os
from pathlib import Path
from typing import Any

from orgaudit.knowledge.compiled.tables import PACKAGE, compiled


def read_data(path: Path) -> Any:
    """Return the content of one of our data files. Raises OSError or yaml.YAMLError where it is broken."""
    file = str(path)
    if not file.startswith(PACKAGE + os.sep) or file.endswith(".cases.yaml"):
        return parsed_data(file)  # of a rule pack, or read by authors of rules only
    return compiled(table_name(file), (file,), lambda: parsed_data(file))


def table_name(file: str) -> str:
    """Return the name under which the compiled form of a data file of ours is kept."""
    return file[len(PACKAGE) + 1 :].removesuffix(".yaml").replace(os.sep, ".")


def parsed_data(file: str | Path) -> Any:
    """Return the content of a YAML file, read with the C parser where it is there."""
    import yaml

    loader = yaml.CSafeLoader if yaml.__with_libyaml__ else yaml.SafeLoader
    with Path(file).open(encoding="utf-8") as stream:
        return yaml.load(stream, Loader=loader)  # noqa: S506 - both of them are safe
