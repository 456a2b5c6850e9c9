"""Every department and duty that five introductory articles on the offices name is read, with the view of each of them.

S0 to S4 are keys of the sources. A department is listed with the office that the article gives it, and the answer must show
that vote, beside those that say otherwise.
"""

import pytest

from orgaudit.knowledge.functions import FUNCTIONS
from orgaudit.knowledge.names.reading import read_name

# Article, office there, name as the article's department, function.
DEPARTMENTS = [
    ("S0", "front", "営業", "sales"),
    ("S0", "middle", "マーケティング", "marketing"),
    ("S0", "middle", "商品サービスの企画", "product_planning"),
    ("S0", "middle", "商品サービスの開発", "product_dev"),
    ("S0", "middle", "システム管理", "it"),
    ("S0", "middle", "営業の事務サポート", "sales_admin"),
    ("S0", "back", "会計", "accounting"),
    ("S0", "back", "法務", "legal"),
    ("S0", "back", "人材管理", "hr"),
    ("S1", "front", "営業", "sales"),
    ("S1", "front", "販売", "retail_sales"),
    ("S1", "middle", "営業企画", "sales_planning"),
    ("S1", "middle", "法務", "legal"),
    ("S1", "middle", "コンプライアンス", "compliance"),
    ("S1", "middle", "リスク管理", "risk_mgmt"),
    ("S1", "back", "経理", "accounting"),
    ("S1", "back", "財務", "treasury"),
    ("S1", "back", "人事", "hr"),
    ("S1", "back", "労務", "labor"),
    ("S1", "back", "総務", "general_affairs"),
    ("S1", "back", "情報システム", "it"),
    ("S2", "front", "営業", "sales"),
    ("S2", "front", "コールセンター", "call_center"),
    ("S2", "middle", "マーケティング", "marketing"),
    ("S2", "middle", "広報", "pr"),
    ("S2", "back", "経理", "accounting"),
    ("S2", "back", "総務", "general_affairs"),
    ("S2", "back", "人事", "hr"),
    ("S3", "front", "営業", "sales"),
    ("S3", "front", "販売", "retail_sales"),
    ("S3", "front", "マーケティング", "marketing"),
    ("S3", "front", "カスタマーサポート", "customer_support"),
    ("S3", "back", "総務", "general_affairs"),
    ("S3", "back", "労務", "labor"),
    ("S3", "back", "経理", "accounting"),
    ("S3", "back", "法務", "legal"),
    ("S3", "back", "監査", "internal_audit"),
    ("S3", "back", "経営企画", "corporate_planning"),
    ("S3", "back", "広報", "pr"),
    ("S3", "back", "宣伝", "advertising"),
    ("S3", "back", "情報システム", "it"),
    ("S3", "back", "一般事務", "general_clerical"),
    ("S3", "back", "秘書", "secretary"),
    ("S3", "back", "営業事務", "sales_admin"),
    ("S3", "back", "株式の売買", "trading"),
    ("S3", "back", "債券の売買", "trading"),
    ("S3", "back", "証券取引所での売買", "trading"),
    ("S3", "back", "在庫の管理", "inventory"),
    ("S3", "back", "検品", "receiving_inspection"),
    ("S4", "front", "営業", "sales"),
    ("S4", "front", "マーケティング", "marketing"),
    ("S4", "front", "カスタマーサポート", "customer_support"),
    ("S4", "front", "見積り", "quotation"),
    ("S4", "front", "アフターサポート", "after_sales"),
    ("S4", "back", "人事", "hr"),
    ("S4", "back", "総務", "general_affairs"),
    ("S4", "back", "経理", "accounting"),
    ("S4", "back", "情報システム管理", "it"),
]

# Duties: article, name, function; several where the name alone leaves it open.
DUTIES = [
    ("S0", "事務", "general_clerical"),
    ("S0", "事務会計", "accounting"),
    ("S0", "事務処理", "general_clerical"),
    ("S0", "人員管理", "hr workforce_planning"),
    ("S0", "人員配置の見直し", "transfers"),
    ("S0", "労働環境の見直し", "labor"),
    ("S0", "顧客との打ち合わせ", "sales"),
    ("S0", "商品・サービスの提供", "service_delivery"),
    ("S0", "商品の提供", "service_delivery"),
    ("S0", "契約内容のチェック", "contract_review"),
    ("S0", "収益の表記の確認", "pnl_control"),
    ("S0", "データの管理・記録", "crm_ops general_clerical"),
    ("S0", "顧客対応", "customer_support"),
    ("S0", "メール対応", "customer_support general_clerical"),
    ("S1", "商品の説明", "retail_sales"),
    ("S1", "契約書のチェック", "contract_review"),
    ("S1", "市場データの分析", "market_research"),
    ("S1", "売上データの分析", "data_analytics"),
    ("S1", "営業戦略の立案", "sales_planning"),
    ("S1", "営業資料の作成", "sales_planning"),
    ("S1", "キャンペーンの企画", "sales_promotion"),
    ("S1", "取引ルールの決定", "risk_mgmt"),
    ("S1", "市場の動きの監視", "market_credit_risk"),
    ("S1", "法務・コンプライアンス", "legal"),
    ("S1", "経理・財務", "accounting"),
    ("S1", "人事・労務", "hr"),
    ("S1", "売上の記録", "accounting"),
    ("S1", "経費の精算", "expenses"),
    ("S1", "取引先への支払い", "payables"),
    ("S1", "社員の給料の計算", "payroll"),
    ("S1", "社員の採用", "recruiting"),
    ("S1", "採用面接", "recruiting"),
    ("S1", "社会保険の手続き", "social_insurance"),
    ("S1", "制度の整備", "hr"),
    ("S1", "職場環境の整備", "labor"),
    ("S1", "備品の管理", "supplies"),
    ("S1", "オフィスの備品の発注", "supplies"),
    ("S1", "社内イベントの企画・運営", "corporate_events"),
    ("S1", "郵便物の仕分け", "mail"),
    ("S1", "来客対応", "reception"),
    ("S1", "パソコンの管理", "it_assets"),
    ("S1", "社内ネットワークの管理", "infra"),
    ("S1", "社員からの問い合わせ対応", "it_helpdesk"),
    ("S1", "情報漏洩の防止", "security"),
    ("S1", "セキュリティ対策", "security"),
    ("S1", "伝票処理", "accounting"),
    ("S1", "勤怠管理", "attendance"),
    ("S2", "仕入れの管理", "procurement"),
    ("S2", "売り上げの管理", "sales_reporting"),
    ("S2", "経費の管理", "expenses"),
    ("S2", "顧客とのコミュニケーション", "customer_support sales"),
    ("S3", "人事/労務", "hr"),
    ("S3", "広報/宣伝", "pr advertising"),
    ("S3", "一般事務・秘書", "general_clerical"),
    ("S3", "備品の発注", "supplies"),
    ("S3", "オフィスの管理", "facility"),
    ("S3", "オフィスのメンテナンス", "facility"),
    ("S3", "給与計算", "payroll"),
    ("S3", "採用情報の管理", "recruiting"),
    ("S3", "新規採用", "recruiting"),
    ("S3", "資金の出し入れ", "accounting"),
    ("S3", "取引の記録", "accounting"),
    ("S3", "法律に関する業務", "legal"),
    ("S3", "完了した業務の検証", "internal_audit"),
    ("S3", "プロセスの確認", "internal_audit"),
    ("S3", "目標の設定", "corporate_planning"),
    ("S3", "成長戦略の策定", "corporate_planning"),
    ("S3", "会社の活動の社外発信", "pr"),
    ("S3", "社内報の企画", "internal_comms"),
    ("S3", "イベントの企画", "event_marketing"),
    ("S3", "広告の選定", "advertising"),
    ("S3", "広告素材の手配", "advertising"),
    ("S3", "システムの維持管理", "it app_ops"),
    ("S3", "システムのトラブル改善", "system_incident"),
    ("S3", "障害の改善", "system_incident"),
    ("S3", "IT資産の管理", "it_assets"),
    ("S3", "データ入力", "general_clerical"),
    ("S3", "データ集計", "general_clerical"),
    ("S3", "ファイリング", "document_mgmt"),
    ("S3", "スケジュールの調整", "secretary"),
    ("S3", "請求書の作成", "billing"),
    ("S3", "請求書の精算", "billing"),
    ("S3", "納品書の作成", "sales_admin"),
    ("S3", "営業担当者のサポート", "sales_admin"),
    ("S3", "在庫の発注", "inventory"),
    ("S3", "検品作業", "receiving_inspection"),
    ("S3", "クレーム対応", "complaint"),
    ("S3", "経費精算", "expenses"),
    ("S3", "帳簿付け", "bookkeeping"),
    ("S3", "記帳", "bookkeeping"),
    ("S3", "帳票類の発行", "document_mgmt billing"),
    ("S3", "書類の電子化", "document_mgmt"),
    ("S3", "RPAの導入", "rpa_ops"),
    ("S4", "販売", "retail_sales"),
    ("S4", "接客", "retail_sales"),
    ("S4", "提案", "quotation"),
    ("S4", "契約", "contract_closing contract_review contract_admin"),
    ("S4", "顧客との対話", "customer_support sales"),
    ("S4", "請求処理", "billing"),
    ("S4", "人材の採用", "recruiting"),
    ("S4", "人材の育成計画", "training"),
    ("S4", "採用", "recruiting"),
    ("S4", "給与計算", "payroll"),
    ("S4", "IT資産の管理", "it_assets"),
    ("S4", "受注", "order_processing"),
    ("S4", "在庫データの更新", "inventory"),
    ("S4", "納品の準備", "logistics"),
]


@pytest.mark.parametrize(("seed", "office", "name", "function_id"), DEPARTMENTS)
def test_departments_show_the_vote_of_the_article(
    seed: str, office: str, name: str, function_id: str
) -> None:
    reading = read_name(name)
    assert reading.function == function_id
    assert seed in reading.votes[("front", "middle", "back").index(office)]


@pytest.mark.parametrize(("seed", "name", "function_ids"), DUTIES)
def test_duties_are_read(seed: str, name: str, function_ids: str) -> None:
    reading = read_name(name)
    best = reading.candidates[0].score
    meant = {candidate.function for candidate in reading.candidates if candidate.score >= best - 0.05}
    assert reading.office != "unknown", seed
    assert reading.function in function_ids.split() or set(function_ids.split()) <= meant, seed


@pytest.mark.parametrize(
    "function_id", ["legal", "marketing", "pr", "sales_admin", "it", "product_planning", "product_dev"]
)
def test_where_the_articles_disagree_the_answer_shows_both_sides(function_id: str) -> None:
    reading = read_name(FUNCTIONS[function_id].ja)
    assert reading.boundary_prone
    assert sum(count > 0 for count in reading.vote_counts) >= 2


def test_legal_stands_on_two_sides_within_the_articles() -> None:
    _, middle, back = read_name("法務").votes
    assert "S1" in middle
    assert {"S0", "S3"} <= set(back)
