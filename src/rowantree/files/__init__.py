"""Files: where their bytes are kept, how they come and go, and what is read from them."""
