"""Months of an invented cable railway, dropped in raw: values restated, a target raised."""

from collections.abc import Sequence
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from assistant.answering.chain import Assistant
from assistant.exchange import Answer, Asker, Question
from assistant.indexes.base import Health
from assistant.ingest.corpus import read_corpus
from assistant.journal import Conversations
from assistant.records import Audience, Corpus
from tests.memory_view import MemoryView

_FILES: Final = {
    "岚溪索道2030年3月经营月报.txt": """岚溪索道2030年3月经营月报

报告日期：2030年4月9日　编制：票务科

一、当月概况
3月公司实现票务收入610万元，上座率48.2%。日均客流1.9万人次，当月受理投诉21件，员工310人。

二、各线收入
按线路看，东线收入330万元，西线收入280万元。
""",
    "岚溪索道2031年1月经营月报.md": """# 岚溪索道2031年1月经营月报

报告日期：2031年2月6日

## 一、当月概况

1月公司实现票务收入740万元，上座率51.6%。2031年全年票务收入目标为1亿元。

| 指标 | 本月 | 上月 |
|---|---|---|
| 票务收入（万元） | 740 | 820 |
| 上座率 | 51.6% | 53.0% |
| 日均客流（万人次） | 2.4 | 2.6 |
| 投诉（件） | 32 | 29 |
| 员工（人） | 335 | 340 |

## 二、各线收入

| 线路 | 收入（万元） |
|---|---|
| 东线 | 400 |
| 西线 | 340 |
| 合计 | 740 |
""",
    "岚溪索道2031年2月经营月报.md": """# 岚溪索道2031年2月经营月报

报告日期：2031年3月5日

## 一、当月概况

2月公司实现票务收入690万元，上座率49.9%。补记团队票款后，1月票务收入由740万元更正为765万元，\
其中西线收入由340万元更正为365万元。

| 指标 | 2月 | 1月 |
|---|---|---|
| 票务收入（万元） | 690 | 765 |
| 上座率 | 49.9% | 51.6% |
| 日均客流（万人次） | 2.2 | 2.4 |
| 投诉（件） | 24 | 35 |
| 员工（人） | 332 | 335 |

## 二、各线收入

| 线路 | 收入（万元） |
|---|---|
| 东线 | 370 |
| 西线 | 320 |
| 合计 | 690 |
""",
    "岚溪索道2031年3月经营月报.md": """# 岚溪索道2031年3月经营月报

报告日期：2031年4月7日

## 一、当月概况

3月公司实现票务收入880万元。经审计，2月上座率由49.9%调整为49.4%。

2031年全年票务收入目标由1亿元上调至1.1亿元。

| 指标 | 3月 | 2月 | 去年同期 |
|---|---|---|---|
| 票务收入（万元） | 880 | 690 | 610 |
| 上座率 | 54.3% | 49.4% | 48.2% |
| 日均客流（万人次） | 2.8 | 2.2 | 1.9 |
| 投诉（件） | 27 | 24 | 21 |
| 员工（人） | 352 | 328 | 310 |

## 二、各线收入

| 线路 | 收入（万元） |
|---|---|
| 东线 | 470 |
| 西线 | 410 |
| 合计 | 880 |
""",
}


@cache
def corpus() -> Corpus:
    with TemporaryDirectory() as folder:
        reports = Path(folder) / "reports"
        reports.mkdir()
        for name, text in _FILES.items():
            (reports / name).write_text(text, encoding="utf-8")
        return read_corpus(Path(folder))


@cache
def _view() -> MemoryView:
    held = corpus()
    return MemoryView(
        metrics=held.metrics, figures=held.figures, entities=held.entities,
        passages=held.passages, cases=held.cases, findings=held.findings,
        documents=tuple(sorted(held.documents, key=lambda d: d.date, reverse=True)),
    )  # fmt: skip


class _Published:
    def view(self, audience: Audience) -> MemoryView:
        return _view()

    def health(self) -> Health:
        return Health("memory", "ok", "ready")


def answers(turns: Sequence[str]) -> list[Answer]:
    assistant, conversation = Assistant(_Published(), Conversations()), None
    told = []
    for text in turns:
        asker = Asker(id="a", audience=Audience.EXECUTIVE)
        answer = assistant.ask(Question(text=text, asker=asker, conversation_id=conversation))
        conversation = answer.conversation_id
        told.append(answer)
    return told


def ask(*turns: str) -> Answer:
    """The answer to the last turn of one conversation."""
    return answers(turns)[-1]
