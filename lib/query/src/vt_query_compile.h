/* vt_query_compile.h — syntax tree → nodes of the index. */
#ifndef VT_QUERY_COMPILE_H
#define VT_QUERY_COMPILE_H

#include "vt_query.h"
#include "vt_term_kind.h"

struct vt_compiler {
    struct vt_index_query_builder *builder;
    vt_query_set_cb set_cb;
    void *ctx;
    struct vt_arena arena; /* for lists of nodes while they are built */
    bool has_marks;        /* some word was typed with marks: those without have none */
    bool failed;           /* out of memory */
};

/** Nodes to be combined; at most as many as room. */
struct vt_nodes {
    vt_node *items;
    size_t count;
};
bool vt_nodes_init(struct vt_compiler *compiler, struct vt_nodes *nodes, size_t room);

vt_node vt_compile_term(struct vt_compiler *compiler, enum vt_term_kind kind, struct vt_str text);

/** A field, as a filter without weight.  NULL: matches nothing. */
vt_node vt_compile_field(struct vt_compiler *compiler, const struct vt_query_tree *tree);

/** Units issued between two dates of vt_query_date_range, by terms of days, months, years … */
vt_node vt_compile_dates(struct vt_compiler *compiler, struct vt_str from, struct vt_str to);

#endif
