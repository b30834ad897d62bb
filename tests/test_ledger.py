"""The ledger as each audience sees it: whole for those who may, and silent about the rest."""

from pathlib import Path
from typing import Any

import pytest

from assistant.errors import GenerationError
from assistant.indexes.base import FigureQuery, Hit
from assistant.indexes.ledger import Ledger
from assistant.indexes.ledger_write import (
    carry_vectors,
    missing_texts,
    write_ledger,
    write_vectors,
)
from assistant.indexes.terms import terms
from assistant.indexes.texts import Text, texts
from assistant.indexes.view import LedgerView
from assistant.records import Audience, CaseField, Corpus, Document, Entity, Finding, Metric
from tests.indexes_fakes import (
    EXECUTIVE,
    PUBLIC,
    REPORT,
    SALES,
    case,
    corpus,
    figure,
    passage,
    source,
    without,
)

OPEN = passage("水泵的出货由两条产线完成。", sections=("出货", "水泵"), order=1)
SECRET = passage(
    "水泵毛利低于阀门，出货再多也难改。", EXECUTIVE, sections=("毛利",), order=2, page="Page 2"
)
FOR_SALES = passage("阀门出货靠老客户。", SALES, sections=("客户",), order=3)
HELD = case("顺风仓储", "原用别家的分拣机。")
MIXED = corpus(
    passages=(OPEN, SECRET, FOR_SALES),
    figures=(
        figure("出货量", 400, subject="水泵", dimensions={"产线": "一线"}),
        figure("出货量", 300, subject="水泵", dimensions={"产线": "二线"}, period="2031-02"),
        figure("出货量", 90, EXECUTIVE, subject="阀门", dimensions={"产线": "三线", "班": "夜"}),
        figure("毛利", 7, EXECUTIVE, period=None),
        figure("人数", 12, SALES),
    ),
    metrics=(
        Metric(name="出货量", aliases=("发货量",), unit="台", audience=PUBLIC),
        Metric(name="毛利", audience=EXECUTIVE),
        Metric(name="人数", audience=SALES),
    ),
    entities=(
        Entity(name="水泵", kind="product", audience=PUBLIC),
        Entity(name="顺风仓储", kind="customer", audience=SALES),
    ),
    cases=(
        HELD.model_copy(
            update={
                "fields": (
                    *HELD.fields,
                    CaseField(
                        name="金额", text="七百万。", passages=(SECRET.id,), audience=EXECUTIVE
                    ),
                )
            }
        ),
    ),
    findings=(
        Finding(
            id="f1",
            kind="ambiguous",
            what="出货一词两义。",
            document=REPORT,
            metrics=("出货量", "毛利"),
            passages=(OPEN.id, SECRET.id),
            audience=PUBLIC,
        ),
        Finding(id="f2", kind="duplicate", what="毛利两列。", document=REPORT, audience=EXECUTIVE),
    ),
    documents=(
        Document(id="notes/old", title="旧记", audience=EXECUTIVE),
        Document(
            id=REPORT,
            title="四月例会",
            date="2031-04-09",
            audience=EXECUTIVE,
            pages=("Page 1", "Page 2"),
        ),
    ),
)


def nothing_alike(*_: object) -> list[Hit]:
    return []


def view(folder: Path, records: Corpus, audience: Audience) -> LedgerView:
    path = folder / f"{records.fingerprint}.sqlite"
    if not path.exists():
        write_ledger(path, records)
    return LedgerView(Ledger(path), audience, "g", nothing_alike)


def everything(seen: LedgerView) -> dict[str, Any]:
    """Whatever a view can be made to say about the corpus."""
    metrics = ("出货量", "毛利", "人数")
    ids = tuple(record.id for record in MIXED.figures)
    return {
        "documents": seen.documents(),
        "metrics": seen.metrics(),
        "uses": seen.uses(),
        "entities": seen.entities(),
        "subjects": seen.subjects(),
        "members": seen.members(),
        "figures": [seen.figures(metric, any_subject=True) for metric in metrics],
        "company": [seen.figures(metric) for metric in metrics],
        "of subjects": [seen.figures_of_subject(name) for name in ("水泵", "阀门")],
        "of passages": [seen.figures_of_passage(p.id) for p in MIXED.passages],
        "selected": seen.select_figures(FigureQuery(), 9, 0),
        "by id": seen.figures_by_id(ids),
        "cases": seen.cases(),
        "findings": seen.findings(),
        "passages": list(seen.passages()),
        "headings": [heading[1:] for heading in seen.headings()],
        "below headings": list(seen.passages_below(seen.headings())),
        "of the report": list(seen.passages(REPORT)),
        "passage": [seen.passage(record.id) for record in MIXED.passages],
        "keyword": [seen.keyword(word, 9) for word in ("水泵出货", "毛利", "客户", "产线")],
    }


@pytest.mark.parametrize("audience", Audience)
def test_an_audience_sees_what_it_would_see_if_the_rest_were_deleted(
    audience: Audience, tmp_path: Path
) -> None:
    whole = everything(view(tmp_path, MIXED, audience))
    assert whole == everything(view(tmp_path, without(MIXED, audience), audience))


def test_executives_get_every_record_as_it_was_read(tmp_path: Path) -> None:
    seen = view(tmp_path, MIXED, EXECUTIVE)
    assert list(seen.passages()) == list(MIXED.passages)
    assert seen.figures_by_id(tuple(f.id for f in MIXED.figures)) == MIXED.figures
    assert (seen.metrics(), seen.entities()) == (MIXED.metrics, MIXED.entities)
    assert (seen.cases(), seen.findings()) == (MIXED.cases, MIXED.findings)
    assert [document.id for document in seen.documents()] == [REPORT, "notes/old"]


def test_the_public_hears_nothing_of_the_hidden(tmp_path: Path) -> None:
    seen = everything(view(tmp_path, MIXED, PUBLIC))
    said = repr(seen)
    for hidden in ("阀门", "顺风", "毛利低于", "三线", "夜", "七百万", "旧记", "Page 2", SECRET.id):
        assert hidden not in said


def test_uses_and_members_say_where_figures_lie(tmp_path: Path) -> None:
    seen = view(tmp_path, MIXED, SALES)
    assert seen.uses()["出货量"].subjects == {"水泵"}
    assert seen.uses()["出货量"].periods == {"2031-02", "2031-03"}
    assert seen.uses()["人数"].subjects == {""}
    assert seen.members() == {"产线": ("一线", "二线")}
    assert view(tmp_path, MIXED, EXECUTIVE).uses()["毛利"].periods == {""}


def test_figures_come_by_subject_in_the_order_of_the_table(tmp_path: Path) -> None:
    seen = view(tmp_path, MIXED, EXECUTIVE)
    assert [f.text for f in seen.figures("出货量", subject="水泵")] == ["400台", "300台"]
    assert [f.text for f in seen.figures("出货量", any_subject=True)] == ["400台", "300台", "90台"]
    assert seen.figures("出货量") == ()
    assert [f.text for f in seen.figures("人数")] == ["12台"]


@pytest.mark.parametrize(
    ("query", "found"),
    [
        pytest.param(FigureQuery(metric="出货量"), ["400台", "300台", "90台"], id="metric"),
        pytest.param(FigureQuery(subject="阀门"), ["90台"], id="subject"),
        pytest.param(FigureQuery(metric="出货量", period="2031-02"), ["300台"], id="period"),
        pytest.param(FigureQuery(members=(("产线", "三线"), ("班", "夜"))), ["90台"], id="members"),
        pytest.param(FigureQuery(nature="target"), [], id="nature"),
        pytest.param(FigureQuery(metric="' OR 1=1 --"), [], id="no SQL"),
    ],
)
def test_figures_are_selected_by_slot(tmp_path: Path, query: FigureQuery, found: list[str]) -> None:
    total, figures = view(tmp_path, MIXED, EXECUTIVE).select_figures(query, 9, 0)
    assert [figure.text for figure in figures] == found
    assert total == len(found)


def test_a_page_of_figures_counts_them_all(tmp_path: Path) -> None:
    total, figures = view(tmp_path, MIXED, SALES).select_figures(FigureQuery(), 1, 2)
    assert (total, [figure.text for figure in figures]) == (3, ["12台"])


def test_a_source_that_tells_more_than_may_be_seen_is_not_cited(tmp_path: Path) -> None:
    hidden = source("水泵毛利", passage=SECRET.id).model_copy(update={"audience": EXECUTIVE})
    both = (source("水泵的出货", passage=OPEN.id), hidden)
    shipped = figure("出货量", 1, sources=both)
    records = corpus(passages=(OPEN, SECRET), figures=(shipped,))
    assert view(tmp_path, records, PUBLIC).figures("出货量")[0].sources == both[:1]
    assert view(tmp_path, records, EXECUTIVE).figures("出货量")[0].sources == both


def test_keywords_find_headings_and_rank_the_fitting_first(tmp_path: Path) -> None:
    seen = view(tmp_path, MIXED, EXECUTIVE)
    assert seen.keyword("水泵毛利", 5)[0].id == SECRET.id
    assert [hit.id for hit in seen.keyword("客户", 5)] == [FOR_SALES.id]
    assert seen.keyword("", 5) == seen.keyword("？！", 5) == seen.keyword("客户", 0) == []


def test_equal_scores_are_ordered_by_id(tmp_path: Path) -> None:
    twins = tuple(passage(f"第{n}段同样长", document=f"d{n}") for n in "甲乙丙丁")
    hits = view(tmp_path, corpus(passages=twins), PUBLIC).keyword("同样长", 3)
    assert [hit.id for hit in hits] == sorted(record.id for record in twins)[:3]
    assert len({hit.score for hit in hits}) == 1


def test_a_question_cannot_speak_the_language_of_the_index(tmp_path: Path) -> None:
    seen = view(tmp_path, MIXED, PUBLIC)
    for hostile in ('" OR *', "terms: 水", "NEAR(水 泵)", "水泵*) --", "AND", "^出货", "'; DROP"):
        assert isinstance(seen.keyword(hostile, 5), list)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        pytest.param("H800超2.8万卡", ["h800", "超", "2.8", "万卡"], id="mixed"),
        pytest.param("出货量", ["出货", "货量"], id="bigrams"),
        pytest.param("Ｇ６ ①％", ["g6", "1"], id="width and case"),
        pytest.param("2031-03-09", ["2031", "03", "09"], id="date"),
        pytest.param("Zürich's end.", ["zürich", "s", "end"], id="latin"),
        pytest.param("", [], id="nothing"),
    ],
)
def test_text_becomes_terms(text: str, found: list[str]) -> None:
    assert terms(text) == found


def test_a_metric_is_embedded_once_for_each_audience_that_has_figures_of_it() -> None:
    many = tuple(
        figure("出货量", n, EXECUTIVE if n % 2 else PUBLIC, subject=f"{n}号", period=f"20{n:02d}")
        for n in range(40, 80)
    )
    metric = Metric(name="出货量", aliases=("发货量",), unit="台", audience=PUBLIC)
    assert list(texts(corpus(figures=many, metrics=(metric,)))) == [
        Text("figures", "出货量", PUBLIC, "出货量（发货量），单位台"),
        Text("figures", "出货量", EXECUTIVE, "出货量（发货量），单位台"),
    ]


def test_no_embedded_text_holds_more_than_its_audience_may_see() -> None:
    for text in texts(MIXED):
        if text.audience is PUBLIC:
            assert not any(hidden in text.text for hidden in ("阀门", "三线", "夜", "顺风"))
        if text.audience is SALES:
            assert "七百万" not in text.text


def test_vectors_of_texts_that_still_stand_are_carried_over(tmp_path: Path) -> None:
    old, new = tmp_path / "old", tmp_path / "new"
    write_ledger(old, corpus(passages=(OPEN, SECRET)))
    wanted = missing_texts(old, corpus(passages=(OPEN, SECRET)), "e")
    write_vectors(old, "e", {hash: [1.0, 0.5] for hash in wanted})
    write_ledger(new, corpus(passages=(OPEN, FOR_SALES)))
    carry_vectors(new, old, "e")
    assert list(missing_texts(new, corpus(passages=(OPEN, FOR_SALES)), "e").values()) == [
        FOR_SALES.text
    ]
    assert len(missing_texts(new, corpus(passages=(OPEN, FOR_SALES)), "another")) == 2
    assert [id for id, _, _ in Ledger(new).vectors("passages", "e")] == [OPEN.id]


def test_a_damaged_ledger_is_not_carried_over(tmp_path: Path) -> None:
    old, new = tmp_path / "old", tmp_path / "new"
    old.write_bytes(b"SQLite format 3\0" + b"\7" * 5000)
    write_ledger(new, MIXED)
    carry_vectors(new, old, "e")
    assert missing_texts(new, MIXED, "e")


def test_two_records_with_one_id_are_refused(tmp_path: Path) -> None:
    twice = figure("出货量", 1)
    with pytest.raises(GenerationError, match="two records with one id"):
        write_ledger(tmp_path / "ledger", corpus(figures=(twice, twice)))
