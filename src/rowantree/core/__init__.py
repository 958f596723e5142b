"""The machine: what runs an operation, knowing no resource."""
