"""The coverage page, made from the registry: which of the reference's operations and webhooks there are, and what is ours."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from itertools import groupby

from rowantree.core.errors import InvalidInput, Refusal
from rowantree.core.operation import PAGE_ERRORS, SYNC_ERRORS, TRANSPORT_ERRORS, Operation
from rowantree.partners.calling import calls
from rowantree.webhooks.types import types as told

NOT_YET = "**not yet**"


def page(operations: Iterable[Operation], reference: Collection[str]) -> str:
    """The page, in Markdown.

    Args:
        operations: those that there are.
        reference: the names of what the reference has: operations, which have a dot, and types of webhooks.
    """
    there = {name: each for each in operations for name in (each.name, *each.aliases)}
    known = sorted(name for name in reference if "." in name)
    webhooks = sorted(name for name in reference if "." not in name)
    extensions = sorted({each.name for each in there.values() if each.extension})
    done = [name for name in known if name in there or name in calls]
    sent = [name for name in webhooks if name in told]
    general: tuple[type[Refusal], ...] = (InvalidInput, *TRANSPORT_ERRORS)
    return "\n".join(
        [
            "# What there is",
            "",
            "Made from the operations by `make coverage`; [FIDELITY.md](../FIDELITY.md) says how sure each behaviour is.",
            "",
            f"- Of {len(known)} operations of Ashby's public API, {len(done)} are there; {_missing(known, done)}.",
            f"- Of {len(webhooks)} types of webhooks, {len(sent)} are sent; {_missing(webhooks, sent)}.",
            f"- {len(extensions)} operations are [extensions](#extensions): only here, and only for keys with that switch.",
            "",
            "A list with *pages* is read in pages; one with *sync* ends with a token to go on from the next time.",
            "",
            "Each operation can also refuse with what concerns any request:",
            f"{_codes(sorted({each.code for each in general}))}.",
            f"Pages add {_codes(each.code for each in PAGE_ERRORS)}, and sync {_codes(each.code for each in SYNC_ERRORS)}.",
            "",
            "## Operations",
            *_by_resource(known, "refuses with", lambda name: _line(name, there)),
            "",
            "## Webhooks",
            "",
            *(f"- `{name}`{'' if name in told else ': ' + NOT_YET}" for name in webhooks),
            "",
            "## Extensions",
            *_by_resource(extensions, "what it does", lambda name: _ours(there[name])),
            "",
        ]
    )


def _missing(known: list[str], there: list[str]) -> str:
    """Which of the known are not there."""
    missing = [name for name in known if name not in there]
    return f"not yet {_codes(missing)}" if missing else "none is missing"


def _by_resource(names: list[str], last: str, line: Callable[[str], str]) -> list[str]:
    """A table for each resource; `last` is what its last column has."""
    lines = []
    for resource, group in groupby(names, lambda name: name.rpartition(".")[0]):
        head = f"| operation | permission | list | {last} |"
        lines += ["", f"### {resource}", "", head, "|---|---|---|---|", *(line(name) for name in group)]
    return lines


def _line(name: str, there: dict[str, Operation]) -> str:
    """An operation of the reference."""
    if name in calls:
        return f"| `{name}` | a partner implements it, this server calls it | | |"
    if name not in there:
        return f"| `{name}` | {NOT_YET} | | |"
    operation = there[name]
    other = "" if name == operation.name else f"the same as `{operation.name}`"
    refusals = other or _codes(sorted({error.code for error in operation.declared_errors}))
    return f"| `{name}` | {operation.permission.value} | {_list(operation)} | {refusals} |"


def _ours(operation: Operation) -> str:
    """An extension."""
    demo = " Only in a demo." if operation.demo_only else ""
    return f"| `{operation.name}` | {operation.permission.value} | {_list(operation)} | {operation.summary}{demo} |"


def _list(operation: Operation) -> str:
    if not operation.paged:
        return ""
    return "pages, sync" if operation.synced else "pages"


def _codes(codes: Iterable[str]) -> str:
    return ", ".join(f"`{code}`" for code in codes)
