"""Ratios, each measured in one run on this machine. `make bench` prints them; no test depends on them."""
