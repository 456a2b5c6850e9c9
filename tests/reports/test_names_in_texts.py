"""Names as texts of many languages write them: accounts, names without a space, endings, forms of address. And what stays."""

from pathlib import Path

import pytest

from orgaudit.reports.words.redaction import Redactor, redactor, redactor_of
from orgaudit.wording.catalogue import Catalogue
from tests.cli.calling import call
from tests.reports.test_redaction import company_of

Rows = tuple[tuple[str, tuple[str, ...]], ...]
"""A name, with an id behind a bar where it has one, and texts."""

ACCOUNTS: Rows = (
    ("白銀 琴音|shirogane.kotone", ("Shiroganeの請求",)),
    (
        "黒崎 蓮|kurosaki_ren",
        (
            "Kurosaki Ren list",
            "kurosaki-ren",
            "REN KUROSAKI",
            "kurosakiren",
            "rkurosaki@x",
        ),
    ),
    ("白銀 琴音|kotone.shirogane@acme.com", ("Shirogane",)),
    ("白銀 琴音|acme\\kotone.s", ("Kotone list",)),
    ("白銀 琴音|shirogane01", ("Shirogane's",)),
    ("白銀 琴音|Finance/shirogane-k", ("shirogane",)),
    ("kurosaki_ren", ("Kurosaki",)),
    ("KurosakiRen", ("Kurosaki list",)),
    ("佐藤_花子", ("佐藤月次",)),
    ("J.Smith", ("Smith list",)),
    ("白銀 琴音|SHIROGANE_K", ("Shirogane",)),
    ("白銀 琴音|shirogane kotone", ("Shirogane",)),
    ("王伟|wang.wei", ("Wang report",)),
    ("김민수|kim~minsu", ("Minsu list",)),
)
SCRIPTS: Rows = (
    (
        "渡辺さくら",
        (
            "渡辺担当分の請求",
            "さくらさんの支払",
            "さくら様",
            "さくらちゃん",
            "渡辺月次報告",
            "渡辺作成",
            "担当渡辺",
            "さくら作成",
            "さくら渡辺",
        ),
    ),
    (
        "田中ケン",
        (
            "田中月次報告",
            "ケンさん",
            "ケンの分",
            "担当田中",
            "ケン田中",
        ),
    ),
    ("一ノ瀬さくら", ("一ノ瀬担当分",)),
    ("林さくら", ("さくらの分",)),
    (
        "いとう花子",
        (
            "花子さん",
            "いとうの分",
        ),
    ),
    (
        "佐藤John",
        (
            "John list",
            "佐藤担当",
        ),
    ),
    ("林ケン", ("ケンの分",)),
)
ENDINGS: Rows = (
    (
        "Anna Müller",
        (
            "Müllers",
            "Annas",
            "Müllersche",
            "MüllerDB",
        ),
    ),
    (
        "Taro Sato",
        (
            "Satos",
            "SatoDB",
            "DBSato",
            "getSatoList",
            "dbSato",
        ),
    ),
    (
        "Chris Jones",
        (
            "the Joneses",
            "Joneses' files",
        ),
    ),
    (
        "Иванов Иван",
        (
            "Иванову",
            "Ивановым",
            "Ивановой",
            "Иванова",
            "Ивану",
            "Ивановы",
        ),
    ),
    (
        "Иванова Анна",
        (
            "с Ивановой",
            "Анне",
        ),
    ),
    (
        "Шевченко Юрий",
        (
            "Юрия",
            "Шевченка",
        ),
    ),
    (
        "Достоевский Фёдор",
        (
            "Достоевского",
            "Фёдору",
        ),
    ),
    ("Jan Kowalski", ("Kowalskiego",)),
    ("Jan Nowak", ("Nowakowi",)),
    ("Ivan Petrov", ("Petrovym",)),
    ("Matti Virtanen", ("Virtasen",)),
    ("Νίκος Παππάς", ("Παππά",)),
    ("Γιώργος Παπαδόπουλος", ("Παπαδόπουλου",)),
)
ADDRESSES: Rows = (
    (
        "김민수",
        (
            "김 과장",
            "민수씨",
            "김씨",
            "김 과장님께",
            "민수가",
            "민수에게 전달",
            "담당 김과장",
            "민수 씨",
            "김 부장이 승인",
        ),
    ),
    ("박지성", ("박씨",)),
    (
        "王伟",
        (
            "王总",
            "小王",
            "王经理",
            "老王",
            "请王经理审批",
            "王总的报表",
            "小王负责",
            "王工",
            "王姐",
        ),
    ),
    ("王 伟", ("王总监",)),
    ("陳美玲", ("陳經理",)),
)
COMPOUNDS: Rows = (
    ("Jürgen Müller-Schmidt", ("Mueller", "Muellers Liste", "Mueller-Schmidt", "jmueller")),
    ("van der Berg, Piet", ("vanderberg", "VanDerBerg list")),
    ("Piet van der Berg", ("pvanderberg@x", "pberg@x")),
    ("Anne-Marie Le Goff", ("LeGoff", "legoff")),
    ("José García López", ("jgarcia", "jlopez list", "garciaj@x")),
    ("Nowak Jan", ("jnowak", "Nowaka", "Nowakowa")),
    ("Þórdís Jónsdóttir", ("Þórdísar", "Jónsdóttur")),
    ("陳大文", ("陈大文", "陳生", "陳SIR", "陳Sir批")),
    ("李小龙", ("李sir", "李小龍")),
    ("김민준", ("민준아", "민준형")),
)
OTHER_WORDS: Rows = (
    ("Ann Le Vel", ("level",)),
    ("Lance Green", ("at a glance",)),
    ("Peter Lane", ("plane",)),
    ("Simon Smith", ("simons",)),
    ("Carla Hill", ("chill",)),
    ("林 明", ("林生产计划", "林生態")),
    ("陳大文", ("陳生产", "陳列")),
    ("高 明", ("女子高生",)),
    ("白銀 琴音|sales_rep", ("sales reps and a rep",)),
    ("白銀 琴音|emp_001", ("emp list 001",)),
    ("白銀 琴音|staff01", ("Staff list",)),
    ("白銀 琴音|kim.finance", ("Finance list",)),
    ("白銀 琴音|k@acme.co.jp", ("acme co jp",)),
    ("白銀 琴音|it.support", ("IT Support",)),
    ("白銀 琴音|hr-head", ("HR head",)),
    ("白銀 琴音|emp-001", ("emp list",)),
    ("白銀 琴音|p1", ("p 1",)),
    ("白銀 琴音|payroll.lead", ("Payroll lead",)),
    ("白銀 琴音|shirogane-kotone", ("kotoneru",)),
    ("MacArthur", ("Mac list",)),
    ("McDonald", ("Donald Mc",)),
    ("白銀 琴音|ren.van.dijk", ("a van for hire",)),
    (
        "みどり",
        (
            "みどりいろ",
            "緑の窓口",
        ),
    ),
    ("井ノ口", ("井の中 口座",)),
    ("警備ロボ", ("警備日誌",)),
    ("田中ほか", ("ほかの業務",)),
    ("税理士ヤマダ", ("税理士の報酬",)),
    (
        "外注デザイナー",
        (
            "外注費",
            "デザイナー一覧",
        ),
    ),
    ("さくら商店", ("商店街",)),
    ("みち子", ("子会社",)),
    ("久みこ", ("みこし",)),
    ("会計システム", ("システム更新",)),
    (
        "渡辺さくら",
        (
            "さくらんぼの発注",
            "渡り鳥の辺",
        ),
    ),
    (
        "田中ケン",
        (
            "ケント紙",
            "ケンタッキー",
        ),
    ),
    ("Paul Rice", ("Rices",)),
    ("Frank Price", ("Prices update",)),
    ("Max Power", ("PowerPoint deck",)),
    ("Tim Page", ("PageMaker and Pages",)),
    ("Anna Koch", ("Kochen",)),
    ("Hans Bauer", ("Bauern",)),
    ("Peter Sato", ("Peterson",)),
    ("Robert Li", ("Roberts",)),
    ("Donald Duck", ("MacDonald",)),
    ("Vito Corleone", ("DeVito",)),
    ("Sato", ("Satoshi",)),
    ("Anna Mark", ("Marks",)),
    ("Martin Lee", ("Martina",)),
    ("Вера Ли", ("Веру",)),
    ("Роман Ким", ("Романы",)),
    ("Ann Cook", ("Cooks",)),
    ("Иванов Иван", ("иванчик Ивановское Иванченко",)),
    ("Kim Lo", ("KimonoShop",)),
    ("Karl Ivan", ("Ivana",)),
    (
        "김민수",
        (
            "김치찌개",
            "민수용품",
            "김대리점",
        ),
    ),
    (
        "박지성",
        (
            "수박씨",
            "박수",
        ),
    ),
    (
        "王伟",
        (
            "王子",
            "国王",
            "帝王蟹",
        ),
    ),
    ("钱伟", ("钱总额",)),
    ("程伟", ("小程序",)),
    ("范伟", ("小范围",)),
    ("东伟", ("华东总部",)),
    ("林 明", ("小林",)),
    ("이민수", ("이사회",)),
    ("東 一郎", ("東経理課",)),
    ("金 一郎", ("金工室",)),
)


def hiding(name: str) -> Redactor:
    called, _, code = name.partition("|")
    if code:
        return redactor_of({code.casefold(): {called}}, set(), Catalogue("en"))
    return redactor((company_of(called, "鈴木 一朗"),), Catalogue("en"))


@pytest.mark.parametrize(("name", "texts"), [*ACCOUNTS, *SCRIPTS, *ENDINGS, *ADDRESSES, *COMPOUNDS])
def test_a_name_is_hidden(name: str, texts: tuple[str, ...]) -> None:
    people = hiding(name)
    assert [text for text in texts if "person-" not in people.text(text)] == []


@pytest.mark.parametrize(("name", "texts"), OTHER_WORDS)
def test_another_word_stays(name: str, texts: tuple[str, ...]) -> None:
    people = hiding(name)
    assert [people.text(text) for text in texts] == list(texts)


def test_what_is_another_persons_name_is_no_ending_of_one() -> None:
    people = redactor((company_of("Peter Kuhn", "Anna Peters"),), Catalogue("en"))
    assert people.text("Peters") == people.pseudonyms["anna peters"]


def test_an_id_and_its_parts_are_the_person() -> None:
    people = redactor_of({"kurosaki_ren": {"黒崎 蓮"}}, set(), Catalogue("en"))
    shown = people.pseudonyms["kurosaki_ren"]
    for text in ("Kurosaki Ren", "KUROSAKI", "ren", "kurosaki.ren@example.com", "黒崎"):
        assert people.text(text).replace(shown, "").strip("._@") in ("", "example.com")


def test_ids_in_small_letters_name_nobody_either() -> None:
    org = company_of(
        "Taro Sato", "Anna Müller", duties=("SatoDB upkeep", "Müllers Liste", "muellers", "satosan")
    )
    people = redactor((org,), Catalogue("en"))
    ids = {duty.name: people.text(duty.address) for duty in org.duties}
    sato, anna = people.pseudonyms["taro sato"], people.pseudonyms["anna müller"]
    assert ids["SatoDB upkeep"] == f"zz/{sato}db upkeep"
    assert ids["Müllers Liste"] == f"zz/{anna} liste"
    assert people.text("the satodb of satos") == f"the {sato}db of satos"
    assert people.text("satosan") == "satosan"


@pytest.mark.parametrize("form", ["json", "csv", "sarif", "markdown", "terminal", "html"])
def test_no_format_tells_a_name_with_an_ending(form: str, tmp_path: Path) -> None:
    told = "".join(
        f"      - {{name: {name}, primary: {who}, backups: none, criticality: critical, deadline: legal}}\n"
        for name, who in (
            ("Müllers Liste", "Anna Müller"),
            ("SatoDB", "Taro Sato"),
            ("the Joneses", "Chris Jones"),
            ("с Ивановым", "Иванов Иван"),
            ("김 과장", "김민수"),
            ("王总", "王伟"),
        )
    )
    file = tmp_path / "org.yaml"
    file.write_text(f"company: A\ndepartments:\n  - name: F\n    duties:\n{told}", encoding="utf-8")
    out = call("audit", str(file), "--redact", "people", "--format", form, "--lang", "en").out.casefold()
    assert [name for name in ("müller", "sato", "jones", "иванов", "김", "王") if name in out] == []
