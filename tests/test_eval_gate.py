"""What a run is judged by: rates with intervals, groups of answers, thresholds, and its report."""

import json
from collections.abc import Sequence
from decimal import Decimal
from io import StringIO
from pathlib import Path

import pytest
from rich.console import Console

from assistant.exchange import Answer, Asker, Question
from assistant.records import Audience
from eval.declared import Declared, declared, quantities
from eval.gate import measure, passed, thresholds
from eval.report.page import page
from eval.report.record import history, record, save
from eval.report.table import failures, show
from eval.run import Result, ask_all
from eval.scorers import faithful, groups, hidden, precision, sources, statuses
from eval.scorers.rates import latency_ms, rate
from tests.api_fakes import QUOTE, REFUSAL, Script, answer
from tests.test_eval_scorers import Given, item

LIMITS = thresholds()
OTHER = answer("7亿元[1]", figures=(), computations=())


def asked(said: Answer, *turns: str, **given: object) -> Result:
    """One question put to an assistant that always says the same."""
    (result,) = ask_all(lambda *_: said, [item(turns=list(turns) or ["几何？"], **given)])
    return result


def value(results: Sequence[Result], name: str) -> float | None:
    return {m.name: m.rate.value for m in measure(results, LIMITS)}[name]


def test_a_rate_has_an_interval_that_a_second_run_repeats() -> None:
    values = [1.0] * 9 + [0.0]
    found = rate(values)
    assert found == rate(values)
    assert found.low is not None
    assert found.high is not None
    assert 0.6 <= found.low < 0.9 < found.high == 1
    assert rate([]) == (None, None, None, 0)
    assert rate([1, 1]) == (1, 1, 1, 2)


def test_latency_is_told_by_percentiles() -> None:
    assert latency_ms([0.1]) == {}
    assert latency_ms([0.001] * 99 + [1.0])["p50"] == pytest.approx(1)


def test_each_turn_with_an_expectation_is_judged() -> None:
    chain = item(
        turns=["销售额", "一月呢", "合计"], kind="followup", figures=[{"value": 3}],
        expect={1: {"figures": [{"value": 200_000_000}]}, 2: {"status": "not_found"}},
    )  # fmt: skip
    results = ask_all(lambda *_: answer(), [chain], repeats=2)
    told = {r.item.id.removeprefix(chain.id): (r.item.turns[-1], r.right) for r in results}
    assert told == {"@1": ("销售额", True), "@2": ("一月呢", False), "": ("合计", False)}
    assert [len(r.again) for r in results] == [1, 1, 1]
    names = {m.name: m.rate for m in measure(results, LIMITS)}
    assert (names["followups"].of, names["followups_turn_2"].of) == (2, 1)


def test_refusals_have_precision_and_recall() -> None:
    rightly = asked(REFUSAL, status="not_found")
    wrongly = asked(REFUSAL)
    guessed = asked(answer(), status="not_found")
    assert value([rightly, wrongly], "refusal_precision") == 0.5
    assert value([rightly, guessed], "refusal_recall") == 0.5
    met = statuses.confusion((r.item, r.answer) for r in (rightly, wrongly, guessed))
    assert met["not_found", "answered"] == met["answered", "not_found"] == 1


@pytest.mark.parametrize(
    ("said", "share"),
    [
        pytest.param([answer(), answer()], 1.0, id="of one mind"),
        pytest.param([answer(), answer("另说：**2亿元**[1]")], 1.0, id="in other words"),
        pytest.param([answer(), answer(), OTHER], 2 / 3, id="one without the figure"),
        pytest.param([answer(), REFUSAL], 0.5, id="one refused"),
    ],
)
def test_a_family_tells_the_same_figures(said: list[Answer], share: float) -> None:
    results = [
        asked(each, id=f"q{at}", family="f", figures=[{"value": 200000000}])
        for at, each in enumerate(said)
    ]
    assert value(results, "stability") == pytest.approx(share)
    assert any(line.startswith("family f") for line in failures(results)) == (share < 1)


def test_an_answer_that_changes_between_repeats_is_told() -> None:
    script = Script(answer(), answer("2亿元[1]"))

    def say(text: str, audience: Audience, conversation: str | None) -> Answer:
        return script(Question(text=text, asker=Asker(id="x", audience=audience)))

    results = ask_all(say, [item()], repeats=2)
    assert value(results, "determinism") == 0
    assert "q1: 2 different answers" in failures(results)
    same = answer().model_copy(update={"answer_id": "a2"})
    assert groups.determinism([answer(), same]).value == 1


def test_follow_ups_are_told_by_their_turn() -> None:
    results = [
        asked(answer(), "a", "b"),
        asked(REFUSAL, "a", "b"),
        asked(answer(), "a", "b", "c"),
        asked(REFUSAL, "a"),
    ]
    assert value(results, "followups_turn_2") == 0.5
    assert value(results, "followups_turn_3") == 1
    assert value(results, "followups") == pytest.approx(2 / 3)


def test_sources_are_found_early_or_late() -> None:
    first = answer().citations[0]
    second = first.model_copy(update={"n": 2, "page": "Page 4"})
    told = answer().model_copy(update={"citations": (first, second)})
    wanted = item(cite=["Page 4"])
    assert sources.hit(wanted, told, k=1) == 0
    assert sources.hit(wanted, told, k=2) == 1
    assert sources.reciprocal_rank(wanted, told) == 0.5
    assert sources.ndcg(wanted, told) == pytest.approx(0.631, abs=0.001)
    assert sources.ndcg(item(cite=["Page 2", "Page 4"]), told) == 1
    assert sources.reciprocal_rank(item(cite=["Page 9"]), told) == 0
    assert precision(item(), told) == (0.5, "citations that support nothing [2]")


ROW = Declared(
    metric="销售额", value=Decimal(200000000), subject="", period="2030-12",
    dimensions=frozenset(), unit="元", bound="exact", audience="sales", page="Page 2", quote=QUOTE,
)  # fmt: skip


@pytest.mark.parametrize(
    ("changed", "fault"),
    [
        pytest.param({}, "", id="as declared"),
        pytest.param({"value": 2000000000}, "is not the declared 200000000", id="tenfold"),
        pytest.param({"period": "2030-01"}, "no such subject, period", id="another period"),
        pytest.param({"subject": "蓝海"}, "no such subject", id="a neighbour"),
        pytest.param({"bound": "about"}, "is about instead of exact", id="another bound"),
        pytest.param({"metric": "利润"}, "", id="a metric that is not declared"),
    ],
)
def test_a_shown_figure_is_one_that_the_corpus_declares(changed: Given, fault: str) -> None:
    figure = answer().figures[0].model_copy(update={"metric": "销售额"} | changed)
    score = faithful([ROW])(item(), answer().model_copy(update={"figures": (figure,)}))
    assert fault in score.reason
    assert bool(score.value) is not bool(fault)


def test_a_figure_is_cited_from_its_page() -> None:
    figure = answer().figures[0].model_copy(update={"metric": "销售额"})
    other = answer().citations[0].model_copy(update={"page": "Page 4"})
    told = answer().model_copy(update={"figures": (figure,), "citations": (other,)})
    assert "cited from Page 4 instead of Page 2" in faithful([ROW])(item(), told).reason


LABELLED = (
    "---\ntitle: 月报\naudience: executive\n---\n## 甲\n<!-- audience: public -->\n公开的句子。\n"
    "## 乙\n内部的句子。\n## 丙\n<!-- audience: sales -->\n销售的句子。\n"
)


@pytest.mark.parametrize(
    ("quote", "audience", "told"),
    [
        pytest.param("公开的句子。", "public", False, id="public"),
        pytest.param("内部的句子。", "sales", True, id="without a label as its document"),
        pytest.param("内部的句子。", "executive", False, id="an executive"),
        pytest.param("销售的句子。", "public", True, id="by its section"),
        pytest.param("销售的句子。", "sales", False, id="sales"),
    ],
)
def test_a_citation_lies_where_its_asker_may_look(quote: str, audience: str, told: bool) -> None:
    start = LABELLED.index(quote)
    place = {"quote": quote, "start": start, "end": start + len(quote)}
    cited = answer().citations[0].model_copy(update=place)
    said = answer().model_copy(update={"citations": (cited,)})
    judge = hidden({"reports/2031-02": LABELLED}, [])
    assert bool(judge(item(audience=audience), said).reason) is told


def test_a_figure_is_hidden_by_its_row() -> None:
    figure = answer().figures[0].model_copy(update={"metric": "销售额"})
    said = answer().model_copy(update={"figures": (figure,)})
    judge = hidden({}, [ROW])
    assert judge(item(audience="public"), said).reason == "tells what is hidden: 销售额 2亿元"
    assert judge(item(audience="sales"), said).value


def test_tables_are_read_without_the_assistant(tmp_path: Path) -> None:
    (tmp_path / "metrics").mkdir()
    (tmp_path / "metrics/a.csv").write_text(
        "指标,数值,主体,期间,单位,型号\n销售额,1.2亿,蓝海,2030,元,\n销量,4.3K,,,台,X800\n"
        "年限,4年,蓝海,,,\n库存,12,,,万元,\n说明,约2～3,,,,\n,5,,,,\n",
        "utf-8",
    )
    rows = {row.metric: row for row in declared(tmp_path)}
    values = [rows[name].value for name in ("销售额", "销量", "年限", "库存", "说明")]
    assert values == [120000000, 4300, 4, 120000, "约2～3"]
    assert rows["销量"].dimensions == {("型号", "X800")}
    assert quantities("2KW，1,200家，5.7万亿") == {20000000, 1200, 5700000000000}


@pytest.mark.parametrize(
    ("wrong", "told", "kept"),
    [
        pytest.param(0, answer(), True, id="all right"),
        pytest.param(1, answer("没有", figures=(), computations=()), True, id="nine of ten"),
        pytest.param(2, answer("没有", figures=(), computations=()), False, id="eight of ten"),
        pytest.param(1, answer("7亿元[1]"), False, id="one invented"),
    ],
)
def test_the_thresholds_are_kept_or_not(wrong: int, told: Answer, kept: bool) -> None:
    results = [asked(answer(), terms=["亿"])] * (10 - wrong) + [
        asked(told, terms=["亿元|销"])
    ] * wrong
    assert passed(results, measure(results, LIMITS)) is kept
    assert not passed([], [])


def test_one_leak_is_one_too_many() -> None:
    results = [asked(answer(), absent=["1.7亿"]), *[asked(answer())] * 99]
    broken = [m.name for m in measure(results, LIMITS) if not m.passed]
    assert broken == ["leaks"]


def test_every_threshold_has_its_measure() -> None:
    full = [asked(answer(), cite=["Page 2"], family="f")]
    assert LIMITS.keys() <= {m.name for m in measure(full, LIMITS)} | {"followups"}


def test_the_report_tells_the_run_and_loads_nothing(tmp_path: Path) -> None:
    wrong = asked(REFUSAL, "<b>几何</b>？", "涨幅？", kind="followup", persona="group")
    results = [asked(answer(), family="f"), wrong]
    measures = measure(results, LIMITS)
    out = StringIO()
    show(results, measures, Console(file=out, width=160))
    assert all(word in out.getvalue() for word in ("followup", "group", "not kept", "p95"))
    made = record(results, measures)
    path = save(made, tmp_path)
    (tmp_path / "2031-01-01-bench.json").write_text("[]")
    runs = history(tmp_path)
    assert (
        [run["commit"] for run in runs]
        == [made["commit"]]
        == [json.loads(path.read_text())["commit"]]
    )
    html = page(made, runs)
    assert "http" not in html
    assert "<b>几何" not in html
    assert all(part in html for part in ("&lt;b&gt;", "followup", "<polyline", "not passed"))


def test_one_question_is_enough_for_a_report() -> None:
    results = [asked(answer())]
    made = record(results, measure(results, LIMITS))
    assert "single" in page(made, [made])
