-- unmarked_corrections.sql — the part of unmarked.sql for archives that have the table of corrections.

CREATE TEMP VIEW correction AS SELECT * FROM main.correction AS c
  WHERE NOT EXISTS (SELECT 1 FROM marked WHERE marked.document IN (c.document, c.work, c.other));
