"""One page about one customer, to print, or to copy as Markdown."""

import re
from typing import Final, Literal, NamedTuple
from urllib.parse import quote

from assistant.browsing import Browse, CaseShown, DocumentShown, FigureFilter, FigureListed
from assistant.records import Audience
from assistant.web.case_browser import FACETS, by_name
from assistant.web.wording import Say, nature_of, period_of, report_link

_SPECIAL: Final = re.compile(r"([\\`*_\[\]<>|#~])")
_FIRST: Final = re.compile(r"^(\s*)([-+]|\d+[.)])(?=\s)", re.MULTILINE)


SALES: Final = Audience.SALES


class Fact(NamedTuple):
    label: str
    names: tuple[str, ...]


class Paragraph(NamedTuple):
    text: str
    link: str
    """To its place in the document."""


class Part(NamedTuple):
    heading: str
    paragraphs: tuple[Paragraph, ...]


class Result(NamedTuple):
    name: str
    text: str
    about: str
    """Period, nature and note."""
    link: str


class Sheet(NamedTuple):
    customer: str
    aliases: tuple[str, ...]
    clearance: Literal["yes", "no", "unknown"]
    facts: tuple[Fact, ...]
    parts: tuple[Part, ...]
    results: tuple[Result, ...]
    document: str
    page: str
    """Of the report that tells of the customer."""


def sheet_link(customer: str, words: str = "") -> str:
    """`words` that were searched for are marked there."""
    return f"/cases/{quote(customer, safe='')}" + (f"?q={quote(words)}" if words else "")


def sheet_of(browse: Browse, audience: Audience, customer: str, say: Say) -> Sheet | None:
    """None where the audience sees no such case.

    A sheet is made to leave the room: nobody's holds more than what sales may tell, unless the
    whole case is kept from them.
    """
    cases = by_name(browse, audience, (customer,))
    if not cases:
        return None
    if audience.sees(SALES) and (told := by_name(browse, SALES, (customer,))):
        cases, audience = told, SALES
    case = cases[0]
    document = browse.document(audience, case.document)
    found = browse.figures(audience, FigureFilter(subject=case.customer, limit=1000)).figures
    own = {anchor for section in case.sections for anchor in section.passages}
    whole = case.document if document.kind == "case" else None
    return Sheet(
        customer=case.customer,
        aliases=case.aliases,
        clearance=case.shareable,
        facts=facts_of(case, say),
        parts=_parts(case, document),
        results=tuple(
            _result(case, figure, say)
            for figure in found
            # What else is known of the customer is no part of a sheet that may leave the house.
            if any(s.document == whole or s.anchor in own for s in figure.sources)
        ),
        document=case.document,
        page=case.page,
    )


def facts_of(case: CaseShown, say: Say) -> tuple[Fact, ...]:
    held = {
        "industry": (case.industry,) if case.industry else (),
        "scenario": case.scenarios,
        "product": case.products,
        "benefit": case.benefits,
        "competitor": case.competitors,
    }
    names = (*FACETS, "competitor")
    return tuple(Fact(say(name), held[name]) for name in names if held[name])


def _parts(case: CaseShown, document: DocumentShown) -> tuple[Part, ...]:
    passages = {passage.anchor: passage for passage in document.passages}
    parts = []
    for section in case.sections:
        held = [passages[anchor] for anchor in section.passages if anchor in passages]
        paragraphs = tuple(
            Paragraph(p.text, report_link(document.id, p.places[0].start, p.places[0].end))
            for p in held
        )
        parts.append(Part(section.name, paragraphs))
    return tuple(parts)


def _result(case: CaseShown, figure: FigureListed, say: Say) -> Result:
    name = figure.label.removeprefix(case.customer).strip() or figure.label
    nature = "" if figure.nature == "actual" else nature_of(figure.nature, say)
    about = say("between").join(filter(None, (period_of(figure, say), nature, figure.note)))
    source = figure.sources[0]
    return Result(name, figure.text, about, report_link(source.document, source.start, source.end))


def markdown_of(sheet: Sheet, say: Say) -> str:
    """The clearance comes first, so that a copied sheet carries it along."""
    lines = [f"# {_plain(sheet.customer)}", "", f"> {say(f'clearance_{sheet.clearance}_told')}", ""]
    for fact in sheet.facts:
        names = say("between").join(map(_plain, fact.names))
        lines.append(f"- **{fact.label}**{say('colon')}{names}")
    for part in sheet.parts:
        lines += ["", f"## {_plain(part.heading)}" if part.heading else ""]
        for paragraph in part.paragraphs:
            lines += ["", _plain(paragraph.text)]
    if sheet.results:
        lines += ["", f"## {say('results')}", ""]
        lines += (f"- {_plain(r.name)}{say('colon')}**{_plain(r.text)}**{_about(r, say)}"
                  for r in sheet.results)  # fmt: skip
    if sheet.page:
        lines += ["", say("source_told", _plain(sheet.page))]
    return re.sub(r"\n{3,}", "\n\n", "\n".join([*lines, ""]))


def _about(result: Result, say: Say) -> str:
    return say("in_brackets", _plain(result.about)) if result.about else ""


def _plain(text: str) -> str:
    """Text of a document that Markdown shows as it stands."""
    return _FIRST.sub(r"\1\\\2", _SPECIAL.sub(r"\\\1", text))
