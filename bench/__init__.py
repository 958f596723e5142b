"""The benchmarks: design.md §7's goals, measured as ratios within one run. `python -m bench` runs them all."""
