"""The outputs folder: files moved into place, the manifest, the lock."""
