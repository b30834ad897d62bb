"""Citations: the expected places among them, how early, and whether quotes are verbatim."""

import math
import re
from collections.abc import Mapping

from assistant.exchange import Answer, Citation
from eval.question_set import Item
from eval.scorers.score import Score, Scorer


def cited(item: Item, answer: Answer) -> Score:
    """Every expected place is cited, and no mark stands without its citation."""
    missing = [place for place in item.cite if not _ranks(place, answer)]
    marks = {int(mark) for mark in re.findall(r"\[(\d+)\]", answer.answer)}
    dangling = marks - {citation.n for citation in answer.citations}
    faults = [f"does not cite {', '.join(missing)}"] if missing else []
    faults += [f"marks without citation {sorted(dangling)}"] if dangling else []
    return Score(not faults, "; ".join(faults))


def precision(item: Item, answer: Answer) -> Score:
    """Share of the citations that a mark of the answer points to."""
    marks = {int(mark) for mark in re.findall(r"\[(\d+)\]", answer.answer)}
    marks |= {figure.citation for figure in answer.figures}
    idle = [citation.n for citation in answer.citations if citation.n not in marks]
    share = 1 - len(idle) / len(answer.citations) if answer.citations else 1.0
    return Score(share, f"citations that support nothing {idle}" if idle else "")


def hit(item: Item, answer: Answer, *, k: int) -> float:
    """Share of the expected places among the first `k` citations."""
    return sum(min(_ranks(place, answer), default=k + 1) <= k for place in item.cite) / len(
        item.cite
    )


def reciprocal_rank(item: Item, answer: Answer) -> float:
    """One over the rank of the first expected place; 0 where none is cited."""
    ranks = [rank for place in item.cite for rank in _ranks(place, answer)]
    return 1 / min(ranks) if ranks else 0.0


def ndcg(item: Item, answer: Answer) -> float:
    """Discounted gain of each expected place at its first rank, over the best order of them."""
    firsts = [min(ranks) for place in item.cite if (ranks := _ranks(place, answer))]
    # Two places may be told by one citation; the second then counts at the next rank.
    spread: list[int] = []
    for rank in sorted(firsts):
        spread.append(max(rank, spread[-1] + 1) if spread else rank)
    best = sum(1 / math.log2(rank + 1) for rank in range(1, len(item.cite) + 1))
    return sum(1 / math.log2(rank + 1) for rank in spread) / best


def verbatim(texts: Mapping[str, str | None]) -> Scorer:
    """Every quote stands in its document, at the span that the citation names.

    `texts` are the files of the corpus by their path without its ending; None is a file that
    holds no plain text, whose quotes cannot be looked up.
    """

    def quoted(item: Item, answer: Answer) -> Score:
        loose = [c.n for c in answer.citations if not _stands(c, texts.get(c.document_id, ""))]
        return Score(not loose, f"misquotes in {loose}" if loose else "")

    return quoted


def _ranks(place: str, answer: Answer) -> list[int]:
    return [
        rank
        for rank, citation in enumerate(answer.citations, start=1)
        if place in {citation.page, citation.document_id}
    ]


def _stands(citation: Citation, text: str | None) -> bool:
    if text is None or not citation.end:
        return text is None or citation.quote in text
    return text[citation.start : citation.end] == citation.quote
