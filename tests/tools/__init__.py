"""What is made for a release."""
