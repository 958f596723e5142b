"""The raw driver: sqlite3 reading, by plain SQL, the rows that a page of 100 candidates is made of.

A process of its own, like the servers. It makes no answer of the rows: this is what reading costs, and nothing else.
"""

from __future__ import annotations

import json
import sqlite3
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import msgspec

from bench.load import Reading
from bench.processes import SERVER_CPU, on, python

PAGE = 100

_CANDIDATES = """
    SELECT id, name, email_addresses, phone_numbers, social_links, position_title, company, school, location, timezone,
           fraud_status, source_id, credited_to_user_id, created_at, updated_at, added_at, custom_values
    FROM candidate WHERE organization_id = ? ORDER BY added_at, id LIMIT ?"""
_TAGS = """
    SELECT tagging.candidate_id, tag.id, tag.title, tag.is_archived
    FROM candidate_tagging AS tagging
    JOIN candidate_tag AS tag ON tag.organization_id = tagging.organization_id AND tag.id = tagging.candidate_tag_id
    WHERE tagging.organization_id = ? AND tagging.candidate_id IN (SELECT value FROM json_each(?))
    ORDER BY tagging.tagged_at, tagging.candidate_tag_id"""
_SOURCES = """
    SELECT source.id, source.title, source.is_archived, type.id, type.title, type.is_archived
    FROM source
    JOIN source_type AS type ON type.organization_id = source.organization_id AND type.id = source.source_type_id
    WHERE source.organization_id = ? AND source.id IN (SELECT value FROM json_each(?))"""
_USERS = """
    SELECT id, first_name, last_name, email, global_role, is_enabled, updated_at
    FROM user WHERE organization_id = ? AND id IN (SELECT value FROM json_each(?))"""
_APPLICATIONS = """
    SELECT candidate_id, id FROM application
    WHERE organization_id = ? AND candidate_id IN (SELECT value FROM json_each(?))
    ORDER BY candidate_id, added_at, id"""
_FILES = """
    SELECT candidate_id, id, kind, name FROM file
    WHERE organization_id = ? AND candidate_id IN (SELECT value FROM json_each(?))
    ORDER BY candidate_id, created_at, id"""
_SOURCE, _USER = 11, 12
"""Where a candidate's row holds the ids of its source and its user."""


def measure_raw(path: Path, seconds: float) -> Reading:
    """Reads page 1 again and again for some seconds, on the servers' processor."""
    with on(SERVER_CPU):
        done = subprocess.run(python("bench.raw", path, seconds), check=True, capture_output=True)
    return msgspec.json.decode(done.stdout, type=Reading)


def read_page(connection: sqlite3.Connection) -> list[list[Any]]:
    """The rows of page 1, by kind."""
    candidates = connection.execute(_CANDIDATES, (1, PAGE + 1)).fetchall()[:PAGE]
    ids = json.dumps([row[0] for row in candidates])
    sources = json.dumps(sorted({row[_SOURCE] for row in candidates}))
    users = json.dumps(sorted({row[_USER] for row in candidates}))
    return [
        candidates,
        connection.execute(_TAGS, (1, ids)).fetchall(),
        connection.execute(_SOURCES, (1, sources)).fetchall(),
        connection.execute(_USERS, (1, users)).fetchall(),
        connection.execute(_APPLICATIONS, (1, ids)).fetchall(),
        connection.execute(_FILES, (1, ids)).fetchall(),
    ]


def main(path: str, seconds: float) -> None:
    """Reads for some seconds and writes what it cost."""
    connection = sqlite3.connect(path, isolation_level=None)
    connection.execute("PRAGMA mmap_size=1073741824").fetchall()
    connection.execute("PRAGMA cache_size=-65536").fetchall()
    if len(read_page(connection)[0]) != PAGE:
        raise SystemExit(f"{path} does not hold a full page of candidates")
    pages, began, spent = 0, time.perf_counter(), time.process_time()
    while time.perf_counter() - began < seconds:
        read_page(connection)
        pages += 1
    reading = Reading(pages, time.perf_counter() - began, time.process_time() - spent)
    sys.stdout.buffer.write(msgspec.json.encode(reading))


if __name__ == "__main__":
    main(sys.argv[1], float(sys.argv[2]))
