"""Writing letters: what their HTML says, as a PDF and as a Word file. Nothing is fetched from anywhere."""
