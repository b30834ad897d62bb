"""What a found case is known by: scenarios, products, competitors, other names of the customer."""

import re
from collections.abc import Iterable, Sequence
from typing import Final

from assistant.ingest.found.case_words import words_of
from assistant.records import Entity

_LIST: Final = re.compile(r"[、,，/;；]|\s*(?:以及|及其|和|与|及)\s*|\s+and\s+")
_REST: Final = re.compile(
    r"(?:等)?(?:多[个种类])?(?:核心|相关|各类)?(?:业务|场景|应用|领域|方向|环节)*(?:等)?[。.；;]*$"
)
LONGEST: Final = 16
"""Characters of a name; what is longer is a sentence."""

_USING: Final = (
    r"(?:通过|采用|使用|利用|借助|基于|依托|部署了?|上线了?|引入了?|选用了?|接入了?|改用|换成|上量|切换到|换到|迁到|用|实测|"
    r"\b(?:with|using|uses?|used|on|via|by|deployed|adopted|through)\b)"
)
_JOIN: Final = r"(?:\s*[+/、,，]\s*|\s*(?:和|与|及)\s*|\s+and\s+)"
_TOKEN: Final = r"(?<![A-Za-z0-9.-])[A-Za-z][A-Za-z0-9]*(?:[-.][A-Za-z0-9]+)*(?![A-Za-z0-9])"
_OPENS: Final = re.compile(
    rf"(?:(?:^|[。；;：:，,]|\n)\s*|{_USING}\s*(?:[\u4e00-\u9fff]{{1,8}}[+/、,，和与])?)"
    rf"({_TOKEN}(?:{_JOIN}{_TOKEN})*)",
    re.IGNORECASE,
)
"""Latin names where a clause begins, or behind a word of use."""
_QUOTED: Final = re.compile(
    r"[“「『\"]([^”」』\"\n]{2,10})[”」』\"]\s*(?=[\u4e00-\u9fff]{0,6}(?:技术|平台|系统|产品|引擎|模型|网关|软件|工具|方案))"
)
_OTHERS: Final = re.compile(
    r"(?:相比(?:于|较)?|对比|比(?=[A-Za-z])|较(?=[A-Za-z])|替换(?:掉|了)?|取代(?:了)?|兼容|"
    r"支持|适配|友商(?:的)?|竞品(?:的)?|"
    r"\b(?:than|versus|vs\.?|against|replac\w+|compared (?:to|with))\b)\s*$",
    re.IGNORECASE,
)
"""What follows is somebody else's, or only works together with the product."""
_OF_THE_TRADE: Final = words_of(
    "ai api app apps ar asr aws b2b b2c bi cdn ceo cfo cio ci cd cpu crm cto db devops dns erp etl "
    "gb gpu hr http https ict id idc iot ip ipo it itsm kpi llm mb mes ml mpp mr nlp npu ocr ok "
    "okr ops os paas pb pc pdf plc poc ppt qps roi rfid saas sdk sla sop sql ssd tb tco tps ui ux "
    "vip vpn vr wifi wms the a an and or of in to for it its he she we they this that these those "
    "our their all one two first second after before with from by on at as is was were are be has "
    "have had no not since while when each every most more less than up down customer client batch "
    "size online page slide"
)
"""Latin words of business and of English that name no product."""

_RIVAL: Final = re.compile(r"友商|竞品|竞争对手|竞对|(?<!\w)competitors?(?!\w)", re.IGNORECASE)
UNNAMED: Final = "友商"
_WORDS: Final = dict.fromkeys(("友商", "竞品", "竞对", "竞争对手"), UNNAMED)
_WHOM: Final = r"[A-Z][\w+-]*(?:\.\w+)*(?: [A-Z][\w+-]*)?"
_LEFT: Final = re.compile(
    r"(?:win\s?-?back|won back from|赢回|抢回|夺回|替换(?:掉|了)?|取代了?|切换自|迁移自|"
    r"switched from|replac(?:ed|ing))\s*(?:原有?的?|其?原来的?|自|from)?\s*"
    rf"({_WHOM}|[\u4e00-\u9fff]{{2,6}}?)(?=[，,。；;、\s的]|\.(?!\w)|原有|方案|系统|产品|平台|$)"
    rf"|从({_WHOM}|[\u4e00-\u9fff]{{2,6}}?)(?:手[中里上])?"
    r"(?:切换|迁移|转|切|迁|抢|赢|夺|win\s?back)",
    re.IGNORECASE,
)
"""Whom the customer left."""
_AGAINST: Final = re.compile(
    r"(?:相比(?:于|较)?|对比|优于|领先于?|击败|战胜|compared (?:to|with)|versus|vs\.?)\s*"
    r"([\u4e00-\u9fff]{1,6}?(?:云|科技|公司|集团)|[A-Z][\w.+-]* (?:Cloud|Inc|Group|Ltd))"
)
_GENERIC: Final = re.compile(
    r"银行|医院|集团|公司|大学|学院|学校|科技|汽车|证券|保险|航空|电力|能源|物流|酒店|超市|药业|矿业|钢铁|"
    r"重工|乳业|食品|航运|出行|股份|^中国|^国家|^[东西南北]?[方部]$"
)
"""Parts of names that say what kind of company it is."""
_GOES_ON: Final = r"(?=[A-Za-z\u4e00-\u9fff])(?!行业|市场|产业|赛道)"
_PERCENTILE: Final = re.compile(r"P\d{2}")
_PRONOUN: Final = re.compile(
    r"^(?:原|旧|老|传统|人工|现有|自有|自建|之前|以前|去年|其他|其它|该|本|此|那|国外|国内|进口)"
)
_PRODUCT_KINDS: Final = frozenset({"product", "card", "产品", "型号", "model", "service", "服务"})
_RIVAL_KINDS: Final = frozenset({"competitor", "竞争对手", "友商", "竞品"})


def names_in(line: str) -> tuple[str, ...]:
    """`"人脸识别、智能客服等业务"` -> `("人脸识别", "智能客服")`; a sentence names nothing."""
    parts = (
        _REST.sub("", part.strip(" 。.；;")) or part.strip(" 。.；;") for part in _LIST.split(line)
    )
    kept = [part for part in parts if part]
    return tuple(dict.fromkeys(kept)) if all(len(part) <= LONGEST for part in kept) else ()


def products_in(told: Sequence[str], entities: Iterable[Entity]) -> tuple[str, ...]:
    """Of the glossary wherever they stand, else Latin names that begin a clause or are used."""
    found: dict[str, int] = {}
    text = "\n".join(told)
    for entity in entities:
        if entity.kind.casefold() in _PRODUCT_KINDS:
            at = [text.find(name) for name in (entity.name, *entity.aliases) if name in text]
            if at and not _OTHERS.search(text[: min(at)]):
                found[entity.name] = min(at)
    for match in _OPENS.finditer(text):
        if _OTHERS.search(text[: match.start(1)]):
            continue
        for token in re.finditer(_TOKEN, match[1]):
            start = match.start(1) + token.start()
            if _is_product(token[0], text[:start], text[start + len(token[0]) :]):
                found.setdefault(token[0], start)
    for match in _QUOTED.finditer(text):
        found.setdefault(match[1], match.start())
    return tuple(sorted(found, key=lambda name: found[name]))


def competitors_in(
    told: Sequence[str], entities: Iterable[Entity], customer: str
) -> tuple[str, ...]:
    """Only whom the text sets itself against; an unnamed one stays 友商."""
    text = "\n".join(told)
    found: dict[str, int] = {}
    for entity in entities:
        if entity.kind.casefold() in _RIVAL_KINDS:
            at = [text.find(name) for name in (entity.name, *entity.aliases) if name in text]
            if at:
                found[entity.name] = min(at)
    for pattern in (_LEFT, _AGAINST):
        for match in pattern.finditer(text):
            name = next(group for group in match.groups() if group)
            if not _PRONOUN.match(name) and name not in customer and not _RIVAL.search(name):
                found.setdefault(name, match.start())
    for match in _RIVAL.finditer(text):
        found.setdefault(_WORDS.get(match[0], match[0]), match.start())
    return tuple(sorted(found, key=lambda name: found[name]))


def aliases_in(customer: str, told: Sequence[str]) -> tuple[str, ...]:
    """Shorter forms by which the text calls the customer where a clause begins: `大河` or `大钢` of
    `大河特钢`, and `特钢` where the story begins with it.
    """
    if not re.fullmatch(r"[\u4e00-\u9fff]{4,10}", customer):
        return ()
    text = "\n".join(told)
    forms = {
        customer[:2]: rf"(?:^|[。；，,：:\n])\s*{customer[:2]}(?!{customer[2:]}){_GOES_ON}",
        customer[:3]: rf"(?:^|[。；，,：:\n])\s*{customer[:3]}(?!{customer[3:]}){_GOES_ON}",
        customer[0]
        + customer[-1]: rf"(?:^|[。；，,：:\n])\s*{customer[0]}{customer[-1]}{_GOES_ON}",
        customer[-2:]: rf"\A\s*{customer[-2:]}(?:是|希望|计划|作为|拥有|使用|采用|将|已|需)",
    }
    return tuple(
        form
        for form, place in forms.items()
        if not _GENERIC.search(form) and re.search(place, text)
    )


def _is_product(token: str, before: str, after: str) -> bool:
    """A capital inside it, a digit, or what only a name is: no unit, word or abbreviation."""
    if token.casefold() in _OF_THE_TRADE or len(token) < 2 or _PERCENTILE.fullmatch(token):
        return False
    if re.fullmatch(r"[A-Z][a-z]+", token):  # begins every English sentence
        used = re.search(_USING + r"\s*$", before, re.IGNORECASE)
        return bool(used) or bool(re.match(r"[\u4e00-\u9fff]", after))
    return bool(re.search(r"[A-Z]", token)) and not re.match(r"\s*[:：]?\s*[%％]", after)
