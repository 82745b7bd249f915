"""The site built and served as people run it, by MkDocs and other engines."""
