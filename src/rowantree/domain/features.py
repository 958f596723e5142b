"""Features that an organization can do without."""

from __future__ import annotations

import json
from collections.abc import Iterable
from functools import lru_cache

from rowantree.core.context import Context
from rowantree.core.errors import Refusal
from rowantree.domain import organizations
from rowantree.models.columns import Json, to_json
from rowantree.models.organization import Feature


class FeatureNotEnabled(Refusal):
    """The organization does without the feature that this operation is part of."""

    code = "feature_not_enabled"
    message = "The feature {feature} is disabled for this organization; `organization.update` enables it"


def check(ctx: Context, feature: Feature) -> None:
    """Refuses what the organization does without.

    Raises:
        FeatureNotEnabled: the organization has disabled `feature`.
    """
    if feature in disabled(organizations.own(ctx).disabled_features):
        raise FeatureNotEnabled(feature=feature)


@lru_cache(maxsize=1_000)
def disabled(stored: Json) -> frozenset[Feature]:
    """The features in the stored column."""
    return frozenset(json.loads(stored))


def written(features: Iterable[Feature]) -> Json:
    """These features as they are stored: each once, in alphabetical order."""
    return to_json(sorted(set(features)))
