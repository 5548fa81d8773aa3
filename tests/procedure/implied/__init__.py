"""What the record implies and nobody entered."""
