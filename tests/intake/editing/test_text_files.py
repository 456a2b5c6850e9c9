"""A file comes back byte for byte, whatever it is written in."""

from pathlib import Path

import pytest

from orgaudit.intake.editing.text_files import NotInEncoding, text_files, text_of
from orgaudit.intake.reading import UnreadableError

TEXT = "会社: 北斗商事\r\n部署: [営業部]\n"


@pytest.mark.parametrize(
    "data",
    [
        TEXT.encode("utf-8"),
        TEXT.encode("utf-8-sig"),
        TEXT.encode("cp932"),
        b"\xff\xfe" + TEXT.encode("utf-16-le"),
        b"\xfe\xff" + TEXT.encode("utf-16-be"),
    ],
)
def test_bytes_come_back(data: bytes, tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_bytes(data)
    (file,) = text_files((str(tmp_path),))
    assert file.text == TEXT
    assert file.bytes_of(file.text) == data
    assert file.bytes_of(TEXT.replace("北斗", "南")).startswith(data[:3])


def test_a_sign_that_the_encoding_has_not_is_refused() -> None:
    file = text_of(TEXT.encode("cp932"), "a.yaml", Path("a.yaml"))
    with pytest.raises(NotInEncoding) as refused:
        file.bytes_of(TEXT + "# 😀")
    assert (refused.value.sign, refused.value.encoding) == ("😀", "cp932")


def test_bytes_that_would_not_come_back_are_refused() -> None:
    with pytest.raises(UnreadableError):
        text_of(b"a: \x87\x90\xff", "a.yaml", Path("a.yaml"))
    # NEC's own sign for "because" is read well but written as another byte pair.
    with pytest.raises(UnreadableError):
        text_of(b"a: \x87\x9a", "a.yaml", Path("a.yaml"))
