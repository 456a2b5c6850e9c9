"""A path may lead to what never begins: a pipe at whose other end nobody is, a device that stops speaking. Both are told, and a pipe in use is used."""

import os
import threading
from pathlib import Path

import pytest

from orgaudit.cli.output import files
from orgaudit.intake import first_bytes
from tests.cli.calling import SILO, call

pytestmark = pytest.mark.skipif(os.name == "nt", reason="pipes in folders and devices as POSIX has them")

READERS = (
    ("audit", "{pipe}"),
    ("audit", "{org}", "--baseline", "{pipe}"),
    ("diff", "{pipe}", "{org}"),
    ("questions", "{org}", "--answers", "{pipe}"),
    ("import", "{pipe}"),
    ("convert", "{pipe}"),
    ("portfolio", "{pipe}", "--jobs", "1"),
    ("simulate", "{pipe}", "--growth", "2"),
    ("baseline", "list", "--file", "{pipe}"),
    ("audit", "{org}", "-o", "json:{pipe}"),
    ("convert", "{org}", "-o", "{pipe}"),
)


@pytest.fixture
def org(tmp_path: Path) -> Path:
    path = tmp_path / "org.yaml"
    path.write_text(SILO, encoding="utf-8")
    return path


@pytest.fixture
def pipe(tmp_path: Path) -> Path:
    path = tmp_path / "pipe.yaml"
    os.mkfifo(path)
    return path


@pytest.fixture
def hasty(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(first_bytes, "PATIENCE", 0.05)
    monkeypatch.setattr(files, "PATIENCE", 0.05)


@pytest.mark.usefixtures("hasty")
@pytest.mark.parametrize("command", READERS, ids=" ".join)
def test_a_pipe_at_whose_other_end_nobody_is_is_told(command: tuple[str, ...], org: Path, pipe: Path) -> None:
    called = call(*(part.format(org=org, pipe=pipe) for part in command), "--lang", "en")
    assert called.code == 2
    assert "cannot be" in called.err + called.out


def test_a_pipe_is_read_whose_writer_takes_its_time(org: Path, pipe: Path) -> None:
    text = org.read_bytes() + b"# " + b"x" * 300_000  # more than a pipe holds at once
    writer = threading.Thread(target=pipe.write_bytes, args=(text,))
    writer.start()
    assert call("audit", str(pipe), "-o", "json:-", "--quiet").code in (0, 2)
    writer.join()
    assert first_bytes.first_bytes(org, 10) == text[:10]


def test_a_report_goes_into_a_pipe_that_somebody_reads(org: Path, pipe: Path) -> None:
    found: list[bytes] = []
    reader = threading.Thread(target=lambda: found.append(pipe.read_bytes()))
    reader.start()
    assert call("audit", str(org), "-o", f"json:{pipe}").code == 0
    reader.join()
    assert found[0].startswith(b"{")


def test_a_pipe_that_has_no_name_of_its_own_takes_a_report(org: Path) -> None:
    # As the shell hands it over: audit org.yaml -o json:>(…)
    out, into = os.pipe()
    try:
        assert call("audit", str(org), "-o", f"json:/dev/fd/{into}").code == 0
        assert os.read(out, 1) == b"{"
    finally:
        os.close(out)
        os.close(into)


@pytest.mark.parametrize(
    ("device", "most", "length"),
    [("/dev/null", 5, 0), ("/dev/zero", 5, 5), ("/dev/zero", 3_000_000, 3_000_000)],
)
def test_a_device_is_read_so_far_and_no_further(device: str, most: int, length: int) -> None:
    assert len(first_bytes.first_bytes(Path(device), most)) == length
