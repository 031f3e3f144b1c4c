"""What the operations of a contract do: start and read jobs, list, upload, and change resources."""
