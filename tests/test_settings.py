"""Settings: each has a default and a meaning, a wrong one is named without its value."""

from pathlib import Path

import pytest
from pydantic import ValidationError

from assistant.errors import SettingsError
from assistant.settings import Settings, load, settings_table

README = Path(__file__).parent.parent / "README.md"


def test_everything_has_a_default() -> None:
    settings = load()
    assert settings.corpus == Path("corpus")
    assert settings.api_keys.get_secret_value() == ""


def test_the_environment_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ASSISTANT_MODEL", "openai:small")
    monkeypatch.setenv("ASSISTANT_MAX_QUESTION_CHARS", "50")
    settings = load()
    assert (settings.model, settings.max_question_chars) == ("openai:small", 50)


def test_an_empty_variable_counts_as_not_set(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ASSISTANT_CORPUS", "")
    assert load().corpus == Path("corpus")


@pytest.mark.parametrize(
    ("variable", "value"),
    [
        pytest.param("ASSISTANT_MAX_BODY_BYTES", "plenty", id="no number"),
        pytest.param("ASSISTANT_MAX_QUESTION_CHARS", "0", id="out of bounds"),
        pytest.param("ASSISTANT_MODEL", "nameless", id="model without provider"),
        pytest.param("ASSISTANT_MODEL_URL", "ftp://models", id="address of another kind"),
    ],
)
def test_a_wrong_setting_is_named_with_a_remedy(
    variable: str, value: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(variable, value)
    with pytest.raises(SettingsError) as caught:
        load()
    assert variable in caught.value.problem
    assert value not in str(caught.value).replace(variable, "")
    assert "README.md" in caught.value.remedy


def test_every_wrong_setting_is_named_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ASSISTANT_MODEL", "nameless")
    monkeypatch.setenv("ASSISTANT_MAX_BODY_BYTES", "plenty")
    with pytest.raises(SettingsError, match=r"ASSISTANT_MODEL: .*ASSISTANT_MAX_BODY_BYTES: "):
        load()


def test_secrets_are_masked(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("API_KEYS", "MODEL_KEY", "DATABASE_URL"):
        monkeypatch.setenv(f"ASSISTANT_{name}", "hush")
    assert "hush" not in repr(load())


def test_settings_are_frozen() -> None:
    with pytest.raises(ValidationError):
        load().model = "openai:other"  # type: ignore[misc]  # what the test is about


def test_every_setting_has_a_meaning() -> None:
    assert all(field.description for field in Settings.model_fields.values())


def test_the_readme_carries_the_table() -> None:
    text = README.read_text(encoding="utf-8")
    begin, end = "<!-- settings:begin -->", "<!-- settings:end -->"
    assert text.count(begin) == text.count(end) == 1
    table = text.split(begin)[1].split(end)[0].strip()
    assert table == settings_table(), "print(assistant.settings.settings_table()) gives the new one"
