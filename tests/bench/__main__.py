"""`make bench`."""

from tests.bench import engine, workbook

engine.main()
workbook.main()
