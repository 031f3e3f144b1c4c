"""Independent checks of contract, mock and clients, with a reading of the contracts of their own."""
