"""The site for people without a web server: made from the built pages, opened from a folder by a double click."""
