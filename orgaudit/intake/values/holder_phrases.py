"""Phrases that stand where the name of a person is expected and name none: nobody, an empty seat, a group or somebody outside.

Single words stand in words.yaml; here is what is put together of several.
"""

import re
from typing import Final

from orgaudit.model.days import ENGLISH_MONTH
from orgaudit.model.pattern import pattern

QUESTION: Final = pattern(r"\?+|…+|\.{2,}")
"""What stands for a name that is not written yet."""

NOUGHT: Final = pattern("(?:[0〇零]+|ゼロ)[名人]")

HEADS: Final = pattern(
    "([1-9]\\d*|数|複数|若干)[名人](体制|いる|います|在籍|確保|で|程度|ほど|前後|以上|くらい)?|(ほか|他|外)[1-9]\\d*[名人]|ほか|他"
)
_WHICH: Final = (
    "各|全|臨時|非常勤|常勤|専任|専属|当直|担当|主治|受け?持ち?|養護|栄養|専科|産業|看護|医療|嘱託|勤務|若手|外部|外来|病棟|訪問|当番|待機|研修|クラス|学年|学級|アルバイト|学生|新人|専門|登録|営農|生活|夜間|昼間|施設|常駐|現場"
    "|店頭|館内|交通|ビル|営業|技術|キャリア|ホーム|ケア|ライフ|介護|[ァ-ヶー]{2,}(?=[一-鿿])|.{1,8}の"
)
"""What may stand before a calling; a surname before one is a person: 佐藤医師."""

_CALLINGS: Final = (
    "講師|教員|教諭|医師|助手|記者|司書|仲居|板場|蔵人|研修医|主治医|執刀医|担任"
    "|(?:清掃|警備|設備|常駐|専門|学芸|調理|検査|検品|作業|配達|配送|添乗|監視|受付|案内|誘導|技術|保安|調査|審査|介助|支援|巡回|点検|施工|現場|店|工|隊|試験委|実行委|組合)員"
    "|コーディネーター|インストラクター|トレーナー|プランナー|プログラマー|エンジニア|アドバイザー|ヘルパー|ワーカー|キャスト|クルー|セラピスト|スタイリスト|アシスタント|(?<=[一-鿿])クラーク|アナウンサー|カメラマン|テクニシャン|キャディ"
)

KINDS: Final = pattern(
    "複数(?:の)?(?:部署|部門|部|課|係|拠点|店舗|名|人)(?:に.{1,8}|で.{0,6})?|複数に.{1,8}|(?:部門|部署|全社|組織|課|部)?横断(?:的に?|で)?|(?:全社|部門|部署)(?:的|内)?で|(?:誰|だれ)でも.*|その都度.*|全(?:学年|教科|クラス|店舗|拠点|部署).+|各(?!務).{2,}|全(部|課|係|店|支店|営業所|事業所|社員|職員|スタッフ|メンバー|フロア|チーム).*"
    "|.+(全員|一同|みんな|の皆|誰か|当番|チーム|班員|グループ|スタッフ|メンバー|パート|アルバイト|派遣社員|派遣職員|[課係部室局科班]員|シフト)"
    "|.*(輪番|持ち回り|順番|交[代替])(に|で|制|勤務)"
    "|.*(分担|手分け)して|.*(夜勤|日勤|早番|遅番|当直|宿直|日直|出勤|在席|在室|勤務|待機|当番|申請|起案|起票|作成|発注|依頼|担当)者(全員)?(が交代で)?"
    "|(当番|当直|宿直|日直|輪番|待機|夜勤|日勤)の(人|者|方|社員|職員|担当|[ァ-ヶー]{2,}|.*[員師士長])"
    rf"|(?:{_WHICH}){{0,2}}(?:{_CALLINGS})|.{{2,}}事務|.+レジ"
    "|.{2,}[課係](内)?で?"
    "|.*(窓口(担当|係)?|職員|従業員|[務業転査売導談補]員|運転手|ドライバー|オペレーター|カウンセラー|メカニック|(?<=..)担当|(運行|衛生|安全|施設)管理(者|補助者)"
    "|(看護|准看護|保健|助産|薬剤|調理|美容|放射線技|検査技|臨床検査技)師|(整備|栄養|保育|介護|介護福祉|社会福祉|歯科衛生|歯科技工|理学療法|作業療法|建築|技能|機関|航海)士)"
    "|(the(?! anh)|our|any|all|each|every|some|whoever|whichever|anyone|anybody|everyone|everybody|someone|somebody"
    "|one of|outside|external|third[- ]party|agency|temporary|part[- ]time|duty|on[- ]call|various|different|several) .+"
    "|.+ (in turns?|by turns|in rotation|by rota|on duty|on call|on shift|teams?|staff|rota|roster|members|contractors|temps)"
    "|((shift|line|work|field|ground|cabin|night|day|repair|maintenance) )?crews?"
    "|(.+ )?(volunteers|call takers|(shift|team|line|group) leaders|workers|clerks|operators|technicians|nurses|drivers|trainees|interns|mechanics"
    "|electricians|dentists|hygienists|doctors|clinicians|therapists|pharmacists|inspectors|engineers|designers|developers|analysts|receptionists"
    "|cashiers|dispatchers|planners|tutors|lecturers|teachers|carers|cleaners|assistants|apprentices|supervisors"
    "|adjusters|handlers|agents|controllers|representatives|reps|advisers|advisors|consultants|associates|trustees|instructors|coaches|trainers"
    "|researchers|scientists|postdocs|students|baristas|bartenders|plumbers|fitters|welders|editors|producers|reporters|journalists|presenters"
    "|recruiters|underwriters|tellers|surveyors|architects|solicitors|paralegals|midwives|paramedics|caretakers|lifeguards|officers|managers)"
    "|(?:若手|ベテラン|一般|正|中堅|新人|パート|アルバイト|派遣|契約|嘱託|臨時|新卒)(?:社員|職員|さん|の人)?|(?:有資格|資格|免許|決裁|承認|保持|保有)+者|(?:各|現場|当該)?(?:所属長|部門長|上長|責任者|管理職)"
    "|.*(?:全体|共通|全般|総出|一同|各位)|.*[一-鿿]{2}職|(?:技能)?(?:実習|研修|訓練|インターン|学|受講)生|ボランティア|シルバー人材|日直|宿直|守衛|管理人|.+バイト|(?:夜間|昼間|常駐|施設|交通)警備|.+[^社]員|(?:運転|操縦|機関)士"
    "|(?:依頼|発注|申請|請求|委託|送付|受注|利用)[元者]|.*[たる](?:人|者|方|社員|職員|スタッフ)"
    "|.*(?:の|した|する|ている|いる|った|出た|空いた|空きの)(?:人|者|方|社員|営業|担当|リーダー|職員|スタッフ|メンバー|係|店長|主任|責任者|医師|教員|部署|部門|部|課|会社)"
    "|(?:手の?|手が)?(?:空いた|空いている|空きの)(?:人|者|社員|人員)?|(?:日|週|月|曜日)替わり|曜日(?:別|ごと|交[代替])|(?:その日|当日|都度|先着)の?(?:担当|人|者|順)"
    "|(?:シフト|フロア|チーム|エリア|ライン|グループ|ストア|ブロック|セクション|ユニット|当日|当番|現場|学年|教科|教務|クラス)(?:リーダー|マネージャー|マネジャー|チーフ|主任|監督|代理人|長|担当)"
    "|(?:担当|当番|主治|産業|専門|研修|勤務|嘱託|当直|執刀|麻酔|校|常勤|非常勤)医|担任.*"
    "|(?:(?:顧問|担当|外部|社外|契約|提携|嘱託|協力|委託先)の?)*(?:税理士|社労士|社会保険労務士|弁護士|会計士|公認会計士|司法書士|行政書士|産業医|営業)(?:の?先生|さん)?|(?:社内|外部|社外|常駐|担当|委託|専任)+se"
    "|[a-z]社|(?:製造|生産)?ライン|職人|大工|(?:outsourced|subcontracted|contracted out)(?: .+)?"
    "|(?:robot|bot|contractor|clerk|nurse|operator|temp|agent|driver|fitter|engineer|technician|machine|post|position|staff|worker|employee|emp\\.?|id|user|assistant|officer)(?: no\\.?)? ?#?(?:[0-9]{1,6}|[a-e])|#[0-9]{1,6}|[0-9]{1,2} ?x? ?ftes?"
    "|(?:automatic|automatically|auto|automated)\\b.*|(?:nightly|daily|hourly|weekly|monthly|overnight) (?:batch|job|run|script)|on call|oncall"
    "|(?:shift|duty|on-call|call) (?:lead|leader|supervisor|captain|officer|person|manager)"
)
"""A group, a role that changes hands or somebody outside, told by the first or last words: 出荷課全員, 夜勤者, engineers in turn."""

CALLING: Final = (
    "(?:会計年度(?:任用)?|再任用|任期付き?|非常勤|常勤|嘱託|臨時|正規|契約|派遣)(?:職員|社員|教諭|講師)?|(?:生活|就労|児童|職業|教育|支援|医療|家庭|介護)(?:相談|指導|支援)(?:専門)?員|介護支援専門員|"
    "(?:正|准|主任|専門|認定|管理|臨床)?(?:(?:看護|保健|助産|薬剤|調理|美容|理容|放射線技|検査技|臨床検査技|教|技|獣医|会計|税理|講)師"
    "|(?:整備|栄養|保育|介護|介護福祉|社会福祉|歯科衛生|歯科技工|理学療法|作業療法|言語聴覚|建築|技能|機関|航海|弁護|税理|社労|行政書|会計)士"
    "|運転手|ドライバー|オペレーター|カウンセラー|メカニック|(?:職|教|指導|相談|支援|調査|研究|乗務|警備|営業|[一-鿿]{1,3})員|ケアマネジャー|ケアマネージャー|ケアマネ)"
)
"""A calling that may stand behind a surname as a title does."""

PLURAL: Final = pattern(
    "(?:[A-Za-z][\\w'&/.-]* )*([a-z-]{3,}(?:ers|ors|ists|ants|ents|ians|ees|men|women|people)|reps|techs|aides|chefs|guards|hosts|pilots|stewards|leads|heads|clerks|nurses|temps|interns|cooks|chiefs|seniors|juniors|professionals|officials|apprentices|delegates|champions|superintendents|mates|hands)"
    "|(?:[a-z][\\w'&/.-]* )+([a-z-]{3,}[^siu\\W]s|squad|gang|pool|unit|crew|brigade|committee|board|panel|firm|bureau|agency|provider|supplier|department|office)"
    "|(?:[A-Za-z][\\w'&/.-]* )*([A-Z]{2,5}s)"
)
"""A calling in the plural whose last word is not capitalised, as no surname is written beside others: auto adjusters, Call handlers."""

NOBODY: Final = pattern(
    "(?=.*[^ぁ-ん]|特に|とくに|ほかに|まだ|いま|だれも|ひとりも).*(?:なし|無し?|ない|いません|おりません|おらず|できず|ゼロ|不可|不可能|不設置|未設置|未配置|止まる|止める|停止(?:する)?)(?:です|の状態|の予定)?"
    "|(?:.{0,8}(?:は|も|を))?(?:し|やっ|見|置い|設け|行っ|付け|立て|つけ|おい)て(?:い)?(?:ない|ません|おらず)|.{0,8}(?:設置|配置|選任|任命|実施|確認|指定|点検|検査)(?:を|は)?(?:せず|しない|しておらず|していない|されず|されていない)|省略(?:している)?|未(?:実施|チェック|点検)|ノー(?:チェック|確認|レビュー)|無(?:確認|検査|チェック)"
    "|不要|対象外|非該当|該当せず|(?:居|い|でき|置か|設け|定め|立て)(?:ない|ません|ず)|なしです"
    "|(?:there is |there's |we have |have |has |had )?(?:nobody|no one|no-one|none|not anybody|not anyone|n/a|without|lack(?:s|ing)?)(?: .+)?|(?:(?:it|we) )?(?:does not|doesn't|do not|don't) .+"
    "|(?:there is |there's |we have |have |has )no .+|only (?:him|her|me|them|one|one person|the (?:primary|owner|performer))(?:[ ,;–—-].*)?"
    "|there (?:is not|isn't|are not|aren't|was not|wasn't) (?:one|any|anyone|anybody|a .+)(?:[ ,;–—-].*)?|(?:no ?-?one|nobody) else(?: .*)?"
    "|(?:can ?not|can't) .+"
)
"""That there is nobody, or that it can be nobody: 代替要員なし, 誰も代われない, we have no cover. No name ends or begins like that."""

_ACT: Final = "(?:採用|募集|補充|調整|選定|選考|選任|人選|検討|確認|手配|配置|配属|着任|赴任|入社|任命|公募|求人|決定|指名|育成|打診|異動|新任|面接|内定|増員|要求|要員|人員|協議|相談|探し|交渉|依頼|引き?継ぎ?|応募|候補者?|アサイン|後任|欠員|照会|問い?合わせ|調査|ヒアリング)"
EMPTY_SEAT: Final = pattern(
    rf".{{0,8}}{_ACT}.{{0,4}}(?:中|待ち|予定|予定者|未定|前|不足|あり)(?:です)?|(?:採用|入社|着任|異動|赴任|内定)(?:予定)?者|[0-9rh./年月日]+(?:付|から|より|に)?(?:採用|入社|着任|配属|補充)"
    "|.{0,6}未(?:着任|配属|定|決|補充|確定|アサイン|選任|採用|充足)|要(?:相談|調整|検討|確認|補充|採用|照会|調査)|(?:調整|検討|確認|補充|相談)要"
    "|.{0,6}(?:再編|統合|新設|改編|改組|移管|分割|発令|組織変更)(?:検討)?(?:中|予定|待ち|前)|宙に浮.{0,8}|押し付け.{0,8}|グレー(?:ゾーン)?|はざま|狭間|谷間|どこでもない|どこにもな.{0,4}"
    "|.{0,8}(?:未定|未決|不明|未詳|空席|欠員|不在|空き)(?:のまま|です|状態|中|あり|有り?|[0-9]+名?|ポスト|募集|募集中|補充中)?|(?:後任|欠員|要員|人員)者?(?:募集|検討|不足)|(?:空き|空|欠員)?ポスト(?:空き)?"
    "|(?:産育?休|育休|休職|休業|病休|療養|長期休暇|出向)(?:取得)?中?"
    "|(?:前任者?[がはの]?)?(?:異動|退職|休職|産休|育休|転勤|出向|転出|欠員)(?:済み?|した|しました|(?:に?より|のため|後|につき|で)の?(?:空席|不在|欠員|未補充|欠))?"
    "|(?:post|position|seat|role|job|place) (?:is )?(?:vacant|open|empty|unfilled|frozen)|(?:vacant|open|empty|unfilled|frozen) (?:post|position|seat|role|job|slot)|(?:yet )?to be .+|not yet .+|(?:waiting|looking|searching) for .+|(?:new )?(?:recruit|candidate|nominee)s? .+|(?:role|post|position|seat) (?:is )?(?:on hold|under .+|frozen)"
    "|(?:the )?(?:seat |post |role |position |job )?(?:is |has been )?(?:currently |still |now )?(?:vacant|vacancy|unfilled|unassigned|empty|open|frozen|retired|resigned|left|gone|departed|tb[acd])"
    " (?:ever )?(?:since|until|till|from|after|at|as of|before|pending|following|because of|due to) .+"
    "|(?:on )?(?:maternity |paternity |parental |sick |long-term )?leave (?:since|until|till|from|after) .+|(?:ずっと|長らく|いまも|今も)?空いた(?:まま|きり).{0,4}|(?:退職|異動|転出|転勤|離任|辞め|やめ|抜け)(?:し?た)(?:まま|きり).{0,8}"
    "|(?:まだ)?(?:決まって|決めて|定まって)い(?:ない|ません)|(?:これから|追って|別途|後日|後ほど|おって).+|[来今]期(?:採用|配属)|未(?:定|決|選|選任|任命|配置|配属|補充|設定|設置|確定|採用|着任|割り?当て?|登録|記入|決定|選出|充足|アサイン)(?:です|のまま|状態)?|調整します|検討します|後任を?(?:探して).*"
)
"""A seat that nobody fills yet, or any more: 4月入社予定, 退職により空席, 採用面接中."""

OPEN_SEAT: Final = pattern(
    "(?:.* )?(?:tb[cda]|vacant|vacancy|unfilled|unassigned|recruiting|recruited|recruitment|hiring|hired|hire|advertised|appointed|interviewing|pending|awaiting"
    "|backfill(?:ed|ing)?|headcount|undecided|successor|starter|joiner)(?: .*)?"
    "|(?:.* )?(?:not yet|yet to be|to be|being) .+|(?:open|vacant|empty|unfilled|frozen) (?:role|post|position|seat|job|req|requisition|slot)(?: .+)?"
    "|(?:role|post|position|seat|job|place) (?:is )?(?:currently |still |now )?(?:open|empty|frozen)(?: .+)?|to follow|left(?: (?:the |our )?(?:company|firm|team|post|role|organi[sz]ation|us)?(?: .+)?)?|(?>(?:.*? )??on )(?:.+ )?leave(?: .+)?"
)
"""An empty seat in English words none of which is capitalised but the first: successor tbd, being backfilled."""

CAPITALISED: Final = pattern(rf"(?!{ENGLISH_MONTH}(?![a-z]))(?-i:[A-Z](?![A-Z0-9]*$))", re.IGNORECASE)
"""A word written with a capital as names are; months and abbreviations are too, without being one."""

NOT_ONE: Final = pattern("no(?:t)? [^A-Z]+.*")
"""That there is none, in English: a small letter follows, as it does in no name (No Minji)."""

UNNAMED: Final = pattern(
    "(?:an?|the|one|both|all|most|some|any|every|each|our|my|their|whoever|whichever|whatever|anyone|someone|everyone|several|various|two|three|four|five|six|[0-9]+|shared|mixed|other|another|different|local|outside|external|internal) .+"
    "|(?:.+ )?(?:of|by|in|on|at|from|with|for|to) .+"
    "|(?:.+ )?(?:lawyers?|solicitor|accountant|bookkeeper|adviser|advisor|auditor|consultant|freelancer|landlord|people|salespeople|personnel|folk|partners?|customers?|clients?|users?|staff"
    "|engineer|nurse|clerk|technician|operator|driver|worker|teacher|cashier|receptionist|assistant|intern|trainee|temp|volunteer|contractor)"
)
"""Somebody or something that no name is given of, in English words of small letters: a nurse, night shift, most of the team."""

HEADS_OF: Final = pattern("(.*\\D)(?:[1-9]\\d*|(?:数|若干|複数))[名人]")
"""How many there are of some kind: パート3名, part-timers whom nothing names."""

IN_A_GROUP: Final = pattern(
    "(.+?)(?:(?:で|にて|が)(?:対応|分担|実施|担当|処理|手分け)?|制|体制|さん|など|等|の方々?)"
)
"""What is said of a group besides who it is: 部内で分担, シフト制, パートさん."""

UNIT: Final = pattern(
    ".*(?:会社|業者|企業|法人|銀行|信金|組合|団体|協会|公社|機関|委託先|外注先|取引先|仕入先|得意先|請負先|下請け?|元請け?|ベンダー|メーカー|ディーラー|代理店|事務所|支社|支店|本店|本社|本部|営業所|出張所|工場|店舗|拠点|部門|部署|センター)|..+室"
    "|.*(?:エリア|地区|方面|圏|ブロック)(?:担当)?|第?[0-9一二三四五六七八九十]+[課係班部室組]|.*(?:チーム|グループ)[0-9a-z]?|.+班[0-9a-z]?|(?:本社|本部|本店|支店|工場|店舗)の?(?:総務|経理|人事|営業|購買|物流|事務|管理)"
    "|(?:ward|year|store|branch|room|line|floor|class|grade|plant|site|shop|bay|cell|zone|region|area|hall|block|station|depot|warehouse|office) (?:[a-z]?[0-9]+[a-z]?|[a-z])"
    "|(?:management|executive|advisory|supervisory|governing|review|project|programme|change advisory|editorial|school|parish|state|trust) board|(?:senior|top|upper|middle|line) management|[^()]+ (?:dept\\.?|department|division|directorate|helpdesk|(?:help|service|front|info|information|reception) desk|committee|sub-?committee|council|treasury|panel|commission|tribunal|task ?force|working (?:group|party)|(?:steering|advisory|focus) group)|(?:day|night|early|late|morning|evening|weekend) shift"
    "|(?:group|corporate|global|central|regional|local|shared|internal|general|site|plant|uk|us|emea|apac|company) (?:treasury|it|hr|finance|accounts|accounting|operations|ops|services|support|procurement|purchasing|legal|marketing|admin|logistics|payroll|compliance|audit|tax|sales)"
    "|(?:hq|head office|regional office|branch) [a-z]+|(?:dept\\.?|department|office|board|committee|faculty|school|bureau) of (?:the )?.+"
    "|(?:team|crew|squad|shift|unit) [a-z0-9]+|call cent(?:re|er)|help ?desk|(?:service|front|reception) desk|back office|head office|hq"
)
"""A department, a place or a firm: somebody there, but nobody in particular."""

UNIT_IN_SMALL_LETTERS: Final = pattern(
    ".+ (?:company|firm|support|shifts?|centre|center|office|branch|store|shop|site|plant|department|dept|division|unit|bank|carrier|haulier|courier|housekeeping|kitchen|security|maintenance|cleaning|mailbox|inbox|queue"
    "|management|leadership|board|committee|council|system|bot|software|automation|line|floor|desk|finance|team|crew|pool|vendor|supplier|provider|agency|consultancy|bureau|services?|administrator|helpdesk"
    "|job|script|macro|robot|machine|workflow|scheduler|interface|app|program|tool|chatbot|portal|website|brigade|lab|laboratory|counter|reception|stores|group|network|association|union|forum|panel|yard|depot|warehouse|workshop|studio)"
)
