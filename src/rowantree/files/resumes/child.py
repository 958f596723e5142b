"""The process that reads one résumé: the file comes on standard input, the reading goes as JSON to standard output.

python -I -m rowantree.files.resumes.child CONTENT_TYPE FILENAME < FILE
"""

from __future__ import annotations

import sys

from rowantree.files.resumes.confinement import forbid, limit


def main() -> int:
    """Reads the file and writes what was found; how the process ends tells the rest."""
    limit()
    sys.setrecursionlimit(2_000)
    try:
        sys.stdout.buffer.write(_answer(sys.argv[1], sys.argv[2]))
        sys.stdout.buffer.flush()
    except MemoryError:
        return 3  # reader.TOO_LARGE, which is not loaded here
    return 0


def _answer(content_type: str, filename: str) -> bytes:
    import msgspec  # noqa: PLC0415 nothing is loaded before the limits hold

    from rowantree.files.resumes.extraction import extract  # noqa: PLC0415 the same
    from rowantree.files.resumes.places import countries  # noqa: PLC0415 the same
    from rowantree.files.resumes.reading import MAX_FILE  # noqa: PLC0415 the same

    countries()  # with them come modules that look at the clock's zone, which is not allowed any more after this
    forbid()
    content = sys.stdin.buffer.read(MAX_FILE + 1)
    return msgspec.json.encode(extract(content, content_type, filename))


if __name__ == "__main__":
    sys.exit(main())
