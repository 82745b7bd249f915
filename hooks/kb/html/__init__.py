"""How entries look: templates, pictures and the way of Markdown into generated HTML."""
