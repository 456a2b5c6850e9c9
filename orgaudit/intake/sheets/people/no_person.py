"""Japanese texts that stand where a person is expected and name a body, a department, a machine, each other, somebody's family or help from elsewhere."""

import re
from functools import lru_cache
from typing import Final

from orgaudit.intake.sheets.cells.names import is_department
from orgaudit.intake.spelling import folded, folded_whole, is_japanese
from orgaudit.intake.values.person_names import without_title
from orgaudit.intake.values.person_words import meaning_of

_LONGEST: Final = 40

_BODY: Final = re.compile(
    r"[^、,・/]*(?:会議|委員会|役員会|理事会|取締役会|協議会|審議会|評議員?会|総会|監事会|教授会|職員会|部会|連絡会|検討会|幹事会|自治会|町内会|保護者会|後援会|同窓会|商工会|婦人会|老人会|子ども会|組合|連合会|[長役者員]会|主任会|リーダー会)(?:で|にて)?"
    r"|(?:青年|婦人|女性|壮年|若手)部|(?:経営|役員|幹部|首脳|執行|管理|上級|トップ)(?:層|陣|部|一同|クラス|マネジメント)|[三四]役|上層部|pta(?:役員)?"
)
_MACHINE: Final = re.compile(
    r"自動[^、,・/]{1,6}|(?:第?\d{1,3}|[一二三四五六七八九]|[a-z])号(?:機|車|炉|棟|[^\s、,・/]{1,8})?|[^、,・/]*(?:ロボット|rpa|自動(?:化|処理|機|倉庫|販売機|チェック|検査|計算|連携|配信|送信|対応)?|旋盤|プレス機|マシニング(?:センター?)?|nc機?|ボット|bot|マクロ|バッチ(?:処理)?|機械|装置|券売機|精算機|セルフレジ|サーバー?|システム(?:で|が|の自動.{0,6}|処理|対応)?|ツール|アプリ|ソフト|生成ai)(?:で|が|による.{0,6})?"
)
_TOGETHER: Final = re.compile(
    r"(?:お互い|互い|相互|双方|交互|順番|順繰り|持ち回り|代わる代わる|代わりばんこ|ペア|[二2三3四4]人|全員|みんな|手分け|日替わり|週替わり|月替わり|シフト)(?:同士)?(?:に|で|の)?(?:チェック|確認|対応|実施|担当|見(?:る|合う|ている)|やる|行う|交[代替]|補完|カバー|フォロー)?"
    r"|[一-鿿ァ-ヶー々0-9a-z]{1,8}(?:内|間|全体|同士|ごと)?(?:で|にて)(?:対応|実施|分担|処理|カバー|フォロー|交[代替]|行う|やる)?"
)
_FROM_ELSEWHERE: Final = re.compile(
    r"[^、,・/]{1,12}(?:より|から|へ|に)の?(?:応援|派遣|支援|手配|借り|出向|ヘルプ|補充|融通|依頼|要請|任せ|お願い|頼).{0,8}|[^、,・/]{2,10}(?:から)?の?(?:応援|派遣|ヘルプ|要請)(?:者|要員|職員|対応|で対応)?"
)
_WHOEVER: Final = re.compile(
    r"(?:退職|離職|異動|転出)(?:者|済み?|した(?:人|方|者|社員|職員))|元(?:社員|職員|従業員|スタッフ)|[前後]任者|[^、,・/]{1,8}(?:各自|任せ|まかせ|持ち回り|自ら)|[^、,・/]{0,6}本人(?:[にがへ][^、,・/]{0,6})?|[^、,・/]{1,8}(?:以上|級|クラス|相当)|(?:共同|連帯|連名)(?:責任|管理|で)?|持ち帰り|同僚|十分|[^、,・/]{2,10}(?:から|より)|(?:派遣|外注|業者|応援|委託)を?(?:依頼|手配|要請)|(?:早|遅|日|中|夜|準夜|深夜)(?:番|勤)(?:帯|者|リーダー|スタッフ|の人)?|[0-9一二三四五六]階[^、,・/]{0,6}|[0-9一二三四五六]年生?(?:担任|主任|団|部)|[0-9一二三四五六]学年団?|(?:[0-9一二三四五六]年)?[0-9一二三四五六a-e]組|(?:担当|社長|役員)?秘書"
    r"|(?:派遣|パート|アルバイト|バイト|スタッフ|社員|職員|作業者)[a-z0-9]|(?:アルバイト|パート|派遣)(?:学生|主婦|社員|の方々?)|[^、,・/]{0,6}[しな若古長]い(?:人|者|方|ひと)|シルバーさん|(?:顧問|嘱託|担当)の先生"
)
_HOW: Final = re.compile(
    r"(?:ダブル|二重|三重|エラー|目視|抜き?取り?|全数|クロス|交差|複数(?:人|名)?(?:で|による)?|機械|チェックリスト(?:で|による)?|三点|現物|残高)?(?:チェック|確認|検査|照合|点検)?(?:あり|有り?|のみ|だけ|実施|済み?)?"
)
"""How something is checked, and not by whom: ダブルチェックあり."""

_CHECKS: Final = re.compile(
    r"([^\s、,・/()（）]{2,10}?)(?:(?:が|の|による|により|にて)(?:照合|検印|点検|検算|再鑑|精査|査閲|再?確認|チェック|レビュー)|(?:確認|チェック|レビュー))(?:する|している|しています|済み?|を(?:行う|受ける|している))?"
)
_FIRM: Final = re.compile(
    r"[^\s、,・/]{2,}(?:運輸|物流|食品|産業|興業|商事|商会|商店|建設|工業|電機|電気|製作所|銀行|信金|生命|損保|警備|サービス|システムズ|メンテナンス|クリーニング|印刷|急便|通運|倉庫|リース|ホールディングス|総研|設備|工務店|造園|石油|ガス|自動車|交通|観光|不動産|事務所)|市役所|役場|県庁|区役所|警察署|消防署|保健所|税務署|銀行|親会社|グループ会社"
)
_RELATIVE: Final = re.compile(
    r"(?:社長|専務|常務|会長|店主|店長|オーナー|所長|院長|園長|住職|代表|先生|組合長|理事長|親方|大将|女将|主人|[^\s、,・/]{1,3}さん)の?(?:奥さん?|奥様|妻|夫人|嫁|ご主人|旦那|息子|娘|家族|身内|親戚|知り合い|友人|お?母さん|お?父さん|兄|弟|姉|妹)(?:さん)?|家族"
)


@lru_cache(maxsize=5_000)
def names_no_person(text: str, *, takes_departments: bool) -> bool:
    """Whether a Japanese text names no person; a department or a body is none either, unless the field takes departments."""
    word = folded_whole(text, _LONGEST)
    if not word or not (is_japanese(word) or word in _ASCII) or meaning_of(text):
        return False
    if any(
        kind.fullmatch(word)
        for kind in (_MACHINE, _TOGETHER, _FROM_ELSEWHERE, _WHOEVER, _HOW, _FIRM, _RELATIVE)
    ):
        return True
    if takes_departments or _PARTED.search(word):
        return False
    return any(kind.fullmatch(word) for kind in (_BODY, _PLACE)) or _is_unit(text)


def is_firm(word: str) -> bool:
    """Whether a folded Japanese word is a firm or an office of the state."""
    return _FIRM.fullmatch(word) is not None


_PLACE: Final = re.compile(
    r"本社|支社|本店|支店|本部|本庁|支庁|支所|出張所|各?(?:拠点|店舗|工場)|(?:当|自|弊|他|御)社|(?:当|自|他)(?:院|校|園|店|所)|先方|客先|現地|現場"
)
"""A place or a side where somebody does it; none of them a surname that people write alone below a post."""

_PARTED: Final = re.compile(r"[、,・/]")
"""Between several, each of which is looked at by itself."""

_ASCII: Final = frozenset(("rpa", "bot", "pta"))


def _is_unit(text: str) -> bool:
    """Whether a text is a department by its form, and no surname with a title: 営業部, not 阿部 nor 山田班長."""
    last = text.split()[-1]
    is_surname = len(last) <= _SURNAME and is_japanese(last[0])
    return not is_surname and is_department(last) and not without_title(folded(last))


_SURNAME: Final = 2
"""Signs of a text that may be a surname that ends as a department does: 倉科, 浦部."""


def who_checks(text: str) -> str:
    """Return who checks where a Japanese text says what they do as well: 課長 of 課長が確認; any other text as it is."""
    found = _CHECKS.fullmatch(text.strip()) if len(text) <= _LONGEST else None
    if found is None or meaning_of(text) or names_no_person(text, takes_departments=True):
        return text
    return found[1]
