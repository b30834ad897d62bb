"""Peers and stages are compared by the same questions, on an invented company, and repeatably."""

import json
from decimal import Decimal
from io import StringIO
from pathlib import Path

import pytest
from rich.console import Console

from assistant.indexes.base import View
from assistant.indexes.through import Through
from assistant.records import Audience
from eval.peers import tables
from eval.peers.__main__ import ALL, compare, show
from eval.peers.corpora import Asked, Remembering, all_sets, asked, ground
from eval.peers.marks import Share, marks_of, unasked
from eval.peers.pages import Pages
from eval.peers.rows import PEERS, STAGES
from eval.peers.splitting import placed, split
from eval.peers.stages import Changed, NoFigures, NoFusion
from eval.peers.told import Told, answer_of
from eval.question_set import Item, read_set
from eval.run import Result
from tests.api_fakes import answer
from tests.indexes_fakes import HashingEmbedder, corpus, passage

COMPANY = Path(__file__).parent.parent / "eval/invented/cold-chain"
CHOSEN = {"c001", "c019", "c038", "c099", "c102", "c160", "c162", "c175", "c176", "c178", "c181"}
FOLLOWED = 3


def questions() -> Asked:
    items = read_set(COMPANY / "questions.yaml")
    several = [item for item in items if len(item.turns) > 1][:FOLLOWED]
    some = tuple(item for item in items if item.id in CHOSEN or item in several)
    return Asked(COMPANY / "corpus", some)


@pytest.fixture(scope="module")
def compared() -> tables.Compared:
    return compare([questions()], ALL, HashingEmbedder())


def test_every_row_is_asked_every_question(compared: tables.Compared) -> None:
    assert list(compared) == [peer.key for peer in (*PEERS, *STAGES)]
    assert {marks.right.of for marks in compared.values()} == {len(questions().items)}


def test_ours_is_right_where_passages_alone_cannot_be(compared: tables.Compared) -> None:
    assert not compared["ours"].faults
    for key in ("langchain", "keyword", "dense", "fused"):
        assert compared[key].refused.held < compared["ours"].refused.held
        assert compared[key].unasked > compared["ours"].unasked


@pytest.mark.parametrize(
    ("stage", "kind"), [("-figures", "single"), ("-followups", "followup"), ("-cases", "case")]
)
def test_a_stage_that_is_off_loses_what_it_is_for(
    compared: tables.Compared, stage: str, kind: str
) -> None:
    assert compared[stage].kinds[kind].held < compared["ours"].kinds[kind].held


def test_no_stage_that_is_off_tells_what_is_hidden(compared: tables.Compared) -> None:
    ours = ("ours", *(stage.key for stage in STAGES))
    assert not any(compared[key].leaks for key in ours)


def test_a_second_run_says_the_same(compared: tables.Compared) -> None:
    again = compare([questions()], PEERS, HashingEmbedder())
    assert again == {key: compared[key] for key in again}


def test_the_tables_explain_each_row(compared: tables.Compared) -> None:
    out = StringIO()
    show(compared, ALL, Console(file=out, width=200))
    for peer in ALL:
        assert f"{peer.key}: {peer.why}" in out.getvalue()
    told = json.loads(json.dumps(tables.as_json(compared, ALL)))
    assert told["rows"][0]["right"]["of"] == len(questions().items)


def test_questions_that_only_another_answers_are_told(compared: tables.Compared) -> None:
    wrong = compared["ours"]._replace(faults={"c001": ("no figure",)})
    found = tables.losses({"ours": wrong, "keyword": compared["ours"]})
    assert found == {"keyword": ["c001"]}


@pytest.mark.parametrize(
    ("text", "size", "overlap", "chunks"),
    [
        pytest.param("甲乙\n\n丙丁\n\n戊己", 7, 2, ["甲乙\n\n丙丁", "戊己"], id="paragraphs"),
        pytest.param("a b c d e f", 6, 3, ["a b c", "c d e", "e f"], id="words"),
        pytest.param("甲乙丙丁戊己庚", 4, 1, ["甲乙丙丁", "丁戊己庚"], id="characters"),
        pytest.param("甲乙", 9, 2, ["甲乙"], id="short"),
        pytest.param(" \n", 9, 2, [], id="white"),
    ],
)
def test_text_is_cut_as_langchain_cuts_it(
    text: str, size: int, overlap: int, chunks: list[str]
) -> None:
    assert split(text, size, overlap) == chunks


def test_a_chunk_knows_its_place() -> None:
    text = "\n\n".join(f"{n}号仓的温度稳定。" for n in range(40))
    for chunk, start in placed(text, 60, 20):
        assert text[start : start + len(chunk)] == chunk


def test_a_chunk_lies_on_every_page_that_it_touches_or_names() -> None:
    first, second = (
        passage(text, page=page) for text, page in (("甲", "Page 1"), ("乙", "Page 2"))
    )
    spans = ((first, 0, 10), (second, 10, 20))
    held = tuple(
        p.model_copy(
            update={
                "sources": (p.sources[0].model_copy(update={"page": p.page, "start": a, "end": z}),)
            }
        )
        for p, a, z in spans
    )
    pages = Pages(corpus(passages=held))
    document = held[0].document
    assert pages.within(document, 2, 12, "") == ("Page 1", "Page 2")
    assert pages.within(document, 12, 15, "") == ("Page 2",)
    assert pages.within("metrics/a", 0, 9, "a,Page 1,b") == ("Page 1",)
    assert pages.within("metrics/a", 0, 9, "a,Page 12,b") == ()


def test_passages_as_an_answer_tell_each_quantity() -> None:
    told = answer_of([Told("reports/a", "月报", ("Page 1", "Page 2"), "收入2亿元，占43%。", 3, 15)])
    assert [(f.value, f.unit, f.citation) for f in told.figures] == [
        (200_000_000, "CNY", 1), (43, "percent", 1)
    ]  # fmt: skip
    assert [(c.n, c.page) for c in told.citations] == [(1, "Page 1"), (1, "Page 2")]
    assert answer_of([]).status == "not_found"


def test_what_is_asked_or_expected_is_not_beside_the_question() -> None:
    item = Item.model_validate(
        {"id": "q", "kind": "single", "turns": ["比3亿元多吗？"], "figures": [{"value": 200000000}]}
    )
    assert unasked(item, answer("2亿元[1]，不是3亿元（2030年12月，Page 2）。")) == 0
    assert unasked(item, answer("2亿元，占43%，共8台。")) == 2
    assert item.figures[0].value == Decimal(200_000_000)


def test_a_view_without_a_stage_is_whole_otherwise() -> None:
    told = {name for name in vars(View) if not name.startswith("_") and callable(vars(View)[name])}
    assert told <= vars(Through).keys()


def test_views_without_a_stage_stay_those_of_their_audience() -> None:
    with ground(COMPANY / "corpus", Remembering(HashingEmbedder())) as shared:
        for audience in Audience:
            whole = shared.store.view(audience)
            seen = Changed(shared.store, NoFigures).view(audience)
            assert (seen.audience, seen.size(), seen.uses()) == (audience, whole.size(), {})
            cut = NoFusion(whole)
            assert cut.keyword("冷库容量", 3) == whole.keyword("冷库容量", 3) != []
            assert cut.dense("冷库容量", 3) == []
            assert cut.dense("zzz", 3) == whole.dense("zzz", 3) != []


def test_a_set_goes_with_the_corpus_beside_it() -> None:
    found = asked(all_sets(), Path("corpus"))
    assert all(group.items for group in found)
    assert {Path("corpus"), COMPANY / "corpus"} <= {group.corpus for group in found}


def test_a_reply_that_is_right_may_leak() -> None:
    item = Item.model_validate({"id": "q", "kind": "single", "turns": ["12月销售额多少？"]})
    marks = marks_of([Result(item, answer(), ("tells what is hidden: [1] of 月报",), 0.1)])
    assert (marks.right, marks.leaks, marks.faults) == (Share(1, 1), 1, {})


def test_a_share_of_nothing_is_no_number() -> None:
    assert (str(Share(0, 0)), str(Share(1, 3))) == ("-", "33.3%")
