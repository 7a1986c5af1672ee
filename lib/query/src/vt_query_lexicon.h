/* vt_query_lexicon.h — the tables of the query language, ready to be matched against tokens.
 * Threads: built on first use (thread-safe), read-only after. */
#ifndef VT_QUERY_LEXICON_H
#define VT_QUERY_LEXICON_H

#include "vt_query.h"
#include "vt_token.h"

/** Whether a word may be left out when others remain (schema/stopwords.tsv). */
enum vt_stop { VT_STOP_NONE, VT_STOP_ALWAYS, VT_STOP_QUESTION };

/** The longest run of stop words at token `from`: the number of its tokens, or 0.  In a question
 * without any marks (is_plain) words without marks are recognised too. */
size_t vt_lexicon_stop(const struct vt_token *tokens, size_t from, size_t end, bool is_plain,
                       enum vt_stop *ret);

enum { VT_LEXICON_FORMS = 8 };

/** Other forms of an expression. */
struct vt_forms {
    struct vt_str items[VT_LEXICON_FORMS]; /* as in the tables */
    size_t count;
};

/** The longest expression at token `from` that has other forms: an abbreviation of words, a code of
 * a type or issuer, or words that have an abbreviation.  Number of its tokens, or 0.
 * all_capitals: the whole question is, so capitals do not tell an abbreviation. */
size_t vt_lexicon_forms(struct vt_str text, const struct vt_token *tokens, size_t from, size_t end,
                        bool all_capitals, struct vt_forms *ret);

/** The other ways to write the numeral at token `at`, where the word before it announces an ordinal
 * (khóa XIII = 13, lần thứ tám = 8). */
void vt_lexicon_numeral(struct vt_str text, const struct vt_token *tokens, size_t at,
                        struct vt_arena *arena, struct vt_forms *ret);

/** Equal letters and digits, folded: "nghi_quyet" is "Nghị quyết". */
bool vt_lexicon_same(struct vt_str a, struct vt_str b);

/** Field by a name in front of a colon. */
bool vt_lexicon_field(struct vt_str name, enum vt_query_field *ret);
/** The name that is shown: "cơ-quan". */
struct vt_str vt_lexicon_field_name(enum vt_query_field field);
/** Whether the words are one value of the field that needs no quotes. */
bool vt_lexicon_is_value(enum vt_query_field field, struct vt_str words);

#endif
