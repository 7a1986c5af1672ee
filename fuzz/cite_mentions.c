/* The mentions of any text lie within it, in order, and refer to one another backwards or forwards but never
 * outside. */
#include "fuzz_target.h"
#include "fuzz_text.h"
#include "vt_cite.h"

enum { ARENA_BYTES = 256 << 20 };

static void check_mentions(const struct vt_document *document, struct vt_str text)
{
    int32_t count = (int32_t)document->mention_count;
    for (int32_t i = 0; i < count; i++) {
        const struct vt_mention *m = &document->mentions[i];
        require(fuzz_within(m->span, text) && m->span.start < m->span.end);
        require(fuzz_within(m->sentence, text));
        require(m->sentence.start <= m->span.start && m->span.end <= m->sentence.end);
        require(i == 0 || document->mentions[i - 1].span.start <= m->span.start);
        require(m->from >= VT_FROM_SELF && m->from < count && m->from != i);
        require(m->antecedent >= -1 && m->antecedent < count && m->antecedent != i);
        require(m->confidence >= 0 && m->confidence <= 1 && m->rule != NULL);
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t len_bytes)
{
    struct vt_arena arena;
    struct vt_page page;
    struct vt_document document = {0};
    vt_ref_init();
    vt_arena_init(&arena, ARENA_BYTES);
    struct vt_str text = fuzz_text(&arena, data, len_bytes);
    require(vt_page_read(&arena, text, &page, NULL) == VT_OK);
    struct vt_extent all = {0, page.cell_count};
    require(vt_cite_mentions(&arena, &page, all, &document, NULL) == VT_OK);
    check_mentions(&document, text);
    vt_arena_release(&arena);
    return 0;
}
