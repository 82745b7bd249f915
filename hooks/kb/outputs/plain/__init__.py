"""All pages as plain Markdown files, for any engine with Python-Markdown and `md_in_html`."""
