"""Says what is missing, by slot, with what does exist nearby."""

from assistant.answering.draft import Draft
from assistant.answering.frames import frame
from assistant.periods import period_words
from assistant.retrieval.figures import Missing
from assistant.retrieval.language import Language
from assistant.retrieval.plan import Plan

SHOWN = 6
"""Members of a slot that a refusal names at most."""


def refuse(
    draft: Draft, plan: Plan, missing: tuple[Missing, ...] = (), *, key: str = "no_metric"
) -> None:
    """One sentence for each empty slot; the general sentence `key` where there is none."""
    draft.missing = True
    draft.names.update(plan.subjects)
    for alike in _together(missing):
        draft.say(_sentence(plan, alike))
        for slot in alike:
            draft.names.update((slot.asked, slot.metric, *slot.exists))
    if not missing:
        draft.say(frame(key, plan.language))


def _together(missing: tuple[Missing, ...]) -> list[list[Missing]]:
    """The months that one metric lacks are told in one sentence."""
    held: dict[object, list[Missing]] = {}
    for slot in missing:
        key = (slot.metric, slot.exists) if slot.slot == "period" else slot
        held.setdefault(key, []).append(slot)
    return list(held.values())


def _sentence(plan: Plan, alike: list[Missing]) -> str:
    language, slot = plan.language, alike[0]
    asked = frame("join", language).join(_told(slot, each.asked, language) for each in alike)
    key = f"no_{slot.slot}" if slot.asked or slot.slot != "subject" else "need_subject"
    whose = plan.subjects[0] if slot.slot == "period" and len(plan.subjects) == 1 else ""
    said = frame(key, language, asked=asked, metric=f"{whose}{slot.metric}")
    names = [_told(slot, name, language) for name in slot.exists if name][:SHOWN]
    if not names:
        return said
    return said + frame("exists", language, names=frame("join", language).join(names))


def _told(slot: Missing, name: str, language: Language) -> str:
    """As people say it: a period in words, a nature by its name."""
    if slot.slot == "period" and name:
        return period_words(name, language)
    named = slot.slot in {"nature", "operation"} and name
    return frame(f"{slot.slot}_{name}", language) if named else name
