#include "vt_cleanup.h"
#include "vt_citer.h"
#include "vt_fold.h"

/* "điểm a, b khoản 2 Điều 5", "khoản 1, 3 và 5 Điều 10, Điều 12", "từ Điều 10 đến Điều 15"; where a
 * text has no articles (circulars, Party guidance) "điểm 1.5 khoản 1 mục II", "mục 5 phần I". */

enum { MOST_PINPOINTS = 64, MOST_PARTS = 16 };

enum level {
    LEVEL_POINT,
    LEVEL_PARAGRAPH,
    LEVEL_ARTICLE,
    LEVEL_SECTION,
    LEVEL_CHAPTER, /* read, and not said: articles run through a text */
    LEVEL_PART,
    LEVEL_COUNT
};

struct parts {
    struct vt_str items[MOST_PARTS];
    size_t count;
};

struct reader {
    struct vt_citer *c;
    size_t at;
    struct parts levels[LEVEL_COUNT];
    struct vt_str *out; /* NULL: they are only counted */
    size_t out_count;
};

static enum level level_at(const struct vt_citer *c, size_t at)
{
    const struct vt_citer_words *w = c->words;
    if (vt_citer_is(c, at, w->diem))
        return LEVEL_POINT;
    if (vt_citer_is(c, at, w->khoan))
        return LEVEL_PARAGRAPH;
    if (vt_citer_is(c, at, w->dieu))
        return LEVEL_ARTICLE;
    if (vt_citer_is(c, at, w->muc))
        return LEVEL_SECTION;
    if (vt_citer_is(c, at, w->chuong))
        return LEVEL_CHAPTER;
    return vt_citer_is(c, at, w->phan) ? LEVEL_PART : LEVEL_COUNT;
}

/* "II", or one capital. */
static bool is_division_number(const struct vt_token *t, struct vt_str text)
{
    if (t->kind != VT_TOKEN_WORD || (t->flags & VT_TOKEN_UPPER) == 0)
        return false;
    if (text.len_bytes == 1)
        return true;
    for (size_t i = 0; i < text.len_bytes; i++)
        if (strchr("IVXL", text.ptr[i]) == NULL)
            return false;
    return true;
}

/* Behind the ".5" of "1.5", or the token itself. */
static size_t skip_decimals(const struct vt_citer *c, size_t at)
{
    while (at + 1 < c->end && vt_citer_mark(c, at, '.') && c->tokens[at].gap == VT_GAP_NONE &&
           c->tokens[at + 1].kind == VT_TOKEN_NUMBER && c->tokens[at + 1].gap == VT_GAP_NONE &&
           c->tokens[at + 1].folded <= 2)
        at += 2;
    return at;
}

/* "5", "5a", "a", "đ": one part of a level. */
static bool read_part(struct reader *r, enum level level, struct vt_str *ret)
{
    const struct vt_citer *c = r->c;
    if (r->at >= c->end)
        return false;
    const struct vt_token *t = &c->tokens[r->at];
    struct vt_str text = vt_token_str(c->page->text, t);
    if (level == LEVEL_POINT && t->kind == VT_TOKEN_WORD && text.len_bytes <= 2) {
        if ((text.len_bytes == 2 && (text.ptr[0] & 0x80) == 0) ||
            vt_citer_is(c, r->at, c->words->va))
            return false;
        *ret = text;
        if ((t->flags & VT_TOKEN_CAPITAL) != 0 && r->out != NULL) {
            VT_AUTO(vt_buf_release) struct vt_buf lower = VT_BUF_INIT(16);
            vt_fold_lower(text, &lower);
            *ret = vt_arena_copy(c->arena, vt_buf_str(&lower));
        }
        r->at++;
        return true;
    }
    if (level >= LEVEL_SECTION && is_division_number(t, text)) {
        *ret = text;
        r->at++;
        return true;
    }
    if (t->kind != VT_TOKEN_NUMBER || t->folded > 3)
        return false;
    r->at++;
    if (level <= LEVEL_PARAGRAPH)
        r->at = skip_decimals(c, r->at);
    size_t end = vt_token_end(&c->tokens[r->at - 1]);
    const struct vt_token *next = r->at < c->end ? &c->tokens[r->at] : NULL;
    if (next != NULL && next->kind == VT_TOKEN_WORD && next->gap == VT_GAP_NONE &&
        next->len_bytes <= 2) {
        end = vt_token_end(next);
        r->at++;
    }
    *ret = vt_str_n(c->page->text.ptr + t->start, end - t->start);
    return true;
}

static bool is_joint(const struct vt_citer *c, size_t at)
{
    const struct vt_citer_words *w = c->words;
    return vt_citer_mark(c, at, ',') || vt_citer_is(c, at, w->va) || vt_citer_is(c, at, w->hoac) ||
           vt_citer_mark(c, at, ';');
}

static void add_part(struct parts *parts, struct vt_str part)
{
    if (parts->count < MOST_PARTS)
        parts->items[parts->count++] = part;
}

/* Numbers between two ends: "khoản 1 đến khoản 5" → 1..5. */
static void add_range(struct reader *r, struct parts *parts, struct vt_str to)
{
    uint64_t first, last;
    if (parts->count == 0 || !vt_str_to_u64(parts->items[parts->count - 1], 999, &first) ||
        !vt_str_to_u64(to, 999, &last)) {
        add_part(parts, to);
        return;
    }
    for (uint64_t n = first + 1; n <= last && n < first + MOST_PARTS; n++)
        add_part(parts, r->out == NULL ? to : vt_arena_printf(r->c->arena, "%u", (unsigned)n));
}

/* "khoản 1, 3 và 5": the word and its parts. */
static bool read_level(struct reader *r, enum level level)
{
    const struct vt_citer *c = r->c;
    struct parts *parts = &r->levels[level];
    struct vt_str part;
    r->at++;
    r->at += vt_citer_is(c, r->at, c->words->thu); /* "Điều thứ 11" */
    if (!read_part(r, level, &part))
        return false;
    parts->count = 0;
    add_part(parts, part);
    for (;;) {
        size_t back = r->at;
        const struct vt_citer_words *w = c->words;
        bool range = vt_citer_is(c, r->at, w->den);
        if (!range && !is_joint(c, r->at))
            return true;
        r->at++;
        if (!range && is_joint(c, r->at))
            r->at++;
        if (level_at(c, r->at) == level)
            r->at++;
        if (!read_part(r, level, &part) ||
            (level == LEVEL_POINT && c->tokens[r->at - 1].kind != VT_TOKEN_WORD)) {
            r->at = back;
            return true;
        }
        if (range)
            add_range(r, parts, part);
        else
            add_part(parts, part);
    }
}

static void add_step(struct vt_buf *buf, char letter, struct vt_str number)
{
    if (buf->len_bytes > 0)
        vt_buf_add_c(buf, '.');
    if (letter != 0)
        vt_buf_add_c(buf, letter);
    vt_buf_add(buf, number);
}

/* A path, from the widest level on.  An article needs nothing above it. */
static void emit(struct reader *r, struct vt_str article, struct vt_str paragraph,
                 struct vt_str point)
{
    if (r->out_count >= MOST_PINPOINTS)
        return;
    static const char LETTERS[] = "pmdk";
    const bool whole = article.len_bytes == 0;
    const struct parts *part = &r->levels[LEVEL_PART], *section = &r->levels[LEVEL_SECTION];
    const struct vt_str numbered[] = {
        whole && part->count > 0 ? part->items[0] : VT_STR_EMPTY,
        whole && section->count > 0 ? section->items[0] : VT_STR_EMPTY, article, paragraph};
    if (r->out == NULL) {
        bool any = point.len_bytes > 0;
        for (size_t i = 0; i < VT_ARRAY_LEN(numbered); i++)
            any = any || numbered[i].len_bytes > 0;
        r->out_count += any;
        return;
    }
    VT_AUTO(vt_buf_release) struct vt_buf buf = VT_BUF_INIT(128);
    for (size_t i = 0; i < VT_ARRAY_LEN(numbered); i++)
        if (numbered[i].len_bytes > 0)
            add_step(&buf, LETTERS[i], numbered[i]);
    if (point.len_bytes > 0)
        add_step(&buf, 0, point);
    if (buf.len_bytes > 0)
        r->out[r->out_count++] = vt_arena_copy(r->c->arena, vt_buf_str(&buf));
}

/* Everything that was read of the lower levels belongs to what closes it. */
static void flush(struct reader *r)
{
    const struct vt_str none = VT_STR_EMPTY;
    struct parts *points = &r->levels[LEVEL_POINT], *paragraphs = &r->levels[LEVEL_PARAGRAPH],
                 *articles = &r->levels[LEVEL_ARTICLE];
    struct vt_str article = articles->count > 0 ? articles->items[0] : none;
    if (points->count > 0) {
        for (size_t i = 0; i < points->count; i++)
            emit(r, article, paragraphs->count > 0 ? paragraphs->items[0] : none, points->items[i]);
        for (size_t i = 1; i < paragraphs->count; i++)
            emit(r, article, paragraphs->items[i], none);
    } else if (paragraphs->count > 0) {
        for (size_t i = 0; i < paragraphs->count; i++)
            emit(r, article, paragraphs->items[i], none);
    } else {
        emit(r, article, none, none);
    }
    for (size_t i = 1; i < articles->count; i++)
        emit(r, articles->items[i], none, none);
    for (size_t k = 0; k < LEVEL_COUNT; k++)
        r->levels[k].count = 0;
}

/* Whether a new word of this level can still belong to what is open: levels go upwards. */
static bool goes_up(const struct reader *r, enum level level)
{
    for (int k = (int)level; k < LEVEL_COUNT; k++)
        if (r->levels[k].count > 0)
            return false;
    return true;
}

/* Whether a part may follow a word of a level: most "điều" and "mục" of a text are no pinpoints. */
static bool may_follow(const struct vt_citer *c, size_t at, enum level level)
{
    at += vt_citer_is(c, at, c->words->thu);
    if (at >= c->end)
        return false;
    const struct vt_token *t = &c->tokens[at];
    if (t->kind == VT_TOKEN_WORD)
        return level >= LEVEL_SECTION ? (t->flags & VT_TOKEN_UPPER) != 0
                                      : level == LEVEL_POINT && t->len_bytes <= 2;
    return t->kind == VT_TOKEN_NUMBER && t->folded <= 3;
}

/* Reads all levels from a token on.  Where they end, or `at`. */
static size_t read_pinpoints(struct vt_citer *c, size_t at, struct reader *r)
{
    const struct vt_citer_words *w = c->words;
    size_t start = at + vt_citer_is(c, at, w->tu);
    enum level level = level_at(c, start);
    if (level == LEVEL_COUNT || !may_follow(c, start + 1, level))
        return at;
    enum { MOST_FOR_NOTHING = 16 }; /* "Chương I Chương I …" would be read again from each */
    size_t end = start;
    r->c = c;
    r->at = start;
    r->out_count = 0;
    for (size_t k = 0; k < LEVEL_COUNT; k++)
        r->levels[k].count = 0;
    for (size_t count = 0; r->out_count > 0 || count < MOST_FOR_NOTHING; count++) {
        level = level_at(c, r->at);
        if (level == LEVEL_COUNT)
            break;
        if (!goes_up(r, level))
            flush(r);
        if (!read_level(r, level))
            break;
        end = r->at;
        if (is_joint(c, r->at) && level_at(c, r->at + 1) != LEVEL_COUNT)
            r->at++;
        else if (vt_citer_is(c, r->at, w->cua) && level_at(c, r->at + 1) != LEVEL_COUNT)
            r->at++;
    }
    flush(r);
    return r->out_count > 0 ? end : at;
}

size_t vt_cite_skip_pinpoints(struct vt_citer *c, size_t at)
{
    struct reader r;
    r.out = NULL;
    return read_pinpoints(c, at, &r);
}

size_t vt_cite_pinpoints(struct vt_citer *c, size_t at, const struct vt_str **ret)
{
    struct vt_str storage[MOST_PINPOINTS];
    struct reader r;
    r.out = storage;
    if (read_pinpoints(c, at, &r) == at)
        return 0;
    struct vt_str *list = vt_arena_array(c->arena, r.out_count, sizeof *list);
    if (list == NULL) {
        c->failed = true;
        return 0;
    }
    memcpy(list, storage, r.out_count * sizeof *list);
    *ret = list;
    return r.out_count;
}
