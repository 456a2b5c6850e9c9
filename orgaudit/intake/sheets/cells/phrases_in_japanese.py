"""What a Japanese phrase says where its last word or several together tell it: how records are kept, which step it is, how much it matters."""

import re
from typing import Final

_GONE: Final = re.compile(
    r"(?:紙|原本|書面|電子|データ|印刷)(?:は|で|を|の保管は)?(?:なし|無し|残さ|保管しな|保存しな|持た|廃止|廃棄|破棄|しない|せず)"
)
_MOVING: Final = re.compile(
    r"化(?:予定|中|を?検討|推進|途上|途中)|一部|ほぼ|中心|メイン|主に|がち|移行|切り?替え|紙.*スキャン(?!も|と|及|、|・|データも)|→|から電子|へ"
)
_ON_PAPER: Final = re.compile(
    r"紙|書面|簿冊|バインダ|綴|キャビネ|書庫|印刷|原本|製本|ファイリング|書棚|ロッカー|段ボール|ダンボール|ファイルボックス|引き出し|引出|保管庫|手書|棚に|台帳に記"
)
_ELECTRONIC: Final = re.compile(
    r"電子|電磁|データ(?!なし)|デジタル|サーバ|クラウド|pdf|フォルダ|システム|スキャ[ンナ]|dvd|cd-?r|nas|box|sharepoint|ドライブ|drive|ディスク|パソコン|pc|エクセル|excel|メール|usb|ペーパーレス"
)
_BOTH: Final = re.compile(r"両方|双方|どちら(?:も|でも)|併用|併存|両用|ハイブリッド|両者")


def stored(word: str) -> str:
    """Return how records are kept: on paper, as data, or both."""
    if _MOVING.search(word):
        return ""
    rest = _GONE.sub("\n", word)
    on_paper, as_data = _ON_PAPER.search(rest), _ELECTRONIC.search(rest)
    if _BOTH.search(rest) or (on_paper and as_data):
        return "both"
    return "paper_only" if on_paper else "electronic" if as_data else ""


_STEPS: Final = re.compile(
    r"(?P<initiate>起票|起案|申請|発議|依頼|要求|立案|申し?込|請求(?:する|$)|データ作成|伝票(?:を)?(?:切|作成|起こ)|見積|稟議)"
    r"|(?P<authorise>承認|決裁|許可|認可|検印|専決|審査|決定|裁可|ok(?:を)?出)"
    r"|(?P<execute>支払|振込|振り込|送金|執行|実行|出金|払い?出|納付|決済|口座振替|払う|入金処理|発注)"
    r"|(?P<custody>保管|出納|金庫|預か|現金(?:の)?管理|(?:通帳|印鑑|小切手|資産|在庫)(?:の)?管理|手元に)"
    r"|(?P<record>記帳|記録|仕訳|計上|帳簿|会計(?:ソフト|システム)?(?:に)?(?:へ)?入力|入力|台帳|登録|記入|転記)"
    r"|(?P<reconcile>照合|突合|突き?合|消し?込|残高(?:確認|合わせ)|検算|一致(?:を)?確認|棚卸|付き合わせ)"
)
_AND: Final = re.compile(r"[・、,/／&＆+＋]|及び|および|兼|して|したり|と(?!の)")


def step_of(word: str) -> str:
    """Return the part of a duty in a process by its last word, which is what is done: 支払承認 is authorised; nothing where two are done."""
    found = [(match.lastgroup or "", match.end()) for match in _STEPS.finditer(word)]
    if not found or (len({step for step, _ in found}) > 1 and _AND.search(word)):
        return ""
    return found[-1][0]


_CRITICAL: Final = re.compile(
    r"(?:(?:業務|停止|社会的|事業)?(?:の)?(?:影響度?|優先度|優先順位|重要度|重要性|緊急度|リスク|深刻度|ランク|レベル|度合い)(?:は|が|:|=)?)?"
    r"(?:(?P<critical>最重要|最優先|最高|最大|極めて(?:高|重要|大き)い?|致命的?|甚大|壊滅的?|(?:とても|非常に|特に|かなり|大変)(?:高い?|重要|大きい?|重大)|特大|超重要)"
    r"|(?P<high>高い?め?|(?:わりと|割と|比較的|まあまあ)?重要|重大な影響|深刻な影響|大きな影響|重大|大きい?(?:影響)?|(?<=影響)大|(?<=影響度)大|(?<=リスク)大|深刻)"
    r"|(?P<medium>中(?:程度|位|くらい|間)?|普通|ふつう|標準|並|通常|一般(?:的)?|平均的?|そこそこ|まあまあ|やや(?:高い?|重要)|ある程度)"
    r"|(?P<low>低い?め?|軽微?い?|小さい?|(?<=影響)小|(?<=影響度)小|(?<=リスク)小|ほとんど(?:な|無)い?|ほぼ(?:な|無)し?い?|あまり(?:な|高くな|重要でな|大きくな)い|わずか|限定的|重要(?:では|で)(?:ない|はない)|(?<=影響)な[しい]|(?<=影響は)な[しい]|(?<=影響)軽微|急がない|後回し(?:可|でよい|で可)?|それほどで(?:も)?ない|そこまで(?:で)?(?:も)?ない))"
    r"(?:です|である|な?業務|だ|い|影響)?"
)
_RANKED: Final = re.compile(
    r"(?:ランク|レベル|区分|優先度)?[a-es1-5iⅰ-ⅴ](?:ランク)?[:=.-]?[(]?([^\x00-\x7f][^()]{0,12})[)]?"
)
_REASON: Final = re.compile(r"([^:、。,]{1,8})[:、。,](?!.*(?:ただし|但し|場合|時は|高|中|低)).{1,24}")
_REMARK: Final = re.compile(r"([^()]{1,16})[(][^()]{1,20}[)]")


def critical(word: str) -> str:
    """Return the step of a scale by its words, with its letter before them or not: 影響大, B（中）; 大 alone is a mark."""
    ranked = _RANKED.fullmatch(word)
    bare = ranked[1] if ranked else word
    remark = _REMARK.fullmatch(bare) or _REASON.fullmatch(bare)
    found = _CRITICAL.fullmatch(remark[1] if remark else bare)
    return (found.lastgroup or "") if found else ""
