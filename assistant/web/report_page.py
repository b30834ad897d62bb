"""`/report/{document}`: the report as it stands, with anchors, opened at what is cited."""

from collections.abc import Sequence
from typing import Final

from nicegui import ui

from assistant.browsing import CaseShown, DocumentListed, DocumentShown
from assistant.web.case_sheet import facts_of, sheet_link
from assistant.web.drawing import facts, heading, named
from assistant.web.report_view import Span, leaves_of
from assistant.web.site import Visitor

_AIM: Final = """
(() => {
  const aim = () => {
    document.querySelectorAll('.leaf .aimed').forEach((e) => e.classList.remove('aimed'));
    const id = decodeURIComponent(location.hash.slice(1));
    const at = id ? document.getElementById(id) || document.getElementById('p-' + id)
      : document.querySelector('.leaf mark');
    if (!at) return;
    (at.closest('.passage') || at).classList.add('aimed');
    at.scrollIntoView({block: id && at.matches('.leaf') ? 'start' : 'center'});
  };
  window.addEventListener('hashchange', aim);
  aim();
})()
"""
"""The browser looks for an anchor before the page's library has drawn it."""


def draw_report(
    visitor: Visitor,
    document: DocumentShown,
    others: Sequence[DocumentListed],
    at: Span | None,
    case: CaseShown | None = None,
) -> None:
    """`case` is whose document it is."""
    say, leaves = visitor.say, leaves_of(document, at)
    with ui.element("div").classes("browse report"):
        with ui.element("div").classes("head"):
            heading(document.title, 1)
            ui.label(document.date).classes("quiet")
        above = at is not None and at[1] <= min((p.places[0].start for p in document.passages),
                                                default=0)  # fmt: skip
        if case:
            _profile(visitor, case, cited=above)
        if at and not any(leaf.marked for leaf in leaves) and not (case and above):
            ui.label(say("not_here")).classes("notes").props("role=status")
        with ui.element("div").classes("beside leaves-nav"):
            with ui.element("nav").classes("side").props(f'aria-label="{say("pages")}"'):
                with ui.element("div").classes("catalogue"):
                    if len(leaves) > 1:
                        for n, leaf in enumerate(leaves, start=1):
                            ui.link(leaf.title or say("before_pages"), f"#page-{n}")
                _others(visitor, document, others)
            with ui.element("div").classes("body"):
                told = "".join(
                    f'<section class="leaf" id="page-{n}">{leaf.html}</section>'
                    for n, leaf in enumerate(leaves, start=1)
                )
                named(ui.html(told, sanitize=False, tag="article"), document.title)
    ui.run_javascript(_AIM)


def _profile(visitor: Visitor, case: CaseShown, *, cited: bool) -> None:
    """What the head of a case file says, which is no passage but can be cited."""
    say = visitor.say
    with ui.element("section").classes("tile passage aimed" if cited else "tile"):
        heading(say("profile"), 2)
        told = facts_of(case, say)
        facts([(fact.label, say("between").join(fact.names)) for fact in told])
        ui.link(say("sheet"), sheet_link(case.customer))


def _others(visitor: Visitor, here: DocumentShown, others: Sequence[DocumentListed]) -> None:
    listed = [each for each in others if each.kind == "report"]
    if len(listed) > 1 or here.kind != "report":
        heading(visitor.say("documents"), 2)
        with ui.element("div").classes("catalogue"):
            for each in listed:
                link = ui.link(each.title, f"/report/{each.id}")
                if each.id == here.id:
                    link.classes("here").props('aria-current="page"')


def draw_nothing(visitor: Visitor) -> None:
    with ui.element("div").classes("browse"):
        heading(visitor.say("report_title"), 1)
        ui.label(visitor.say("report_none")).classes("quiet").props("role=status")
