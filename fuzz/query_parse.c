/* Whatever a person types is a question: it parses, compiles, and its echo means the same.  What stands
 * after the first line break is a text for a passage. */
#include "fuzz_target.h"
#include "vt_file.h"
#include "vt_query.h"
#include "vt_type.h"

#include <stdlib.h>

enum { ARENA_BYTES = 256 << 20, PASSAGE_BYTES = 200 };

static void require(bool holds)
{
    if (!holds)
        abort();
}

static void check_compile(const struct vt_query *query)
{
    struct vt_query_plan plan;
    struct vt_index_query_builder *builder = vt_index_query_new();
    require(vt_query_compile(query, builder, VT_STR("document"), NULL, NULL, &plan, NULL) == VT_OK);
    vt_index_query_free(builder);
}

/* The echo may lose what the question had, but not change from there on. */
static void check_echo(struct vt_arena *arena, const struct vt_query *query)
{
    struct vt_query again, once_more;
    require(vt_query_parse(arena, query->normalized, &again, NULL) == VT_OK);
    require(vt_query_parse(arena, again.normalized, &once_more, NULL) == VT_OK);
    require(vt_str_eq(again.normalized, once_more.normalized));
}

static void check_passage(struct vt_arena *arena, const struct vt_query *query, struct vt_str text)
{
    struct vt_snippet snippet;
    require(vt_query_snippet(arena, query, text, PASSAGE_BYTES, &snippet) == VT_OK);
    require(snippet.span.start <= snippet.span.end && snippet.span.end <= text.len_bytes);
    uint32_t at = snippet.span.start;
    for (size_t i = 0; i < snippet.mark_count; i++) {
        require(snippet.marks[i].start >= at && snippet.marks[i].end > snippet.marks[i].start);
        at = snippet.marks[i].end;
    }
    require(at <= snippet.span.end);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t len_bytes)
{
    struct vt_str text = vt_str_n((const char *)data, len_bytes), question;
    struct vt_arena arena;
    struct vt_query query;
    vt_ref_init();
    vt_arena_init(&arena, ARENA_BYTES);
    vt_str_split(&text, '\n', &question);
    require(vt_query_parse(&arena, question, &query, NULL) == VT_OK);
    check_compile(&query);
    check_echo(&arena, &query);
    if (text.ptr != NULL && vt_utf8_valid(text, NULL))
        check_passage(&arena, &query, text);
    vt_arena_release(&arena);
    return 0;
}
