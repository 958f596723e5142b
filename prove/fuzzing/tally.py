"""What came of the requests."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection
from dataclasses import dataclass, field

SHOWN = 40
"""How many findings are printed in full."""


@dataclass
class Line:
    """What came of the requests to one operation."""

    requests: int = 0
    succeeded: int = 0
    refused: Counter[str] = field(default_factory=Counter)
    """By code."""


@dataclass
class Tally:
    """What came of all requests."""

    lines: dict[str, Line]
    findings: dict[tuple[str, str], list[str]] = field(default_factory=dict)
    """What must not be, by operation and kind: the requests that show it, with the answers."""

    @classmethod
    def of(cls, operations: Collection[str]) -> Tally:
        """One without requests."""
        return cls({name: Line() for name in operations})

    def count(self, operation: str, code: str | None) -> None:
        """Counts a request that succeeded, or was refused with `code`."""
        line = self.lines[operation]
        line.requests += 1
        if code is None:
            line.succeeded += 1
        else:
            line.refused[code] += 1

    def found(self, operation: str, kind: str, exchange: str) -> None:
        """Notes what must not be."""
        self.findings.setdefault((operation, kind), []).append(exchange)

    @property
    def requests(self) -> int:
        """How many requests there were."""
        return sum(line.requests for line in self.lines.values())

    @property
    def succeeded(self) -> int:
        """How many succeeded."""
        return sum(line.succeeded for line in self.lines.values())

    def report(self) -> str:
        """A line for each operation, and the sum of it."""
        lines = []
        for name, line in sorted(self.lines.items()):
            refused = ", ".join(f"{code} {number}" for code, number in line.refused.most_common())
            lines.append(f"{name:48} {line.requests:5} requests {line.succeeded:5} succeeded  {refused}")
        often = sum(1 for line in self.lines.values() if line.succeeded)
        never = sorted(name for name, line in self.lines.items() if not line.succeeded)
        lines.append(
            f"{self.requests:,} requests, {self.succeeded:,} succeeded; "
            f"{often} of {len(self.lines)} operations succeeded at least once; never: {', '.join(never) or 'none'}"
        )
        return "\n".join(lines)

    def complaint(self) -> str:
        """What must not be, each with the first request that shows it."""
        parts = [
            f"{operation}: {kind} ({len(exchanges)} times)\n{exchanges[0]}"
            for (operation, kind), exchanges in list(self.findings.items())[:SHOWN]
        ]
        return "\n\n".join([f"{len(self.findings)} findings", *parts])
