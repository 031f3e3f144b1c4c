"""State that outlives the process, in an SQLite file."""
