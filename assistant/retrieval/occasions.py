"""Words for a report, among several: `上次汇报`, `一月的汇报里`, `历次汇报`, `和上次比`."""

import re
from datetime import date
from typing import Final, Literal, NamedTuple

from assistant.indexes.base import View
from assistant.periods import find_periods, period_words, previous_period
from assistant.records import Document
from assistant.retrieval.change_focus import Focus, focus_of
from assistant.retrieval.language import normalise
from assistant.retrieval.report_mentions import Mention, is_base, mentions_of, widened
from assistant.retrieval.report_words import (
    CHANGED,
    CORRECTED,
    EACH,
    HELD,
    ISSUE,
    LAST,
    MOVED,
    OF_ANYTHING,
    RELATIVE,
    THIS,
    USED,
)
from assistant.retrieval.reports import day_of, own_key, reports_in, reports_of
from assistant.retrieval.residue import content_runs

Kind = Literal["", "of", "since", "each", "changes", "none", "held", "corrections"]
"""Nothing of reports; in one; since one; in each; what changed since one; there is no such one;
which there are; what one gave otherwise than those before."""


_LISTS: Final[tuple[tuple[Kind, re.Pattern[str]], ...]] = (
    ("corrections", CORRECTED),
    ("held", HELD),
)


class Asked(NamedTuple):
    kind: Kind
    text: str
    """The question without these words."""
    reports: tuple[Document, ...] = ()
    """The one; the newer and the older; or each, oldest first."""
    words: str = ""
    """As the question names the report that is not there; of changes, that it names none."""
    itself: str = ""
    """The question as it is asked of the only report, where it may be about the report itself."""
    focus: Focus | None = None
    """Of changes, the part that is asked for."""


def asked_of(text: str, view: View) -> Asked:
    """What a question says of reports, where several follow each other."""
    reports = reports_in(view)
    text = normalise(text)
    if len(reports) < 2:
        return Asked("", text)
    if listed := _of_reports(text, reports):
        return listed
    if each := EACH.search(text):
        return Asked("each", _without(text, [each.span()]), tuple(reversed(reports)))
    found = sorted(mentions_of(text, reports))
    lost = next((m for m in found if m.report is None), None)
    if lost:
        return Asked("none", text, reports, text[lost.start : lost.end])
    if (focus := focus_of(text)) and (told := _focused(text, focus, found, reports)):
        return told
    changed = CHANGED.search(text)
    if changed and (told := _changes(text, changed, found, reports)):
        return told
    named = {m.report.id: m.report for m in found if m.report}
    if len(named) > 1:
        ends = sorted(named.values(), key=lambda d: d.date)
        kind: Kind = "since" if len(ends) == 2 and MOVED.search(text) else "each"
        order = tuple(reversed(ends)) if kind == "since" else tuple(ends)
        return Asked(kind, _without(text, [widened(text, m) for m in found]), order)
    base = next((m for m in found if is_base(text, m)), None)
    if base and base.report and base.report.id != reports[0].id:
        rest = _without(text, [widened(text, m) for m in found])
        return Asked("since", rest, (reports[0], base.report))
    return _of_one(text, found, reports)


def of_the_only(text: str, view: View) -> Asked:
    """Of one report: that it is asked for itself; else `上期` as the period before its own."""
    reports, told = reports_in(view), normalise(text)
    if len(reports) != 1:
        return Asked("", text)
    if (listed := _of_reports(told, reports)) and listed.kind == "held":
        return listed
    own, issue = own_key(reports[0]), ISSUE.search(told)
    if issue is None or own is None or not own[:4].isdecimal():
        return Asked("", text)
    before = period_words(previous_period(own, issue[0].count("上")))
    return Asked("", f"{told[: issue.start()]}{before}{told[issue.end() :]}")


def _of_reports(text: str, reports: tuple[Document, ...]) -> Asked | None:
    """Which reports there are, or what was corrected: of nothing else is asked."""
    for kind, words in _LISTS:
        match = words.search(text)
        if match and _about_nothing(_plain(_without(text, [match.span()]), day_of(reports))):
            named = tuple(m.report for m in sorted(mentions_of(text, reports)) if m.report)
            if named and kind == "corrections":
                return None  # what a report corrected is part of what it changed
            named = named or (reports[:1] if kind == "held" and USED.search(text) else ())
            return Asked(kind, text, named or reports, words=text if named else "")
    return None


def led_by_report(text: str, view: View) -> tuple[str, str]:
    """`一月的汇报里，甲多少，乙多少` in two: the report of all its questions, and these."""
    reports = reports_in(view)
    if len(reports) < 2:
        return "", text
    told = normalise(text)
    for mention in mentions_of(told, reports):
        start, end = widened(told, mention)
        if start == 0 and told[end - 1] in ",，":
            return told[:end], told[end:]
    return "", text


def asks_earlier(text: str) -> bool:
    """Whether a question needs a report before the one at hand: for its value, or for what changed
    since, of nothing in particular.
    """
    text = normalise(text)
    if any(match["report"] or match["english"] is not None for match in LAST.finditer(text)):
        return True
    if not (changed := CHANGED.search(text)):
        return False
    day = date(2000, 1, 1)
    earlier = LAST.search(text) or THIS.search(text) or find_periods(text, day)
    return bool(earlier) and _about_nothing(_plain(_without(text, [changed.span()]), day))


def _of_one(text: str, found: list[Mention], reports: tuple[Document, ...]) -> Asked:
    mention = next((m for m in found if m.report), None)
    if mention is None or mention.report is None:
        return Asked("", text)
    this = "这次汇报" if re.search("[\u3400-\u9fff]", text) else "this report"
    itself = text[: mention.start] + this + text[mention.end :]
    newest = mention.report.id == reports[0].id
    bare = _without(text, [widened(text, mention)])
    return Asked("of", bare, (mention.report,), itself=text if newest else itself)


def _changes(
    text: str, changed: re.Match[str], found: list[Mention], reports: tuple[Document, ...]
) -> Asked | None:
    """Since the report that is named, else since the one before: `和上个月比有什么变化`.

    A month is a report only where it is compared with: `2024年有什么变化` asks of that year.
    """
    today = day_of(reports)
    spans = [] if found else find_periods(text, today)
    bare = _without(text, [changed.span(), *(widened(text, m) for m in found)])
    bare = _plain(bare, today)
    everything = _about_nothing(bare)
    base = [s for s in spans if is_base(text, s)]
    month = [s for s in base if RELATIVE.fullmatch(text[s.start : s.end])]
    named = [m.report for m in found if m.report]
    if not found and spans and not (base if everything else month):
        return None
    for span in base:
        if not (held := reports_of(span.key, reports)):
            return Asked("none", text, reports, f"{text[span.start : span.end]}的汇报")
        named.append(held[0])
    since = sorted({d.id: d for d in named}.values(), key=lambda d: d.date)
    of_one = len(since) < 2 and not month and not any(is_base(text, m) for m in found)
    if not everything and of_one:
        return None
    old = since[0] if since and since[0].id != reports[0].id else reports[1]
    new = since[-1] if len(since) > 1 else reports[0]
    words = text if not (found or spans) else ""
    return Asked("changes", "" if everything else bare, (new, old), words)


def _focused(
    text: str, focus: Focus, found: list[Mention], reports: tuple[Document, ...]
) -> Asked | None:
    """Between the two reports that are named; since the one that is compared with; else of the one
    that is named, or of the newest, against the one before it. None of something in particular.
    """
    rest = text
    for start, end in (focus.span, *(widened(text, m) for m in found)):
        rest = f"{rest[:start]}{' ' * (end - start)}{rest[end:]}"
    if not _about_nothing(_plain(rest, day_of(reports))):
        return None
    named = list({m.report.id: m.report for m in found if m.report}.values())
    if len(named) == 2:
        first, second = named
        turned = first.date < second.date and is_base(text, found[-1])
        old, new = sorted(named, key=lambda d: d.date)
        return Asked("changes", "", (new, old), focus=focus.turned if turned else focus)
    if len(named) > 2 or not (named or focus.alone) or focus.part == "kept":
        return None
    base = bool(named) and any(is_base(text, m) for m in found) and named[0].id != reports[0].id
    if focus.open and not base:
        return None
    new = reports[0] if base or not named else named[0]
    before = reports[reports.index(new) + 1 :]
    old_ones = (named[0],) if base else before if focus.part == "restated" else before[:1]
    return Asked("changes", "", (new, *old_ones), focus=focus) if old_ones else None


def _about_nothing(text: str) -> bool:
    return not [run for run in content_runs(text) if run.casefold() not in OF_ANYTHING]


def _plain(text: str, today: date) -> str:
    for span in reversed(find_periods(text, today)):
        text = f"{text[: span.start]} {text[span.end :]}"
    text = re.sub(r"(?:相?比较?|对比|以来|之后|\bsince\b|\bcompared (?:to|with)\b)", " ", text)
    return THIS.sub(" ", LAST.sub(" ", text))


def _without(text: str, spans: list[tuple[int, int]]) -> str:
    for start, end in sorted(spans, reverse=True):
        text = text[:start] + text[end:]
    return text.strip(" ,，、")
