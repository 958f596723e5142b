"""Measures how well résumés are read and writes docs/resumes.md: `python -m tests.files.resumes`."""

from __future__ import annotations

import sys

from tests.files.resumes.measuring import measured
from tests.files.resumes.report import PAGE, page

for group, (counts, wrong) in measured().items():
    sys.stdout.write(f"{group}\n")
    for name, count in counts.items():
        sys.stdout.write(
            f"  {name:13} precision {count.precision:.3f}  recall {count.recall:.3f}  "
            f"({count.right} right, {count.given} given, {count.there} there)\n"
        )
    for each in wrong:
        sys.stdout.write(f"  wrong: {each}\n")
PAGE.write_text(page())
