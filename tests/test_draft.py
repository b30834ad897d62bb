"""A draft of a document: a corpus that reads as the document did, and that a person edits."""

import csv
import io
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
import yaml

from assistant.errors import CorpusError, CorpusErrors
from assistant.ingest.corpus import read_corpus
from assistant.ingest.draft import draft
from assistant.ingest.draft.proposals import adding_up
from assistant.ingest.draft.writing import files_of
from assistant.quantities import read_quantity
from assistant.records import Corpus, Figure, Metric, Nature, Passage, Source, content_id
from tests.invented import Talk
from tests.invented_stories import REPORT
from tests.test_cli import run
from tests.test_found_cases import view_of

LEDGER = """---
title: 临溪面包房月报
date: 2031-02-09
period: 2031-02
---

## Page 1 收入

2031年1月收入3.2亿元，其中门店2亿元，外卖1.2亿元。
门店口径是指街边和商场两种。

## Page 2 门店

门店有60+家，续租率约85%，退货率未写。
退货率是指当日退回的面包占出炉的比例。

本月店长轮岗，计划培训1200人次。

[image: ]

## Page 3 案例

""" + REPORT[REPORT.index("【云杉") : REPORT.index("三、")]
QUESTIONS = (
    "云杉医院的案例", "有哪些案例", "哪些客户用了StarGate", "和北辰云竞争的案例", "赤岭的背景",
    "云杉医院三句话话术", "对比云杉医院和白鹭航运的案例", "收入多少", "外卖收入多少",
    "门店收入占比", "门店有多少家", "续租率", "店长有什么安排", "收入合计对得上吗",
    "Page 3 讲了什么", "退货率是什么",
)  # fmt: skip


def figure(
    passage: Passage,
    metric: str | None,
    value: str,
    *,
    period: str | None = None,
    nature: Nature = "actual",
    confidence: float = 0.9,
    dimensions: Mapping[str, str] | None = None,
) -> Figure:
    place = passage.sources[0]
    sentence = next(s for s in passage.text.replace("。", "。\n").split("\n") if value[:2] in s)
    start = place.start + passage.text.index(sentence)
    members = "、".join((dimensions or {}).values())
    return Figure(
        id=content_id(metric or "", value, members), document=passage.document, metric=metric,
        label=f"{metric or '培训'}{f'（{members}）' if members else ''}", nature=nature,
        dimensions=dict(dimensions or {}), confidence=confidence, period=period,
        reasons=("在句中读出", "单位在后"),
        quantity=read_quantity(value),
        sources=(
            place.model_copy(
                update={"quote": sentence, "start": start, "end": start + len(sentence)}
            ),
        ),
    )  # fmt: skip


def with_figures(corpus: Corpus) -> Corpus:
    """As if they had been found."""
    held = {p.page + p.text[:2]: p for p in corpus.passages}
    sales, shops, training = held["Page 120"], held["Page 2门店"], held["Page 2本月"]
    figures = (
        figure(sales, "收入", "3.2亿元", period="2031-01"),
        figure(sales, "收入", "2亿元", period="2031-01", dimensions={"渠道": "门店"}),
        figure(sales, "收入", "1.2亿元", period="2031-01", dimensions={"渠道": "外卖"}),
        figure(shops, "门店数", "60+家"),
        figure(shops, "续租率", "约85%", confidence=0.6),
        figure(training, None, "1200人次", nature="target", confidence=0.5),
    )
    units = {"收入": "元", "门店数": "家", "续租率": "%"}
    metrics = tuple(Metric(name=n, unit=u, declared=False) for n, u in units.items())
    return corpus.model_copy(update={"figures": figures, "metrics": metrics})


@pytest.fixture
def raw(tmp_path: Path) -> Corpus:
    (tmp_path / "raw").mkdir()
    (tmp_path / "raw/月报.md").write_text(LEDGER, encoding="utf-8")
    return with_figures(read_corpus(tmp_path / "raw"))


@pytest.fixture
def written(raw: Corpus, tmp_path: Path) -> Path:
    folder = tmp_path / "draft"
    (report,) = (d for d in raw.documents if d.kind == "report")
    for name, text in files_of(raw, report, "月报.md", "draft").items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    return folder


def test_a_draft_has_the_documented_shape(written: Path) -> None:
    files = {path.relative_to(written).as_posix() for path in written.rglob("*.*")}
    assert files == {
        "README.md", "glossary.yaml", "reports/月报.md", "metrics/月报.csv", "metrics/catalog.yaml",
        "cases/01-云杉医院.md", "cases/02-白鹭航运.md", "cases/03-赤岭矿业集团.md",
    }  # fmt: skip
    report = (written / "reports/月报.md").read_text("utf-8")
    assert report.startswith("---\ntitle: 临溪面包房月报\ndate: '2031-02-09'\nperiod: 2031-02\n")
    assert "## Page 3 案例\n\n<!-- 案例：cases/01-云杉医院.md -->" in report
    assert "阅片提速" not in report


def test_a_draft_reads_as_the_document_did(raw: Corpus, written: Path) -> None:
    again = read_corpus(written)

    def texts(corpus: Corpus) -> set[tuple[str, str, str | None]]:
        return {(p.text, p.page, p.case) for p in corpus.passages}

    def slots(corpus: Corpus) -> list[tuple[object, ...]]:
        return [
            (f.metric or f.label, f.quantity and f.quantity.value, f.text, f.subject, f.dimensions,
             f.period, f.nature, f.sources[0].quote, f.sources[0].page, f.confidence, f.reasons)
            for f in corpus.figures
        ]  # fmt: skip

    assert texts(again) == {(text, page, case) for text, page, case in texts(raw)}
    assert slots(again) == slots(raw)
    assert [
        (c.customer, c.aliases, c.scenarios, c.products, c.competitors) for c in again.cases
    ] == [(c.customer, c.aliases, c.scenarios, c.products, c.competitors) for c in raw.cases]
    assert [(e.name, e.kind, e.aliases) for e in again.entities] == [
        (e.name, e.kind, e.aliases) for e in raw.entities
    ]


@pytest.mark.parametrize("question", QUESTIONS)
def test_a_draft_answers_as_the_document_did(raw: Corpus, written: Path, question: str) -> None:
    one = Talk(view_of(raw)).ask(question)
    other = Talk(view_of(read_corpus(written))).ask(question)
    assert (one.status, one.answer) == (other.status, other.answer)
    assert {c.quote for c in one.citations if "\n" not in c.quote} == {
        c.quote for c in other.citations if "\n" not in c.quote
    }


def rows_of(written: Path) -> list[dict[str, str]]:
    text = (written / "metrics/月报.csv").read_text("utf-8")
    return list(csv.DictReader(io.StringIO(text)))


def test_figures_stand_in_a_table_with_confidence_and_reasons(written: Path) -> None:
    rows = rows_of(written)
    assert [row["指标"] for row in rows] == ["收入"] * 3 + ["门店数", "续租率", "培训"]
    renewal = rows[4]
    assert (renewal["数值"], renewal["置信度"], renewal["依据"]) == (
        "约85%",
        "0.6",
        "在句中读出；单位在后",
    )
    assert renewal["引文"] == "门店有60+家，续租率约85%，退货率未写。"
    assert (rows[1]["渠道"], rows[1]["页码"], rows[5]["性质"]) == ("门店", "Page 1", "目标")


def test_metrics_and_names_are_proposed(written: Path) -> None:
    catalogue = {
        m["name"]: m for m in yaml.safe_load((written / "metrics/catalog.yaml").read_text())
    }
    assert catalogue["收入"]["additive"] == ["渠道"], "门店 and 外卖 make the total"
    assert catalogue["门店数"]["unit"] == "家"
    assert catalogue["续租率"]["description"] == ""
    names = {n["name"]: n["kind"] for n in yaml.safe_load((written / "glossary.yaml").read_text())}
    assert names["云杉医院"] == "customer"
    assert names["北辰云"] == "competitor"
    assert names["StarGate"] == "product"


def test_the_readme_says_what_to_look_at_first(written: Path) -> None:
    told = (written / "README.md").read_text("utf-8")
    first, second = (
        told.index("0.50　metrics/月报.csv 第 7 行：培训"),
        told.index("0.60　metrics/月报.csv"),
    )
    assert first < second, "lowest first"
    for said in (
        "此处是一张图片",
        "云杉医院（cases/01-云杉医院.md）",
        "有数字但没有收进表格：Page 3",
    ):
        assert said in told


def edited(written: Path, change: Callable[[list[dict[str, str]]], list[dict[str, str]]]) -> Corpus:
    rows = change(rows_of(written))
    out = io.StringIO()
    writer = csv.DictWriter(out, list(rows[0]), lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    (written / "metrics/月报.csv").write_text(out.getvalue(), encoding="utf-8")
    return read_corpus(written)


def test_a_checked_row_is_declared_and_a_deleted_one_stays_away(written: Path) -> None:
    def check(rows: list[dict[str, str]]) -> list[dict[str, str]]:
        rows[4] |= {"数值": "85%", "置信度": "", "依据": ""}
        return rows[:5]

    corpus = edited(written, check)
    (renewal,) = [figure for figure in corpus.figures if figure.confidence is None]
    assert (renewal.text, renewal.reasons) == ("85%", ())
    assert len(corpus.figures) == 5
    assert not any("1200" in figure.text for figure in corpus.figures)


def test_a_confidence_that_is_none_is_a_fault(written: Path) -> None:
    with pytest.raises(CorpusErrors, match="is no confidence"):
        edited(written, lambda rows: [row | {"置信度": "高"} for row in rows[:1]])


def test_parts_that_make_the_total_add_up(raw: Corpus) -> None:
    assert adding_up(raw.figures[:3]) == ("渠道",)
    assert adding_up(raw.figures[:2]) == ()


def test_what_no_text_holds_is_written_without_a_quote(raw: Corpus, tmp_path: Path) -> None:
    cell = Source(document="销售", title="销售", date="", quote="| 收入 | 5 |")
    lone = raw.figures[0].model_copy(
        update={"sources": (cell,), "quantity": read_quantity("5", unit="万元")}
    )
    files = files_of(raw.model_copy(update={"figures": (lone,)}), raw.documents[0], "月报.md", "d")
    assert "没有原文引文的数字：收入" in files["README.md"]
    (row,) = csv.DictReader(io.StringIO(files["metrics/月报.csv"]))
    assert (row["数值"], row["单位"], row["引文"]) == ("5万元", "", "")


def test_no_cell_is_a_formula_for_a_spreadsheet(raw: Corpus) -> None:
    planted = "=HYPERLINK(0)是2亿元。"
    passage = raw.passages[0].model_copy(update={"text": planted, "case": None})
    place = passage.sources[0].model_copy(update={"quote": planted, "end": len(planted)})
    one = raw.figures[0].model_copy(update={"sources": (place,)})
    other = raw.figures[1].model_copy(update={"subject": "@SUM(1)", "id": "x"})
    corpus = raw.model_copy(
        update={
            "figures": (one, other),
            "passages": (passage.model_copy(update={"sources": (place,)}),),
            "cases": (),
        }
    )
    files = files_of(corpus, raw.documents[0], "月报.md", "d")
    assert planted in files["reports/月报.md"]
    assert not any(word in files["metrics/月报.csv"] for word in ("HYPERLINK", "@SUM"))
    assert "写不成一行的数字：收入（门店）" in files["README.md"]


def test_nothing_is_overwritten(tmp_path: Path) -> None:
    source = tmp_path / "月报.txt"
    source.write_text(REPORT, encoding="utf-8")
    made = draft(source, tmp_path / "d")
    assert made.cases == 3
    before = {path: path.read_bytes() for path in (tmp_path / "d").rglob("*.*")}
    with pytest.raises(CorpusError, match=r"already there.*--into"):
        draft(source, tmp_path / "d")
    assert before == {path: path.read_bytes() for path in (tmp_path / "d").rglob("*.*")}


@pytest.mark.parametrize(
    ("name", "told"),
    [
        pytest.param("没有.md", "no file", id="missing"),
        pytest.param("表.csv", "no document", id="a table of figures"),
    ],
)
def test_what_is_no_document_is_told(tmp_path: Path, name: str, told: str) -> None:
    (tmp_path / "表.csv").write_text("指标,数值\n收入,3亿元\n", encoding="utf-8")
    with pytest.raises(CorpusError, match=told):
        draft(tmp_path / name, tmp_path / "d")


def test_the_command_says_what_it_wrote(tmp_path: Path) -> None:
    (tmp_path / "月报.txt").write_text(REPORT, encoding="utf-8")
    made = run("draft", str(tmp_path / "月报.txt"), "--into", str(tmp_path / "d"))
    assert made.returncode == 0, made.stderr
    assert "案例 3 个" in made.stdout
    assert "assistant ingest" in made.stdout
    again = run("draft", str(tmp_path / "月报.txt"), "--into", str(tmp_path / "d"))
    assert again.returncode == 1
    assert "--into" in again.stderr
