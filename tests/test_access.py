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
        ("gamma-key-3", "key3", Audience.PUBLIC, False),
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
    "text", ["tiny:sales", "long-enough-key", "long-enough-key:chief",
             "long-enough-key:sales:Wu:boss", "same-key-1:sales,same-key-1:public"],
)  # fmt: skip
def test_a_malformed_key_is_named_by_position_only(text: str) -> None:
    with pytest.raises(SettingsError) as error:
        read_keys(text)
    assert "API key" in error.value.problem
    assert text.split(":")[0] not in str(error.value)


def test_no_keys_leave_loopback_open() -> None:
    assert not read_keys("")
    assert open_asker().audience is Audience.EXECUTIVE
