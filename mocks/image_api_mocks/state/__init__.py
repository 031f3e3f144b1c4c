"""The state of the mock: worlds, clock, jobs, resources, ledger and journal."""
