"""The knowledge base: plain Markdown in, a typed catalogue and complete pages out. Knows nothing of MkDocs."""
