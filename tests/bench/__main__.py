"""`make bench`."""

from tests.bench import due, engine, proof, report, workbook

engine.main()
proof.main()
workbook.main()
due.main()
report.main()
