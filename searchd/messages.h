/* messages.h — what the pages say, in two languages (schema/messages.tsv).
 * Layer: searchd (uses base, tables).  Problems: schema/problems.tsv.  Threads: stateless.
 * Rows are named at compile time: VT_MSG_SEARCH_TITLE is the row "search.title". */
#ifndef VT_MESSAGES_H
#define VT_MESSAGES_H

#include "vt_arena.h"
#include "vt_buf.h"
#include "vt_msg_rows.h"

enum vt_lang { VT_LANG_VI, VT_LANG_EN };

/** "vi" or "en". */
const char *vt_lang_code(enum vt_lang lang);

/** What an Accept-Language header likes better (RFC 9110, 12.5.4); Vietnamese where it has neither. */
enum vt_lang vt_lang_choose(struct vt_str accept_language);

/** A message of ours for readers of a language (schema/problems.tsv), in the arena; as it is where the
 * table does not know it. */
struct vt_str vt_message_of_problem(struct vt_arena *arena, enum vt_lang lang,
                                    struct vt_str message);

struct vt_str vt_message(enum vt_lang lang, enum vt_msg row);

/** Append a message with its {1} … {9} replaced by the parts; a number without its part stays. */
void vt_message_fill(struct vt_buf *buf, enum vt_lang lang, enum vt_msg row,
                     const struct vt_str *parts, size_t part_count);

/** Append a number with its thousands set apart as the language does: 1.234 or 1,234. */
void vt_message_number(struct vt_buf *buf, enum vt_lang lang, int64_t number);

#endif
