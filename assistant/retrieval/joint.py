"""One of several that have a value only together, asked for by itself. Pure."""

import re
from typing import Final

from assistant.retrieval.lexicon import fold
from assistant.retrieval.plan import Plan

_ALONE: Final = re.compile(
    r"单独|单单|单指|单看|单论|只[看要算问说指]|仅[看要算指]|光[看算说指]|[拆分]开|拆[出成]|各自|"
    r"不(?:要|用|能|许)?(?:[跟和与同把][^,，。?？]{1,12}?(?:合|一起|混|加|算)|[含带]|包[括含])|"
    r"\b(?:alone|only|separately|by itself|on its own|not (?:together|combined)|without)\b",
    re.IGNORECASE,
)


def asked_alone(plan: Plan) -> tuple[str, str] | None:
    """`只看K2` of a member K2/K4: the part and the member; None where that itself is named."""
    if not _ALONE.search(plan.text):
        return None
    text = fold(plan.text)
    for member in (name for names in plan.members.values() for name in names):
        parts = [part.strip() for part in member.split("/")]
        at = {text.find(fold(part)): part for part in parts if fold(part) in text}
        if len(parts) > 1 and at and fold(member) not in text:
            return at[min(at)], member
    return None
