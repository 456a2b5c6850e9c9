"""Files stay short enough to be read at once, as CONTRIBUTING says: rarely over 250 lines and never over 400."""

from tests.house.test_imports import PACKAGE, modules

LONG, LONGEST = 250, 400
RARELY = 1 / 20
COMPILED = PACKAGE / "reports" / "writers" / "html" / "compiled"


def test_files_stay_short() -> None:
    """What a template is compiled to is written by no hand and read by no eye."""
    lines = {
        path: len(path.read_text(encoding="utf-8").splitlines())
        for path in modules()
        if COMPILED not in path.parents
    }
    assert [path for path, count in lines.items() if count > LONGEST] == []
    assert sum(count > LONG for count in lines.values()) <= len(lines) * RARELY
