/* vt_rows.h — documents, mentions and known works in flat arrays, texts as numbers.
 * Layer: graph (private).  Threads: one builder, one thread.
 *
 * Orders that must not depend on arrival use the order of the rows, once sorted (documents by id,
 * mentions by document and ordinal), and the texts, never the numbers of texts. */
#ifndef VT_ROWS_H
#define VT_ROWS_H

#include "vt_bodies.h"
#include "vt_buf.h"
#include "vt_graph.h"
#include "vt_graph_builder.h"
#include "vt_keys.h"

enum { VT_NONE = UINT32_MAX };

enum vt_mention_kind {
    VT_KIND_NUMBER,
    VT_KIND_NAME,
    VT_KIND_PLENUM,
    VT_KIND_DATE,
    VT_KIND_SELF,
    VT_KIND_ALIAS,
    VT_KIND_ANAPHOR,
    VT_KIND_SUBJECT /* not printed as a mention: a document for which another one speaks, by its key
                     */
};

enum vt_mention_flag {
    VT_MENTION_MALFORMED = 1 << 0, /* its number is printed wrongly */
    VT_MENTION_QUOTED = 1 << 1,    /* stands in a text that is quoted to amend it */
    VT_MENTION_WEAK = 1 << 2,
    VT_MENTION_INCOMING = 1 << 3 /* a passive: the mentioned work acts on `from` */
};

/** How a mention was told to mean its work, surest first. */
enum vt_how {
    VT_HOW_NOT,
    VT_HOW_DATE,     /* number and full date */
    VT_HOW_ONLY,     /* the only work that fits */
    VT_HOW_DOCUMENT, /* as elsewhere in the same document */
    VT_HOW_SUBJECT,  /* what it is about */
    VT_HOW_LATEST,   /* the latest of the same term or year */
    VT_HOW_LATER,    /* by its number beyond doubt, but it is later than what cites it: a note of an
                        editor, or a wrong date */
    VT_HOW_GUESS     /* the likeliest of several */
};

struct vt_document_row {
    uint32_t id, subject;              /* strings */
    uint32_t printed;                  /* strings: its number as printed, where that is malformed */
    uint32_t key;                      /* keys */
    uint32_t issuer;                   /* bodies */
    uint32_t issuer_code;              /* strings */
    uint32_t place;                    /* places */
    uint32_t date, effective, expires; /* yyyymmdd, 00 for unknown parts */
    uint32_t
        printed_date; /* where it cannot be: its own number says another year; then date is 0 */
    uint32_t extent;  /* mentions and units: of two copies the fuller one stands for the work */
    uint32_t mention_begin, mention_end;
    uint32_t copy_of; /* the row that stands for the same work; its own mentions are left out */
    uint32_t cluster;
    uint8_t type;      /* 0: unknown, or only "văn bản" */
    bool stands_alone; /* a person says that it is nobody's copy */
};

struct vt_mention_row {
    uint32_t document; /* while rows are added: its id in strings; then the row */
    uint32_t ordinal;
    uint32_t key;
    uint32_t from;                    /* keys: for whom this one speaks; 0: itself */
    uint32_t from_row;                /* the mention that names that document */
    int32_t from_ordinal, antecedent; /* -1: none */
    uint32_t date;
    uint32_t issuer;     /* bodies */
    uint32_t place;      /* places; what is said, or follows from the citing document */
    uint32_t name;       /* strings */
    uint32_t subject;    /* strings */
    uint32_t printed;    /* strings: the number, where it is malformed */
    uint32_t cluster;    /* the work it means, or VT_NONE */
    uint16_t confidence; /* thousandths */
    uint8_t kind, type, relation, flags, term, how;
    bool is_generic; /* its type word says only "văn bản" */
    bool says_type;  /* the word for its type is printed; else the type may come from the code */
};

/* Of the table of known works, or of the snapshot that a delta is made for. */
struct vt_known_row {
    uint32_t key;
    uint32_t issuer, place, subject, date;
    uint32_t name;    /* strings */
    uint32_t support; /* documents that cite it there */
    uint32_t base;    /* its number in that snapshot, or VT_NONE */
    uint32_t latest;  /* yyyymmdd: date of the latest work that it cites there */
    uint32_t cluster;
    uint8_t type;
    bool is_stub; /* not held there */
};

struct vt_rows {
    struct vt_strings strings;
    struct vt_buf scratch;
    uint32_t last_document;             /* strings: of the mention that was added last */
    struct vt_strings types, relations; /* their ids, by their numbers */
    uint32_t type_names[UINT8_MAX + 1]; /* strings: folded, by type; made when first needed */
    struct vt_bodies bodies;
    struct vt_keys keys;
    struct vt_document_row *documents;
    struct vt_mention_row *mentions;
    struct vt_known_row *known;
    size_t document_count, document_room, mention_count, mention_room, known_count, known_room;
};

int vt_rows_init(struct vt_rows *rows, struct vt_error *err);
void vt_rows_release(struct vt_rows *rows);

int vt_rows_add_document(struct vt_rows *rows, const struct vt_archive_document *document,
                         struct vt_error *err);
int vt_rows_add_mention(struct vt_rows *rows, const struct vt_archive_mention *mention,
                        struct vt_error *err);
int vt_rows_add_known(struct vt_rows *rows, const struct vt_archive_work *work,
                      struct vt_error *err);

/** A work as a snapshot has it, so that what comes later can mean it. */
int vt_rows_add_base(struct vt_rows *rows, const struct vt_work *work, uint32_t latest,
                     struct vt_error *err);

/** Everything was added: sort, join mentions to documents, mark copies, describe the keys, add a
 * mention for each `from` that no mention names, and fill places from the citing documents. */
int vt_rows_settle(struct vt_rows *rows, struct vt_error *err);

/** Row of the mention with an ordinal in a document, or VT_NONE. */
uint32_t vt_rows_find_mention(const struct vt_rows *rows, uint32_t document, int64_t ordinal);

/** The type that a mention says, else that of the code in its number. */
static inline uint8_t vt_mention_type(const struct vt_rows *rows,
                                      const struct vt_mention_row *mention)
{
    return mention->type != 0 ? mention->type : rows->keys.items[mention->key].type;
}

static inline bool vt_date_is_full(uint32_t date)
{
    return date % 100 != 0;
}

#endif
