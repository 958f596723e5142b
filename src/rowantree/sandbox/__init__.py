"""The demo: an organization to try things on, a way back to its beginning, and a clock that can be moved."""
