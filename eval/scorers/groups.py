"""What only several answers tell: one family, repeats of one question, chains of turns."""

from collections import defaultdict
from collections.abc import Iterable, Sequence

from assistant.exchange import Answer
from eval.question_set import Item
from eval.scorers.score import Score
from eval.scorers.values import holds

Core = tuple[str, frozenset[str], frozenset[str]]


def core(item: Item, answer: Answer) -> Core:
    """What paraphrases have to share: the status, the figures and the words that they expect.

    A longer phrasing may be told one figure more beside them; that is no instability.
    """
    figures = frozenset(str(e.value) for e in item.figures if holds(e, answer))
    said = frozenset(t for t in item.terms if any(each in answer.answer for each in t.split("|")))
    return answer.status, figures, said


def stability(pairs: Iterable[tuple[Item, Answer]]) -> dict[str, Score]:
    """For each family of two or more, the share that tells what most of it tells."""
    families: defaultdict[str, list[tuple[Item, Answer]]] = defaultdict(list)
    for item, answer in pairs:
        if item.family:
            families[item.family].append((item, answer))
    return {name: _agreement(held) for name, held in families.items() if len(held) > 1}


def determinism(repeats: Sequence[Answer]) -> Score:
    """Whether the same question got the same answer each time, but for its ids."""
    apart = {"conversation_id", "answer_id"}
    kinds = {answer.model_dump_json(exclude=apart) for answer in repeats}
    return Score(len(kinds) <= 1, "" if len(kinds) <= 1 else f"{len(kinds)} different answers")


def by_turn(judged: Iterable[tuple[Item, bool]]) -> dict[int, list[float]]:
    """Whether follow-ups were right, by the turn at which they were judged."""
    turns: defaultdict[int, list[float]] = defaultdict(list)
    for item, right in judged:
        if len(item.turns) > 1:
            turns[len(item.turns)].append(right)
    return dict(sorted(turns.items()))


def _agreement(held: list[tuple[Item, Answer]]) -> Score:
    cores = [core(*pair) for pair in held]
    usual = max(cores, key=cores.count)
    apart = [item.id for (item, _), each in zip(held, cores, strict=True) if each != usual]
    share = 1 - len(apart) / len(cores)
    return Score(share, f"unlike the rest of their family: {', '.join(apart)}" if apart else "")
