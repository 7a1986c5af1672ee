/* vt_archive.h — the one source of truth of an archive folder: DIR/archive.sqlite.
 * Layer: archive (uses base); SQLite and zstd end here.  schema/archive.sql is the format,
 * docs/archive-format.md explains it.
 * Threads: one handle, one thread; any number of read handles beside one writer, in any process
 * (WAL). Durability: what a commit has acknowledged survives kill -9 and power loss
 * (synchronous=FULL).
 *
 * Views handed to callbacks and returned by getters are borrowed: valid until the callback returns,
 * or until the next call on the handle. */
#ifndef VT_ARCHIVE_H
#define VT_ARCHIVE_H

#include "vt_buf.h"
#include "vt_cleanup.h"
#include "vt_status.h"

struct vt_archive;

enum vt_archive_mode {
    VT_ARCHIVE_READ,          /* VT_E_NOTFOUND if there is no archive; cannot write */
    VT_ARCHIVE_READ_UNMARKED, /* the same, as if there were no file with a document marked secret */
    VT_ARCHIVE_WRITE /* makes the folder and file; VT_E_LOCKED while another writer lives */
};

/* Whoever reads unmarked gets nothing of a file in which a document is marked MẬT, TỐI MẬT or TUYỆT
 * MẬT (law 29/2018/QH14, article 5): not by id, not in a list or a count.  schema/unmarked.sql is the
 * one place that says so.  Indexes derived through such a handle know nothing of them either. */

/** Folder below DIR with the index and graph of an archive as unmarked readers see it.  The indexer keeps
 * it while something is marked, and removes it once the others know of nothing marked any more. */
#define VT_UNMARKED_FOLDER "unmarked"

/** VT_E_VERSION: written by a newer format (the hint names it).  VT_E_CORRUPT: not an archive. */
int vt_archive_open(const char *dir, enum vt_archive_mode mode, struct vt_archive **ret,
                    struct vt_error *err);
void vt_archive_close(struct vt_archive *archive);
VT_DEFINE_CLEANUP(struct vt_archive, vt_archive_close);

/** For a writer that stays open but has nothing to do: move the log into the database and write the
 *  checksums of its pages, as closing does.  VT_E_LOCKED: readers hold the log; nothing is lost. */
int vt_archive_settle(struct vt_archive *archive, struct vt_error *err);

/** The folder of an archive: given, if not NULL, else $VANTHU_ARCHIVE, $XDG_DATA_HOME/vanthu,
 *  ~/.local/share/vanthu.  Replaces the content of ret.  VT_E_INVALID: none of them is known. */
int vt_archive_dir(const char *given, struct vt_buf *ret, struct vt_error *err);

/** Number of the last commit that changed something; 0 in a new archive.  Derived indexes store the
 *  number they have caught up with.  Reads the current state at each call. */
int vt_archive_sequence(struct vt_archive *archive, uint64_t *ret_sequence, struct vt_error *err);

/** A reader: everything until the end is read as it is now, and without asking each time whether there
 * is something new.  Not for long: it keeps the writer from emptying its log. */
int vt_archive_hold(struct vt_archive *archive, struct vt_error *err);
void vt_archive_let_go(struct vt_archive *archive);

/** A writer's transaction.  Everything between begin and commit happens, or nothing.  Commit adds
 * one to the sequence if anything changed.  VT_E_NOSPACE leaves the archive as it was. */
int vt_archive_begin(struct vt_archive *archive, struct vt_error *err);
int vt_archive_commit(struct vt_archive *archive, struct vt_error *err);
void vt_archive_rollback(struct vt_archive *archive);

/* ---- sources: the files that were seen (the journal of ingestion) ---- */

enum vt_source_state {
    VT_SOURCE_READ,   /* its documents are in the archive */
    VT_SOURCE_FAILED, /* could not be read: status and reason say why */
    VT_SOURCE_UNREAD  /* a kind that is not read yet */
};

struct vt_archive_source {
    struct vt_str path;   /* absolute, as the system gives it */
    struct vt_str sha256; /* of the bytes, hexadecimal; empty if they could not be read */
    int64_t size_bytes;
    int64_t mtime_ns;
    enum vt_source_state state;
    int status;           /* enum vt_status of the failure, else VT_OK */
    struct vt_str reason; /* for a person */
    struct vt_str format; /* "docx" */
    struct vt_str
        extractor;     /* version of the extraction that read it; another one reads it again */
    bool missing;      /* the file was gone when its folder was last looked at */
    uint64_t sequence; /* of the commit that wrote this (set by the archive) */
};

/** Insert or replace by path. */
int vt_archive_put_source(struct vt_archive *archive, const struct vt_archive_source *source,
                          struct vt_error *err);
/** VT_E_NOTFOUND if the path was never seen. */
int vt_archive_get_source(struct vt_archive *archive, struct vt_str path,
                          struct vt_archive_source *ret, struct vt_error *err);
/** The first in byte order of path that holds this content.  VT_E_NOTFOUND. */
int vt_archive_get_source_of(struct vt_archive *archive, struct vt_str sha256,
                             struct vt_archive_source *ret, struct vt_error *err);
typedef int (*vt_source_cb)(const struct vt_archive_source *source, void *ctx,
                            struct vt_error *err);
/** All, in byte order of path; states is a bit set, 1 << state. */
int vt_archive_each_source(struct vt_archive *archive, unsigned states, vt_source_cb cb, void *ctx,
                           struct vt_error *err);

/** Those at or below a path, in byte order of path. */
int vt_archive_each_source_below(struct vt_archive *archive, struct vt_str root, vt_source_cb cb,
                                 void *ctx, struct vt_error *err);

/* ---- originals: the bytes as received, once for each content ---- */

int vt_archive_put_original(struct vt_archive *archive, struct vt_str sha256, struct vt_str bytes,
                            struct vt_error *err);
/** Appends to buf and checks the digest: VT_E_CORRUPT if it differs. */
int vt_archive_get_original(struct vt_archive *archive, struct vt_str sha256, struct vt_buf *buf,
                            struct vt_error *err);

/* ---- documents ---- */

/** A held document.  Strings may be empty, never invalid UTF-8.  The names are those of
 *  `vanthu extract` (docs/contract: one document, one object). */
struct vt_archive_document {
    struct vt_str
        id; /* stable: 12 hex digits of the file's SHA-256, '.', ordinal ("2b783e2436d6.1") */
    struct vt_str sha256;         /* of the original */
    int64_t ordinal;              /* 1-based, in the file */
    int64_t byte_start, byte_end; /* in the text that was read */
    struct vt_str key, number_raw, type;
    struct vt_str issuer_code, issuer_name, issuer_place;
    struct vt_str regime; /* "state", "party", "mass" or "" */
    struct vt_str date, date_source, place, subject;
    struct vt_str signer_name, signer_position, signer_authority;
    struct vt_str effective; /* ISO date of its own effect clause */
    struct vt_str expires;
    struct vt_str filing, secrecy, urgency;
    struct vt_str recipients; /* one a line */
    struct vt_str evidence;   /* JSON: for each field its byte range, rule and confidence */
    int64_t unit_count;       /* articles, clauses … of the outline */
    struct vt_str record;     /* Akoma Ntoso XML; only filled where a call says so */
    uint64_t sequence;        /* of the commit that wrote it (set by the archive) */
};

struct vt_archive_mention {
    struct vt_str document; /* id */
    int64_t ordinal;        /* 0-based, in text order */
    struct vt_str kind;     /* number name plenum date self alias anaphor */
    struct vt_str surface, key, type, issuer, issuer_code, place, date;
    struct vt_str name;                /* of a named law; "8/XIII" of a plenum */
    struct vt_str term;                /* "XIII" where it is said */
    struct vt_str subject;             /* the clause after it that says what it is about */
    struct vt_str pinpoints;           /* space separated: "d5.k2.a d7" */
    struct vt_str relation, direction; /* "out" or "in" */
    struct vt_str from;           /* "self" or the key of the document for which this one speaks */
    int64_t from_ordinal;         /* mention that names that document, or -1 */
    int64_t antecedent;           /* mention that an alias or anaphor stands for, or -1 */
    struct vt_str flags;          /* space separated: malformed bad_date quoted weak */
    struct vt_str sentence;       /* white space folded to single spaces */
    int64_t byte_start, byte_end; /* of the mention in the text that was read */
    int64_t sentence_start, sentence_end;
    struct vt_str unit; /* eId of the unit it stands in ("art_5__para_2"), or "" */
    struct vt_str rule;
    double confidence;
};

/** Insert or replace by id, with its mentions (record must be filled). */
int vt_archive_put_document(struct vt_archive *archive, const struct vt_archive_document *document,
                            const struct vt_archive_mention *mentions, size_t mention_count,
                            struct vt_error *err);
/** Remove the documents and mentions of one original, and note the ids as removed at this sequence.
 *  The original itself stays: an archive forgets nothing it was given. */
int vt_archive_remove_documents(struct vt_archive *archive, struct vt_str sha256,
                                struct vt_error *err);

int vt_archive_get_document(struct vt_archive *archive, struct vt_str id, bool with_record,
                            struct vt_archive_document *ret, struct vt_error *err);

/** Where a document stands: digest and path of its file, the first in byte order of path, "" where it
 * was seen nowhere.  VT_E_NOTFOUND: no such document. */
int vt_archive_get_file(struct vt_archive *archive, struct vt_str id, struct vt_str *ret_sha256,
                        struct vt_str *ret_path, struct vt_error *err);

/** Only the record, appended to buf: the quick way to a document's text.  VT_E_NOTFOUND. */
int vt_archive_get_record(struct vt_archive *archive, struct vt_str id, struct vt_buf *buf,
                          struct vt_error *err);

typedef int (*vt_document_cb)(const struct vt_archive_document *document, void *ctx,
                              struct vt_error *err);
/** Documents written after a sequence (0: all), in order of id, so that nothing depends on the
 * order of arrival. */
int vt_archive_each_document(struct vt_archive *archive, uint64_t after_sequence, bool with_record,
                             vt_document_cb cb, void *ctx, struct vt_error *err);
/** Ids removed after a sequence. */
typedef int (*vt_id_cb)(struct vt_str id, void *ctx, struct vt_error *err);
int vt_archive_each_removed(struct vt_archive *archive, uint64_t after_sequence, vt_id_cb cb,
                            void *ctx, struct vt_error *err);

typedef int (*vt_mention_cb)(const struct vt_archive_mention *mention, void *ctx,
                             struct vt_error *err);
/** Of one document (id), or of all in order of (document, ordinal) where id is empty. */
int vt_archive_each_mention(struct vt_archive *archive, struct vt_str id, vt_mention_cb cb,
                            void *ctx, struct vt_error *err);
int vt_archive_get_mention(struct vt_archive *archive, struct vt_str document, int64_t ordinal,
                           struct vt_archive_mention *ret, struct vt_error *err);

/** Paths of the files that hold an original (a content may stand in several places). */
int vt_archive_each_path(struct vt_archive *archive, struct vt_str sha256, vt_id_cb cb, void *ctx,
                         struct vt_error *err);

/* ---- known works that are not held: bibliographic facts, imported from a table ---- */

struct vt_archive_work {
    struct vt_str key, type, issuer, date, subject, source;
};
int vt_archive_put_work(struct vt_archive *archive, const struct vt_archive_work *work,
                        struct vt_error *err);
typedef int (*vt_work_cb)(const struct vt_archive_work *work, void *ctx, struct vt_error *err);
int vt_archive_each_work(struct vt_archive *archive, vt_work_cb cb, void *ctx,
                         struct vt_error *err);

/* ---- corrections: what a person knows better than the texts ---- */

/** A correction says what it is about by ids, which may change (a stub is held later, its date becomes
 * known); number, date and place find the work again.  Strings may be empty. */
struct vt_archive_correction {
    int64_t number;                                      /* 1, 2, …: given by the archive */
    struct vt_str action;                                /* merge split field confirm reject */
    struct vt_str work, work_key, work_date, work_place; /* what is corrected */
    struct vt_str other, other_key, other_date,
        other_place;        /* merge: the work it is; confirm: the work that the citation means */
    struct vt_str document; /* split, confirm, reject: the citation, by document */
    int64_t mention;        /* and ordinal; when read: as it is now, -1 if it is gone */
    int64_t byte_start, byte_end; /* of the citation, which find it after another extraction */
    struct vt_str field; /* field: number type issuer place date subject effective expires */
    struct vt_str value;
    struct vt_str reason, author;
    struct vt_str at;                   /* UTC, 2025-03-13T08:00:00Z; set by the archive */
    struct vt_str undone_by, undone_at; /* taken back: it stays in the list, without effect */
    uint64_t sequence; /* of the last commit that changed it (set by the archive) */
};

/** In a transaction.  VT_E_INVALID: an action or field that there is not. */
int vt_archive_add_correction(struct vt_archive *archive,
                              const struct vt_archive_correction *correction, int64_t *ret_number,
                              struct vt_error *err);
/** Take one back, in a transaction.  VT_E_NOTFOUND: no such number, or taken back already. */
int vt_archive_undo_correction(struct vt_archive *archive, int64_t number, struct vt_str author,
                               struct vt_error *err);
typedef int (*vt_correction_cb)(const struct vt_archive_correction *correction, void *ctx,
                                struct vt_error *err);
/** In order of number; those that were taken back only where with_undone is set.  The fields of held
 * documents are corrected already in what this interface returns of documents; the rows themselves,
 * and all mentions, stay as they were extracted. */
int vt_archive_each_correction(struct vt_archive *archive, bool with_undone, vt_correction_cb cb,
                               void *ctx, struct vt_error *err);

/* ---- care ---- */

/** Whether a document is marked, in whatever way the archive was opened.  Cost: the documents that are
 * new since the last call; all of them at the first, and after each commit while one is marked. */
int vt_archive_has_marked(struct vt_archive *archive, bool *ret, struct vt_error *err);
/** Ids that were left out by commits after a sequence.  VT_E_INTERNAL unless opened unmarked. */
int vt_archive_each_marked(struct vt_archive *archive, uint64_t after_sequence, vt_id_cb cb,
                           void *ctx, struct vt_error *err);

struct vt_archive_counts {
    int64_t sources, failed, unread, originals, documents, mentions;
    int64_t original_bytes; /* as received */
    int64_t stored_bytes;   /* compressed originals and records */
    int64_t record_bytes;   /* records before compression */
};
int vt_archive_counts(struct vt_archive *archive, struct vt_archive_counts *ret,
                      struct vt_error *err);

/** Check everything: the checksum of every page of the file (at rest: not while a writer works),
 *  SQLite's own integrity check, the links between tables, the digest of every original, the
 * checksum of every record and row.  problem_cb is called for each fault (path or id, what is wrong
 * in err->message); a return other than VT_OK ends it.  Returns VT_OK when it could look at
 * everything, whatever it found. */
typedef int (*vt_problem_cb)(struct vt_str where, const struct vt_error *problem, void *ctx);
int vt_archive_verify(struct vt_archive *archive, vt_problem_cb problem_cb, void *ctx,
                      struct vt_error *err);

/** A consistent copy of the archive file while it is in use (SQLite online backup), and its page
 *  checksums in "to_path.sum".  to_path must not exist. */
int vt_archive_backup(struct vt_archive *archive, const char *to_path, struct vt_error *err);

#endif
