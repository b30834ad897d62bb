"""Whose report a document is, and of which period: what its tables leave out."""

import re
from collections.abc import Iterable, Sequence
from datetime import date
from itertools import islice
from typing import Final

from assistant.ingest.found.grids import plain
from assistant.periods import find_periods, period_bounds, read_period
from assistant.records import Document, Entity, Passage

_REPORT: Final = re.compile(
    r"(?P<year>(?:19|20)\d\d)(?:年度?)?(?:(?P<half>半年度?(?:报告|报)|中期报告)"
    r"|第?(?P<quarter>[一二三四])季度?(?:报告|报)|(?:年度?)?(?:经营|业务|工作|财务)?报告(?!期)|年报)"
)
_OF_MONTH: Final = re.compile(
    r"月报|月(?:度|份)?.{0,6}(?:报告|简报|快报|分析|总结|通报|报表|回顾)|月度.{0,6}汇报"
)
_LEGAL: Final = re.compile(
    r"[\u4e00-\u9fffA-Za-z·()]{2,30}?(?:股份有限公司|有限责任公司|有限公司|集团公司|银行)"
)
_FULL_NAME: Final = re.compile(r"\|\s*(?:公司的?)?中文(?:名称|全称)\s*\|\s*([^|]+?)\s*\|")
_COVER: Final = 12
"""Passages at the beginning of a report among which its cover stands."""


def period_of(document: Document, passages: Sequence[Passage]) -> str | None:
    """Key of the period that the document reports on; None where it does not say."""
    names = (document.title, document.id.rsplit("/", 1)[-1])
    if match := next(filter(None, (_REPORT.search(plain(name)) for name in names)), None):
        return _of_report(match)
    if covers(document):
        return read_period(document.period, date.today())
    cover = (passage.text for passage in passages[:_COVER] if passage.kind == "paragraph")
    for text in map(plain, (*names, *(" ".join(p.sections[:1]) for p in passages[:1]), *cover)):
        if match := _REPORT.search(text):
            return _of_report(match)
    for name in map(plain, names):
        keys = {span.key for span in find_periods(name, date.today()) if _absolute(span.key, name)}
        if len(keys) == 1:
            return keys.pop()
    return read_period(document.period, date.today()) if document.period else None


def covers(document: Document) -> bool:
    """Whether it says what it reports on, and not just when it was given."""
    names = (document.title, document.id.rsplit("/", 1)[-1])
    monthly = any(_OF_MONTH.search(plain(name)) for name in names)
    return bool(document.period) and (monthly or document.period != document.date[:7])


def owner_of(
    document: Document, passages: Sequence[Passage], entities: Iterable[Entity] = ()
) -> str | None:
    """The company whose annual or quarterly report it is; None for a report of one's own."""
    name = _owner(document, passages)
    known = {n: entity.name for entity in entities for n in (entity.name, *entity.aliases)}
    return known.get(name, name) if name else None


def day_of(document: Document, period: str | None) -> date:
    """The day that relative words count from."""
    if period:
        return period_bounds(period)[1]
    return period_bounds(document.date)[1] if document.date else date.today()


def short_names(owner: str, passages: Sequence[Passage]) -> tuple[str, ...]:
    """What else the company is called: as its table says, and without the legal form."""
    told = (
        re.search(r"\|\s*[^|]{0,8}简称\s*\|(?:\s*\|)*\s*([^|\s][^|]*?)\s*\|", p.text)
        for p in passages
    )
    names = [plain(match[1]) for match in islice(filter(None, told), 1)]
    bare = re.sub(r"(?:集团)?(?:股份)?有限(?:责任)?公司$|集团公司$", "", owner)
    names += [bare, f"{bare}股份"] if "股份" in owner else [bare]
    kept = (n for n in names if 1 < len(n) < len(owner) and not re.fullmatch(r"[\d\s/、-]+", n))
    return tuple(dict.fromkeys(kept))


def _owner(document: Document, passages: Sequence[Passage]) -> str | None:
    cover = [document.title, *(" ".join(p.sections[:1]) for p in passages[:1])]
    cover += [p.text for p in passages[:_COVER] if p.kind == "paragraph" and len(p.text) < 60]
    if not any(_REPORT.search(plain(text)) for text in cover):
        return None
    for passage in passages:
        if passage.kind == "table" and (match := _FULL_NAME.search(passage.text)):
            return plain(match[1])
    for text in map(plain, cover):
        if match := _LEGAL.search(re.sub(r"(?:19|20)\d\d年?.*", "", text)):
            return match[0]
    return None


def _of_report(match: re.Match[str]) -> str:
    if match["half"]:
        return f"{match['year']}-H1"
    if match["quarter"]:
        return f"{match['year']}-Q{'一二三四'.index(match['quarter']) + 1}"
    return match["year"]


def _absolute(key: str, text: str) -> bool:
    return "*" not in key and key[:4] in text
