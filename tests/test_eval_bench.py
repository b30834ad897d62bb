"""Speed is told by kind of question, ratios first; a server that ends early is told too."""

import json
import sys
import xml.etree.ElementTree as ET
from pathlib import Path

import numpy as np
import pytest
import typer

from assistant.api.app import create_app
from assistant.exchange import Answer, Asker, Question
from assistant.records import Audience
from eval.bench import server
from eval.bench.__main__ import _numbers
from eval.bench.beside import Beside
from eval.bench.cold import Cold
from eval.bench.growth import Grown, grow
from eval.bench.intake import Intake, intake
from eval.bench.load import FLOOR, Load, by_kind, kind_of, percentiles_ms
from eval.bench.measured import Measured
from eval.bench.page import page
from eval.bench.plots import bars, lines
from eval.bench.recombined import Recombined
from eval.question_set import Item
from tests.api_fakes import REFUSAL, Script, answer
from tests.indexes_fakes import HashingEmbedder, corpus, passage
from tests.served import Stepped, served, service

COMPANY = Path(__file__).parent.parent / "eval/invented/cold-chain/corpus"
FACT = answer(figures=(), computations=())
SENTENCES = [f"{n}号仓在{n % 7}月换了{n * 3}台压缩机。" for n in range(40)]


class FakeServer(server.Server):
    """Answers from a script, without a process."""

    def __init__(self, script: Script) -> None:
        self._script = script

    def chat(self, question: str) -> tuple[server.Body, float]:
        reply = self._script(
            Question(text=question, asker=Asker(id="x", audience=Audience.EXECUTIVE))
        )
        return json.loads(reply.model_dump_json()), 0.002


def item(kind: str, text: str) -> Item:
    return Item.model_validate({"id": text, "kind": kind, "turns": [text]})


@pytest.mark.parametrize(
    ("told", "kind"),
    [(answer(), "figure"), (FACT, "text"), (REFUSAL, "not_found")],
    ids=["figure", "text", "refusal"],
)
def test_a_question_is_of_the_kind_of_its_answer(told: Answer, kind: str) -> None:
    assert kind_of(json.loads(told.model_dump_json())) == kind


def test_questions_are_sorted_by_what_their_answer_costs() -> None:
    items = [item("single", "a"), item("fact", "b"), item("case", "c"), item("case", "d")]
    kinds = by_kind(FakeServer(Script(answer(), FACT, FACT, REFUSAL)), items)
    assert kinds == {"figure": ["a"], "text": ["b"], "case": ["c"], "not_found": ["d"]}


def test_percentiles_of_one_time_are_that_time() -> None:
    assert percentiles_ms([0.002]) == (2, 2)
    assert percentiles_ms([0.001, 0.002, 0.003])[0] == 2


def recombined(sentences: list[str] = SENTENCES) -> Recombined:
    told = tuple(passage("".join(sentences[n : n + 4]), order=n) for n in range(0, 40, 4))
    return Recombined([corpus(passages=told)], HashingEmbedder())


def test_a_larger_corpus_holds_a_smaller_one() -> None:
    made = recombined()
    small, large = made.corpus(30), made.corpus(600)
    assert large.passages[:30] == small.passages
    assert len({p.id for p in large.passages}) == 600
    assert [d.id for d in large.documents] == ["reports/0000", "reports/0001"]
    assert all(s in "".join(SENTENCES) for s in small.passages[0].text.split("。")[:-1])


def test_a_recombined_vector_lies_between_those_of_its_sentences() -> None:
    made = recombined()
    text = made.corpus(1).passages[0].text
    vector = np.asarray(made.embed_documents([text])[0])
    assert np.linalg.norm(vector) == pytest.approx(1)
    parts = [np.asarray(made.embed_query(part + "。")) for part in text.split("。")[:-1]]
    others = [np.asarray(made.embed_query(s)) for s in SENTENCES if s not in text]
    assert np.mean([vector @ part for part in parts]) > np.mean([vector @ o for o in others])


@pytest.mark.slow
def test_growth_is_measured_for_ours_and_the_tutorial() -> None:
    grown = grow(recombined(), 60, SENTENCES[:6])
    assert grown.passages == 60
    assert grown.recall == grown.langchain_recall == 1
    assert min(grown.keyword_ms, grown.dense_ms, grown.exact_ms, grown.langchain_ms) > 0
    assert grown.answer_ms <= grown.answer_p95_ms
    assert grown.fused_ms <= grown.fused_p95_ms
    assert min(grown.plan_ms, grown.evidence_ms, grown.finish_ms) > 0
    if sys.platform == "linux":
        assert (grown.memory_mb or 0) > 1


def test_an_ingest_is_compared_with_encoding_alone() -> None:
    taken = intake(COMPANY, HashingEmbedder(), repeats=1)
    assert taken.texts > 50
    assert taken.again_s > 0
    assert taken.ratio == pytest.approx(taken.ingest_per_s / taken.raw_per_s)


GROWN = Grown(
    300, 1.0, 3.0, None, 0.01, 0.2, 0.5, 0.9, 1.1, 20.0, 40.0, 3.0, 15.0, 1.0, 1.0, 0.2, 0.6, 0.99
)
MEASURED = Measured(
    embedder_ms=20.0,
    loads=[
        Load(FLOOR, 1, 900, 0.5, 0.7, 2000.0), Load("figure", 1, 90, 3.0, 5.0, 300.0),
        Load(FLOOR, 8, 900, 2.0, 3.0, 2100.0), Load("figure", 8, 90, 24.0, 40.0, 310.0),
    ],
    colds=[Cold("figure", 0.5, 2.0), Cold("text", 5.0, 6.0)],
    memory_mb={"without the embedder": 230.0, "with it": None},
    intake=Intake(100, 50.0, 45.0, 0.1),
    grown=[GROWN, GROWN._replace(passages=10_000)],
    beside=[Beside("langchain", 1.2, 24.0, 30.0, 0.5, 0.9), Beside("ours", 0.2, 4, 25, 1.0, 1.0)],
)  # fmt: skip


def test_ratios_stand_before_times() -> None:
    http, cold, ingest, growth, phases, recall, peers = MEASURED.sheets()
    assert http.rows[1] == ("figure", "1", "6.0", "0.15", "3.0", "5.0", "300", "90")
    assert cold.rows[0] == ("first figure answer", "4.00", "2.0 s", "0.5 s")
    assert cold.rows[-1] == ("memory with it", "-", "-", "-")
    assert ingest.rows[0][0] == "0.90"
    assert growth.rows[1][:3] == ("10,000", "0.83", "50.00")
    assert phases.rows[1] == ("10,000", "1.00", "20", "40", "3.0", "15.0", "1.0")
    assert recall.rows[0][1:3] == ("1.000", "0.990")
    assert peers.rows[0][:3] == ("langchain", "1.20", "50.0%")
    assert all(len(row) == len(s.head) for s in MEASURED.sheets() for row in s.rows)


def test_what_was_not_measured_has_no_table() -> None:
    titles = [sheet.title for sheet in MEASURED._replace(grown=[], beside=[]).sheets()]
    assert titles == ["HTTP, warm", "Cold start and memory", "Ingest"]


def test_a_part_alone_is_told_alone() -> None:
    grown = Measured(grown=[GROWN])
    assert [sheet.title.split(":")[0] for sheet in grown.sheets()] == ["Growth"] * 3
    assert page(grown, "growth").count("<svg") == 2
    assert json.loads(json.dumps(grown.as_json()))["ingest"] is None


def test_a_run_is_kept_as_json() -> None:
    told = json.loads(json.dumps(MEASURED.as_json()))
    assert told["ingest"]["ratio"] == pytest.approx(0.9)
    assert [row["passages"] for row in told["growth"]] == [300, 10_000]
    assert told["commit"]


def test_a_page_needs_nothing_but_itself() -> None:
    told = page(MEASURED, "bench <1>")
    assert "bench &lt;1&gt;" in told
    assert told.count("<svg") == 6
    assert not any(word in told.replace("http://www.w3.org/2000/svg", "") for word in
                   ("http://", "https://", "<script", "<link", "src="))  # fmt: skip


@pytest.mark.parametrize(
    "svg",
    [
        pytest.param(lines("a < b", ["1", "8"], {"x & y": [1.0, 10.0], "z": [1.0, 9.0]}), id="log"),
        pytest.param(lines("one", ["1"], {"x": [0.5]}, log=False), id="one place"),
        pytest.param(lines("zero", ["1", "2"], {"x": [0.0, 3.0]}), id="zero"),
        pytest.param(bars("bars", {"a": 3.0, "b": 0.0}), id="bars"),
    ],
)
def test_a_plot_is_well_formed_and_within_its_frame(svg: str) -> None:
    root = ET.fromstring(svg)
    width, height = float(root.attrib["width"]), float(root.attrib["height"])
    for node in root.iter():
        for name, most in (("x", width), ("cx", width), ("y", height), ("cy", height)):
            assert 0 <= float(node.attrib.get(name, 0)) <= most


def test_sizes_and_clients_are_numbers_by_commas() -> None:
    assert (_numbers("300, 10000"), _numbers("")) == ([300, 10_000], [])
    for wrong in ("many", "0"):
        with pytest.raises(typer.BadParameter):
            _numbers(wrong)


@pytest.mark.skipif(sys.platform != "linux", reason="only /proc tells it")
def test_memory_is_this_process_or_unknown() -> None:
    assert (server.memory_mb() or 0) > 1
    assert server.memory_mb(2**30) is None


def test_the_first_event_is_timed_and_the_rest_is_read() -> None:
    app = create_app(service(Stepped()), max_question_chars=200, max_body_bytes=4096)
    with served(app) as address:
        line = server.Line(int(address.rpartition(":")[2]))
        assert all(0 < line.first_event("多少") < 5 for _ in range(2)), "over one connection"
        with pytest.raises(RuntimeError):
            line.first_event(" ")
        line.close()


@pytest.mark.slow
def test_a_server_that_ends_before_it_is_ready_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(server, "SCRIPT", "raise SystemExit(3)")
    with server.serving(tmp_path) as ended, pytest.raises(RuntimeError, match="ended before"):
        ended.wait()
    with server.serving(tmp_path) as ended, pytest.raises(RuntimeError, match="ended before"):
        ended.first_answer("12月收入多少")
