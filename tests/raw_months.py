"""Monthly reports of an invented laundry as somebody writes them: nothing is curated."""

from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from assistant.answering.chain import Assistant
from assistant.exchange import Answer, Asker, Question
from assistant.indexes.base import Health
from assistant.ingest.corpus import read_corpus
from assistant.journal import Conversations
from assistant.records import Audience
from assistant.retrieval.browse import Browser
from tests.memory_view import MemoryView

_LAST_MARCH = """# 北岭洗护2031年3月月报

报告日期：2031年4月8日

## 一、当月概况

| 指标 | 3月 |
|---|---|
| 营业收入（万元） | 410 |
| 毛利率 | 26% |

## 二、重点客户

### 银杉旅馆

- 背景：银杉旅馆有客房90间。
- 方案：每天收送两次。
- 成效：布草破损率由5%降到3%。
"""
_JANUARY = """# 北岭洗护2032年1月月报

报告日期：2032年2月5日

## 一、当月概况

| 指标 | 1月 |
|---|---|
| 营业收入（万元） | 500 |
| 毛利率 | 30% |
| 门店（家） | 12 |
| 送货车（辆） | 8 |

## 二、重点客户

### 银杉旅馆

- 背景：银杉旅馆有客房110间。
- 方案：加收窗帘。
- 成效：布草破损率由3%降到2%。

### 长汀医院

- 背景：长汀医院有病床400张。
- 方案：分色装袋。
- 成效：送错率由4%降到1%。
"""
_FEBRUARY = """# 北岭洗护2032年2月月报

报告日期：2032年3月4日

## 一、当月概况

| 指标 | 2月 | 1月 |
|---|---|---|
| 营业收入（万元） | 460 | 512 |
| 毛利率 | 28.6% | 30% |
| 门店（家） | 12 | 12 |

## 二、重点客户

### 长汀医院

- 背景：长汀医院有病床420张。
- 方案：增加夜间收送。
- 成效：夜班等候时间由3小时缩短到1小时。

### 青浦学校

- 背景：2月新签，青浦学校有住校生700人。
- 方案：每周集中洗涤校服。
- 成效：丢失率由6%降到2%。
"""
_MARCH = """# 北岭洗护2032年3月月报

报告日期：2032年4月6日

## 一、当月概况

| 指标 | 3月 | 2月 | 去年同期 |
|---|---|---|---|
| 营业收入（万元） | 540 | 460 | 410 |
| 毛利率 | 29% | 27.1% | 26% |
| 门店（家） | 13 | 12 | 10 |
| 烘干机（台） | 21 | 20 | 18 |

## 二、客户变动

长汀医院因自建洗衣房，3月12日终止合作。

## 三、重点客户

### 青浦学校

- 背景：青浦学校有住校生760人。
- 方案：改用芯片标签。
- 成效：丢失率由2%降到1%。

### 银杉旅馆

- 背景：银杉旅馆有客房110间，3月续签两年。
- 方案：换用低温洗涤。
- 成效：布草破损率由2%降到1%。
"""
LAST_MARCH, JANUARY, FEBRUARY, MARCH = (
    f"reports/北岭洗护{month}月报" for month in ("2031年3月", "2032年1月", "2032年2月", "2032年3月")
)


@cache
def raw_view() -> MemoryView:
    texts = dict(zip((LAST_MARCH, JANUARY, FEBRUARY, MARCH),
                     (_LAST_MARCH, _JANUARY, _FEBRUARY, _MARCH), strict=True))  # fmt: skip
    with TemporaryDirectory() as folder:
        (Path(folder) / "reports").mkdir()
        for name, text in texts.items():
            (Path(folder) / f"{name}.md").write_text(text, encoding="utf-8")
        held = read_corpus(Path(folder))
    return MemoryView(
        metrics=held.metrics,
        figures=held.figures,
        entities=held.entities,
        passages=held.passages,
        documents=tuple(sorted(held.documents, key=lambda d: d.date, reverse=True)),
        cases=held.cases,
        findings=held.findings,
    )


class Published:
    def view(self, audience: Audience) -> MemoryView:
        return raw_view()

    def health(self) -> Health:
        return Health("memory", "ok", "ready")


def raw_browser() -> Browser:
    return Browser(Published())


def ask_raw(text: str) -> Answer:
    asker = Asker(id="a", audience=Audience.EXECUTIVE)
    return Assistant(Published(), Conversations()).ask(Question(text=text, asker=asker))
