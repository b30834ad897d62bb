"""Speed and size: of a server, of an ingest, of a growing corpus, and of the peers beside us."""
