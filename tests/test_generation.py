"""Publishing: one step, one builder, nothing done twice; and a reader that follows."""

import os
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from assistant.errors import BuilderBusy, EmbedderError, NoGeneration, VerifyFailed
from assistant.indexes import build
from assistant.indexes.base import Embedder, Generations
from assistant.indexes.build import publish
from assistant.indexes.dense import DenseIndex, Rows
from assistant.indexes.embedder import SentenceTransformerEmbedder
from assistant.indexes.generation import Home
from assistant.indexes.store import Store
from assistant.indexes.texts import Collection
from assistant.records import Audience
from tests.indexes_fakes import (
    EXECUTIVE,
    PUBLIC,
    HashingEmbedder,
    case,
    corpus,
    figure,
    filler,
    passage,
    without,
)

APRIL = corpus(passages=(passage("四月水泵出货四百台。"), passage("阀门库存见底。", EXECUTIVE)))
MAY = corpus(passages=(passage("四月水泵出货四百台。"), passage("五月阀门补足了库存。")))


def texts(store: Store, audience: Audience = EXECUTIVE) -> set[str]:
    return {record.text for record in store.view(audience).passages()}


def test_before_the_first_ingest_there_is_nothing_to_open(tmp_path: Path) -> None:
    store = Store(tmp_path, HashingEmbedder())
    with pytest.raises(NoGeneration, match="assistant ingest"):
        store.view(PUBLIC)
    assert store.health()[:2] == (None, "none")
    publish(tmp_path, APRIL, HashingEmbedder())
    assert texts(store, PUBLIC) == {"四月水泵出货四百台。"}


def test_a_published_corpus_answers_figures_keywords_and_likeness(tmp_path: Path) -> None:
    records = corpus(
        passages=APRIL.passages,
        figures=(figure("出货量", 400, subject="水泵"),),
        cases=(case("顺风仓储", "原用别家的分拣机。", PUBLIC),),
    )
    result = publish(tmp_path, records, HashingEmbedder())
    assert (result.built, result.embedded, result.counts["figures"]) == (True, 4, 1)
    store: Generations = Store(tmp_path, HashingEmbedder())
    seen = store.view(PUBLIC)
    assert seen.generation == result.generation == store.health().generation
    assert seen.figures("出货量", subject="水泵") == records.figures
    assert [hit.id for hit in seen.keyword("出货", 3)] == [APRIL.passages[0].id]
    assert [hit.id for hit in seen.dense("阀门库存", 3)] == [APRIL.passages[0].id]
    everything = Store(tmp_path, HashingEmbedder()).view(EXECUTIVE)
    assert everything.dense("阀门库存见底。", 1)[0].id == APRIL.passages[1].id
    assert everything.similar_cases("分拣机", 1)[0].id == "顺风仓储"
    assert everything.similar_metrics("出货", 1)[0].id == "出货量"


def test_hidden_passages_change_neither_hits_nor_scores(tmp_path: Path) -> None:
    whole = filler(300, audiences=tuple(Audience))
    publish(tmp_path / "whole", whole, HashingEmbedder())
    for audience in Audience:
        left = without(whole, audience)
        publish(tmp_path / audience, left, HashingEmbedder())
        seen = Store(tmp_path / "whole", HashingEmbedder()).view(audience)
        alone = Store(tmp_path / audience, HashingEmbedder()).view(EXECUTIVE)
        for record in whole.passages[:20]:
            assert seen.keyword(record.text, 8) == alone.keyword(record.text, 8)
            assert seen.dense(record.text, 8) == alone.dense(record.text, 8)


def test_ingesting_the_same_again_does_nothing(tmp_path: Path) -> None:
    first = publish(tmp_path, APRIL, HashingEmbedder())
    embedder, before = HashingEmbedder(), Home(tmp_path).current.stat()
    again = publish(tmp_path, APRIL, embedder)
    assert (again.built, again.generation, embedder.embedded) == (False, first.generation, [])
    assert Home(tmp_path).current.stat() == before


def test_only_new_texts_are_embedded_and_only_another_model_embeds_all(tmp_path: Path) -> None:
    publish(tmp_path, APRIL, HashingEmbedder())
    embedder = HashingEmbedder()
    assert publish(tmp_path, MAY, embedder).embedded == 1
    assert embedder.embedded == ["五月阀门补足了库存。"]
    assert publish(tmp_path, MAY, HashingEmbedder("another")).embedded == 2


def test_records_read_otherwise_from_the_same_files_are_published(tmp_path: Path) -> None:
    publish(tmp_path, APRIL, HashingEmbedder())
    reread = MAY.model_copy(update={"fingerprint": APRIL.fingerprint})
    assert publish(tmp_path, reread, HashingEmbedder()).built


def test_a_running_reader_sees_the_switch_and_views_in_hand_stay(tmp_path: Path) -> None:
    publish(tmp_path, APRIL, HashingEmbedder())
    store = Store(tmp_path, HashingEmbedder())
    april = store.view(EXECUTIVE)
    publish(tmp_path, MAY, HashingEmbedder())
    assert "五月阀门补足了库存。" in texts(store)
    assert {record.text for record in april.passages()} == {r.text for r in APRIL.passages}
    assert april.dense("阀门库存见底。", 1)[0].score == pytest.approx(1)
    assert len(list((tmp_path / "open").glob("*.lock"))) == 2
    del april
    assert len(list((tmp_path / "open").glob("*.lock"))) == 1


def test_the_last_two_generations_are_kept_and_any_that_is_read(tmp_path: Path) -> None:
    first = publish(tmp_path, APRIL, HashingEmbedder()).generation
    store = Store(tmp_path, HashingEmbedder())
    held = store.view(EXECUTIVE)
    ids = [publish(tmp_path, filler(3, seed=n), HashingEmbedder()).generation for n in range(3)]
    kept = {path.name for path in (tmp_path / "generations").iterdir()}
    assert kept == {first, *ids[1:]} == {path.name for path in (tmp_path / "spares").iterdir()}
    assert len(list(held.passages())) == 2
    del held
    store.close()
    last = publish(tmp_path, MAY, HashingEmbedder()).generation
    assert {path.name for path in (tmp_path / "generations").iterdir()} == {ids[2], last}


def test_a_second_builder_is_told_who_is_at_work(tmp_path: Path) -> None:
    with Home(tmp_path).builder(), pytest.raises(BuilderBusy, match=str(os.getpid())) as refused:
        publish(tmp_path, APRIL, HashingEmbedder())
    assert "since 20" in refused.value.problem
    assert publish(tmp_path, APRIL, HashingEmbedder()).built


def test_a_model_that_fails_leaves_what_was_published(tmp_path: Path) -> None:
    class Failing(HashingEmbedder):
        def embed_documents(self, texts: list[str]) -> list[list[float]]:
            raise EmbedderError("no model", remedy="none")

    publish(tmp_path, APRIL, HashingEmbedder())
    with pytest.raises(EmbedderError):
        publish(tmp_path, MAY, Failing())
    assert "阀门库存见底。" in texts(Store(tmp_path, HashingEmbedder()))
    publish(tmp_path, MAY, HashingEmbedder())
    assert len(list((tmp_path / "generations").iterdir())) == 2


def test_a_build_whose_index_lost_a_vector_is_not_published(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Losing(DenseIndex):
        def add(self, collection: Collection, rows: Rows) -> int:
            return super().add(collection, list(rows)[1:])

    publish(tmp_path, APRIL, HashingEmbedder())
    monkeypatch.setattr(build, "DenseIndex", Losing)
    with pytest.raises(VerifyFailed, match="vectors of passages were lost"):
        publish(tmp_path, MAY, HashingEmbedder())
    assert "阀门库存见底。" in texts(Store(tmp_path, HashingEmbedder()))


def test_vectors_that_are_no_numbers_are_not_published(tmp_path: Path) -> None:
    class Broken(HashingEmbedder):
        def embed_documents(self, texts: list[str]) -> list[list[float]]:
            return [[float("nan")] * 64 for _ in texts]

    with pytest.raises(EmbedderError, match="no numbers"):
        publish(tmp_path, APRIL, Broken())
    assert publish(tmp_path, APRIL, HashingEmbedder()).embedded == 2


def test_likeness_is_silent_where_the_model_is_another_and_health_says_so(tmp_path: Path) -> None:
    publish(tmp_path, APRIL, HashingEmbedder())
    store = Store(tmp_path, HashingEmbedder("another"))
    assert store.view(EXECUTIVE).dense("阀门", 3) == []
    assert store.view(EXECUTIVE).keyword("阀门", 3)
    assert store.health().state == "degraded"
    assert "another embedding model" in store.health().problem


def test_many_threads_read_while_generations_are_published(tmp_path: Path) -> None:
    publish(tmp_path, APRIL, HashingEmbedder())
    store, over, wrong = Store(tmp_path, HashingEmbedder()), threading.Event(), []

    def read() -> None:
        while not over.is_set():
            seen = store.view(PUBLIC)
            found = {record.text for record in seen.passages()}
            hits = seen.dense("四月水泵出货四百台。", 1), seen.keyword("水泵", 1)
            if "四月水泵出货四百台。" not in found or not all(hits):
                wrong.append(found)

    threads = [threading.Thread(target=read) for _ in range(4)]
    for thread in threads:
        thread.start()
    for records in (MAY, APRIL, MAY):
        publish(tmp_path, records, HashingEmbedder())
    over.set()
    for thread in threads:
        thread.join()
    assert not wrong
    del threads
    assert len(list((tmp_path / "open").glob("*.lock"))) == 1


def test_another_process_serves_and_builds_from_the_same_folder(tmp_path: Path) -> None:
    publish(tmp_path, APRIL, HashingEmbedder())
    store = Store(tmp_path, HashingEmbedder())
    assert texts(store) == {record.text for record in APRIL.passages}
    builder = [sys.executable, "-m", "tests.indexes_builder", str(tmp_path), "5"]
    subprocess.run(builder, check=True, capture_output=True)
    assert len(texts(store)) == 600


@pytest.mark.slow
def test_the_embedded_model_and_chroma_answer_end_to_end(tmp_path: Path) -> None:
    embedder: Embedder = SentenceTransformerEmbedder(models=tmp_path / "models")
    records = corpus(
        passages=(
            passage("三月水泵出货四百台，比二月多一成。", sections=("出货",)),
            passage("食堂周五供应红烧鱼。", sections=("后勤",)),
            passage("阀门毛利连续两季下滑。", EXECUTIVE, sections=("毛利",)),
        ),
        figures=(figure("出货量", 400, subject="水泵"),),
    )
    assert publish(tmp_path, records, embedder).embedded == 4
    store = Store(tmp_path, embedder)
    assert store.health() == (store.view(PUBLIC).generation, "ok", "ready", "")
    asked = "哪种产品赚得越来越少？"
    assert store.view(EXECUTIVE).dense(asked, 1)[0].id == records.passages[2].id
    assert {hit.id for hit in store.view(PUBLIC).dense(asked, 9)} == {
        record.id for record in records.passages[:2]
    }


def test_a_metric_with_a_sentence_for_each_audience_is_one_of_the_true_top(tmp_path: Path) -> None:
    """Likeness answers by metric: its two sentences are no two places among the first five."""
    names = ("水泵出货量", "仓库租金", "阀门单价", "员工满意度", "车间能耗", "退货率", "专利")
    figures = tuple(
        figure(metric, n, subject=name, audience=audience)
        for n, metric in enumerate(names, start=1)
        for name, audience in (("东", PUBLIC), ("西", EXECUTIVE))
    )
    result = publish(tmp_path, corpus(figures=figures), HashingEmbedder())
    assert result.built
