"""Splits a message into its questions. Pure; knows no report."""

import re
from typing import Final

from assistant.chinese import simplified
from assistant.retrieval.against_stated import with_stated
from assistant.retrieval.asides import tells_why
from assistant.retrieval.english_parts import with_nouns

_END: Final = re.compile(r"(?<=[?？!！。；;\n])\s*")
_COMMA: Final = re.compile(r"[,，]\s*")
_MARK: Final = re.compile(
    r"[,，]\s*|(?<=多少)、|、(?=[^、]*(?:多少|几)[^、]*(?:、[^、]*(?:多少|几)[^、]*)*$)|"
    r"(?:(?<=多[少久大高长细快])|(?<=什么)|(?<=[哪几][些家个款台年倍])|(?<=[吗呢谁啥]))\s+"
)
_SAME_HEAD: Final = re.compile(
    r"(?P<head>[^、,，。;；:：?？!！\n]{2,24}?)(?P<first>(?:多少|(?<![这那前好每的哪])几)[^、,，。;；?？!！\n]{1,8})"
    r"(?P<more>(?:、(?:还有|以及|和)?(?:多少|几)[^、,，。;；?？!！\n]{1,8})+)"
)
"""`东厂有多少台炉、多少个工人`: what each counts is of the same."""
_SPACE: Final = re.compile(r"(?<=[\u3400-\u9fff])\s+(?=[\u3400-\u9fff])")
_NUMBER: Final = re.compile(r"多少|(?<![那这前好每的哪])几|多[大高长久]")
"""Clauses that only a space divides are questions where each asks for a number."""
_FILLER: Final = re.compile(
    r"(?:好的?|嗯+|行|可以|ok|okay|知道了|明白了?|收到|谢谢|多谢|对了|那个|是的|"
    r"(?:(?:这?[两三四几]个|全部?|统统)?都|我)(?:需?要|给我?|想知道)(?:一下)?|"
    r"(?:[有带写给]了?(?:具体)?数字?|能查到)的(?:请|就|都|全|给我)*[列写说讲报给](?:一?下|出来|上|我)?|"
    r"(?:都|全部?|请)?[说讲列写][全齐完](?:整|了|部)?|(?:都|全)[说讲列写](?:出来|一下)?|[别不]要?漏(?:了|掉)?|"
    r"请?(?:予以)?(?:说明|讲解|解释|告知|回答|列出|给出)(?:一下)?(?:具体)?的?(?:数字|数值|数据|答案|结果)?|"
    r"(?:请|麻烦|劳烦|辛苦)?(?:你|您)?(?:帮我?|替我|给我)?(?:再)?(?:验算|核实|核对|复核|确认|查证|算|看|查)(?:一?[下遍]|看看)[子吧]?|"
    r"(?:你|您)?[就只]?(?:直接|要|用|需要?)*(?:回答|回复|告诉我|说)[“\"]?(?:是|对|有)[”\"]?(?:还是|或者?|和|/)"
    r"[“\"]?(?:不是|否|不对|没有|错)[”\"]?(?:就行|就好|即可|就可以)?了?|"
    r"有没有(?:一?个)?(?:具体|明确|准确|确切)的?(?:目标|数)?(?:值|数字?|数据)|"
    r"就?[要这那]?[俩两仨三四几]个?(?:数字?|数据)[就行好吧]*|"
    r"(?:大概|大约|差不多)?(?:是|有)?(?:几|多少)个?(?:[千百十]?[亿万]|点)[啊呢呀吧]?|"
    r"[说讲]?(?:详细|简单|简短|具体|快)一?点)*[\s,，。.!！?？]*",
    re.I,
)
"""A part of a message that asks nothing."""
_ASKS: Final = re.compile(
    r"多少|(?<![那这前好每的])几|几[倍成]|哪(?!怕)|谁|(?:什么|啥)(?!的(?:[,，。]|$))|怎么|咋|为何|吗|呢|是否|有没有|多[大高长久细快]|"
    r"[占过到超够][^,，]{0,10}没有?[?？。!！]*$|\b(?:what|how|which|who|when|why)\b",
    re.IGNORECASE,
)
"""Words that make a clause a question of its own."""
_QUOTED: Final = re.compile(r"[“\"「『].{1,16}?[”\"」』]")
_SAME: Final = re.compile(
    r"(?:这|那|具体|主要|到底|究竟|都|又)*(?:是|有|出于)?(?:什么|啥|哪些|怎么个?)(?:原因|缘故|理由|情况|道理|说法|回事)"
    r"[呢啊呀]?[?？。!！]*|"
    r"(?:这|那|到底)*(?:是)?(?:为什么|为啥|为何|怎么回事|咋回事|咋整|怎么办)[呢啊呀]?[?？。!！]*|"
    r"是?从(?:谁|哪[家个里儿]?)(?:手[里上中]|那[里边儿])?(?:[抢拿挖]?来的|[抢拿挖]的)?[呢啊呀]?[?？。!！]*|"
    r"(?:原因|理由)(?:是什么|是啥|何在|在哪)?[呢啊呀]?[?？。!！]*",
)
"""Asks for the reason of what the clause before it says, and for nothing else."""
_LEADS: Final = re.compile(
    r"(?:哪|谁)[^,，]*最|\b(?:which|who)\b.*\b(?:most|least|[a-z]+est)\b", re.I
)
_BY_HOW_MUCH: Final = re.compile(
    r"(?:又|都|分别|一共|大概|大约|同比|环比)*(?:[涨增升降跌减]|增长|提高|下降|减少)(?:长|加|高|低|少)?了?"
    r"(?:多少|几(?:个百分点|个点|成)|百分之[几多]少?)[呢啊呀]?[?？。!！]*|"
    r"(?:and )?by (?:how much|what percent(?:age)?|how many percent)[?？. !]*",
    re.I,
)
"""After who leads: how much that one has."""
_FIRST_AND_HOW_MUCH: Final = re.compile(
    r"[^,，]*(?:最大|第[一1]大|头号)[^,，]{0,8}客户是(?:谁|哪一?[家个位])[,，]\s*"
    r"(?:一共|都|大概)*(?:花|买|贡献|消费|签|下|采购|带来)了?多少(?:钱|收入|单|订单)?[呢啊]?[?？。!！]*"
)
"""`头号客户是谁，买了多少`: the amount by which it is the first."""
_SUCH: Final = re.compile(
    r"(?:目前|现在|那么?|其中)*(?:(?:这样|这种|这类|此类)的?|符合的|达标的)(?:客户|用户|公司|企业|门店|商户)"
    r"[^,，]{0,6}?(?:多少|几)"
)
"""`…才叫老主顾，这样的客户有几名`: counts those that the clauses before tell of."""
_ALSO_WHICH: Final = re.compile(
    r"(?:都|又|主要|分别)?(?:是|在|有|属于|对应)?(?:什么|哪[些个几]?|啥)[\u3400-\u9fff]{1,3}(?<!的)[呢啊呀]?[?？。!！]*"
)
_NAMES: Final = re.compile(r"哪|谁|什么|啥")
_LIST: Final = re.compile(
    r"(?P<head>[^：:，,。？?]{2,18}?)(?:[：:]|呢[，,]|[这那](?:块|边|部分|方面)(?:业务|儿)?[，,])"
    r"(?P<items>[^：:。？?]{4,}?)(?:[，,]?(?:这?[两三四五]个)(?:数字?|数据|指标))?"
    r"(?:请|麻烦|各|都|分别|全|一起|一并|一次|是多少|给我?|要|说下?|报一?下|列一?下|来一?下)*[。.？?!！]*"
)
_OF_ONE: Final = re.compile(
    r"(?P<head>[\u3400-\u9fff]{2,10})的(?P<items>[\u3400-\u9fff]+、[\u3400-\u9fff、]+(?:占比|率|比例|比重)[\u3400-\u9fff、]*?)"
    r"[,，]?(?:各|分别)(?:自|都)?(?:是|为|有)?多少[.。?？!！]*"
)
"""`甲的产量、库存和占比各是多少`: a share among them is of that one alone."""
_OF_ONE_TOLD: Final = re.compile(
    r"(?:请|麻烦|劳烦|帮我?|给我)*(?:说明|列出|列示|给出|提供|列举|汇报|说一?下|报一?下|告诉我)(?:一下)?"
    r"(?P<head>[\u3400-\u9fffA-Za-z0-9]{2,10}?)的(?P<items>[^、,，。?？的]{2,8}、[^,，。?？]{4,}?)[.。?？!！]*"
)
"""`请说明甲的产量、占比以及对应的金额`: the items end in the names of measures."""
_MEASURES: Final = re.compile(
    r"(?:[数量额率价值比]|收入|占比|比例|份额|规模|成本|利润|年限|金额|门槛)$"
)
_WHEN: Final = re.compile(
    r"(?P<when>(?:(?:\d{2,4}|[去今前上本]|明)年|[上本]月|\d{1,2}月份?|[一二三四上本]季度|现在|目前|当前)*)的?(?P<what>.+)"
)
"""`甲这块，30年门店数`: the time stands before whom it is asked of."""
_OF_CASE: Final = re.compile(
    r"的?[这那]?个?案例(?:[里中]面?)?(?:我?[想要帮]|给?我|[有的]|[两三四五几]个|上限|下限|关键|核心|数字?|数据|指标|列|报|一下)*$"
)
"""`甲这个案例我要三个数：…` asks for figures of 甲."""
_ITEM: Final = re.compile(r"[、,，;；]|(?<=[\u3400-\u9fff])(?:以及|[和及与])(?=[\u3400-\u9fff])")
_ALSO: Final = re.compile(r"^(?:还有|以及)?(?:各自|对应|相应|相关|分别)?的?")
_OFF: Final = re.compile(
    r"(?:我?[把将])?(?P<parts>[^,，。]{4,40}?)(?:这?[两三四五几]项|[两三四]者)?(?:加总|合计|相加|加起来)(?:之?后|以后)?[,，]?"
    r"(?:发现|结果|却)*[与跟和同](?P<whole>[^,，。]{2,12}?)(?:不一致|对不上|不相等|不符|有(?:差异|出入|差距))[,，]"
    r"(?:请问)?(?:相差|差了?|差额是?)(?=多少|几)"
)
"""`把甲、乙加总，发现与丙不一致，相差多少`."""
_SUMMED_AGAINST: Final = re.compile(
    r"(?P<summed>[^,，。?？!！;；\n]*(?:[、和跟与及][^,，。?？!！;；\n]*?"
    r"(?:[加合凑并归拢][在到成]?(?:起[来來]|一?起|一?[块塊][儿兒]?)(?:之?[后後])?|一共|[总總]共|合[计計])|"
    r"加上?(?![起在一块权])[^,，。?？!！;；\n加]{2,}?)(?:的[^,，。?？的]{2,8}?)?)[,，]?"
    r"(?P<against>[再又]?[跟和与與同离離距比](?!\d[\d.]*\s?[百千万萬亿億KkWw])[^,，。?？!！]{1,16}?(?:相?差|[多少])了?出?(?:多少|[几幾])[^,，。?？!！]*)"
)
"""`甲、乙加起来跟丙差多少`: the sum first, and then how far it is from the other."""
_MONTHS: Final = re.compile(r"月.*月|季.*季")
_TIME: Final = re.compile(r".(?:去年|前年|上|同期|往年|\d{4}年|\d+月|[一二三四]季)")
_DOUBT: Final = re.compile(
    r"^[^:：,，。?？\d]{0,12}(?:[对對]不[上拢攏]|不[对對][劲勁]?|有[问問][题題]|算[错錯])了?(?:似的)?[:：]"
    r"(?=.*(?:多少|[几幾]))"
)
"""`总觉得库存对不上：甲、乙加起来是多少`: why it is asked."""
_FORGOT: Final = re.compile(r"[呢的]?(?:我|有点)*(?:记不太?[清住得]|忘|不记得)了?(?=[,，])")
"""`甲呢我记不清了，产量多少`: why it is asked."""
_SUMS: Final = re.compile(r"加[起在一]|合[计計在起]|一共|总共|總共|[凑并归拢][在到成一]")
_DECIMALS: Final = re.compile(
    r"[?？。;；]\s*(?:please )?(?:round(?:ed|ing)? )?"
    r"(?P<rounded>[,，]?\s*(?:请|to |with |in |保留|取|精确到)*(?:小数点后)?"
    r"(?:\d|[一两二三四]|one|two|three|four)\s?(?:位小数|位|decimals?(?: places?)?))"
    r"(?=[,，]?\s*(?:please)?[.。!！?？]?\s*$)",
    re.IGNORECASE,
)
"""`…是多少？两位小数`: how the question before is rounded, and no question of its own."""
MOST: Final = 20
"""Questions of one message that are answered each; more are one question."""


def questions_of(text: str) -> tuple[str, ...]:
    """`"收入多少？利润呢？"` -> `("收入多少？", "利润呢？")`.

    Clauses divided by commas are questions of their own only where each of them asks.
    """
    text = _DECIMALS.sub(r", \g<rounded>", with_nouns(text))
    text = _SAME_HEAD.sub(_each_with_head, text)
    text = _OFF.sub(r"\g<parts>加起来跟\g<whole>差", _DOUBT.sub("", _FORGOT.sub("", text)))
    text = _SUMMED_AGAINST.sub(_sum_first, text)
    parts = [part for part in _END.split(text) if not _FILLER.fullmatch(part.strip())]
    parts = _joined(with_stated(parts))
    asked = [clause for part in parts for clause in _listed(part) or _such(part) or _clauses(part)]
    return tuple(asked) if 1 < len(asked) <= MOST else (text,)


def _each_with_head(match: re.Match[str]) -> str:
    items = re.split("、(?:还有|以及|和)?", match["more"])[1:]
    return "、".join(f"{match['head']}{item}" for item in (match["first"], *items))


def _sum_first(match: re.Match[str]) -> str:
    """Against another time the sum is of both times, but for a sum of months."""
    if _TIME.match(match["against"]) and not _MONTHS.search(match["summed"]):
        return match[0]
    return f"{match['summed']}一共是多少？{match['against']}"


def _clauses(part: str) -> list[str]:
    """By each mark that may divide questions, else by commas alone: `甲、乙多少，丙多少`."""
    numbers = _SPACE.split(part)
    if len(numbers) > 1 and all(map(_NUMBER.search, numbers)):
        return numbers
    for marks in (_MARK, _COMMA):
        clauses = [text for text in marks.split(part) if not _FILLER.fullmatch(text.strip())]
        if _asks_of_same(clauses) or len(with_stated(clauses)) < len(clauses):
            return [part]
        if any(_SAME.fullmatch(simplified(clause.strip())) for clause in clauses[1:]):
            return [part]
        if _asks_how_much(clauses) or _FIRST_AND_HOW_MUCH.fullmatch(simplified(part.strip())):
            return [part]
        said = [_QUOTED.sub("", re.split("[:：]", clause)[-1]) for clause in clauses]
        if all(_ASKS.search(simplified(each)) for each in said):
            return clauses
    return [part]


def _such(part: str) -> list[str]:
    """`甲类客户，一年买多少才算，这样的客户几名`: the definition first, with its lead."""
    clauses = _COMMA.split(part)
    at = next((n for n, clause in enumerate(clauses) if _SUCH.match(simplified(clause))), 0)
    parts = ["，".join(clauses[:at]), *clauses[at:]] if at else []
    return parts if all(_ASKS.search(simplified(each)) for each in parts) else []


def _joined(parts: list[str]) -> list[str]:
    """`增长靠谁？什么场景？` is one question, as with a comma; so is why it is asked, with it."""
    for at in range(len(parts) - 2, -1, -1):
        if tells_why(parts[at]):
            parts[at : at + 2] = ["，".join((parts[at].rstrip("。. \n"), parts[at + 1]))]
    if len(parts) == 2 and _asks_of_same([parts[0].rstrip("?？ \n"), parts[1]]):
        return ["，".join((parts[0].rstrip("?？ \n"), parts[1]))]
    return parts


def _asks_how_much(clauses: list[str]) -> bool:
    """`谁涨得最快，涨了多少`: how much the one has who leads."""
    first, *others = [simplified(clause.strip()) for clause in clauses]
    return bool(others and _LEADS.search(first)) and all(map(_BY_HOW_MUCH.fullmatch, others))


def _asks_of_same(clauses: list[str]) -> bool:
    """`靠哪些客户，什么场景`: what only names a kind is asked of what the clause before asks."""
    first, *others = [simplified(clause.strip()) for clause in clauses]
    of_names = _NAMES.search(first) and not re.search("多少|(?<!哪)几", first)
    return bool(of_names and others) and all(map(_ALSO_WHICH.fullmatch, others))


def _listed(part: str) -> list[str]:
    """`"甲：收入、利润都给我"` -> `["甲收入", "甲利润"]`; none where the items ask on their own."""
    if one := _OF_ONE.fullmatch(part.strip()):
        return [f"{one['head']}{item}多少" for item in _ITEM.split(one["items"]) if item]
    if told := _OF_ONE_TOLD.fullmatch(part.strip()):
        items = [_ALSO.sub("", item) for item in _ITEM.split(told["items"]) if item]
        if all(map(_MEASURES.search, items)):
            return [f"{told['head']}{item}多少" for item in items]
    match = _LIST.fullmatch(part.strip())
    items = _ITEM.split(match["items"]) if match else []
    if (
        match is None
        or len(items) < 2
        or _SUMS.search(match["items"])
        or any(_ASKS.search(simplified(item)) for item in items)
    ):
        return []
    when = [_WHEN.match(item.strip()) for item in items if item.strip()]
    head = _OF_CASE.sub("", match["head"]) or match["head"]
    return [f"{each['when']}{head}{each['what']}" for each in when if each]
