"""An answer as OpenAI's chat completions have it: one message, its sources in text and beside it.

Tokens are not counted, since most answers are made without any and a guess would be invented. The
fields of the usage are required, and are 0.
"""

import re
import time
from typing import Any, Final, Literal
from urllib.parse import quote

from assistant.api.openai_request import MODEL
from assistant.exchange import Answer, Citation

Json = dict[str, Any]
Language = Literal["zh", "zh-Hant", "en"]
"""Of the question, and so of the words around an answer."""

USAGE: Final = {"prompt_tokens": 0, "completion_tokens": 0, "total_tokens": 0}
_MARK: Final = re.compile(r"(?<!\\)\[(\d+)\](?!\()")
_WORDS: Final[dict[Language, dict[str, str]]] = {
    "zh": {"sources": "来源：", "note": "注：", "choose": "请选择：", "quote": "："},
    "zh-Hant": {"sources": "來源：", "note": "註：", "choose": "請選擇：", "quote": "："},
    "en": {"sources": "Sources:", "note": "Note: ", "choose": "Please choose:", "quote": ": "},
}


class Reply:
    """The messages of one answer; `address` is where this server was asked."""

    def __init__(self, answer_id: str, language: Language, address: str) -> None:
        self._words = _WORDS[language]
        self._address = address
        self._head: Json = {
            "id": f"chatcmpl-{answer_id}", "created": int(time.time()), "model": MODEL,
        }  # fmt: skip

    def whole(self, answer: Answer) -> Json:
        message = {
            "role": "assistant", "content": answer.answer + self.tail(answer), "refusal": None,
            "annotations": self.annotations(answer),
        }  # fmt: skip
        choice = {"index": 0, "message": message, "logprobs": None, "finish_reason": "stop"}
        return {**self._head, "object": "chat.completion", "choices": [choice], "usage": USAGE}

    def chunk(self, delta: Json, finish_reason: str | None = None) -> Json:
        choice = {"index": 0, "delta": delta, "logprobs": None, "finish_reason": finish_reason}
        return {**self._head, "object": "chat.completion.chunk", "choices": [choice], "usage": None}

    def usage(self) -> Json:
        """The chunk after the last one, for those who asked for it."""
        return {**self._head, "object": "chat.completion.chunk", "choices": [], "usage": USAGE}

    def tail(self, answer: Answer) -> str:
        """What stands beside the text of an answer, as text: these clients show nothing else."""
        blocks = [f"{self._words['note']}{_escape(note)}" for note in answer.notes]
        if answer.choices:
            asked = (f"{n}. {_escape(c.question)}" for n, c in enumerate(answer.choices, start=1))
            blocks.append("\n".join([self._words["choose"], *asked]))
        if answer.citations:
            blocks.append("\n".join([self._words["sources"], *map(self._source, answer.citations)]))
        return "".join(f"\n\n{block}" for block in blocks)

    def annotations(self, answer: Answer) -> list[Json]:
        """One for each mark in the text; for a source without one, at its line in the footer."""
        content = answer.answer + self.tail(answer)
        marks = [(m.start(), m.end(), int(m[1])) for m in _MARK.finditer(answer.answer)]
        for citation in answer.citations:
            if citation.n not in {n for _, _, n in marks}:
                start = content.rindex(f"\n{self._source(citation)}") + 3
                marks.append((start, start + len(f"[{citation.n}]"), citation.n))
        cited = {citation.n: citation for citation in answer.citations}
        return [self._annotation(cited[n], start, end) for start, end, n in marks if n in cited]

    def _annotation(self, citation: Citation, start: int, end: int) -> Json:
        url = f"{self._address}api/documents/{quote(citation.document_id)}"
        told = {
            "start_index": start, "end_index": end, "title": _place(citation), "url": url,
        }  # fmt: skip
        return {"type": "url_citation", "url_citation": told}

    def _source(self, citation: Citation) -> str:
        place, said = _escape(_place(citation)), _escape(citation.quote)
        return f"- [{citation.n}] {place}{self._words['quote']}{said}"


def _place(citation: Citation) -> str:
    page = "" if citation.section.startswith(citation.page) else citation.page
    return " · ".join(filter(None, (citation.title, page, citation.section)))


def _escape(text: str) -> str:
    """Text of a document is no Markdown of ours, and keeps to its line."""
    return re.sub(r"([\\`*_\[\]<>])", r"\\\1", " ".join(text.split()))
