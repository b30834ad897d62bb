"""The error tree: each error says what is wrong and what to do about it.

AssistantError
├── UnitError            quantities that have no common arithmetic
├── CorpusError          one fault of one file of the corpus; knows file, line and column
│   └── LeftOut          a file that takes too long or too much, while the rest is published
├── CorpusErrors         all faults of one reading
├── SettingsError        an environment variable that means nothing
├── GenerationError      a build that cannot be opened
│   ├── NoGeneration     nothing was ever ingested
│   ├── BuilderBusy      another process is ingesting
│   └── VerifyFailed     a new build that does not answer as its records say
├── EmbedderError        the embedding model cannot be loaded
├── GroundingError       a composed answer with a numeral that nothing supports
├── ModelError           a language model that gives no usable reply
├── AccessError          a caller without a valid key
├── PersonError          a person that is not there, or a name that cannot be one
├── RightsError          an asker whose rights do not reach that far
├── QuestionError        a question that is empty or too long
├── JournalError         a journal that cannot be opened, read or written
├── Stopped              the asker stopped the answer before it was made
├── Busy                 too many answers are being made at once
├── RecordError          a record that is not there, or not for this asker
├── ChannelRejected      a callback that is not what its vendor would send
└── DeliveryFailed       a message that a chat platform did not take
"""


class AssistantError(Exception):
    """Base of the tree; caught only at the edges (`api`, `cli`).

    `problem` names the thing that is wrong, `remedy` the reader's next step.
    """

    def __init__(self, problem: str, *, remedy: str) -> None:
        super().__init__(f"{problem} {remedy}")
        self.problem = problem
        self.remedy = remedy


class UnitError(AssistantError):
    pass


class CorpusError(AssistantError):
    """One fault of one file. `line` and `column` count from 1; None where they have no meaning.

    `told` is problem and remedy in Chinese, for a fault that becomes a finding.
    """

    def __init__(
        self,
        problem: str,
        *,
        remedy: str,
        file: str = "",
        line: int | None = None,
        column: int | None = None,
        told: str = "",
    ) -> None:
        super().__init__(problem, remedy=remedy)
        self.file = file
        self.line = line
        self.column = column
        self.told = told

    @property
    def place(self) -> str:
        """`cases/a.md:3:7`, as editors jump to it."""
        return ":".join(str(part) for part in (self.file, self.line, self.column) if part)


class LeftOut(CorpusError):
    """A file that is named and left out, whoever wrote it; every other file is taken in.

    `lasting` says that the next attempt at the same file would come to the same.
    """

    lasting: bool = True


class CorpusErrors(AssistantError):
    """Every fault that one reading of the corpus found, so that they can be mended at once."""

    def __init__(self, faults: tuple[CorpusError, ...]) -> None:
        lines = "\n".join(f"  {fault.place}: {fault.problem} {fault.remedy}" for fault in faults)
        super().__init__(
            f"The corpus has {len(faults)} fault(s):\n{lines}\n",
            remedy="Mend them and run `assistant ingest` again; what was published still serves.",
        )
        self.faults = faults


class SettingsError(AssistantError):
    pass


class GenerationError(AssistantError):
    pass


class NoGeneration(GenerationError):
    pass


class BuilderBusy(GenerationError):
    pass


class VerifyFailed(GenerationError):
    pass


class EmbedderError(AssistantError):
    pass


class GroundingError(AssistantError):
    """`unsupported` are the numerals and marks that nothing supports."""

    def __init__(self, problem: str, *, remedy: str, unsupported: tuple[str, ...] = ()) -> None:
        super().__init__(problem, remedy=remedy)
        self.unsupported = unsupported


class ModelError(AssistantError):
    """`again` says that a second try may do: it failed at once and not by its own slowness."""

    def __init__(self, problem: str, *, remedy: str, again: bool = False) -> None:
        super().__init__(problem, remedy=remedy)
        self.again = again


class AccessError(AssistantError):
    pass


class PersonError(AssistantError):
    pass


class RightsError(AssistantError):
    pass


class QuestionError(AssistantError):
    pass


class JournalError(AssistantError):
    pass


class Stopped(AssistantError):
    def __init__(self) -> None:
        super().__init__("The answer was stopped.", remedy="Ask again.")


class Busy(AssistantError):
    pass


class RecordError(AssistantError):
    pass


class ChannelRejected(AssistantError):
    """`status` is the HTTP status of the refusal: 403 forged or stale, 400 not readable."""

    def __init__(self, problem: str, *, remedy: str, status: int = 400) -> None:
        super().__init__(problem, remedy=remedy)
        self.status = status


class DeliveryFailed(AssistantError):
    """`code` is the vendor's, 0 where it gave none; `again` says that a second try may do."""

    def __init__(self, problem: str, *, remedy: str, code: int = 0, again: bool = False) -> None:
        super().__init__(problem, remedy=remedy)
        self.code, self.again = code, again
