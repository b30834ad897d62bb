"""A metric whose name a question says longer: `累计使用资金` where there is 资金总额, too. Pure."""

from assistant.retrieval.language import Reading
from assistant.retrieval.lexicon import Lexicon, fold
from assistant.retrieval.linking import core
from assistant.retrieval.naming import Named

_FEWEST: int = 2
"""Characters more that tell one name from another."""


def said_longer(found: Named, reading: Reading, lexicon: Lexicon) -> Named:
    """What stands before a name in the question belongs to it, where just one other name says so.

    A dictionary takes 累计使用 for plain words. Only of names that were found in documents.
    """
    if len(found.metrics) != 1:
        return found
    text = fold(reading.text)
    said = {fold(words): name for words, name in found.linked.items()}
    said |= {
        fold(text[m.start : m.end]): name for m in reading.mentions for name in m.names("metric")
    }
    for words, name in said.items():
        likely = name in found.metrics and len(words) > _FEWEST
        longer = _longer(text, words, lexicon) if likely else ""
        names = lexicon.metric_names().items()
        held = (
            {m for n, ms in names if core(n).endswith(core(longer)) for m in ms} if longer else ()
        )
        if len(held) == 1 and not held & {*found.metrics} and held <= lexicon.found:
            (other,) = held
            metrics = tuple(other if m == name else m for m in found.metrics)
            rest = tuple(run for run in found.rest if fold(run) not in longer)
            return found._replace(metrics=metrics, linked={longer: other}, rest=rest)
    return found


def _longer(text: str, words: str, lexicon: Lexicon) -> str:
    """The words with what stands before them, as far as any name goes on so."""
    start = text.find(words)
    if start < 0:
        return ""
    end, at = start + len(words), start
    while at and any(text[at - 1 : end] in name for name in lexicon.metric_names()):
        at -= 1
    fuller = text[at:end]
    more = len(core(fuller)) - max(len(core(words)), _FEWEST)
    return fuller if more >= _FEWEST else ""
