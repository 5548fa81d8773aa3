"""One case's files, each checked before it leaves."""
