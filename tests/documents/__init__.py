"""Each document's tests; `printing` drives them all."""
