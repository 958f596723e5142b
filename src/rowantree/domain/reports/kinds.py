"""The kinds of reports that there are."""

from __future__ import annotations

from collections.abc import Mapping

from rowantree.domain.reports.durations import TIME_IN_STAGE, TIME_TO_HIRE
from rowantree.domain.reports.funnel import FUNNEL
from rowantree.domain.reports.interviewing import FEEDBACK_TURNAROUND, INTERVIEWER_LOAD
from rowantree.domain.reports.offers import OFFERS
from rowantree.domain.reports.open_roles import OPEN_ROLES
from rowantree.domain.reports.scope import Kind
from rowantree.domain.reports.sources import SOURCES
from rowantree.models.report import ReportKind

KINDS: Mapping[ReportKind, Kind] = {
    "funnel": FUNNEL,
    "timeInStage": TIME_IN_STAGE,
    "timeToHire": TIME_TO_HIRE,
    "sources": SOURCES,
    "offers": OFFERS,
    "interviewerLoad": INTERVIEWER_LOAD,
    "feedbackTurnaround": FEEDBACK_TURNAROUND,
    "openRoles": OPEN_ROLES,
}
