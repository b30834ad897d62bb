"""Parts that a question lists one by one: each of them is a name, or the answer lacks it. Pure."""

import re
from collections.abc import Iterator
from typing import Final

from assistant.indexes.base import View
from assistant.quantities.units import MEASURE_WORDS
from assistant.retrieval.counted_of import of_same_head
from assistant.retrieval.language import Reading
from assistant.retrieval.lexicon import Lexicon, fold
from assistant.retrieval.plan import Plan
from assistant.retrieval.residue import content_runs

_NUMBER: Final = r"[两二三四五六七八九十\d]+"
_TOGETHER: Final = re.compile(
    rf"(?:[这那]|以上|上述)?(?<![A-Za-z\d.]){_NUMBER}[样项者]|[这那]?(?<![A-Za-z\d.]){_NUMBER}个?(?=[加合凑都一总])|都|全部|分别|各|"
    r"[总一]共|[合总共]计|加[在到]?[起一]|合[在到起]|凑|相加|之和|拢共"
)
"""What ends a list of which each is asked, or all are added."""
_CLAUSE: Final = re.compile(r"[^,，。;；:：?？!！]+")
_AND: Final = re.compile(r"[、/]|以及|还有|[和与跟及]")
_CHAIN: Final = re.compile(
    rf"(?P<part>[^多几]{{1,8}}?)(?:多少|几)(?:{'|'.join(MEASURE_WORDS)})?(?=[^多几]|$)"
)
_NO_CHAIN: Final = re.compile(r"[比占差除乘平均每]|百分|倍")
_WORDS: Final = re.compile(
    r"其[他它余]|剩下|余下|别的|它们?|全部|所有|大家|前面|上面|刚才|[这那]些|一?共|总|"
    r"[的了过还又就都要等请帮我给把将再呢吧啊呀那先已经现在目前和与跟及是有出掉完]"
)
"""Words of the language that name no part."""
_EDGES: Final = re.compile(r"^[还又再就都和与跟及把将有那]+|[了的过]+$")
_COUNT: Final = re.compile(rf"[这那]?{_NUMBER}[样项者]")
_SIDE: Final = re.compile(r"[内外上下前后东西南北中]部")
_MEASURE: Final = re.compile(
    rf"(?:[每各].)?(?:(?:{'|'.join(MEASURE_WORDS)})[数量]|数[量目值字]|占比|比[例重率]|份额|金额|总[数量额])"
)
"""`每档的台数和占比`: how each is measured, and no part."""
_MOST: Final = 6
"""Characters of a part that nobody knows; a longer one says more than a name."""


def with_lacking(plan: Plan, reading: Reading, lexicon: Lexicon, view: View) -> Plan:
    """`售出、在修和剩余的合计`: with 在修 as what is lacking, where nothing is called so; `长租量和
    客户数` asks for 长租客户数, where that is a metric.
    """
    if plan.intent != "figure" or not plan.metrics or plan.choices or plan.operands:
        return plan
    parts = tuple(dict.fromkeys(_lacking(plan, reading)))
    behind = {part: of_same_head(plan.metrics, fold(part), lexicon, view) for part in parts}
    more = {part: held[0] for part, held in behind.items() if len(held) == 1}
    lacking = tuple(part for part in parts if part not in more)
    said = (*parts, *_COUNT.findall(reading.text))
    unknown = tuple(w for w in plan.unknown if not any(w in part for part in said))
    heads = tuple(w for w in plan.heads if w in unknown)
    metrics = tuple(dict.fromkeys((*plan.metrics, *more.values())))
    told: dict[str, object] = {"metrics": metrics, "linked": {**plan.linked, **more}}
    if more:
        by = plan.by if plan.by not in metrics else None
        told |= {"by": by, "operation": plan.operation if plan.operation != "breakdown" else None}
    return plan.model_copy(update={**told, "lacking": lacking, "unknown": unknown, "heads": heads})


def _lacking(plan: Plan, reading: Reading) -> Iterator[str]:
    """Of each list in which anything is a name; `领导和客户都问` lists nothing that is asked."""
    text = reading.text
    spans = [(m.start, m.end) for m in reading.mentions]
    spans += [(p.start, p.end) for p in reading.periods]
    linked = {fold(word) for word in plan.linked}
    named = {fold(name) for name in plan.metrics}
    for parts in _lists(text, spans):
        loose = [p for p in parts if not any(s < p[1] and p[0] < e for s, e in spans)]
        for start, end in loose if len(loose) < len(parts) else ():
            said = _WORDS.sub("", text[start:end])
            known = any(fold(said) in word or word in fold(said) for word in linked)
            if not known and _is_part(said) and not any(fold(said) in name for name in named):
                yield _EDGES.sub("", text[start:end])


def _is_part(said: str) -> bool:
    """A name that nobody knows, and neither a measure nor a word of the language."""
    names = content_runs(said) or _SIDE.fullmatch(said)
    short = len(said) <= _MOST and not said.isascii()
    return bool(names) and short and not _MEASURE.fullmatch(said)


def _lists(text: str, spans: list[tuple[int, int]]) -> Iterator[list[tuple[int, int]]]:
    for clause in _CLAUSE.finditer(text):
        start, end = clause.span()
        links = list(_CHAIN.finditer(text, start, end))
        if len(links) > 1 and not _NO_CHAIN.search(clause[0]):
            yield [link.span("part") for link in links]
        elif together := _TOGETHER.search(text, start, end):
            yield list(_listed(text, start, together.start(), spans))


def _listed(
    text: str, start: int, end: int, spans: list[tuple[int, int]]
) -> Iterator[tuple[int, int]]:
    """The items before the words for all of them; a name that holds 和 is one."""
    marks = [
        mark.span()
        for mark in _AND.finditer(text, start, end)
        if not any(first <= mark.start() and mark.end() <= last for first, last in spans)
    ]
    if marks:
        yield from zip((start, *(e for _, e in marks)), (*(s for s, _ in marks), end), strict=True)
