/* query_fixture.h — questions as parsed, for the tests of the query language. */
#ifndef QUERY_FIXTURE_H
#define QUERY_FIXTURE_H

#include "vt_query.h"
#include "vt_query_tree.h"
#include "vt_test.h"

enum { QUERY_ARENA_BYTES = 64 << 20 };

/** The tree in full, "-" for none, in the arena. */
static inline struct vt_str query_describe(struct vt_arena *arena, const struct vt_query *query)
{
    VT_AUTO(vt_buf_release) struct vt_buf buf = VT_BUF_INIT(1 << 20);
    if (query->tree == NULL)
        return VT_STR("-");
    vt_query_describe(query->tree, &buf);
    ck_assert_int_eq(buf.failed, VT_OK);
    return vt_arena_copy(arena, vt_buf_str(&buf));
}

#endif
