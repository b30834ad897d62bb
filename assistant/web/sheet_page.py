"""`/cases/{customer}`: one page to print, or to copy as Markdown, with its clearance on top."""

from html import escape
from urllib.parse import quote

from nicegui import ui

from assistant.web.buttons import text_button
from assistant.web.case_sheet import Part, Result, Sheet, markdown_of
from assistant.web.drawing import facts, heading, named, paragraph
from assistant.web.site import Visitor


def draw_sheet(visitor: Visitor, sheet: Sheet, words: str = "") -> None:
    """`words` of a search are marked."""
    say = visitor.say
    with (
        ui.element("div").classes("browse"),
        named(ui.element("article"), sheet.customer).classes("sheet"),
    ):
        _tools(visitor, sheet)
        heading(sheet.customer, 1)
        ui.label(say(f"clearance_{sheet.clearance}_told")).classes(
            f"cleared told {sheet.clearance}"
        ).props("role=note")
        also = [(say("also"), say("between").join(sheet.aliases))] if sheet.aliases else []
        facts([*also, *((f.label, say("between").join(f.names)) for f in sheet.facts)])
        if sheet.results:
            _results(visitor, sheet.results)
        for part in sheet.parts:
            _part(visitor, part, words)
        if sheet.page:
            ui.label(say("source_told", sheet.page)).classes("quiet")


def _tools(visitor: Visitor, sheet: Sheet) -> None:
    say = visitor.say
    with ui.element("div").classes("head no-print"):
        ui.link(say("back_to_cases"), "/cases")
        ui.link(say("full_case"), f"/report/{quote(sheet.document)}")
        ui.element("div").classes("grow")
        printing = text_button(say("print"), icon="print", kind="chip")
        printing.on("click", js_handler="() => window.print()")

        def copy() -> None:
            ui.clipboard.write(markdown_of(sheet, say))
            ui.notify(say("copied"), position="top", timeout=1200)

        text_button(say("copy_markdown"), copy, icon="content_copy", kind="chip")


def _results(visitor: Visitor, results: tuple[Result, ...]) -> None:
    say = visitor.say
    with ui.element("section"):
        heading(say("results"), 2)
        with ui.element("div").classes("results"):
            for result in results:
                name = escape(say("to_source", f"{result.name} {result.text}"))
                about = f'<div class="quiet">{escape(result.about)}</div>' if result.about else ""
                ui.html(
                    f'<a href="{escape(result.link)}" aria-label="{name}">'
                    f'<div class="quiet">{escape(result.name)}</div>'
                    f'<div class="figure">{escape(result.text)}</div>{about}</a>',
                    sanitize=False,
                ).classes("result")


def _part(visitor: Visitor, part: Part, words: str) -> None:
    with ui.element("section"):
        if part.heading:
            heading(part.heading, 2, words=words)
        for each in part.paragraphs:
            paragraph(each.text, link=each.link, name=visitor.say("original"), words=words)
