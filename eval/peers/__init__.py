"""The same questions, corpus and embedder through plain peers, and through ours part by part."""
