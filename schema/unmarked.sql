-- unmarked.sql — an archive as those see it who must not see what is marked MẬT, TỐI MẬT or TUYỆT MẬT.
--
-- Views of one connection (nothing of it is stored) with the names of the tables of archive.sql and
-- corrections.sql, which they stand before: every question that lib/archive asks is answered by them.  A
-- file is as secret as the most secret document in it, so the others of the file are left out with it.

CREATE TEMP VIEW marked AS
  SELECT d.id AS document, d.sha256, d.sequence FROM main.document AS d
  WHERE EXISTS (SELECT 1 FROM main.document AS m WHERE m.sha256 = d.sha256 AND m.secrecy <> '');

CREATE TEMP VIEW source AS SELECT * FROM main.source AS s
  WHERE NOT EXISTS (SELECT 1 FROM main.document AS m WHERE m.sha256 = s.sha256 AND m.secrecy <> '');

CREATE TEMP VIEW original AS SELECT * FROM main.original AS o
  WHERE NOT EXISTS (SELECT 1 FROM main.document AS m WHERE m.sha256 = o.sha256 AND m.secrecy <> '');

CREATE TEMP VIEW document AS SELECT * FROM main.document AS d
  WHERE NOT EXISTS (SELECT 1 FROM main.document AS m WHERE m.sha256 = d.sha256 AND m.secrecy <> '');

CREATE TEMP VIEW record AS SELECT * FROM main.record AS r
  WHERE NOT EXISTS (SELECT 1 FROM marked WHERE marked.document = r.document);

CREATE TEMP VIEW mention AS SELECT * FROM main.mention AS n
  WHERE NOT EXISTS (SELECT 1 FROM marked WHERE marked.document = n.document);

-- What was there before it was marked is gone for what follows the archive.
CREATE TEMP VIEW removed AS
  SELECT * FROM main.removed
  UNION ALL SELECT document, sequence, 0 FROM marked;
