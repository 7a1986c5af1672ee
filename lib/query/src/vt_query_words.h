/* vt_query_words.h — plain words of a question: numbers, abbreviations, numerals, stop words,
 * keystrokes. */
#ifndef VT_QUERY_WORDS_H
#define VT_QUERY_WORDS_H

#include "vt_query_tree.h"

/** Decide whether the question was typed while the input method was off (sets has_keystrokes). */
void vt_query_find_keystrokes(struct vt_query_parser *parser);

/** Add what the pieces first .. end, all of kind TEXT, ask for. */
void vt_query_add_words(struct vt_query_parser *parser, size_t first, size_t end,
                        struct vt_node_list *list);

/** The text with syllables for keystrokes, where the question was typed so; else the text itself. */
struct vt_str vt_query_typed(struct vt_query_parser *parser, struct vt_str text);

/** A text taken literally: one WORD or PHRASE, or NULL where it has no words. */
struct vt_query_node *vt_query_literal(struct vt_query_parser *parser, struct vt_str text);

/** Its words as an AND, in any order. */
struct vt_query_node *vt_query_all_words(struct vt_query_parser *parser, struct vt_str text);

/** The words of a text in match form with single spaces between; *ret_count of them.  ptr is NULL
 * on failure. */
struct vt_str vt_query_match_words(struct vt_query_parser *parser, struct vt_str text,
                                   size_t *ret_count);

/** Without punctuation at both ends. */
struct vt_str vt_query_trim(struct vt_str text);

#endif
