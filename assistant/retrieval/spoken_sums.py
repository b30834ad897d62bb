"""Arithmetic as it is spoken, in the words that it is read by: sums, bases, shares, rates. Pure."""

import re
from collections.abc import Callable
from typing import Final

from assistant.quantities import find_quantities
from assistant.quantities.units import MEASURE_WORDS
from assistant.retrieval.lexicon import Lexicon, fold

_SUMMED: Final = re.compile(
    r"全加上|[加合凑并归拢攒][在到成]?(?:一?起[来去]?|"
    r"一[块堆处]儿?(?=[^\u3400-\u9fff]|[是有等跟和与比共总多几能占呢吗吧啊了得的来算就也都够差到减]|$))|"
    r"[放搁摆算][在到]?一[起块]儿?(?![比看对来说讲])"
)
"""`凑一块儿有多少`; `加一块板` adds a board, and `放一起看` sums nothing."""
_BASE: Final = re.compile(
    r"(?P<what>[拿用以把从按][^,，。?？]{1,20}?)"
    r"(?:来?打底|[做作当为]底(?![价线薪稿])子?|[做作当]个?(?:基数|起点|底数|基准))"
)
_EVENLY: Final = re.compile(
    rf"平均[分摊]?到每?一?(?P<unit>{'|'.join(MEASURE_WORDS)})(?=[\u3400-\u9fff])"
)
"""`平均到每一家门店`."""
_MUCH: Final = r"(?:百分之[几多]|几成|多少|多[大高]的?(?:比例|比重|份额)|几分之几)"
_AGAINST: Final = re.compile(
    r"[拿把用将](?P<part>[^,，。?？]{2,20}?)[跟和与同](?P<whole>[^,，。?？]{2,24}?)[来相对]?比(?:较|一下)?"
    rf"[,，](?P<again>[^,，。?？]{{0,10}}?)占[了到]?(?={_MUCH})"
)
_RECKONED: Final = re.compile(
    r"[拿把用将以按](?P<part>[^,，。?？]{2,30}?)[跟和与同、](?P<whole>[^,，。?？]{2,30}?)(?:一起|这?[两二]个数|来)*"
    rf"(?:计算|推算|测算|算)[,，](?P<again>[^,，。?？]{{0,10}}?)(?:大约|大概|约)?占比?[了到是为]?(?={_MUCH})"
)
"""`以甲和乙来算，甲占百分之几`."""
_TAKEN_AS: Final = re.compile(
    r"(?P<whole>[^,，。?？]{2,24}?)(?P<taken>(?:直接|就|都)*[按当][照作]?(?:约|大约)?\d[^,，。?？]{0,6}?算[,，])"
    rf"(?P<part>[^,，。?？占]{{2,16}}?)(?:大约|大概|约)?占比?[了到是为]?(?={_MUCH})"
)
"""`如果把乙按2亿计算，甲占百分之几`."""
_AGAIN: Final = re.compile(r"它|前者|前面(?:的|那个)")
_PORTION: Final = re.compile(
    r"(?:占[^,，。?？]{0,12}?|在[^,，。?？]{2,16}[里中内]面?的?)(?P<portion>份额)"
)
_MONTHLY_EN: Final = re.compile(
    r"\b(?:(?:average|mean|compound(?:ed)?) )+monthly (?:compound(?:ed)? )?growth(?: rate)?\b|"
    r"\bmonthly (?:average|mean|compound(?:ed)?) growth(?: rate)?\b|"
    r"\bcompound(?:ed)? monthly growth(?: rate)?\b|\bCMGR\b",
    re.IGNORECASE,
)
_HOLDS_EN: Final = re.compile(
    r"\b(?:holds?|(?:is |are )?(?:held|sustained|maintained|kept up)|persists?|continues?|stays?|"
    r"lasts?)(?: (?:up|steady|constant|true|good|on|unchanged))? (?:for|over|through|throughout|in)"
    r"(?: all| each| every| of| the| these| those| next| coming| full)* (?P<years>\d+) years?\b",
    re.IGNORECASE,
)
"""`if the rate holds for three years` supposes no event."""
_SPREAD_EN: Final = re.compile(
    r"\b(?P<spread>spread|split|divided|shared)(?P<how> (?:evenly|equally|out))? over (?=\d)", re.I
)
"""`spread over 50 customers`: among as many, and not among more."""
_RATE_EN: Final = re.compile(r"\bCAGR\b|\bcompound|\bgrowth\b", re.IGNORECASE)


def plain_sums(text: str, lexicon: Lexicon) -> str:
    """`"甲、乙凑一块儿有多少"` -> `"甲、乙加起来有多少"`; what is part of a name stays."""
    text = _replaced(text, _SUMMED, lambda match: "加起来", lexicon)
    text = _EVENLY.sub(r"平均每\g<unit>", _BASE.sub(r"\g<what>为基数", text))
    text = _AGAINST.sub(_of_the_other, text)
    text = _RECKONED.sub(lambda match: _of_the_second(match, lexicon), text)
    text = _TAKEN_AS.sub(lambda match: _of_the_taken(match, lexicon), text)
    match = _PORTION.search(text)
    if match is None or not _is_share(match, lexicon):
        return text
    return f"{text[: match.start('portion')]}比例{text[match.end() :]}"


def plain_rates(text: str, lexicon: Lexicon) -> str:
    """`"average monthly growth of revenue"` -> `"compound growth each month of revenue"`."""
    text = _replaced(text, _MONTHLY_EN, lambda match: "compound growth each month", lexicon)
    text = _SPREAD_EN.sub(lambda m: f"{m['spread']}{m['how'] or ''} among ", text)
    if not _RATE_EN.search(text):
        return text
    text = re.sub(r"^assuming\b", "if", text, flags=re.IGNORECASE)
    text = re.sub(r"\boverall(?=[?.! ]*$)", "in total", text, flags=re.IGNORECASE)
    return _HOLDS_EN.sub(r"is over \g<years> years", text)


def _replaced(
    text: str, pattern: re.Pattern[str], meant: Callable[[re.Match[str]], str], lexicon: Lexicon
) -> str:
    """Where it does not stand within a name."""
    if not pattern.search(text):
        return text
    held = [(m.start, m.end) for m in lexicon.find(text.lower())]
    return pattern.sub(
        lambda m: m[0] if any(s < m.end() and m.start() < e for s, e in held) else meant(m), text
    )


def _of_the_other(match: re.Match[str]) -> str:
    """`拿甲跟乙比，甲占多大比例` -> `甲占乙的多大比例`."""
    again = match["again"]
    if again and fold(again) not in fold(match["part"]) and not _AGAIN.fullmatch(again):
        return match[0]
    return f"{match['part']}占{match['whole']}的"


def _of_the_second(match: re.Match[str], lexicon: Lexicon) -> str:
    """Where each is the value of a metric, and it is asked of the first: `甲占乙的百分之几`."""
    parts = [match["part"], _value_last(match["whole"], lexicon)]
    named = [[m for m in lexicon.find(fold(p)) if m.names("metric")] for p in parts]
    if not all(named) or fold(match["again"]) not in fold(match["part"]):
        return match[0]
    return f"{parts[0]}占{parts[1]}的"


def _of_the_taken(match: re.Match[str], lexicon: Lexicon) -> str:
    """Where it is the share of one metric in another: `如果把乙按2亿计算，甲占乙的百分之几`."""
    part, whole = (
        [m for m in lexicon.find(fold(match[side])) if m.names("metric")]
        for side in ("part", "whole")
    )
    if (
        not (part and whole)
        or part[-1].end < len(match["part"])
        or part[-1].targets == whole[-1].targets
    ):
        return match[0]
    name = match["whole"][whole[-1].start : whole[-1].end]
    return f"{match['whole']}{match['taken']}{match['part']}占{name}的"


def _value_last(text: str, lexicon: Lexicon) -> str:
    """`产品约5亿的收入` -> `产品收入约5亿`, where that is a metric."""
    names = lexicon.metric_names()
    for span in find_quantities(text):
        tail = text[span.end :].removeprefix("的")
        for start in range(span.start - 1):
            if fold(text[start : span.start] + tail) in names:
                return f"{text[: span.start]}{tail}{text[span.start : span.end]}"
    return text


def _is_share(match: re.Match[str], lexicon: Lexicon) -> bool:
    """`甲在乙里占多大份额`, where 乙 is a metric: a share of it, and no metric that 份额 names."""
    held = [m for m in lexicon.find(match.string.lower()) if m.names("metric")]
    at, end = match.span("portion")
    own = [m for m in held if m.start < end and at < m.end]
    return not own or (len(own) < len(held) and all(m.end - m.start == end - at for m in own))
