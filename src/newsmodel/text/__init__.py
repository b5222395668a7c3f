"""What every stage may know about text, with offsets: no stage of its own, and nothing here changes a text."""
