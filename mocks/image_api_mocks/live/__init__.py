"""Work with a live API: the live check and the validating proxy."""
