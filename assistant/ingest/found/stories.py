"""Customers won from a competitor, in running prose: who, from whom, and the share since."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final, NamedTuple

from assistant.ingest.found.facets import competitors_in, products_in
from assistant.records import Audience, Case, CaseField, Document, Entity, Passage, Source

_NAME: Final = r"(?:[A-Za-z][A-Za-z0-9.&-]{1,15}|[\u4e00-\u9fff]{2,6})"
_LISTED: Final = re.compile(
    rf"(?<![\w、/])({_NAME}(?:\s*[、/]\s*{_NAME})+)\s*等(?:\d+家|多家|头部)?(?:客户|用户|企业|公司)"
)
_WON: Final = re.compile(
    r"win\s?-?back|won back|赢回|抢回|夺回|切换自|替换(?:掉|了)|"
    r"从[^，。；]{2,10}(?:切换|迁移|转)(?:到|至|过?来)|switched from",
    re.IGNORECASE,
)
_SHARE: Final = re.compile(
    r"(?:份额|\bshare)[^。；]{0,24}?\d[\d.]*\s?[%％]|\d[\d.]*\s?[%％]的?(?:份额|\s?share)"
)
DEED: Final = "突破点"
END: Final = "效果"
"""What the parts of a case are called here, where the prose does not say."""


class _Story(NamedTuple):
    customer: str
    won: Passage
    share: Passage


def stories_of(
    document: Document, passages: Sequence[Passage], text: str, entities: Sequence[Entity]
) -> list[Case]:
    """Only where all of it stands: a known customer first, whom it left, and a share. The passages
    stay where they are, since they belong to the report's own story.
    """
    names = _customers(passages, entities)
    cases: dict[str, Case] = {}
    for story in _stories([p for p in passages if p.case is None], names):
        case = _case(document, story, text, entities)
        if case.competitors:
            cases.setdefault(case.customer, case)
    return list(cases.values())


def _stories(passages: Sequence[Passage], names: frozenset[str]) -> Iterator[_Story]:
    for passage, after in pairwise([*passages, None]):
        if passage is None or passage.kind != "paragraph" or not _WON.search(passage.text):
            continue
        customer = _leading(passage.text, names)
        if not customer:
            continue
        if _SHARE.search(passage.text):
            yield _Story(customer, passage, passage)
        elif (
            after
            and after.sections == passage.sections
            and _SHARE.search(after.text)
            and _leading(after.text, names) in {"", customer}
        ):
            yield _Story(customer, passage, after)


def _leading(text: str, names: frozenset[str]) -> str:
    bare = text.lstrip(" 　\t")
    return max((name for name in names if bare.startswith(name)), key=len, default="")


def _customers(passages: Sequence[Passage], entities: Sequence[Entity]) -> frozenset[str]:
    """Of the glossary, of cases, and of lists that say what they list: `A、B等客户`."""
    found = {e.name for e in entities if e.kind.casefold() in {"customer", "client", "客户"}}
    found |= {passage.case for passage in passages if passage.case}
    for passage in passages:
        for match in _LISTED.finditer(passage.text):
            found |= {name.strip() for name in re.split(r"[、/]", match[1])}
    return frozenset(found)


def _case(document: Document, story: _Story, text: str, entities: Sequence[Entity]) -> Case:
    told = list(dict.fromkeys((story.won, story.share)))
    texts = [passage.text for passage in told]
    first, last = story.won.sources[0], story.share.sources[0]
    rivals = competitors_in([story.won.text], entities, story.customer)
    products = products_in(texts, entities)
    return Case(
        customer=story.customer,
        products=tuple(name for name in products if name not in {story.customer, *rivals}),
        competitors=rivals,
        fields=tuple(
            CaseField(name=name, text=p.text, passages=(p.id,), audience=p.audience)
            for name, p in zip((DEED, END), told, strict=False)
        ),
        document=document.id,
        source=Source(
            document=document.id,
            title=document.title,
            date=document.date,
            section=first.section,
            page=first.page,
            start=first.start,
            end=last.end,
            quote=text[first.start : last.end],
        ),
        audience=Audience.strictest(*(passage.audience for passage in told)),
    )
