"""Two reports, published: what is hidden does not exist, in no answer about either."""

from pathlib import Path
from typing import TypeVar

import pytest

from assistant.answering.chain import Assistant
from assistant.exchange import Asker, Question
from assistant.indexes.build import publish
from assistant.indexes.store import Store
from assistant.journal import Conversations
from assistant.records import Audience, Case, Corpus, Figure, Passage
from assistant.retrieval.browse import Browser
from tests.indexes_fakes import HashingEmbedder, without
from tests.months import corpus_of

R = TypeVar("R", Passage, Figure, Case)
CONVERSATIONS = (
    ("会员数是多少", "上次汇报呢", "比上次涨了多少"),
    ("客运收入是多少", "一月的汇报里呢"),
    ("一月的汇报里，准点率是多少？客运收入是多少？",),
    ("客运收入比上月涨了多少",),
    ("2030年12月的客运收入",),
    ("上次汇报以来有什么变化",),
    ("这次汇报和上次有什么不同",),
    ("历次汇报的会员数", "准点率呢"),
    ("青禾旅行社的案例",),
    ("一月的汇报里北岸学校的案例",),
    ("青禾旅行社和上次汇报比有什么变化",),
    ("船员数是多少",),
    ("汇报人是谁", "上次汇报谁讲的"),
    ("旧渡轮怎么排班",),
    ("协议票价最高的客户",),
    ("夜航班次按月",),
    ("三月的汇报里会员数",),
    ("what changed since the last report?",),
)


def published(folder: Path, corpus: Corpus) -> Store:
    embedder = HashingEmbedder()
    publish(folder, corpus, embedder, lambda *_: None)
    return Store(folder, embedder)


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Store:
    return published(tmp_path_factory.mktemp("whole"), corpus_of(2))


@pytest.mark.parametrize("audience", [Audience.PUBLIC, Audience.SALES])
def test_what_is_hidden_does_not_exist(whole: Store, tmp_path: Path, audience: Audience) -> None:
    deleted = published(tmp_path, without(corpus_of(2), audience))
    apart = {"conversation_id", "answer_id"}
    for turns in CONVERSATIONS:
        told = []
        for store in (whole, deleted):
            assistant, conversation, replies = Assistant(store, Conversations()), None, []
            for text in turns:
                question = Question(text=text, conversation_id=conversation,
                                    asker=Asker(id="a", audience=audience))  # fmt: skip
                answer = assistant.ask(question)
                conversation = answer.conversation_id
                replies.append(answer.model_dump(exclude=apart))
            told.append(replies)
        assert told[0] == told[1]
    assert Browser(whole).changes(audience) == Browser(deleted).changes(audience)


def test_a_report_of_which_nothing_may_be_seen_is_not_the_newest(tmp_path: Path) -> None:
    held = corpus_of(2)
    secret = held.model_copy(
        update={
            "fingerprint": "secret",
            "passages": tuple(_hidden(p) for p in held.passages),
            "figures": tuple(_hidden(f) for f in held.figures),
            "cases": tuple(_hidden(c) for c in held.cases),
        }
    )
    store = published(tmp_path, secret)
    public = Question(text="准点率是多少", asker=Asker(id="a", audience=Audience.PUBLIC))
    answer = Assistant(store, Conversations()).ask(public)
    assert "94%" in answer.answer
    assert answer.as_of == "2031-01-10"
    assert answer.notes == ()
    assert "2月" not in answer.model_dump_json()


def _hidden(record: R) -> R:
    """February's is for executives alone."""
    later = "2031-02" in record.document or record.document.endswith("-02")
    return record.model_copy(update={"audience": Audience.EXECUTIVE}) if later else record
