"""A place against what the sentence says of it: `排第三，前面还有两家`, `仅次于甲和乙`, and a share
of more than half that has another place than the first.
"""

import re
from collections.abc import Iterator
from typing import Final

from assistant.ingest.checks.reading.evidence import Evidence
from assistant.ingest.checks.reading.findings import of_passages
from assistant.ingest.checks.reading.sentences import Sentence
from assistant.ingest.checks.reading.told import Told, told_in
from assistant.quantities import PERCENT, read_number
from assistant.records import Finding

_N: Final = r"(?P<n>[一两二三四五六七八九十]|\d{1,2})"
_PLACE: Final = re.compile(
    r"(?:排名?|排行|排在?|位列|位居|名列|列|居|份额|占有率)(?:全?[省市国县区球]|行业|当地|本地|区域|同业|同行|[各几][一-鿿]{1,6})?[内里中]?(?:的|为|是|到|至)?"
    r"第(?P<nth>[一二三四五六七八九十]|\d{1,2})[名位]?(?=[，,。；;（(、）)]|$)"
)
_AHEAD: Final = re.compile(
    rf"(?:前面|之前|前头|身前|在前)的?(?:还|仍|只|仅|共)*[有是](?P<who>[^，,。；;\d]{{0,30}}?){_N}[家名位个](?!月|季|百分点)"
)
_BEHIND: Final = re.compile(
    r"(?:仅?次于|落后于|排在)(?P<who>[^，,。；;\d（(]{2,30}?)(?:(?:这)?(?P<n>[两二三四五六七八九])[家名位个])?(?:之后|后面|身后)?(?=[，,。；;）)]|$)"
)
_ALONE: Final = re.compile(r"^仅?次于")
_SPLIT: Final = re.compile("[、和及与]")
_OPEN: Final = re.compile(r"等|其[他它余]|多家|若干|同行|对手|龙头|巨头|第")
_OTHER: Final = re.compile(
    r"去年|上年|此前|原来|同期|上[月季期]|目标|力争|争取|预计|计划|倒数|增速|增幅|并列"
)
_AMONG: Final = re.compile(r"在[^，,。；\d]{1,10}[中里间]$")
_SHARE: Final = re.compile(r"份额|占有率|市占")
HALF: Final = 50


def places_ahead(evidence: Evidence) -> Iterator[Finding]:
    """No tolerance: whoever is ahead is counted, and one place alone has more than half."""
    for sentence in evidence.sentences:
        places = list(_PLACE.finditer(sentence.text))
        if len(places) != 1 or _OTHER.search(sentence.text):
            continue
        (place,) = places
        nth = int(read_number(place["nth"]) or 0)
        for what in (*_counted(sentence, place, nth), *_more_than_half(sentence, place, nth)):
            yield of_passages("contradiction", what, (sentence.passage,))


def _counted(sentence: Sentence, place: re.Match[str], nth: int) -> Iterator[str]:
    behind = sentence.text[place.end() :]
    for form in (_AHEAD, _BEHIND):
        match = form.search(behind)
        if match and (ahead := _number(match, alone=form is _BEHIND)) and nth != ahead + 1:
            yield f"报告写「{place[0]}」，而同一句写「{match[0]}」，两者不一致。"
            return


def _number(match: re.Match[str], *, alone: bool) -> int | None:
    """As many as it counts, or names; one name alone is next to it where nothing counts."""
    if match["n"]:
        return int(read_number(match["n"]) or 0) or None
    if not alone or _OPEN.search(match["who"]) or not _ALONE.match(match[0]):
        return None
    return len([name for name in _SPLIT.split(match["who"]) if name])


def _more_than_half(sentence: Sentence, place: re.Match[str], nth: int) -> Iterator[str]:
    """`市占率61%，位居第二`, in one clause or the next."""
    before = [t for t in told_in(sentence) if t.number.end <= place.start()]
    if nth < 2 or not before or not _is_share(before, place):
        return
    last = before[-1]
    between = sentence.text[last.number.end : place.start()]
    own = between.rpartition("，")[2].strip("左右上下")
    above = last.quantity.bound in {"at_least", "over"} and last.quantity.value >= HALF
    named = not own or _AMONG.match(own) or _SHARE.search(f"{own}{place[0]}")
    of_it = between.count("，") <= 1 and named
    if of_it and (last.quantity.value > HALF or above):
        yield f"报告写「{place[0]}」，而份额{last.text}已超过一半，只能是第一。"


def _is_share(before: list[Told], place: re.Match[str]) -> bool:
    percents = all(t.quantity.unit == PERCENT for t in before)
    clause = before[0].sentence.text[: place.end()]
    return percents and bool(_SHARE.search(clause)) and before[-1].role != "change"
