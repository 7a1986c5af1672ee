/* vt_record.h — what is known of one document: fields, outline, mentions.
 * Layer: doc (uses ref, text, base).  Threads: plain data in one arena. */
#ifndef VT_RECORD_H
#define VT_RECORD_H

#include "vt_akn.h"
#include "vt_date.h"
#include "vt_issuer.h"
#include "vt_number.h"

/** A field with its evidence: where it stands in the normalised text (an empty span: it was
 * inferred), by which rule, how sure (0..1). */
struct vt_field {
    struct vt_str value; /* "" where there is none */
    struct vt_span span;
    const char *rule; /* name of the rule, or NULL */
    float confidence;
};

enum vt_mention_kind {
    VT_MENTION_NUMBER,
    VT_MENTION_NAME, /* law, code, constitution, congress, by name and year or date */
    VT_MENTION_PLENUM,
    VT_MENTION_DATE, /* type + date + issuer */
    VT_MENTION_SELF,
    VT_MENTION_ALIAS,
    VT_MENTION_ANAPHOR
};
struct vt_str vt_mention_kind_name(enum vt_mention_kind kind);

enum vt_mention_flag {
    VT_MENTION_MALFORMED = 1 << 0,
    VT_MENTION_BAD_DATE = 1 << 1, /* a date was printed that cannot be */
    VT_MENTION_QUOTED = 1 << 2,   /* stands in text that is put into another act */
    VT_MENTION_WEAK = 1 << 3      /* "theo tinh thần", "quán triệt" */
};

enum { VT_FROM_SELF = -1 };

/** A mention of a document.  Spans are in the normalised text of the file. */
struct vt_mention {
    struct vt_span span;
    enum vt_mention_kind kind;
    struct vt_str key;       /* "" unless a number is known */
    struct vt_number number; /* form NONE where there is none */
    vt_type type;
    struct vt_str issuer; /* as printed, white space folded; or the name that the code means */
    struct vt_str issuer_code;
    struct vt_str place;
    struct vt_str term;    /* "XIII" */
    struct vt_str name;    /* "Đất đai"; "8/XIII" of a plenum */
    struct vt_str subject; /* clause after it */
    struct vt_date date;
    const struct vt_str *pinpoints; /* "d5.k2.a" */
    size_t pinpoint_count;
    vt_relation relation;
    bool incoming;      /* direction "in": the other acts upon from */
    int32_t from;       /* VT_FROM_SELF, or index of the mention for which this document speaks */
    int32_t antecedent; /* of an alias or anaphor, or -1 */
    struct vt_span sentence;
    unsigned flags;
    float confidence;
    const char *rule;      /* the rule that found it */
    const char *cue;       /* the words that gave the relation, or NULL */
    const char *other_cue; /* the nearest words that gave way to them, or NULL */
    vt_relation other_relation;
};

/** One document of a file. */
struct vt_document {
    struct vt_span span;
    struct vt_number number_parts; /* form NONE: no number */
    struct vt_field key;           /* canonical; span is that of number_raw */
    struct vt_field number_raw;
    vt_type type;
    struct vt_field type_field;
    enum vt_regime regime;
    struct vt_field issuer; /* name, with its place */
    struct vt_str issuer_code;
    struct vt_field issuer_place;
    struct vt_field date;  /* ISO; rule is the date_source: "header", "title", "stamp", "text" */
    struct vt_field place; /* where it was issued */
    struct vt_field subject;
    struct vt_field signer, position, authority;
    struct vt_field effective, expires; /* first day in force, first day out of force */
    struct vt_field filing, secrecy, urgency;
    const struct vt_field *recipients;
    size_t recipient_count;
    const struct vt_unit *units;
    size_t unit_count;
    const struct vt_mention *mentions;
    size_t mention_count;
};

#endif
