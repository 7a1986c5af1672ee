/* vt_query_clean.h — the bytes of a question as text. */
#ifndef VT_QUERY_CLEAN_H
#define VT_QUERY_CLEAN_H

#include "vt_query_tree.h"

/** Valid UTF-8 in NFC, at most VT_QUERY_BYTES (a note says so), in the parser's arena. */
int vt_query_clean(struct vt_query_parser *parser, struct vt_str text, struct vt_str *ret,
                   struct vt_error *err);

#endif
