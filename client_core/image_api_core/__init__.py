"""What every generated client stands on. Written by hand; knows no vendor."""
