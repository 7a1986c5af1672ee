#include "vt_query_listing.h"

#include "vt_cleanup.h"
#include "vt_issuer.h"
#include "vt_token.h"
#include "vt_type.h"

enum { LONGEST_BYTES = 300 };

struct listing {
    struct vt_arena *arena;
    struct vt_str text;
    const struct vt_token *tokens;
    size_t count;
    vt_type type;
    struct vt_str issuer, year, rest;
};

static bool is_word(const struct listing *l, size_t at, struct vt_str word)
{
    return at < l->count && l->tokens[at].kind == VT_TOKEN_WORD &&
           l->tokens[at].folded == vt_word(word).folded;
}

static struct vt_str span(const struct listing *l, size_t from, size_t end)
{
    const size_t start = l->tokens[from].start;
    return vt_str_n(l->text.ptr + start, vt_token_end(&l->tokens[end - 1]) - start);
}

/* "các văn bản … do … ban hành trong …": words that only hold the others together. */
static size_t skip_frame(const struct listing *l, size_t at)
{
    static const char *const WORDS[] = {"các", "những", "của", "do", "trong", "tất cả"};
    if ((is_word(l, at, VT_STR("văn")) && is_word(l, at + 1, VT_STR("bản"))) ||
        (is_word(l, at, VT_STR("ban")) && is_word(l, at + 1, VT_STR("hành"))))
        return 2;
    for (size_t i = 0; i < VT_ARRAY_LEN(WORDS); i++)
        if (is_word(l, at, vt_str(WORDS[i])))
            return 1;
    return 0;
}

static size_t take_type(struct listing *l, size_t at)
{
    vt_type type;
    const size_t taken = vt_type_scan_folded(l->tokens, at, l->count, &type);
    /* there is one constitution of a year, and a "văn bản" may be of any type */
    if (taken == 0 || l->type != 0 || type == vt_known_types()->van_ban ||
        type == vt_known_types()->hien_phap)
        return 0;
    l->type = type;
    return taken;
}

/* A body, and the place that makes it one. */
static size_t take_issuer(struct listing *l, size_t at)
{
    const struct vt_issuer *issuer;
    struct vt_str place;
    size_t end = at + vt_issuer_scan(l->tokens, at, l->count, &issuer);
    if (end == at || l->issuer.len_bytes > 0)
        return 0;
    size_t kind = end;
    if (is_word(l, kind, VT_STR("tỉnh")))
        kind++;
    else if (is_word(l, kind, VT_STR("thành")) && is_word(l, kind + 1, VT_STR("phố")))
        kind += 2;
    const size_t named = vt_place_scan(l->tokens, kind, l->count, &place);
    end = named > 0 ? kind + named : end;
    l->issuer = span(l, at, end);
    return end - at;
}

static size_t take_year(struct listing *l, size_t at)
{
    const bool is_year = is_word(l, at, VT_STR("năm")) && at + 1 < l->count &&
                         l->tokens[at + 1].kind == VT_TOKEN_NUMBER &&
                         l->tokens[at + 1].match >= 1945 && l->tokens[at + 1].match < 2200;
    if (!is_year || l->year.len_bytes > 0)
        return 0;
    l->year = vt_token_str(l->text, &l->tokens[at + 1]);
    return 2;
}

/* "về …": the rest is looked for as words. */
static bool take_rest(struct listing *l, size_t at)
{
    if (at == l->count)
        return true;
    if (!is_word(l, at, VT_STR("về")) || at + 1 == l->count)
        return false;
    l->rest = span(l, at + 1, l->count);
    return true;
}

static bool read_listing(struct listing *l)
{
    size_t at = 0;
    while (at < l->count) {
        size_t taken = take_type(l, at);
        taken = taken > 0 ? taken : take_issuer(l, at);
        taken = taken > 0 ? taken : take_year(l, at);
        taken = taken > 0 ? taken : skip_frame(l, at);
        if (taken == 0)
            break;
        at += taken;
    }
    const unsigned parts =
        (unsigned)(l->type != 0) + (l->issuer.len_bytes > 0) + (l->year.len_bytes > 0);
    return parts >= 2 && take_rest(l, at);
}

bool vt_query_listing(struct vt_arena *arena, struct vt_str text, struct vt_str *ret)
{
    struct vt_tokens tokens;
    text = vt_str_trim(text);
    if (text.len_bytes > LONGEST_BYTES || vt_tokenize(arena, text, &tokens, NULL) != VT_OK)
        return false;
    struct listing l = {.arena = arena,
                        .text = text,
                        .tokens = tokens.items,
                        .count = tokens.count,
                        .issuer = VT_STR_EMPTY,
                        .year = VT_STR_EMPTY,
                        .rest = VT_STR_EMPTY};
    if (!read_listing(&l))
        return false;
    const struct vt_str type = vt_type_name(l.type);
    *ret = vt_arena_printf(arena, "%s%.*s%s%s%.*s%s%s%.*s %.*s", l.type != 0 ? "loại:\"" : "",
                           VT_STR_ARG(type), l.type != 0 ? "\" " : "",
                           l.issuer.len_bytes > 0 ? "cơ-quan:\"" : "", VT_STR_ARG(l.issuer),
                           l.issuer.len_bytes > 0 ? "\" " : "", l.year.len_bytes > 0 ? "ngày:" : "",
                           VT_STR_ARG(l.year), VT_STR_ARG(l.rest));
    return ret->ptr != NULL;
}
