"""Two words of one sentence that cannot both be true: the last that is faster than someone, the
most that is said to be different (反而) and is the most again, a share over the half that is the
least.
"""

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import Final

from assistant.ingest.checks.reading.evidence import Evidence
from assistant.ingest.checks.reading.findings import of_passages
from assistant.ingest.checks.reading.sentences import Sentence
from assistant.quantities import PERCENT
from assistant.records import Finding

_LAST: Final = re.compile(r"倒数第一|垫底|末位|排名?最后|居末|最(?:低|慢|少|小|差|弱)")
_AHEAD: Final = re.compile(
    r"^(?:[只仅还略稍]|好歹)+(?:好|高|快)?(?:于|比)(?P<who>[^，,。；\d]{2,10}?)"
    r"(?:略|稍|要|还|更)*(?:快|高|多|好|强|大)?(?:一点|一些|一筹)?$"
)
_FASTER: Final = re.compile(r"[快高多好强大]")
_FIRST: Final = re.compile(
    r"(?<!倒数)第一(?![季次个批步期阶名])|居首|榜首|首位|领跑|最(?:高|快|多|大|好|强)"
)
_NEXT_TO: Final = re.compile(
    r"^(?:[只仅]|略)?(?:次于|逊于|不及|落后于?)(?P<who>[^，,。；\d]{2,10})$"
)
_YET: Final = re.compile(
    r"最(?P<one>[\u4e00-\u9fff])的(?:是)?[^，,。；]{1,12}[，,][^，,。；]{0,10}(?:反而|反倒|却)(?:也|又)?"
    r"(?:是)?最(?P<other>[\u4e00-\u9fff])(?=[，,。；]|$)"
)
_ALIKE: Final = ("多高大", "少低小")
_SHARE: Final = re.compile(r"份额|占比|比重|占有率|市占")
_REST: Final = re.compile(
    r"^[，,]?\s?(?P<way>不足|不到|低于|少于|小于|不及|超过|大于|高于|多于|超出)"
    r"(?:其[他它余]|另外|剩下|余下)[^，,。；]{0,6}(?:之和|总和|合计|加起来|总计)"
)
_LESS: Final = re.compile("[不低少小]")
_MOST_OF: Final = re.compile(
    r"^[，,]?\s?(?:在?[^，,。；]{0,8}[中里])?(?:是)?(?:并列)?(?P<way>最[高低多少大小快慢])(?:的)?$"
)
_AGAIN: Final = re.compile(r"^(?:[^，,。；\d]{1,12}?)(?:都|均|同|同样|也)?[是为](?:了)?$")
_DEMAND: Final = (
    (
        re.compile(r"(?:需求|订单)[^，,。；]{0,6}(?:暴涨|激增|大涨|猛增|旺盛|井喷|爆发|大增|高涨)"),
        re.compile(r"供大于求|供过于求|供给?过剩"),
    ),
    (
        re.compile(r"(?:需求|订单)[^，,。；]{0,6}(?:萎缩|低迷|大跌|骤降|锐减|暴跌|疲软)"),
        re.compile(r"供不应求|供小于求|求大于供"),
    ),
)
_BUT: Final = re.compile(r"但|却|而|虽|尽管|扩产|产能|投放|转[为入向]|变[为成]")
_SLOWER: Final = re.compile(
    r"(?P<whole>[一-鿿]{2,4})(?:的)?(?:涨|增|增长|增速)得?(?:更|要)?(?P<way>慢|快|低|高)[^。；]{0,4}[，,]"
    r"[^，,。；\d]{0,8}占(?P=whole)的?(?:比重|比例|占比)?[^，,。；\d]{0,3}由?从?(?P<a>[\d.]+)[%％]"
    r"[^，,。；\d]{0,4}(?:至|到|为)(?P<b>[\d.]+)[%％]"
)
_STILL: Final = re.compile(
    r"(?P<part>上半年|前三季度?|前三个季度)[^，,。；]{0,8}(?:仍|还)?[^，,。；]{0,2}亏[^。；]{0,16}?[，,]"
    r"[^，,。；]{0,3}?(?P<q>[一二三四])季度(?:末|底)?[^，,。；]{0,6}(?:转正|扭亏|转盈|盈利)"
)
_UNTIL: Final = {"上半年": 2, "前三季度": 3, "前三季": 3, "前三个季度": 3}
HALF: Final = 50


def opposites(evidence: Evidence) -> Iterator[Finding]:
    """No tolerance: words only."""
    for sentence in evidence.sentences:
        for what in (*_ranks(sentence), *_shares(sentence), *_moves(sentence)):
            yield of_passages("contradiction", what, (sentence.passage,))
    for paragraph in evidence.paragraphs:
        yield from _twice(paragraph)


def _ranks(sentence: Sentence) -> Iterator[str]:
    clauses = [clause.strip() for clause in re.split("[，,]", sentence.text)]
    for one, other in pairwise(clauses):
        last, ahead = _LAST.search(one), _AHEAD.match(other)
        if last and last.end() == len(one) and ahead and _FASTER.search(other):
            yield f"报告写「{last[0]}」，而其后写「{other}」，前后矛盾。"
        first, behind = _FIRST.search(one), _NEXT_TO.match(other)
        if first and first.end() == len(one) and behind:
            yield f"报告写「{first[0]}」，而其后写「{other}」，前后矛盾。"
    for match in _YET.finditer(sentence.text):
        if any({match["one"], match["other"]} <= set(group) for group in _ALIKE) or (
            match["one"] == match["other"]
        ):
            yield f"报告写「{match[0]}」，前后两个「最{match['other']}」与转折不符。"


def _shares(sentence: Sentence) -> Iterator[str]:
    """Who has more than the half has the most."""
    shares = [n for n in sentence.numbers if n.quantity.unit == PERCENT]
    ends = [*(number.start for number in shares[1:]), len(sentence.text)]
    for number, end in zip(shares, ends[: len(shares)], strict=True):
        behind = sentence.text[number.end : end]
        over = number.quantity.value > HALF or (
            number.quantity.value == HALF and number.quantity.bound == "over"
        )
        before = sentence.text[: number.start]
        last = re.search(
            r"(?:份额|占比|比重|占有率)?[^，,。；]{0,2}(?:最[低小少]|垫底|末位|倒数第[一二])",
            behind,
        )
        if over and last and _SHARE.search(before[-12:]) and _SHARE.search(last[0]):
            yield f"报告写份额 {number.text}「{last[0].strip()}」，过半者不会最低。"
        rest = _REST.match(behind)
        if rest and re.search(r"占[^，,。；]{0,10}$", before):
            less = bool(_LESS.search(rest["way"]))
            if (number.quantity.value > HALF) if less else (number.quantity.value < HALF):
                said = rest[0].strip("，,")
                yield f"报告写占 {number.text}「{said}」，方向相反。"


def _moves(sentence: Sentence) -> Iterator[str]:
    text = sentence.text
    for demand, supply in _DEMAND:
        one, other = demand.search(text), supply.search(text)
        held = one and other and one.end() <= other.start()
        if one and other and held and not _BUT.search(text[one.end() : other.start()]):
            yield f"报告写「{one[0]}」，其后写「{other[0]}」，前后矛盾。"
    for match in _SLOWER.finditer(text):
        falls = float(match["b"]) < float(match["a"])
        if falls == (match["way"] in "慢低") and match["a"] != match["b"]:
            what = f"报告写{match['whole']}「{match['way']}」，"
            yield f"{what}而占{match['whole']}的比重从 {match['a']}% 到 {match['b']}%，方向相反。"
    for match in _STILL.finditer(text):
        if "一二三四".index(match["q"]) + 1 <= _UNTIL[match["part"]]:
            yield f"报告写{match['part']}仍亏，其后写「{match['q']}季度」末已转正，前后矛盾。"


def _twice(paragraph: list[Sentence]) -> Iterator[Finding]:
    """`甲3.5%，五个场中最高；乙、丙都是2.0%，并列最高`"""
    found = []
    for sentence in paragraph:
        for at, number in enumerate(sentence.numbers):
            after = sentence.numbers[at + 1].start if at + 1 < len(sentence.numbers) else None
            clause = re.split("[，,]", sentence.text[number.end : after].lstrip("，,"))[0]
            if most := _MOST_OF.match(clause):
                found.append((sentence, number, most["way"], "并列" in most[0]))
    for one, other in pairwise(found):
        apart = one[1].quantity.value != other[1].quantity.value
        alike = one[1].quantity.unit == other[1].quantity.unit and one[2] == other[2]
        words = re.split("[，,]", other[0].masked[: other[1].start])[-1].strip()
        if apart and alike and _AGAIN.match(words) and other[0] is not one[0]:
            what = f"报告写 {one[1].text}「{one[2]}」，其后又写 {other[1].text}「"
            what += f"{'并列' if other[3] else ''}{other[2]}」，前后矛盾。"
            yield of_passages("contradiction", what, (other[0].passage,))
