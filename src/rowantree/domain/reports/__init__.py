"""Reports: what an organization has counted. What each column means is in docs/reports.md."""
