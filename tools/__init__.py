"""What is made for a release: the run-time constraints, the zip for Windows, the bill of materials."""
