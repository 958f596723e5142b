"""Reading résumés: the text of a file, and who it is about. `reader.read` is the way in."""
