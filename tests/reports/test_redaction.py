"""With redaction no person's name leaves, whatever the format, and identities stay."""

import json
import re
from datetime import date

import pytest

from orgaudit.intake.reading import load_text
from orgaudit.model.organization import Organization
from orgaudit.reports.words.redaction import persons_named, redactor, redactor_of
from orgaudit.wording.catalogue import Catalogue
from tests.growth import slowdown
from tests.intake.texts import company
from tests.model.test_visible import NOT_SEEN
from tests.reports.sample_result import hostile, rendered, wholesale


@pytest.mark.parametrize("name", ["terminal", "markdown", "json"])
def test_no_name_is_left(name: str) -> None:
    open_text = rendered(name, hostile(), detail="verbose", width=200)
    hidden = rendered(name, hostile(), detail="verbose", width=200, redact=True)
    assert "佐藤" in open_text
    for person in ("佐藤", "花子", "山田", "太郎"):
        assert person not in hidden
    assert re.search(r"担当-[0-9A-F]{4}", hidden)


def test_nobody_of_a_whole_company_is_left() -> None:
    result = wholesale()
    hidden = rendered("json", result, redact=True)
    # Words of ours may contain the characters of a short surname; what the user wrote may not.
    document = json.loads(hidden)
    told = json.dumps(
        [[item["related"], item["facts"], item["subject"]] for item in document["findings"]],
        ensure_ascii=False,
    )
    left = [
        name
        for names in persons_named(result.organization).values()
        for name in names
        if len(name) > 1 and name in told
    ]
    assert left == []


def test_fingerprints_and_scores_do_not_change() -> None:
    shown, hidden = (json.loads(rendered("json", wholesale(), redact=redact)) for redact in (False, True))
    assert [item["fingerprint"] for item in shown["findings"]] == [
        item["fingerprint"] for item in hidden["findings"]
    ]
    assert shown["score"]["overall"] == hidden["score"]["overall"]


def test_one_person_has_one_pseudonym_in_every_language_and_run() -> None:
    codes = {
        redactor((hostile().organization,), Catalogue(language)).person("佐藤 花子", "佐藤 花子")[-4:]
        for language in ("ja", "en", "ja")
    }
    assert len(codes) == 1


def test_two_persons_never_share_a_pseudonym() -> None:
    org = wholesale().organization
    pseudonyms = redactor((org,), Catalogue("ja")).pseudonyms
    assert len(pseudonyms) > 20
    assert len(set(pseudonyms.values())) == len(pseudonyms)


def test_names_inside_words_of_other_people_stay() -> None:
    org = hostile().organization
    hide = redactor((org,), Catalogue("en"))
    assert hide.text("佐藤さんと山田さん").count("person-") == 2
    assert hide.text("経理の手順") == "経理の手順"


TODAY = date(2026, 4, 1)


def company_of(*primaries: str, duties: tuple[str, ...] = (), company: str = "x") -> Organization:
    """Return a company in which each of these does a duty, and further duties have these names."""
    listed: list[dict[str, object]] = [
        {"name": f"d{number}", "primary": name, "backups": []} for number, name in enumerate(primaries)
    ]
    listed += [{"name": name} for name in duties]
    told = {"company": company, "departments": [{"name": "zz", "duties": listed}]}
    org = load_text(json.dumps(told, ensure_ascii=False), today=TODAY).organization
    assert org is not None
    return org


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("Ali", "Alı rapor"),
        ("ilker", "İLKER rapor"),
        ("サトウ ハナコ", "ｻﾄｳ ﾊﾅｺの集計"),
        ("Kim", "Ｋｉｍの集計"),
        ("Kim", "kim_report"),
        ("Anne-Marie Dupont", "Anne\u2013Marie"),
        ("Anne-Marie Dupont", "Anne Marie"),
        ("Anne-Marie Dupont", "Annemarie"),
        ("Taro Sato", "sato01"),
        ("Taro Sato", "Taro%20Sato.pdf"),
        ("Łukasz Żak", "Lukasz"),
        ("Søren Ærø", "Soren Aero"),
        ("Søren Ærø", "Soeren"),
        ("Jörg Müller", "Joerg"),
        ('Robert "Bob" Roe', "ask “Bob”"),
        ("K.T.", "(K.T.)"),
        ("ガガリン ゆり", "ｶﾞｶﾞﾘﾝさん"),
        ("佐藤花子", "佐藤さんの仕事"),
        ("佐藤花子", "佐藤　花子"),
        ("佐藤花子", "佐 藤 花 子の席"),
        ("佐藤 花子", "佐藤花子担当分"),
        ("佐藤 花子", "佐藤月次報告"),
        ("佐藤花子", "花子さん"),
        ("林 明", "総務部林課長"),
        ("Sean O'Callaghan", "O’Callaghan’s desk"),
        ("José Núñez", "nunez jose"),
        ("Straße Anna", "STRASSE"),
        ("김철수", "김철수는"),
        ("辻\U000e0101 一郎", "辻一郎"),
        ("A", "Plan A"),
        ("高橋 一郎", "髙橋さん"),
        ("渡邉花子", "渡辺花子"),
        ("渡辺 花子", "渡邊"),
        ("斉藤 実", "齋藤課長"),
        ("浜崎廣", "濵﨑広の分"),
        ("佐藤花子", "佐藤(さとう)花子(はなこ)"),
        ("佐藤花子", "佐(さ)藤（とう）花子の席"),
        ("佐藤 花子", "佐藤《さとう》さん"),
        ("佐藤花子（さとうはなこ）", "さとうはなこの分"),
        ("サトウ ハナコ", "さとうさん"),
        ("さとう はなこ", "サトウの集計"),
        ("佐藤花子", "佐藤月次報告"),
        ("五十嵐太郎", "担当は五十嵐係長"),
        ("Taro Sato", "T\u0430ro's desk"),
        ("Taro Sato", "S\u03b1to"),
        ("Taro Sato", "SАТО"),
        ("Nina Kuvo", "\u039d\u0399\u039d\u0391"),
        ("Nina Kuvo", "k\u03c5\u03bdo"),
        ("Елена Попова", "Eлeнa"),
        ("Νίκος Παππάς", "ΝΊΚΟΣ"),
        ("山口 太郎", "山\u30edさん"),
        ("工藤 八重子", "\u30a8藤月次報告"),
        ("工藤 八重子", "\u30cf重子の分"),
        ("カノ ニナ", "\u529bノさん"),
        ("ニーナ ペール", "\u4e8cーナ"),
        ("ニーナ ペール", "ニ\u4e00ナ"),
        ("ニーナ ペール", "ニ\u2014ナ"),
        ("ニーナ ペール", "\u307aール"),
        ("メアリー スミス", "メアリー\u30a0スミス"),
        ("メアリー スミス", "スミスメアリー"),
        ("メアリー・スミス", "メアリースミスの分"),
        ("メアリー・スミス", "メアリー＝スミス"),
        ("Mary Smith", "smithmary@example.com"),
        ("<b>山田</b>", "山田の分"),
        ("山田 太郎", "山<wbr/>田"),
        ("山田 太郎", "<span title='x'>山</span>田"),
        ("山田 太郎", "<i title='山田'>x</i>"),
        ("山田 太郎", "山**田**"),
        ("山田 太郎", "<b>山<\u30fbb>田"),
        ("山田 太郎", "山&#30000;"),
        ("山田 太郎", "&#x5c71;田"),
        ("山田 太郎", "山&shy;田"),
        ("山田 太郎", "https://x.jp/%E5%B1%B1%E7%94%B0.xlsx"),
        ("山田 太郎", "\\u5c71\\u7530"),
        ("Søren Ærø", "S%C3%B8ren"),
        ("محمد علي", "مُحَمَّد"),
        ("דוד כהן", "כֹהן"),
        ("Иван Петров", "Ивaн"),
        ("Νίνα Παππά", "Νίνa"),
        ("Sean O'Neil", "ONeil"),
        ("Sean O'Neil", "O\u00b4Neil"),
        ("Sean O\u2019Neil", "O'Neil"),
        ("Taro Sato", "tsato@example.com"),
        ("Sato Taro", "satot@example.com"),
        ("Anna 𠮷田", "\\ud842\\udfb7田"),
        ("佐藤 花子", "花子佐藤の席"),
        ("佐藤花子", "花子佐藤月次報告"),
        ("榎 小夜子", "部の小夜子榎"),
        ("Anna Maria O'Neil", "O'NeilAnnaMaria"),
        ("Anna Maria O'Neil", "mariao'neilanna"),
        ("Núñez Ana", "\u039dúñez"),
        ("Ana Vuñez", "\u03bd\u03c5\u03b7ez"),
        ("Vunu Petro", "\u03bd\u03c5\u03b7\u03c5"),
        ("クロサワ ミキ", "部のくろさわ"),
        ("まりこ", "経理のまりこさん"),
        ("まりこ", "東京へまりこが行く"),
    ],
)
def test_every_spelling_is_hidden(name: str, text: str) -> None:
    assert "person-" in redactor((company_of(name),), Catalogue("en")).text(text)


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("Ali", "realign the alibi"),
        ("Kim", "Kimberly"),
        ("Ana", "ANA001"),
        ("Sato", "Satoshi99"),
        ("A", "All data"),
        ("Li Wei", "report to li: a list of weight"),
        ("Ludwig van Beethoven", "a van for hire"),
        ("山本 太郎", "青山本社の受付"),
        ("林 明", "森林組合の証明"),
        ("東 一郎", "東京の店"),
        ("マリ", "マリーナ"),
        ("担当者", "担当者決め"),
        ("全員", "全員分の空席"),
        ("－", "月次報告－締め"),
        ("佐藤 部長", "部長会議"),
        ("林 明", "小林さんの証明書"),
        ("まり", "マリーナ"),
        ("マリ", "あまりの処理"),
        ("東京 花", "とうきょうの店"),
        ("佐藤(なし)", "梨の(なし)"),
        ("八田 力", "3カ月に1カ所、ハ行とカ"),
        ("二口 一", "パニロのニロ"),
        ("Oh Min", "Он там"),
        ("Tun Naing", "тип ηυν"),
        ("まりこ", "あまりこのまりこと"),
        ("まりこ", "部のまりこむ係"),
        ("佐藤 花子", "草花子佐渡"),
        ("田中 一", "経理ーの部"),
        ("Kim Lo", "100%20kg &Kimono; \\u0kim0"),
        ("Mary Smith", "maryland smithereens"),
        ("Paul Rice", "the price of rices"),
        ("Tom Rain", "a train at home"),
        ("マリ ネット", "マリオネット"),
        ("マリ,アナ", "マリアナ"),
    ],
)
def test_no_other_word_is_touched(name: str, text: str) -> None:
    assert redactor((company_of(name, "鈴木 一朗"),), Catalogue("en")).text(text) == text


def test_a_surname_of_several_persons_names_none_of_them() -> None:
    hide = redactor((company_of("佐藤 花子", "佐藤 太郎"),), Catalogue("en"))
    told = hide.text("佐藤さん")
    assert told != "佐藤さん"
    assert told.removesuffix("さん") not in hide.pseudonyms.values()


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("佐藤(リーダー)の席", "(リーダー)の席"),
        ("佐藤(なし)の席", "(なし)の席"),
        ("佐藤(さとう)の席", "の席"),
        ("佐藤 (サトウ ハナコ)の席", "の席"),
    ],
)
def test_a_reading_goes_with_its_name_and_a_remark_stays(text: str, left: str) -> None:
    hide = redactor((company_of("佐藤 花子"),), Catalogue("en"))
    assert hide.text(text).removeprefix(hide.pseudonyms["佐藤 花子"]) == left


def test_other_names_of_the_file_tell_where_one_without_a_space_is_parted() -> None:
    alone = redactor((company_of("五十嵐太郎"),), Catalogue("en"))
    beside = redactor((company_of("五十嵐太郎", "五十嵐 次郎"),), Catalogue("en"))
    alike = redactor((company_of("五十嵐太郎", "五十嵐花子"),), Catalogue("en"))
    text = "五十嵐月次報告"
    assert alone.text(text) == text
    assert all(hide.text(text) != text for hide in (beside, alike))


def test_two_companies_give_one_person_two_pseudonyms_and_a_key_any_number() -> None:
    one, other = company_of("佐藤 花子"), company_of("佐藤 花子", company="y")
    made = {
        redactor((org,), Catalogue("en"), key).pseudonyms["佐藤 花子"]
        for org in (one, other)
        for key in ("", "k" * 16, "l" * 16)
    }
    # With one key a person of two companies can be followed, which is then the wish.
    assert len(made) == 4


def test_a_whole_name_goes_before_a_part_of_another() -> None:
    hide = redactor((company_of("花子", "佐藤 花子"),), Catalogue("en"))
    assert hide.text("花子の分") == hide.person("花子", "") + "の分"


def test_a_large_company_is_hidden_in_one_pass() -> None:
    kanji = "榊原五十嵐勅使河榎橋梶柊椎桐楠樋"
    surnames = [f"{one}{two}{three}" for one in kanji for two in kanji for three in "東西南北"]

    def hide(many: int) -> None:
        some = surnames[:many]
        hidden = redactor((orgs[many],), Catalogue("en"))
        assert all(hidden.text(f"{name}さんの集計").startswith("person-") for name in some)

    orgs = {many: company_of(*(f"{name} 一郎" for name in surnames[:many])) for many in (125, 1_000)}
    # Person by text it takes 64 times as long for eight times as many of both.
    assert slowdown(hide, 125, 8) < 24


@pytest.mark.parametrize("sign", NOT_SEEN)
@pytest.mark.parametrize("name", ["Vandermeer", "勅使河原", "西村"])
def test_no_sign_that_nobody_sees_lets_a_name_through(name: str, sign: str) -> None:
    people = redactor_of({"a": {f"{name} Q"}}, set(), Catalogue("en"))
    for at in range(len(name) + 1):
        told = people.text(f"x {name[:at]}{sign}{name[at:]} y")
        assert told.replace(sign, "").startswith("x person-")
        assert told.replace(sign, "").endswith(" y")


def test_a_reading_that_unicode_marks_hides_no_name() -> None:
    people = redactor_of({"a": {"Vandermeer Q"}}, set(), Catalogue("en"))
    for text in ("\ufff9Vander\ufffaread\ufffbmeer", "Vandermeer\ufffaread\ufffb", "\ufffbVandermeer"):
        assert "meer" not in people.text(text)
    assert people.text("\ufffb") == "\ufffb"


def test_departments_called_after_one_person_stay_apart() -> None:
    org = company(
        "company: X\npeople: [佐藤 花子]\ndepartments:\n"
        "  - {name: 佐藤 花子課, duties: [{name: a, primary: 佐藤 花子, backups: none, criticality: high}]}\n"
        "  - {name: 佐藤花子課, duties: [{name: a, primary: 田中, backups: none, criticality: high}]}\n"
        "  - {name: 経理, duties: [{name: a, primary: 田中, backups: none, criticality: high}]}\n"
    )
    people = redactor((org,), Catalogue("ja"))
    ids = [people.text(item.id) for item in org.departments]
    duties = [people.text(duty.address) for duty in org.duties]
    assert len(set(ids)) == len(set(duties)) == 3
    assert "佐藤" not in "".join((*ids, *duties))
    assert ids[2] == "経理"
    assert [duty.partition("/")[0] for duty in duties] == ids
