-- archive.sql — the tables of DIR/archive.sqlite, the one source of truth of an archive folder.
-- corrections.sql has one more.  docs/archive-format.md explains them.  Any SQLite (3.37 or newer, for
-- STRICT) reads them.
--
-- A change here is a change of the stored format: raise VT_ARCHIVE_FORMAT in
-- lib/archive/src/vt_archive_private.h and the page in docs/.
--
-- Every table ends in `checksum`: xxh3 (64 bits, as a signed integer) over the other columns in their
-- order, so that a damaged row is found and named.  `sequence` is the number of the commit that wrote
-- the row.  Text that is not known is '', never NULL.  Dates are ISO: 2025-03-13, 2025-03, 2025.

-- The state of the archive: one row.
CREATE TABLE archive (
  one             INTEGER NOT NULL PRIMARY KEY CHECK (one = 1),
  sequence        INTEGER NOT NULL, -- number of the last commit that changed something
  dictionary      INTEGER NOT NULL, -- with which new records are compressed; 0: none yet
  originals       INTEGER NOT NULL, -- totals of the tables below
  documents       INTEGER NOT NULL,
  mentions        INTEGER NOT NULL,
  original_bytes  INTEGER NOT NULL, -- as received
  record_bytes    INTEGER NOT NULL, -- before compression
  stored_bytes    INTEGER NOT NULL, -- originals and records, compressed
  checksum        INTEGER NOT NULL
) STRICT;

-- The commits: when, and by which version of the program.
CREATE TABLE journal (
  sequence        INTEGER NOT NULL PRIMARY KEY,
  at              TEXT NOT NULL,    -- UTC, 2025-03-13T08:00:00Z
  program         TEXT NOT NULL,    -- version of the project
  checksum        INTEGER NOT NULL
) STRICT;

-- The files that were seen, and what became of them.
CREATE TABLE source (
  path            TEXT NOT NULL PRIMARY KEY, -- absolute, as the system gives it
  sha256          TEXT NOT NULL,    -- of the bytes; '' if they could not be read
  size_bytes      INTEGER NOT NULL,
  mtime_ns        INTEGER NOT NULL, -- since 1970
  state           INTEGER NOT NULL, -- 0 read, 1 failed, 2 a kind that is not read yet
  status          INTEGER NOT NULL, -- 0, or the number of the failure (lib/base/vt_status.h)
  reason          TEXT NOT NULL,    -- of the failure, for a person
  format          TEXT NOT NULL,    -- docx, pdf, …
  extractor       TEXT NOT NULL,    -- version of the extraction
  missing         INTEGER NOT NULL, -- 1: the file was gone when its folder was last looked at
  sequence        INTEGER NOT NULL,
  checksum        INTEGER NOT NULL
) STRICT;
CREATE INDEX source_sha256 ON source (sha256);
CREATE INDEX source_state ON source (state);

-- The bytes as received, once for each content: one zstd frame.
CREATE TABLE original (
  sha256          TEXT NOT NULL PRIMARY KEY, -- of the bytes before compression
  size_bytes      INTEGER NOT NULL, -- before compression
  content         BLOB NOT NULL,
  checksum        INTEGER NOT NULL
) STRICT;

-- The documents found in the originals.
CREATE TABLE document (
  id              TEXT NOT NULL PRIMARY KEY, -- 12 digits of sha256 '.' ordinal
  sha256          TEXT NOT NULL REFERENCES original (sha256),
  ordinal         INTEGER NOT NULL, -- from 1, in the file
  byte_start      INTEGER NOT NULL, -- in the text that was read
  byte_end        INTEGER NOT NULL,
  key             TEXT NOT NULL,    -- canonical number: 57-NQ/TW
  number_raw      TEXT NOT NULL,    -- as printed
  type            TEXT NOT NULL,    -- schema/types.tsv
  issuer_code     TEXT NOT NULL,
  issuer_name     TEXT NOT NULL,
  issuer_place    TEXT NOT NULL,
  regime          TEXT NOT NULL,    -- state, party, mass
  date            TEXT NOT NULL,
  date_source     TEXT NOT NULL,
  place           TEXT NOT NULL,
  subject         TEXT NOT NULL,
  signer_name     TEXT NOT NULL,
  signer_position TEXT NOT NULL,
  signer_authority TEXT NOT NULL,
  effective       TEXT NOT NULL,    -- from its own effect clause
  expires         TEXT NOT NULL,
  filing          TEXT NOT NULL,
  secrecy         TEXT NOT NULL,
  urgency         TEXT NOT NULL,
  recipients      TEXT NOT NULL,    -- one a line
  evidence        TEXT NOT NULL,    -- JSON: field → byte range, rule, confidence
  unit_count      INTEGER NOT NULL, -- articles, clauses … of the outline
  sequence        INTEGER NOT NULL,
  checksum        INTEGER NOT NULL
) STRICT;
CREATE INDEX document_sha256 ON document (sha256);
CREATE INDEX document_sequence ON document (sequence);

-- Text and structure of a document: Akoma Ntoso 3.0 XML as one zstd frame with its content checksum.
CREATE TABLE record (
  document        TEXT NOT NULL PRIMARY KEY REFERENCES document (id),
  dictionary      INTEGER NOT NULL, -- to decompress with; 0: none
  size_bytes      INTEGER NOT NULL, -- before compression
  content         BLOB NOT NULL,
  checksum        INTEGER NOT NULL
) STRICT;

-- Dictionaries of zstd, trained on records of this archive.
CREATE TABLE dictionary (
  id              INTEGER NOT NULL PRIMARY KEY, -- as in the zstd frames
  content         BLOB NOT NULL,
  checksum        INTEGER NOT NULL
) STRICT;

-- What documents cite, as they print it.  Which document is meant is decided elsewhere.
CREATE TABLE mention (
  document        TEXT NOT NULL REFERENCES document (id),
  ordinal         INTEGER NOT NULL, -- from 0, in text order
  kind            TEXT NOT NULL,    -- number name plenum date self alias anaphor
  surface         TEXT NOT NULL,
  key             TEXT NOT NULL,
  type            TEXT NOT NULL,
  issuer          TEXT NOT NULL,
  issuer_code     TEXT NOT NULL,
  place           TEXT NOT NULL,
  date            TEXT NOT NULL,
  name            TEXT NOT NULL,    -- of a named law; 8/XIII of a plenum
  term            TEXT NOT NULL,
  subject         TEXT NOT NULL,
  pinpoints       TEXT NOT NULL,    -- d5.k2.a d7
  relation        TEXT NOT NULL,    -- schema/relations.tsv
  direction       TEXT NOT NULL,    -- out, in
  speaks_for      TEXT NOT NULL,    -- self, or the key of the document it speaks for
  speaks_for_ordinal INTEGER NOT NULL, -- mention that names that document, or -1
  antecedent      INTEGER NOT NULL, -- mention an alias or anaphor stands for, or -1
  flags           TEXT NOT NULL,    -- malformed bad_date quoted weak
  sentence        TEXT NOT NULL,
  byte_start      INTEGER NOT NULL, -- in the text that was read
  byte_end        INTEGER NOT NULL,
  sentence_start  INTEGER NOT NULL,
  sentence_end    INTEGER NOT NULL,
  unit            TEXT NOT NULL,    -- eId of the unit it stands in
  rule            TEXT NOT NULL,
  confidence      REAL NOT NULL,
  checksum        INTEGER NOT NULL,
  PRIMARY KEY (document, ordinal)
) STRICT, WITHOUT ROWID;

-- Ids of documents that are no longer there, for the derived indexes.
CREATE TABLE removed (
  document        TEXT NOT NULL PRIMARY KEY,
  sequence        INTEGER NOT NULL,
  checksum        INTEGER NOT NULL
) STRICT;
CREATE INDEX removed_sequence ON removed (sequence);

-- Known works that are not held: imported bibliographic facts.
CREATE TABLE work (
  key             TEXT NOT NULL,
  type            TEXT NOT NULL,
  issuer          TEXT NOT NULL,
  date            TEXT NOT NULL,
  subject         TEXT NOT NULL,
  source          TEXT NOT NULL,    -- where the facts come from
  checksum        INTEGER NOT NULL,
  PRIMARY KEY (key, type, issuer, date)
) STRICT, WITHOUT ROWID;
