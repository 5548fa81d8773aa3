"""`make bench`."""

from tests.bench import due, engine, proof, workbook

engine.main()
proof.main()
workbook.main()
due.main()
