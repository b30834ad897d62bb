"""What a question says that the figures found for it do not hold."""

from assistant.quantities import PERCENT
from assistant.records import Figure
from assistant.retrieval.coverage import covered
from assistant.retrieval.lexicon import fold


def uncovered(words: tuple[str, ...], figures: tuple[Figure, ...], context: str) -> tuple[str, ...]:
    """Words of the question that neither the figures' labels nor their quotes hold."""
    evidence = fold(
        " ".join(
            [
                context,
                *(
                    f"{f.label} {f.note} "
                    + " ".join(f"{s.quote} {s.section} {s.title}" for s in f.sources)
                    for f in figures
                ),
            ]
        )
    )
    return tuple(
        word for word in words if not covered(fold(word), evidence) or _is_other_rate(word, figures)
    )


def _is_other_rate(word: str, figures: tuple[Figure, ...]) -> bool:
    """`毛利率` is not told by 毛利, whatever stands beside it."""
    units = {f.quantity.unit for f in figures if f.quantity}
    return word.endswith("率") and bool(units) and PERCENT not in units
