"""The release of the program, for `hsb --version` and the properties of every document."""

#: Also read by hatchling, when it builds the wheel.
RELEASE = "0.1.0"
