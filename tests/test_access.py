"""Keys become askers, and malformed ones are named by position, never by content."""

import pytest

from assistant.access import open_asker, read_keys
from assistant.errors import AccessError, SettingsError
from assistant.records import Audience

KEYS = "alpha-key-1:executive:Chen:operator, beta-key-22:sales:Wu,gamma-key-3:public"


@pytest.mark.parametrize(
    ("key", "name", "audience", "operator"),
    [
        ("alpha-key-1", "Chen", Audience.EXECUTIVE, True),
        ("beta-key-22", "Wu", Audience.SALES, False),
        ("gamma-key-3", "key-1e3da710", Audience.PUBLIC, False),
    ],
)
def test_a_key_names_its_asker(key: str, name: str, audience: Audience, operator: bool) -> None:
    asker = read_keys(KEYS).identify(f"Bearer {key}")
    assert (asker.id, asker.audience, asker.operator) == (name, audience, operator)


@pytest.mark.parametrize("header", [None, "", "Bearer", "Bearer nobody", "Basic alpha-key-1"])
def test_anybody_else_is_refused(header: str | None) -> None:
    with pytest.raises(AccessError):
        read_keys(KEYS).identify(header)


@pytest.mark.parametrize(
    "text", ["abc:sales", ":sales", "long-enough-key", "long-enough-key:chief",
             "long-enough-key:sales:Wu:boss", "same-key-1:sales,same-key-1:public",
             "schlüssel:sales", "two words:sales", "long-enough-key:sales:Wu:operator:x"],
)  # fmt: skip
def test_a_malformed_key_is_named_by_position_only(text: str) -> None:
    with pytest.raises(SettingsError) as error:
        read_keys(text)
    assert "API key" in error.value.problem
    key = text.split(":")[0]
    assert not key or key not in str(error.value)
    assert error.value.remedy


def test_a_key_without_a_name_is_the_same_asker_wherever_it_stands() -> None:
    moved = read_keys("gamma-key-3:public").identify("Bearer gamma-key-3")
    assert moved == read_keys(KEYS).identify("Bearer gamma-key-3")


def test_no_keys_leave_loopback_open() -> None:
    assert not read_keys("")
    assert open_asker().audience is Audience.EXECUTIVE


@pytest.mark.parametrize("text", [",", " , ,"])
def test_commas_alone_do_not_open_the_server(text: str) -> None:
    with pytest.raises(SettingsError):
        read_keys(text)


def test_blanks_and_a_comma_too_many_are_no_fault() -> None:
    assert read_keys(" alpha-key-1 : sales : Wu , ").identify("bearer  alpha-key-1").id == "Wu"


def test_keys_are_not_shown_even_as_hashes() -> None:
    keys = read_keys(KEYS)
    shown = repr(keys)
    assert "alpha" not in shown
    assert not any(repr(digest) in shown for digest, _ in keys.askers)


@pytest.mark.parametrize("key", ["clé", "\ud800", "a" * 10_000])
def test_a_strange_key_is_refused_like_any_other(key: str) -> None:
    with pytest.raises(AccessError):
        read_keys(KEYS).identify(f"Bearer {key}")
