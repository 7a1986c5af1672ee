#include "vt_effect_terms.h"

#include "vt_date.h"

enum { SENTENCE_ARENA_BYTES = 64 * 1024 * 1024 };

static uint32_t end_of(struct vt_date date)
{
    if (date.month == 0)
        date.month = 12;
    if (date.day == 0)
        for (date.day = 31; !vt_date_valid(date); date.day--)
            continue;
    return vt_date_number(date);
}

uint32_t vt_last_day_in(struct vt_str sentence, size_t from)
{
    VT_AUTO(vt_arena_release) struct vt_arena arena;
    vt_arena_init(&arena, SENTENCE_ARENA_BYTES);
    struct vt_tokens tokens;
    if (vt_tokenize(&arena, sentence, &tokens, NULL) != VT_OK)
        return 0;
    const struct vt_word until = vt_word(VT_STR("đến")), end = vt_word(VT_STR("hết"));
    uint32_t before = 0;
    for (size_t i = 0; i < tokens.count; i++) {
        if (!vt_token_is(&tokens.items[i], until))
            continue;
        size_t at = i + 1;
        if (at < tokens.count && vt_token_is(&tokens.items[at], end))
            at++;
        struct vt_date date;
        bool is_bad = false;
        if (vt_date_scan(tokens.items, at, tokens.count, &date, &is_bad) == 0 || is_bad ||
            date.year == 0)
            continue;
        if (tokens.items[i].start >= from)
            return end_of(date);
        before = end_of(date);
    }
    return before;
}

static uint32_t last_day(const struct vt_link *link, void *ctx)
{
    struct vt_answerer *a = ctx;
    struct vt_work speaker;
    struct vt_archive_mention mention;
    vt_graph_work(a->graph, link->speaker, &speaker);
    if (vt_archive_get_mention(a->archive, speaker.document, link->mention, &mention, NULL) !=
        VT_OK)
        return 0;
    const size_t at = vt_str_find(mention.sentence, mention.surface, 0);
    return vt_last_day_in(mention.sentence, at == SIZE_MAX ? 0 : at);
}

int vt_answer_effect(struct vt_answerer *a, vt_work_no no, uint32_t date, struct vt_arena *arena,
                     enum vt_effect *ret_effect, const struct vt_effect_cause **ret_causes,
                     size_t *ret_count, struct vt_error *err)
{
    const struct vt_effect_terms terms = {last_day, a};
    return vt_graph_effect_within(a->graph, no, date, &terms, arena, ret_effect, ret_causes,
                                  ret_count, err);
}
