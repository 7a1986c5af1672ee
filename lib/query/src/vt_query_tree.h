/* vt_query_tree.h — building the syntax tree. */
#ifndef VT_QUERY_TREE_H
#define VT_QUERY_TREE_H

#include "vt_query_lex.h"
#include "vt_query_lexicon.h"

enum {
    VT_QUERY_WORDS = 48, /* words that count; what is more is left out and said so */
    VT_QUERY_DEPTH = 24, /* of parentheses; deeper ones are ignored */
    VT_QUERY_NOTES = 16
};

/** A node while it is built: the public part first. */
struct vt_query_node {
    struct vt_query_tree tree;
    enum vt_stop stop;
};

struct vt_query_parser {
    struct vt_arena *arena;
    struct vt_pieces pieces;
    size_t at;
    unsigned depth;
    size_t word_count;
    bool has_keystrokes; /* words are read as keystrokes of an input method */
    bool is_question;    /* has an expression that asks */
    bool failed;         /* out of memory */
    bool is_in_field;    /* inside field:( … ) */
    enum vt_query_field field;
    struct vt_str notes[VT_QUERY_NOTES];
    size_t note_count;
};

/** Add a note in Vietnamese; one said before is not repeated. */
void vt_query_note(struct vt_query_parser *parser, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

/** NULL on failure, which the parser remembers. */
struct vt_query_node *vt_query_node_new(struct vt_query_parser *parser, enum vt_query_op op,
                                        struct vt_str text);

struct vt_node_list {
    struct vt_query_node **items;
    size_t count, room;
};
/** NULL nodes are left out, and so are words and phrases that stand in the list already. */
void vt_node_list_add(struct vt_query_parser *parser, struct vt_node_list *list,
                      struct vt_query_node *node);

/** AND or OR of a list; groups of the same kind are taken apart; one node stays itself; NULL for an
 * empty list. */
struct vt_query_node *vt_query_group(struct vt_query_parser *parser, enum vt_query_op op,
                                     const struct vt_node_list *list);

/** The tree without its stop words, if other words remain. */
struct vt_query_node *vt_query_without_stops(struct vt_query_parser *parser,
                                             struct vt_query_node *tree, bool is_question);

/** Fill phrases, depth first. */
bool vt_query_collect(struct vt_arena *arena, const struct vt_query_tree *tree,
                      struct vt_query *ret);

/** The tree as a question that means the same. */
void vt_query_print(const struct vt_query_tree *tree, struct vt_buf *buf);
/** The tree with every alternative: "(and (or ubnd \"ủy ban nhân dân\") 57)". */
void vt_query_describe(const struct vt_query_tree *tree, struct vt_buf *buf);

#endif
