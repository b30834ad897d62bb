"""A number in the scale and unit of the one that it belongs to."""

import re

from assistant.quantities import Quantity
from assistant.quantities.numerals import SCALE, scale_factor


def scaled(part: Quantity, whole: Quantity) -> Quantity:
    """2.0 of 3.2亿元 is 2.0亿元: unit and scale are those of the whole where a part has none."""
    if part.unit or re.search(SCALE, part.text):
        return part if part.unit else part.model_copy(update={"unit": whole.unit})
    written = re.search(rf"\d\s?(?P<scale>{SCALE})", whole.text)
    scale = written["scale"] if written else ""
    factor = scale_factor(scale)
    word = re.sub(r"^[\d.,\s~～约近超-]+", "", whole.text)
    return part.model_copy(
        update={
            "value": part.value * factor,
            "unit": whole.unit,
            "place": part.place * factor if part.place is not None else None,
            "text": f"{part.text}{' ' if _spaced(whole) else ''}{word}",
        }
    )


def _spaced(whole: Quantity) -> bool:
    return bool(re.search(r"\d\s", whole.text))
