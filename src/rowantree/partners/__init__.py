"""The calls we make: operations that an assessment partner implements and this server calls."""
