"""`make bench`."""

from tests.bench import engine, proof, workbook

engine.main()
proof.main()
workbook.main()
