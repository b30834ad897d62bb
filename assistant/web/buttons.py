"""The few kinds of buttons; their colours are those of the style sheet, in light and dark."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from nicegui import ui


def icon_button(
    icon: str, label: str, done: Callable[..., object] | None = None, *, kind: str = "quiet"
) -> ui.button:
    """`label` is read aloud, and shown beside the pointer."""
    button = ui.button(icon=icon, on_click=done, color=None)
    _name(button, label)
    return button.props("flat round dense").classes(kind)


def text_button(
    text: str,
    done: Callable[..., object] | None = None,
    *,
    icon: str | None = None,
    kind: str = "quiet",
) -> ui.button:
    button = ui.button(text, icon=icon, on_click=done, color=None)
    return button.props("flat no-caps").classes(kind)


def chips(questions: tuple[tuple[str, str], ...], ask: Callable[[str], object]) -> ui.element:
    """Buttons of a label and the question it asks."""
    with ui.element("div").classes("chips") as row:
        for label, question in questions:
            text_button(label, lambda question=question: ask(question), kind="chip")
    return row


def _name(button: ui.button, label: str) -> None:
    button.props["aria-label"] = label
    button.props["title"] = label


@contextmanager
def asking_window(label: str) -> Iterator[ui.dialog]:
    """A small window over the page, wherever its button was; gone once it is closed."""
    with ui.context.client, ui.dialog(value=True) as window, ui.card().classes("small"):
        window.props["aria-label"] = label
        window.on("hide", window.delete)
        yield window


def ends(window: ui.dialog, cancel: str, name: str, done: Callable[[], object]) -> None:
    with ui.element("div").classes("ahead ends"):
        text_button(cancel, window.close)
        text_button(name, done, kind="filled")
