"""What is measured of one answer: each scorer on answers of an invented company."""

from decimal import Decimal
from pathlib import Path

import pytest

from assistant.errors import AssistantError, CorpusError
from assistant.exchange import Answer, Asker, Question
from assistant.records import Audience
from eval import finglm, scorers
from eval.question_set import Expected, Item, read_set
from eval.run import ask_all, at_url
from tests.api_fakes import QUOTE, REFUSAL, Script, answer

Given = dict[str, object]


def item(**given: object) -> Item:
    base: Given = {"id": "q1", "kind": "single", "turns": ["12月销售额多少？"]}
    return Item.model_validate(base | given)


@pytest.mark.parametrize(
    ("expected", "held"),
    [
        pytest.param({"value": 200000000, "unit": "CNY", "bound": "exact"}, True, id="a figure"),
        pytest.param({"value": 17.65, "unit": "percent"}, True, id="a computation"),
        pytest.param({"value": 17.6}, True, id="within half of its last digit"),
        pytest.param({"value": 17.66}, False, id="beyond it"),
        pytest.param({"value": 18}, False, id="a whole number is exact"),
        pytest.param({"value": 18, "tolerance": 0.5}, True, id="within its own tolerance"),
        pytest.param({"value": "2亿元"}, True, id="as it is written"),
        pytest.param({"value": "2年"}, False, id="another text"),
        pytest.param({"value": 200000000, "unit": "台"}, False, id="another unit"),
        pytest.param({"value": 200000000, "bound": "about"}, False, id="another bound"),
    ],
)
def test_a_figure_is_used_or_computed(expected: Given, held: bool) -> None:
    assert scorers.figures(item(figures=[expected]), answer()).value == float(held)


def test_figures_count_by_their_share() -> None:
    score = scorers.figures(item(figures=[{"value": 17.65}, {"value": 3}]), answer())
    assert score == (0.5, "no figure 3")


@pytest.mark.parametrize(
    ("text", "loose"),
    [
        pytest.param("**2亿元**[1]", [], id="a figure"),
        pytest.param("从1.7亿元涨了17.65%", [], id="a quote and a computation"),
        pytest.param("2030年12月，见 Page 2", [], id="a period and a page"),
        pytest.param("1. 2亿元\n2. 1.7亿元[1]", [], id="a numbered list"),
        pytest.param("2030年1月1.70亿元", ["1.70"], id="other decimals"),
        pytest.param("7亿元", ["7"], id="a part of a number is no number"),
        pytest.param("约9亿元", ["9"], id="about is no excuse"),
        pytest.param("没有2019年的", ["2019"], id="a year from nowhere"),
    ],
)
def test_every_numeral_comes_from_somewhere(text: str, loose: list[str]) -> None:
    score = scorers.invented(item(), answer(text))
    assert score.reason == (f"invented {', '.join(loose)}" if loose else "")


@pytest.mark.parametrize(
    ("text", "right"),
    [
        pytest.param("没有2029年的数值。现有：2030年12月。", True, id="periods that exist"),
        pytest.param("没有第 3 页。现有：Page 2、Page 4。", True, id="pages that exist"),
        pytest.param("没有，但是大约3亿元。", False, id="a figure"),
    ],
)
def test_a_refusal_names_periods_and_pages_and_nothing_else(text: str, right: bool) -> None:
    told = REFUSAL.model_copy(update={"answer": text})
    assert bool(scorers.invented(item(status="not_found"), told).value) is right


def test_grouping_and_zeros_make_no_other_number() -> None:
    assert scorers.numerals("28,000 台，2030-01，0.5，1,2") == {"28000", "2030", "1", "0.5", "2"}


@pytest.mark.parametrize(
    ("scorer", "given", "told", "reason"),
    [
        pytest.param("status", {"status": "not_found"}, answer(),
                     "status answered instead of not_found", id="status"),
        pytest.param("status", {"status": "not_found"}, REFUSAL, "", id="the right status"),
        pytest.param("terms", {"terms": ["亿|万", "销售额"]}, answer(), "", id="either"),
        pytest.param("terms", {"terms": ["利润"]}, answer(), "does not say 利润", id="unsaid"),
        pytest.param("terms", {"terms": ["假设"]}, answer(notes=("按假设。",)), "", id="a note"),
        pytest.param("absent", {"absent": ["1.7亿"]}, answer(), "tells 1.7亿", id="in a quote"),
        pytest.param("absent", {"absent": ["3亿"]}, answer(), "", id="untold"),
        pytest.param("cited", {"cite": ["Page 2"]}, answer(), "", id="the page"),
        pytest.param("cited", {"cite": ["reports/2031-02"]}, answer(), "", id="the document"),
        pytest.param("cited", {"cite": ["Page 4"]}, answer(), "does not cite Page 4", id="page"),
        pytest.param("cited", {}, answer("2亿元[2]"), "marks without citation [2]", id="mark"),
    ],
)  # fmt: skip
def test_a_score_has_its_reason(scorer: str, given: Given, told: Answer, reason: str) -> None:
    score = scorers.ALL[scorer](item(**given), told)
    assert (score.reason, bool(score.value)) == (reason, not reason)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        pytest.param("- {id: a, kind: x, turns: []}", "turns", id="no turn"),
        pytest.param("- {id: a, kind: x, turns: [q], more: 1}", "more", id="an unknown field"),
        pytest.param("- {id: a, kind: x, turns: [q], audience: boss}", "audience", id="audience"),
        pytest.param("a: [", "no question set", id="no YAML"),
        pytest.param(
            "- {id: a, kind: x, turns: [q]}\n- {id: a, kind: x, turns: [q]}", "twice", id="double"
        ),
    ],
)
def test_a_faulty_set_says_where(tmp_path: Path, text: str, told: str) -> None:
    (tmp_path / "set.yaml").write_text(text)
    with pytest.raises(CorpusError, match=told):
        read_set(tmp_path / "set.yaml")


def test_a_set_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(CorpusError, match="is no question set"):
        read_set(tmp_path / "none.yaml")


def test_a_set_is_read_exactly(tmp_path: Path) -> None:
    text = "- {id: a, kind: x, turns: [q], figures: [{value: 17.65}, {value: 2年}]}"
    (tmp_path / "set.yaml").write_text(text)
    (read,) = read_set(tmp_path / "set.yaml")
    assert read.figures == [Expected(value=Decimal("17.65")), Expected(value="2年")]


def test_turns_are_one_conversation_and_the_last_is_judged() -> None:
    script = Script(REFUSAL, answer())

    def say(text: str, audience: Audience, conversation: str | None) -> Answer:
        asker = Asker(id="x", audience=audience)
        return script(Question(text=text, asker=asker, conversation_id=conversation))

    chain = item(turns=["利润？", "销售额呢？"], audience="sales", figures=[{"value": 17.65}])
    (result,) = ask_all(say, [chain])
    assert result.faults == ()
    assert [q.conversation_id for q in script.asked] == [None, "c1"]
    assert {q.asker.audience for q in script.asked} == {Audience.SALES}


def test_a_server_that_is_not_there_is_told() -> None:
    with pytest.raises(AssistantError, match="gives no answer"):
        at_url("http://127.0.0.1:9", "")("x", Audience.EXECUTIVE, None)


@pytest.mark.parametrize(
    ("question", "told", "reason"),
    [
        pytest.param({"type": "1", "operands": [{"value": "200000000.00"}]}, answer(), "", id="1"),
        pytest.param({"type": "1", "operands": [{"value": "3"}]}, answer(), "no 3", id="wrong"),
        pytest.param({"type": "1-2", "operands": []}, answer(), "1 values instead of 0", id="more"),
        pytest.param({"type": "2-1", "answer": "17.65%"}, answer(), "", id="2-1"),
        pytest.param({"type": "2-1", "answer": "17.6%"}, answer(),
                     "17.65% instead of 17.6%", id="other decimals"),
        pytest.param({"type": "2-2", "answer": "相同"}, answer("不相同"),
                     "不相同 instead of 相同", id="2-2"),
        pytest.param({"type": "refusal"}, REFUSAL, "", id="refusal"),
        pytest.param({"type": "refusal"}, answer(), "status answered", id="no refusal"),
    ],
)  # fmt: skip
def test_finglm_is_scored_as_its_readme_says(
    question: finglm.Row, told: Answer, reason: str
) -> None:
    assert finglm.fault(question, told) == reason


def test_finglm_without_data_is_one_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    finglm.main(tmp_path / "none", hard=False, limit=0)
    assert capsys.readouterr().out.count("\n") == 1


@pytest.mark.parametrize(
    ("changed", "misquoted"),
    [
        pytest.param({}, [], id="anywhere"),
        pytest.param({"start": 2, "end": 2 + len(QUOTE)}, [], id="at its span"),
        pytest.param({"start": 1, "end": 1 + len(QUOTE)}, [1], id="beside its span"),
        pytest.param({"quote": QUOTE + "。"}, [1], id="a word too many"),
        pytest.param({"document_id": "reports/2031-03"}, [1], id="another document"),
        pytest.param({"document_id": "metrics/sales"}, [], id="a file that holds no plain text"),
    ],
)
def test_a_quote_stands_in_its_document(
    tmp_path: Path, changed: Given, misquoted: list[int]
) -> None:
    for folder in ("reports", "metrics"):
        (tmp_path / folder).mkdir()
    (tmp_path / "metrics/sales.xlsx").write_bytes(b"PK")
    (tmp_path / "reports/2031-02.md").write_text(f"# {QUOTE}\n", "utf-8")
    told = answer()
    cited = told.citations[0].model_copy(update=changed)
    results = ask_all(
        lambda *_: told.model_copy(update={"citations": (cited,)}), [item()], corpus=tmp_path
    )
    assert results[0].faults == ((f"misquotes in {misquoted}",) if misquoted else ())
