-- corrections.sql — the table that format 2 of DIR/archive.sqlite adds to archive.sql.
-- An archive of format 1 gets it when something is written to it the next time.
--
-- What a person knows better than the texts.  Documents and mentions stay as they were extracted; the
-- corrections are applied when they are read, and when the graph is built, so they outlive both.

CREATE TABLE IF NOT EXISTS correction (
  number          INTEGER NOT NULL PRIMARY KEY, -- from 1
  action          TEXT NOT NULL,    -- merge, split, field, confirm, reject
  work            TEXT NOT NULL,    -- id of the work that is corrected
  work_key        TEXT NOT NULL,    -- and what it was known by then: a stub's id may change
  work_date       TEXT NOT NULL,
  work_place      TEXT NOT NULL,
  other           TEXT NOT NULL,    -- merge: the work it is; confirm: the work that is meant
  other_key       TEXT NOT NULL,
  other_date      TEXT NOT NULL,
  other_place     TEXT NOT NULL,
  document        TEXT NOT NULL,    -- split, confirm, reject: the citation
  mention         INTEGER NOT NULL, -- its ordinal then, -1: the document itself
  byte_start      INTEGER NOT NULL, -- its place in the text, by which it is found again
  byte_end        INTEGER NOT NULL,
  field           TEXT NOT NULL,    -- number, type, issuer, place, date, subject, effective, expires
  value           TEXT NOT NULL,
  reason          TEXT NOT NULL,
  author          TEXT NOT NULL,
  at              TEXT NOT NULL,    -- UTC
  undone_by       TEXT NOT NULL,    -- '' while it is in effect
  undone_at       TEXT NOT NULL,
  sequence        INTEGER NOT NULL, -- of the last commit that changed the row
  checksum        INTEGER NOT NULL
) STRICT;
CREATE INDEX IF NOT EXISTS correction_work ON correction (work);
