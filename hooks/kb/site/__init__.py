"""The pages of the site, and what stands around them: navigation, menu, search."""
