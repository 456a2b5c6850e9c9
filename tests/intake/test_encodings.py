"""Bytes become text: what is read, what is noted, what is refused and where."""

from pathlib import Path

import pytest

from orgaudit.intake.loaded import Loaded
from orgaudit.intake.problems import Weight
from orgaudit.intake.reading import load
from orgaudit.intake.yaml.limits import Limits
from tests.intake.texts import TODAY, read, told

TEXT = "会社: 北斗商事\n部署: [{名前: 営業部, 業務: [見積書の作成①]}]\n"


def from_bytes(data: bytes, limits: Limits | None = None) -> Loaded:
    return load("-", today=TODAY, stdin=data, stdin_name="org.yaml", limits=limits or Limits())


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le-mark", "utf-16-be-mark", "cp932"]
)
def test_encodings(encoding: str) -> None:
    marks = {"utf-16-le-mark": b"\xff\xfe", "utf-16-be-mark": b"\xfe\xff"}
    mark = marks.get(encoding, b"")
    data = mark + TEXT.encode(encoding.removesuffix("-mark"))
    loaded = from_bytes(data)
    assert loaded.organization is not None
    assert loaded.organization.duties[0].name == "見積書の作成①"
    assert loaded.organization.company.origin.at().column == 5
    assert [item.code for item in loaded.notes] == (["read_as_cp932"] if encoding == "cp932" else [])


def test_the_digest_is_over_the_text_not_its_encoding() -> None:
    digests = {
        from_bytes(TEXT.encode(encoding)).sha256 for encoding in ("utf-8", "utf-8-sig", "utf-16", "cp932")
    }
    assert len(digests) == 1


def test_line_ends_do_not_move_places() -> None:
    for end in ("\n", "\r\n", "\r"):
        loaded = from_bytes(TEXT.replace("\n", end).encode())
        assert loaded.organization is not None
        assert loaded.organization.departments[0].origin.at().line == 2


@pytest.mark.parametrize(
    ("data", "byte", "line", "column"),
    [
        ("会社: 北\n".encode() + b"\xff\xff", 13, 2, 1),
        (b"company: A\nx: \x80\xa0\xff", 15, 2, 4),
        ("name: Müller".encode("latin-1") + b"\xa0", 8, 1, 8),
        (b"\xff\xfeA\x00\x00", 5, 1, 2),
        (b"\xef\xbb\xbfA: \xff", 7, 1, 4),
    ],
)
def test_unknown_encodings(data: bytes, byte: int, line: int, column: int) -> None:
    loaded = from_bytes(data)
    (problem,) = loaded.problems
    assert problem.code == "unknown_encoding"
    assert (problem.facts["byte"], problem.place.line, problem.place.column) == (byte, line, column)
    assert loaded.organization is None


def test_a_file_that_is_too_large(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_bytes(TEXT.encode() + b"#" * 3_000_000)
    loaded = load(str(tmp_path / "a.yaml"), today=TODAY, limits=Limits(size=2 * 1024 * 1024))
    assert [(item.code, item.facts) for item in loaded.problems] == [("too_large", {"limit": 2})]


def test_files_that_are_too_large_together_are_told_and_not_all_of_them_read(tmp_path: Path) -> None:
    for name in "abcd":
        (tmp_path / f"{name}.yaml").write_bytes(TEXT.encode() + b"#" * 1_500_000)
    limits = Limits(size=2 * 1024 * 1024, together=2 * 1024 * 1024)
    loaded = load(str(tmp_path), today=TODAY, limits=limits)
    assert [(item.code, item.facts) for item in loaded.problems] == [("too_large_together", {"limit": 2})]
    assert loaded.organization is None
    assert [Path(path).name for path in loaded.paths] == ["a.yaml", "b.yaml"]


def test_a_lone_surrogate_is_told_and_does_not_raise() -> None:
    assert told(read("company: A\ndepartments: [\ud800]")) == [("unprintable", 2, 15)]


@pytest.mark.parametrize(
    ("data", "code", "found"),
    [
        (TEXT.encode("utf-16-le"), "other_encoding", "UTF-16 LE"),
        (TEXT.encode("utf-16-be"), "other_encoding", "UTF-16 BE"),
        (TEXT.replace("①", "").encode("euc_jp"), "other_encoding", "EUC-JP"),
        ("会社: 試験\n部署: [業務部]\n".encode("euc_jp"), "other_encoding", "EUC-JP"),
        (TEXT.replace("①", "").encode("iso2022_jp"), "other_encoding", "ISO-2022-JP"),
        (b"PK\x03\x04" + b"\xe5" * 30 + b"xl/workbook.xml", "spreadsheet_given", "org.yaml"),
        ("部署,業務名,担当\n営業,見積,佐藤\n".encode(), "spreadsheet_given", "org.yaml"),
        ("部署\t業務名\n営業\t見積\n".encode("cp932"), "spreadsheet_given", "org.yaml"),
        (b"PK\x03\x04" + b"\xe5" * 30 + b"word/document.xml", "no_text_file", "Word"),
        (b"PK\x03\x04" + b"\xe5" * 30, "no_text_file", "ZIP"),
        (b"%PDF-1.4\n%\xe2\xe3", "no_text_file", "PDF"),
        (b"\x89PNG\r\n\x1a\n", "no_text_file", "PNG"),
    ],
)
def test_what_is_no_text_of_ours_is_told_by_its_name(data: bytes, code: str, found: str) -> None:
    problems = [item for item in from_bytes(data).problems if item.weight is Weight.ERROR]
    assert [(item.code, item.facts["found"]) for item in problems] == [(code, found)]


@pytest.mark.parametrize("text", ["会社: ﾎｸﾄ\n部署: [ｴｲｷﾞｮｳ]\n", "会社: 北斗ｼｮｳｼﾞ\n部署: [経理部]\n"])
def test_half_width_kana_in_cp932_are_no_other_encoding(text: str) -> None:
    assert from_bytes(text.encode("cp932")).organization is not None
