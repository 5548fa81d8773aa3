"""`make bench`."""

from tests.bench import due, engine, pdf, proof, report, workbook

engine.main()
proof.main()
workbook.main()
due.main()
pdf.main()
report.main()
