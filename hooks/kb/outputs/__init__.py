"""What is written besides pages built by MkDocs: scripts and styles, plain files for other engines."""
