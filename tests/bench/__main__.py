"""`make bench`."""

from tests.bench import due, engine, pdf, proof, report, run, workbook

engine.main()
proof.main()
workbook.main()
due.main()
pdf.main()
run.main()
report.main()
