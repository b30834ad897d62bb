"""The tables of a ledger: every record as JSON beside the keys that it is looked up by.

`rank` is the audience of the row (0 public … 2 executive); every query of a view has it. Postings
have none: whoever reads them leaves out the passages that an audience does not see.
"""

import hashlib
import json
from typing import Final

from assistant.records import Corpus

REVISION: Final = 3
"""Raise it when rows or texts come out otherwise while tables and records keep their shape."""
TABLES: Final = """
CREATE TABLE documents (position INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, rank INT, json TEXT);
CREATE TABLE passages (
  number INTEGER PRIMARY KEY,  -- position in the order of ids: breaks ties between equal scores
  id TEXT NOT NULL UNIQUE, document INT NOT NULL, place INT NOT NULL, heading INT NOT NULL,
  rank INT NOT NULL, length INT NOT NULL,  -- in terms of the keyword index
  json TEXT
);
-- Each term with the numbers of the passages that hold it, ascending, as 32-bit integers; `more`
-- are pairs: where in `rows` a passage stands that holds it more than once, and how often.
CREATE TABLE postings (term TEXT PRIMARY KEY, rows BLOB NOT NULL, more BLOB NOT NULL);
-- Where passages stand: each heading path of a document once, in the order of the documents.
CREATE TABLE headings (
  number INTEGER PRIMARY KEY, document TEXT NOT NULL, sections TEXT, page TEXT, customer TEXT
);
CREATE TABLE entities (position INTEGER PRIMARY KEY, rank INT NOT NULL, json TEXT);
CREATE TABLE metrics (position INTEGER PRIMARY KEY, rank INT NOT NULL, json TEXT);
CREATE TABLE cases (position INTEGER PRIMARY KEY, rank INT NOT NULL, json TEXT);
CREATE TABLE findings (position INTEGER PRIMARY KEY, rank INT NOT NULL, json TEXT);
CREATE TABLE figures (
  position INTEGER PRIMARY KEY, id TEXT NOT NULL, metric TEXT, subject TEXT, passage TEXT,
  rank INT NOT NULL, json TEXT
);
-- Where the figures of one audience lie; a view unites the rows of the ranks that it sees.
CREATE TABLE uses (rank INT, metric TEXT, subjects TEXT, dimensions TEXT, periods TEXT,
  units TEXT);
CREATE TABLE members (rank INT, dimension TEXT, member TEXT, position INT);
CREATE TABLE texts (
  collection TEXT, id TEXT, rank INT, hash TEXT, PRIMARY KEY (collection, id, rank)
);
CREATE TABLE vectors (
  hash TEXT, embedder TEXT, vector BLOB NOT NULL, PRIMARY KEY (hash, embedder)
) WITHOUT ROWID;
"""
INDEXES: Final = """
CREATE UNIQUE INDEX figure_ids ON figures (id);
CREATE INDEX figures_of_metric ON figures (metric, subject, position);
CREATE INDEX figures_of_passage ON figures (passage, position) WHERE passage <> '';
CREATE INDEX figures_of_subject ON figures (subject, position);
CREATE INDEX passages_below ON passages (heading, rank, place);
CREATE INDEX passages_in_order ON passages (document, place, rank, length);
"""


def schema_version() -> str:
    """Changes with the tables and with the shape of the records: an old ledger is then rebuilt."""
    shape = json.dumps(Corpus.model_json_schema(), sort_keys=True)
    tables = "".join([TABLES, INDEXES, str(REVISION)])
    return hashlib.sha256((shape + tables).encode()).hexdigest()[:12]
