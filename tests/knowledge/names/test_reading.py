"""A name is read by its head, with its reasons; what could mean anything, or two offices, is never guessed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from orgaudit.knowledge.functions import FUNCTIONS
from orgaudit.knowledge.names.reading import read_name
from orgaudit.knowledge.names.values import NameReading, OwnUsage

JAPANESE_LETTERS = "営業経理請求書の発行をする人事・採用と(管理)システムー々お客様フォローabcXYZ123 /&-:"


@pytest.mark.parametrize(
    ("text", "function_id", "office"),
    [
        ("請求書の発行", "billing", "back"),
        ("請求書を発行する", "billing", "back"),
        ("請求書発行業務", "billing", "back"),
        ("御請求書の発行担当", "billing", "back"),
        ("取引先への請求書の毎月の発行", "billing", "back"),
        ("issue invoices", "billing", "back"),
        ("Raise an invoice", "billing", "back"),
        ("Issuance of invoices to customers", "billing", "back"),
        ("supplier invoice matching", "payables", "back"),
        ("仕入先への支払い", "payables", "back"),
        ("売掛金の回収", "collections", "back"),
        ("法人営業", "sales", "front"),
        ("営業部", "sales", "front"),
        ("経理課", "accounting", "back"),
        ("法人税", "tax", "back"),
        ("sales tax", "tax", "back"),
        ("account manager", "key_account", "front"),
        ("Accounting department", "accounting", "back"),
        ("リスク管理", "risk_mgmt", "middle"),
    ],
)
def test_plain_names(text: str, function_id: str, office: str) -> None:
    reading = read_name(text)
    assert (reading.function, reading.office) == (function_id, office)
    assert reading.confidence in {"high", "medium"}
    assert reading.evidence


@pytest.mark.parametrize(
    ("text", "function_id"),
    [
        ("第一営業部", "sales"),
        ("東京支店営業課", "sales"),
        ("営業推進部", "sales_planning"),
        ("経営管理部", "performance_mgmt"),
        ("資材部", "procurement"),
        ("生産技術課", "process_engineering"),
        ("市場リスク管理課", "market_credit_risk"),
        ("秘書室", "secretary"),
        ("IR室", "ir"),
        ("Sales Department", "sales"),
        ("Finance Team", "accounting"),
        ("Treasury", "treasury"),
        ("Risk Management Division", "risk_mgmt"),
        ("Community Bank risk", "risk_mgmt"),
        ("Retail bank compliance", "compliance"),
        ("R&D", "rnd"),
        ("管理部", None),
        ("企画部", None),
        ("Operations", "service_delivery"),
        ("Back Office", None),
    ],
)
def test_departments(text: str, function_id: str | None) -> None:
    assert read_name(text).function == function_id


@pytest.mark.parametrize(
    ("text", "function_id"),
    [
        ("経理システムの保守", "app_ops"),
        ("給与計算システムの保守", "app_ops"),
        ("販売管理システム", "app_ops"),
        ("営業資料の印刷", "general_clerical"),
        ("経理部の採用", "recruiting"),
        ("営業部の予算管理", "budgeting"),
        ("採用サイトの更新", "website_ops"),
        ("人事の評価", "evaluation"),
        ("会社説明会の開催", "recruiting"),
        ("support for sales", "sales_admin"),
        ("internal audit of branches", "internal_audit"),
        ("training of sales staff", "training"),
        ("Finance: pay suppliers", "payables"),
        ("伝票処理", "accounting"),
    ],
)
def test_the_head_of_a_compound_decides(text: str, function_id: str) -> None:
    assert read_name(text).function == function_id


@pytest.mark.parametrize(
    "text",
    [
        *("対応", "管理", "作成", "資料の確認", "各種調整", "業務全般", "その他の対応", "支援業務", "報告書"),
        *(
            "support",
            "manage",
            "handle requests",
            "various tasks",
            "Prepare report",
            "coordination",
            "monthly reporting",
        ),
    ],
)
def test_general_verbs_never_decide_alone(text: str) -> None:
    reading = read_name(text)
    assert (reading.function, reading.office, reading.confidence) == (None, "unknown", None)


@pytest.mark.parametrize("text", ["cleaning the surgery at night", "placing risks with underwriters"])
def test_one_word_behind_a_verb_of_its_own_meaning_is_a_guess(text: str) -> None:
    assert read_name(text).confidence == "low"
    assert read_name("managing risks").confidence == "high"


def test_what_is_longer_than_any_name_is_not_read() -> None:
    assert read_name("給与計算").function == "payroll"
    assert read_name("給与計算" * 300) == NameReading("給与計算" * 300, None, "unknown", None)


@pytest.mark.parametrize(
    "text",
    [
        *(
            "安定化資金",
            "営業日",
            "営業日の確認",
            "営業時間の変更",
            "会計年度",
            "受付印",
            "受付番号",
            "総務省",
            "法務局",
        ),
        *("財務省", "大会計画", "市営業務", "製造番号", "社会人", "購買意欲", "営業の昼食", "経理の魔法"),
        *(
            "legal holiday",
            "legal age",
            "whiteboard",
            "circuit board",
            "cash cow",
            "business hours",
            "training data",
        ),
    ],
)
def test_false_friends_are_unknown(text: str) -> None:
    assert read_name(text).office == "unknown"


@pytest.mark.parametrize(
    ("text", "functions"),
    [
        ("法務・経理", {"legal", "accounting"}),
        ("営業の電話対応", {"sales", "telephone"}),
        ("営業と経理", {"sales", "accounting"}),
        ("Sales and accounting", {"sales", "accounting"}),
        ("契約", {"contract_closing", "contract_review", "contract_admin"}),
    ],
)
def test_what_fits_two_offices_names_no_function(text: str, functions: set[str]) -> None:
    reading = read_name(text)
    assert (reading.function, reading.office) == (None, "ambiguous")
    assert functions <= {candidate.function for candidate in reading.candidates}
    assert reading.boundary_prone


@pytest.mark.parametrize(
    "text", ["市場調査", "広報", "経営企画", "営業企画", "商品企画", "内部監査", "Market research"]
)
def test_a_function_over_which_the_sources_are_split_has_an_ambiguous_office(text: str) -> None:
    reading = read_name(text)
    assert reading.function is not None
    assert reading.office == "ambiguous"
    assert sum(count > 0 for count in reading.vote_counts) >= 2


@pytest.mark.parametrize(
    ("text", "function_id"),
    [
        ("株主総会の議事録", "board_office"),
        ("議事録", "meeting_support"),
        ("診療報酬の点検・請求", "care_records"),
        ("フォークリフトの予約", "warehouse"),
        ("banquet enquiries", "sales"),
        ("dunning unpaid payments", "collections"),
    ],
)
def test_a_weak_head_gives_way(text: str, function_id: str) -> None:
    assert read_name(text).function == function_id


@pytest.mark.parametrize(
    ("text", "function_id"),
    [
        ("監査", "internal_audit"),
        ("品質監査", "quality_control"),
        ("行列監査", "internal_audit"),
        ("倉庫の監査", "internal_audit"),
        ("役員報酬の支払い", "payroll"),
        ("社員のパソコン故障対応", "it_helpdesk"),
        ("supplier complaints", "vendor_mgmt"),
        ("給与計算システムの保守", "app_ops"),
    ],
)
def test_a_head_that_many_functions_use_yields_to_the_word_joined_to_it(text: str, function_id: str) -> None:
    assert read_name(text).function == function_id


def test_a_yielding_head_behind_something_unknown_is_less_sure() -> None:
    assert read_name("監査").confidence == "high"
    assert read_name("行列監査").confidence == "medium"
    assert read_name("行列設備").confidence == "low"


@pytest.mark.parametrize(
    ("text", "function_id"),
    [
        ("荷主との運賃交渉", "sales"),
        ("運送会社との運賃交渉", "logistics"),
        ("仕入先との商談", "procurement"),
        ("得意先との商談", "sales"),
        ("仕入先との納期調整", "procurement"),
        ("得意先との納期調整", "order_processing"),
    ],
)
def test_who_is_on_the_other_side_tells_the_function(text: str, function_id: str) -> None:
    assert read_name(text).function == function_id


@pytest.mark.parametrize("text", ["機種変更", "亜種の調査"])
def test_a_word_of_one_kanji_is_not_found_inside_another_word(text: str) -> None:
    own = OwnUsage({"種": "warehouse"})
    assert read_name(text, own=own).function != "warehouse"
    assert read_name("種の管理", own=own).function == "warehouse"


def test_an_english_verb_before_its_object_is_no_noun() -> None:
    assert read_name("Ordering oysters").function is None
    assert read_name("Reviewing payroll").function == "payroll"
    assert read_name("customer orders").function == "order_processing"


def test_a_clause_behind_the_task_is_no_head() -> None:
    assert read_name("Sourcing substitute items when out of stock").function == "procurement"
    assert read_name("Cover for reception during lunch").function == "reception"


def test_the_industry_tells_what_a_word_means_that_others_use_too() -> None:
    assert read_name("Account opening").function == "customer_setup"
    assert read_name("Account opening", "finance").function == "retail_banking"
    assert read_name("Insurance claims").function == "insurance_admin"
    assert read_name("Insurance claims", "finance").function == "claims"


def test_what_another_industry_does_is_a_guess_where_the_industry_is_told() -> None:
    assert read_name("手術室の器械出し", "healthcare").confidence == "medium"
    assert read_name("手術室の器械出し", "manufacturing").confidence in {"low", None}


@pytest.mark.parametrize("text", ["採用と経理", "Payroll and benefits", "経理・財務"])
def test_two_duties_in_one_name_are_never_read_with_high_confidence(text: str) -> None:
    reading = read_name(text)
    assert reading.office == "back"
    assert reading.confidence in {"medium", "low"}


def test_what_follows_a_thing_in_short_belongs_to_it() -> None:
    assert read_name("レセプト点検・請求").function == "care_records"
    assert read_name("診療報酬の点検・請求").function == "care_records"


@pytest.mark.parametrize(
    "text", ["進捗管理", "プロジェクト対応", "資料作成", "作業の数量", "project work", "line manager"]
)
def test_what_anybody_does_is_left_alone(text: str) -> None:
    reading = read_name(text)
    assert (reading.function, reading.office) == (None, "unknown")


def test_votes_of_both_sides_are_shown() -> None:
    reading = read_name("マーケティング")
    assert (reading.function, reading.office) == ("marketing", "middle")
    front, middle, back = reading.votes
    assert {"S3", "S4"} <= set(front)
    assert {"S0", "S2"} <= set(middle)
    assert back == ()
    assert reading.boundary_prone


@pytest.mark.parametrize(
    "text", ["経理・財務", "人事/労務", "一般事務・秘書", "法務・コンプライアンス", "Payroll and benefits"]
)
def test_parts_of_one_office_share_it(text: str) -> None:
    reading = read_name(text)
    assert reading.office in {"back", "middle"}
    assert len(reading.candidates) >= 2


def test_brackets_only_say_so_much() -> None:
    sales, accounting = read_name("月次報告(営業)"), read_name("月次報告(経理)")
    assert (sales.function, accounting.function) == ("sales", "accounting")
    assert "high" not in {sales.confidence, accounting.confidence}
    assert read_name("支払処理(本社)").function == "payables"


def test_an_unknown_head_lowers_the_confidence() -> None:
    assert read_name("採用").confidence == "high"
    assert read_name("採用ぽんぽこ").confidence == "low"


def test_evidence_names_the_words_and_the_entry() -> None:
    (evidence,) = read_name("本社の備品を発注する").evidence
    assert evidence.kind == "phrase"
    assert evidence.matched == "備品を発注"
    assert evidence.entry == "備品発注"
    (evidence,) = read_name("総務課").evidence
    assert (evidence.kind, evidence.entry) == ("name", "総務")


def test_banks_use_some_words_otherwise() -> None:
    assert read_name("情報システム").office == "back"
    assert read_name("情報システム", "finance").office == "middle"
    assert read_name("渉外").function == "government_affairs"
    assert read_name("渉外", "finance").function == "lending"
    assert read_name("窓口業務", "finance").function == "retail_banking"


def test_own_words_win_and_are_named() -> None:
    own = OwnUsage({"すぐやる課": "customer_support", "請求書発行": "sales_admin"}, {"sales_admin": "front"})
    reading = read_name("すぐやる課", own=own)
    assert (reading.function, reading.office, reading.confidence) == ("customer_support", "front", "high")
    assert reading.evidence[0].kind == "own_name"
    reading = read_name("請求書の発行業務", own=own)
    assert (reading.function, reading.office) == ("sales_admin", "front")
    assert [item.kind for item in reading.evidence] == ["own_name", "own_office"]
    assert read_name("請求書の発行").function == "billing"


def test_an_own_office_settles_what_the_sources_leave_open() -> None:
    assert read_name("市場調査").office == "ambiguous"
    assert read_name("市場調査", own=OwnUsage(offices={"market_research": "back"})).office == "back"


def test_own_words_must_point_to_functions() -> None:
    with pytest.raises(ValueError, match="no such function: nonsense"):
        OwnUsage({"すぐやる課": "nonsense"})
    with pytest.raises(ValueError, match="no such function: nonsense"):
        OwnUsage(offices={"nonsense": "back"})


def test_candidates_are_the_best_first_and_never_repeat() -> None:
    for text in ("請求書と納品書の発行", "営業の電話対応", "contract negotiation", "経理・財務"):
        candidates = read_name(text).candidates
        assert len({candidate.function for candidate in candidates}) == len(candidates)
        assert all(0 < candidate.score <= 1 for candidate in candidates)


def _meaning(reading: NameReading) -> tuple[object, ...]:
    return reading.function, reading.office, reading.confidence


@given(st.one_of(st.text(max_size=60), st.text(alphabet=JAPANESE_LETTERS, max_size=40)))
def test_any_text_is_read(text: str) -> None:
    reading = read_name(text)
    assert reading.text == text
    assert reading == read_name(text)
    assert (reading.office == "unknown") == (reading.confidence is None)
    assert reading.office in {"front", "middle", "back", "ambiguous", "unknown"}
    if reading.function is not None:
        assert reading.function in FUNCTIONS
        assert reading.evidence


@given(st.text(alphabet=JAPANESE_LETTERS, max_size=40))
def test_case_and_width_do_not_matter(text: str) -> None:
    wide = "".join(chr(ord(sign) + 0xFEE0) if "!" <= sign <= "~" else sign for sign in text)
    assert _meaning(read_name(text.upper())) == _meaning(read_name(text)) == _meaning(read_name(wide))


@pytest.mark.parametrize(
    ("text", "function_id", "office"),
    [
        ("輸出管理の該非判定", "trade_compliance", "middle"),
        ("船積書類の作成", "trade_compliance", "back"),
        ("予算の執行", "budgeting", "back"),
        ("予算編成", "budgeting", "middle"),
        ("調剤", "pharmacy", "front"),
        ("医薬品の発注", "pharmacy", "back"),
    ],
)
def test_a_task_may_stand_in_another_office_than_its_function(
    text: str, function_id: str, office: str
) -> None:
    reading = read_name(text)
    assert (reading.function, reading.office) == (function_id, office)
    assert reading.candidates[0].office == office
    own = OwnUsage(offices={function_id: "middle"})
    assert read_name(text, own=own).office == "middle"


BARE_DEPARTMENTS = (
    *(
        ("受付", "reception"),
        ("購買", "procurement"),
        ("総務", "administration"),
        ("ロジスティクス", "logistics"),
        ("倉庫課", "warehouse"),
    ),
    *(
        ("オペレーション", "operations"),
        ("セキュリティ", "security"),
        ("施設", "facilities"),
        ("文書", "records"),
    ),
    *(("広報", "communications"), ("品質", "quality"), ("監査", "audit"), ("研修", "training")),
)


@pytest.mark.parametrize(("japanese", "english"), BARE_DEPARTMENTS)
def test_bare_words_for_departments_are_known_alike_in_both_languages(japanese: str, english: str) -> None:
    readings = [read_name(text) for text in (japanese, english, f"{english} department")]
    assert readings[0].function is not None
    assert len({(reading.function, reading.office) for reading in readings}) == 1


@pytest.mark.parametrize(
    ("text", "function_id"),
    [
        ("公開請求", "document_mgmt"),
        ("Rotation of on-call", "service_reliability"),
        ("ログのローテーション", "service_reliability"),
        ("Key rotation", "security"),
        ("パスワードのローテーション", "security"),
        ("Crop rotation", None),
        ("ジョブローテーション", "transfers"),
        ("Job rotation", "transfers"),
        ("Coding of diagnoses", "medical_records"),
        ("診断のコーディング", "medical_records"),
        ("学納金の収納", "academic_admin"),
        ("アセット・アロケーション", "asset_mgmt"),
        ("フロント業務の監視", "internal_control"),
        ("Front office monitoring", "internal_control"),
        ("plugin-abap-ci", None),
        ("charm-mysql-it", None),
    ],
)
def test_a_word_is_read_with_what_it_is_about(text: str, function_id: str | None) -> None:
    assert read_name(text).function == function_id
