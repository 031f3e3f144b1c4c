"""Our clients measured beside their peers, on a server that answers at once: `make bench`."""
