"""What was found in a document, written as a corpus that a person edits: `assistant draft`."""

from assistant.ingest.draft.writing import Draft, draft

__all__ = ["Draft", "draft"]
