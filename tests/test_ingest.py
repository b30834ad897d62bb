"""Files to records: what is read, what is found, and every fault with its place."""

from pathlib import Path

import pytest

from assistant.errors import CorpusErrors
from assistant.ingest.corpus import read_corpus
from assistant.records import Audience, Corpus

REPORT = """---
title: 晨光公司月报
date: 2031-02-09
audience: executive
---

## Page 1 概况
<!-- audience: public -->

晨光公司的产品有两类，分别面向学校和家庭。

## Page 2 经营

2030年12月销售额为2亿元，其中学校1.2亿元，家庭0.7亿元。

![走势图]()

## Page 4 案例
<!-- audience: sales -->

晨光学堂的吞吐提升为110.14/14.74=7.4倍，利用率提升30。

晨光公司的产品有两类，分别面向学校和家庭。
"""
TABLE = """metric,value,period,渠道,unit,audience,document,quote
销售额,2亿,2030-12,,元,executive,reports/a,2030年12月销售额为2亿元，其中学校1.2亿元，家庭0.7亿元。
销售额,1.2亿,2030-12,学校,元,executive,reports/a,
销售额,0.7亿,2030-12,家庭,元,executive,reports/a,
"""


def corpus(folder: Path, **files: str) -> Corpus:
    for name, text in files.items():
        path = folder / name.replace("__", "/").replace("_csv", ".csv").replace(
            "_md", ".md"
        ).replace("_yaml", ".yaml")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return read_corpus(folder)


CATALOGUE = "- {name: 销售额, unit: 元, additive: true, audience: executive}\n"


def whole(folder: Path) -> Corpus:
    return corpus(
        folder, reports__a_md=REPORT, metrics__s_csv=TABLE, metrics__catalog_yaml=CATALOGUE
    )


def test_a_report_becomes_passages_with_page_and_audience(tmp_path: Path) -> None:
    passages = {p.text[:6]: p for p in whole(tmp_path).passages}
    assert passages["2030年1"].page == "Page 2"
    assert passages["2030年1"].audience is Audience.EXECUTIVE
    assert passages["晨光学堂的吞"].audience is Audience.SALES


def test_a_block_that_stands_twice_is_one_passage_as_strict_as_its_places(tmp_path: Path) -> None:
    (passage,) = [p for p in whole(tmp_path).passages if p.text.startswith("晨光公司的产品")]
    assert [source.page for source in passage.sources] == ["Page 1", "Page 4"]
    assert passage.audience is Audience.SALES


def test_spans_point_at_their_quotes(tmp_path: Path) -> None:
    read = whole(tmp_path)
    text = (tmp_path / "reports/a.md").read_text("utf-8")
    for passage in read.passages:
        for source in passage.sources:
            assert text[source.start : source.end] == source.quote


def test_figures_know_slot_sentence_and_value(tmp_path: Path) -> None:
    total, school, _ = [f for f in whole(tmp_path).figures if f.confidence is None]
    assert (total.period, total.dimensions, total.text) == ("2030-12", {}, "2亿元")
    assert total.sources[0].page == "Page 2"
    assert school.dimensions == {"渠道": "学校"}


@pytest.mark.parametrize(
    ("kind", "told"),
    [
        ("does_not_add_up", "1.9亿元"),
        ("does_not_add_up", "7.47"),
        ("unit_missing", "30"),
        ("duplicate", "Page 1、Page 4"),
        ("image_only", "图片"),
        ("broken_off", "第 3 页"),
    ],
)
def test_what_is_wrong_with_a_report_is_found(tmp_path: Path, kind: str, told: str) -> None:
    found = [finding.what for finding in whole(tmp_path).findings if finding.kind == kind]
    assert any(told in what for what in found), found


@pytest.mark.parametrize(
    ("file", "text", "place", "told"),
    [
        ("metrics__x_csv", "metric,value\n销售额,1,2\n", "metrics/x.csv:2:3", "cells"),
        ("metrics__x_csv", "metric,metric\na,b\n", "metrics/x.csv:1:2", "twice"),
        ("metrics__x_csv", "metric,value,period\n销售额,1,某天\n", "metrics/x.csv:2:1", "period"),
        ("metrics__x_csv", "metric,value,quote\n销售额,1,没有的话\n", "metrics/x.csv:2:1", "quote"),
        ("metrics__x_csv", "a,b\n1,2\n", "metrics/x.csv:1:1", "metric"),
        ("glossary_yaml", "- {name: [\n", "glossary.yaml:2:1", "YAML"),
        ("glossary_yaml", "- {name: A, kind: x}\n- {name: A, kind: y}\n", "glossary.yaml", "twice"),
        (
            "metrics__catalog_yaml",
            "- {name: A, formula: '(B - C'}\n",
            "metrics/catalog.yaml",
            "bracket",
        ),
        ("reports__x_md", "# A\n<!-- audience: boss -->\n\ntext\n", "reports/x.md:2", "audience"),
        ("reports__x_md", "# A\n\nte\x01xt\n", "reports/x.md:3:3", "control"),
        ("cases__x_md", "---\nindustry: x\n---\n", "cases/x.md:2:1", "customer"),
    ],
)
def test_a_fault_names_its_place(
    tmp_path: Path, file: str, text: str, place: str, told: str
) -> None:
    with pytest.raises(CorpusErrors) as errors:
        corpus(tmp_path, **{file: text})
    assert [(fault.place, told in fault.problem) for fault in errors.value.faults] == [
        (place, True)
    ]


def test_all_faults_are_told_at_once(tmp_path: Path) -> None:
    with pytest.raises(CorpusErrors) as errors:
        corpus(tmp_path, glossary_yaml="- 3\n", metrics__x_csv="a,b\n1,2\n")
    assert len(errors.value.faults) == 2


def test_a_wide_table_reads_periods_metrics_and_members(tmp_path: Path) -> None:
    table = "公司,指标,2029,2030,渠道\n晨光,收入,1,2,学校\n"
    read = corpus(tmp_path, metrics__w_csv=table)
    assert [(f.metric, f.subject, f.period, f.text, f.dimensions) for f in read.figures] == [
        ("收入", "晨光", "2029", "1", {"渠道": "学校"}),
        ("收入", "晨光", "2030", "2", {"渠道": "学校"}),
    ]
