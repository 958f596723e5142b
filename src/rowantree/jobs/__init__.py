"""Work after the response: a queue in the database, and the worker that does it."""
