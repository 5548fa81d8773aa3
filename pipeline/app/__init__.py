"""The use cases, one a file: what each command and each page of the browser does."""
