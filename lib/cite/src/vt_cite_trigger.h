/* vt_cite_trigger.h — the words of schema/triggers.tsv in a text. */
#ifndef VT_CITE_TRIGGER_H
#define VT_CITE_TRIGGER_H

#include "vt_citer.h"

/** A row of the table. */
struct vt_trigger_rule {
    const char *phrase;
    vt_relation relation;
    bool is_before;     /* it stands before the mention, else behind it */
    bool is_passive;    /* the mentioned document acts upon the one that speaks */
    bool is_weak;       /* a relation of spirit */
    bool is_manner;     /* "theo …": how something is done, not to what */
    bool is_rule;       /* "theo quy định tại": what is to be observed in doing it */
    bool is_regulating; /* "… quy định tại": where what is acted upon is regulated */
    bool is_enclosing;  /* "ban hành kèm theo": what is enclosed with a document stands for it */
};

/** A trigger at tokens [first, end). */
struct vt_trigger {
    size_t first, end;
    const struct vt_trigger_rule *rule;
    const struct vt_trigger_rule *passed_over; /* the nearest one that gave way to it, or NULL */
};

/** Relations that rules are about. */
struct vt_relations {
    vt_relation refers, repeals, repeals_part, proposed_by, alias, self, implements, based_on,
        guides, amends, replaces, extends, suspends, corrects, encloses, forwards;
};
const struct vt_relations *vt_relations(void);

/** Acts on the other document: what they are said of may be named far behind ("Đính chính danh sách
 * … kèm theo Quyết định X"). */
bool vt_is_act(vt_relation relation);

/** The trigger that governs a mention: the last one in [from, to) that does not stand in a quotation
 * which ends before the mention (the title of another document). */
bool vt_trigger_before(const struct vt_citer *citer, size_t from, size_t to,
                       struct vt_trigger *ret);

/** The first one behind a mention, up to a token. */
bool vt_trigger_after(const struct vt_citer *citer, size_t from, size_t to, struct vt_trigger *ret);

#endif
