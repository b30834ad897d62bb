"""Things that a report measures something else of, beside the metric of a question. Pure."""

from assistant.retrieval.lexicon import Lexicon
from assistant.retrieval.vetoes import tells_apart


def things_beside(
    words: tuple[str, ...], metrics: tuple[str, ...], lexicon: Lexicon
) -> tuple[str, ...]:
    """Nouns that begin the name of another found metric: `体验店做了多少收入` asks of these.

    Who reviews a catalogue has named what its figures are of; a found one is all of the company.
    """
    if not metrics or not set(metrics) <= lexicon.found:
        return ()
    others = [n for n, held in lexicon.metric_names().items() if not set(metrics) & set(held)]
    return tuple(
        word
        for word in words
        if len(word) > 1 and tells_apart(word) and any(name.startswith(word) for name in others)
    )
