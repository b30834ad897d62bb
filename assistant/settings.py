"""Environment variables -> one frozen object, read once by `bootstrap`; rooms receive values."""

from pathlib import Path
from typing import Literal

from pydantic import Field, SecretStr, ValidationError
from pydantic.fields import FieldInfo
from pydantic_settings import SettingsConfigDict

from assistant.channel_settings import ChannelSettings
from assistant.errors import SettingsError

PREFIX = "ASSISTANT_"


class Settings(ChannelSettings):
    """Every setting has a default; a variable that is set but empty counts as not set."""

    model_config = SettingsConfigDict(
        env_prefix=PREFIX,
        env_ignore_empty=True,
        extra="ignore",
        frozen=True,
        hide_input_in_errors=True,
        use_attribute_docstrings=True,
    )

    corpus: Path = Path("corpus")
    """Folder with the reports, cases, metrics and glossary."""
    data: Path = Path(".assistant")
    """Folder of the generations, the readings, the embedding model and the journal."""
    max_file_mb: int = Field(default=100, ge=1, le=4096)
    """Largest document or table that ingest reads, in MiB."""
    ingest_file_seconds: float = Field(default=300.0, gt=0, le=86400)
    """Longest time that ingest reads one file, and again that it makes records of it or checks it;
    then it is left out, or published unchecked, and named."""
    ingest_file_mb: int = Field(default=2048, ge=64, le=1048576)
    """Most memory that any of these takes for one file, in MiB beside the program's own."""
    api_keys: SecretStr = SecretStr("")
    """Who may ask, `key:audience[:name[:operator]]`, comma-separated;
    empty serves loopback only, with full rights."""
    mcp_key: SecretStr = SecretStr("")
    """Whose rights `assistant mcp` has over stdio; needed once keys are configured."""
    mcp_audience: Literal["", "public", "sales", "executive"] = ""
    """Narrows those rights; empty leaves them as they are."""
    embedder: str = ""
    """Any sentence-transformers name or folder; empty is the embedded multilingual-e5-small,
    which needs no hub."""
    model: str = Field(default="", pattern=r"^([^:\s]+:\S+)?$")
    """The language model that words answers and reads questions that the rules do not understand,
    as LangChain's `provider:model`; empty works without one."""
    model_url: str = Field(default="", pattern=r"^(https?://\S+)?$")
    """Address of the model's endpoint, such as `http://127.0.0.1:8080/v1` with `openai:NAME` for an
    OpenAI-compatible server; empty is the provider's own."""
    model_key: SecretStr = SecretStr("")
    """Key of that endpoint; empty for a local server that takes any."""
    model_timeout_s: float = Field(default=20.0, gt=0, le=600)
    """Longest wait for one reply of the model, in seconds; then the exact answer is given."""
    database_url: SecretStr = SecretStr("")
    """Where the journal is: `postgresql://user:password@host/name`; empty is a SQLite file in
    the data folder."""
    retention_days: int = Field(default=365, ge=0, le=36500)
    """Days that what was asked and answered is kept; 0 keeps it for ever."""
    max_question_chars: int = Field(default=2000, ge=1)
    """Longest question taken, in characters."""
    max_body_bytes: int = Field(default=65536, ge=1024)
    """Largest HTTP request body taken, in bytes."""


def load() -> Settings:
    """Settings from the environment. Raises `SettingsError` that names each wrong variable.

    Values are never repeated in the error: some are secret.
    """
    try:
        return Settings()
    except ValidationError as error:
        faults = [f"{_variable(str(fault['loc'][0]))}: {fault['msg']}" for fault in error.errors()]
        raise SettingsError(
            f"{'; '.join(faults)}.",
            remedy="Correct or unset it; README.md lists every setting with its default.",
        ) from None


def settings_table() -> str:
    """The Markdown table of every setting, as README.md carries it."""
    fields = Settings.model_fields
    own = [name for name in fields if name not in ChannelSettings.model_fields]
    rows = [
        f"| `{_variable(name)}` | {_default(fields[name])} | {_meaning(fields[name])} |"
        for name in [*own, *ChannelSettings.model_fields]
    ]
    return "\n".join(["| Variable | Default | Meaning |", "|---|---|---|", *rows])


def _variable(field: str) -> str:
    return f"{PREFIX}{field.upper()}"


def _default(field: FieldInfo) -> str:
    value = field.default
    text = value.get_secret_value() if isinstance(value, SecretStr) else str(value)
    return f"`{text}`" if text else "empty"


def _meaning(field: FieldInfo) -> str:
    return " ".join((field.description or "").split())
