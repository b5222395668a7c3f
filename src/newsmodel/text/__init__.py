"""What can be said of a text before anything is extracted from it."""
