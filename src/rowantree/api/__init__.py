"""What the contract promises: one module for each resource, one function for each operation.

Importing this package declares every operation.
"""

from rowantree.api import api_key, candidate, candidate_tag

__all__ = ["api_key", "candidate", "candidate_tag"]
