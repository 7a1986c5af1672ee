#include "vt_cleanup.h"
#include "vt_citer.h"

/* ---- terms and plenums ---- */

/* Roman or Arabic number of a term or congress: "XIII", "13". */
static bool read_ordinal(const struct vt_citer *c, size_t at, struct vt_str *ret)
{
    if (at >= c->end)
        return false;
    const struct vt_token *t = &c->tokens[at];
    struct vt_str text = vt_token_str(c->page->text, t);
    bool roman =
        t->kind == VT_TOKEN_WORD && (t->flags & VT_TOKEN_UPPER) != 0 && text.len_bytes <= 6;
    for (size_t i = 0; i < text.len_bytes && roman; i++)
        roman = strchr("IVX", text.ptr[i]) != NULL;
    if (!roman && !(t->kind == VT_TOKEN_NUMBER && t->folded <= 2))
        return false;
    *ret = text;
    return true;
}

size_t vt_cite_term(struct vt_citer *c, size_t at, struct vt_str *ret)
{
    const struct vt_citer_words *w = c->words;
    size_t i = at + vt_citer_mark(c, at, '(');
    if (!vt_citer_is(c, i, w->khoa) || !read_ordinal(c, i + 1, ret))
        return 0;
    i += 2;
    if (vt_citer_mark(c, at, '(')) {
        if (!vt_citer_mark(c, i, ')'))
            return 0;
        i++;
    }
    return i - at;
}

/* "tám", "8", "tư" … */
static unsigned number_word(const struct vt_citer *c, size_t at, size_t *ret_count)
{
    uint32_t value;
    *ret_count = 1;
    if (at >= c->end)
        return 0;
    if (c->tokens[at].kind == VT_TOKEN_NUMBER)
        return c->tokens[at].folded <= 2 ? c->tokens[at].match : 0;
    *ret_count = vt_wordlist_scan(VT_WORDLIST_ORDINAL, c->tokens, at, c->end, &value);
    return *ret_count > 0 ? value : 0;
}

size_t vt_cite_plenum(struct vt_citer *c, size_t at, struct vt_str *ret_name,
                      struct vt_str *ret_term)
{
    enum { REACH = 12 };
    const struct vt_citer_words *w = c->words;
    size_t i = at, count;
    unsigned plenum;
    if (vt_citer_is(c, i, w->hoi) && vt_citer_is(c, i + 1, w->nghi)) {
        i += 2;
        if (vt_citer_is(c, i, w->trung) && vt_citer_is(c, i + 1, w->uong))
            i += 2;
        if (vt_citer_is(c, i, w->lan))
            i++;
        if (vt_citer_is(c, i, w->thu))
            i++;
    } else if (vt_citer_is(c, i, w->trung) && vt_citer_is(c, i + 1, w->uong)) {
        i += 2;
        if (vt_citer_is(c, i, w->lan))
            i++;
        if (vt_citer_is(c, i, w->thu))
            i++;
    } else {
        return 0;
    }
    plenum = number_word(c, i, &count);
    if (plenum == 0 || plenum > 20)
        return 0;
    i += count;
    for (size_t end = i + REACH; i < end && i < c->end; i++) {
        struct vt_str term;
        size_t used = vt_cite_term(c, i, &term);
        if (used > 0) {
            *ret_term = term;
            *ret_name = vt_arena_printf(c->arena, "%u/%.*s", plenum, VT_STR_ARG(term));
            return i + used - at;
        }
        if (c->tokens[i].kind != VT_TOKEN_WORD && !vt_citer_mark(c, i, ','))
            return 0;
    }
    return 0;
}

/* ---- issuer ---- */

/* Words that end the name of an unknown body. */
static bool ends_name(const struct vt_citer *c, size_t at)
{
    const struct vt_token *t = &c->tokens[at];
    if (t->kind != VT_TOKEN_WORD)
        return !(vt_token_is_mark(t, '-') || vt_token_is_mark(t, '&'));
    if ((t->flags & VT_TOKEN_CAPITAL) != 0)
        return false;
    return vt_citer_any(c, at, VT_WORDLIST_BODY_END);
}

/* "tỉnh Bình Dương", "thành phố Hà Nội", "huyện X", "khóa XIII": what makes a local name complete.
 */
static size_t skip_local(const struct vt_citer *c, size_t at, struct vt_str *ret_place)
{
    size_t i = at;
    const bool unit = vt_citer_any(c, i, VT_WORDLIST_UNIT);
    if (unit) {
        i++;
        if (vt_citer_is(c, i, c->words->pho) || vt_citer_is(c, i, c->words->xa))
            i++;
    }
    size_t count = vt_place_scan(c->tokens, i, c->end, ret_place);
    if (count > 0)
        return i + count - at;
    size_t names = 0;
    while (unit && i < c->end && c->tokens[i].kind == VT_TOKEN_WORD &&
           (c->tokens[i].flags & VT_TOKEN_CAPITAL) != 0 && c->tokens[i].gap <= VT_GAP_LINE &&
           names < 4 && !vt_citer_mark(c, i + 1, '/')) { /* "UBND tỉnh | V/v …" */
        i++;
        names++;
    }
    return i - at;
}

/* The name of a body from a token on.  Number of its tokens. */
static size_t read_issuer(const struct vt_citer *c, size_t at, const struct vt_issuer **ret,
                          struct vt_str *ret_place)
{
    enum { LONGEST_NAME = 14 };
    size_t i = at;
    *ret = NULL;
    size_t position = vt_position_scan(c->page, i, c->end);
    const struct vt_issuer *issuer;
    size_t known = vt_issuer_scan(c->tokens, i, c->end, &issuer);
    if (known == 0 && position > 0) {
        known = vt_issuer_scan(c->tokens, i + position, c->end, &issuer);
        if (known > 0)
            i += position;
    }
    if (known > 0) {
        *ret = issuer;
        i += known;
        if (issuer->is_local)
            i += skip_local(c, i, ret_place);
        if (vt_str_eq(issuer->code, VT_STR("ĐU"))) {
            /* "Đảng ủy UBND tỉnh": the body whose committee it is. */
            const struct vt_issuer *of;
            size_t more = vt_issuer_scan(c->tokens, i, c->end, &of);
            if (more > 0)
                i += more + skip_local(c, i + more, ret_place);
        }
        return i - at;
    }
    if (i >= c->end || (c->tokens[i].flags & VT_TOKEN_CAPITAL) == 0)
        return 0;
    while (i < c->end && i - at < LONGEST_NAME && c->tokens[i].gap <= VT_GAP_LINE &&
           !ends_name(c, i)) {
        size_t count = vt_place_scan(c->tokens, i, c->end, ret_place);
        i += count > 0 ? count : 1;
    }
    while (i > at && c->tokens[i - 1].kind == VT_TOKEN_MARK)
        i--;
    return i - at;
}

static void take_issuer(struct vt_citer *c, struct vt_found *found, size_t at)
{
    const struct vt_issuer *issuer;
    struct vt_str place = VT_STR_EMPTY;
    size_t count = read_issuer(c, at, &issuer, &place);
    if (count == 0)
        return;
    struct vt_mention *m = &found->mention;
    m->issuer = vt_page_text(c->arena, c->page, at, at + count);
    m->place = place;
    if (issuer != NULL && m->issuer_code.len_bytes == 0)
        m->issuer_code = issuer->code;
    found->end = at + count;
}

/* Where no issuer is printed, the one that the code means; not for TW, which three bodies of the
 * Party share. */
static void infer_issuer(struct vt_found *found)
{
    struct vt_mention *m = &found->mention;
    if (m->issuer.len_bytes > 0 || m->number.issuer_code.len_bytes == 0)
        return;
    struct vt_str code = m->number.issuer_code;
    while (code.len_bytes > 0 && code.ptr[code.len_bytes - 1] <= '9' &&
           code.ptr[code.len_bytes - 1] >= '0')
        code.len_bytes--;
    const struct vt_issuer *issuer = vt_issuer_by_code(code);
    if (issuer != NULL && !issuer->is_local && issuer->regime == VT_REGIME_STATE)
        m->issuer = issuer->name;
}

/* ---- all of it ---- */

/* The digit of a note that touches the number ("NĐ-CP2"). */
static size_t skip_note(const struct vt_citer *c, size_t at)
{
    bool note = at < c->end && c->tokens[at].kind == VT_TOKEN_NUMBER &&
                c->tokens[at].gap == VT_GAP_NONE && c->tokens[at].len_bytes <= 3;
    return note ? at + 1 : at;
}

static size_t skip_comma(const struct vt_citer *c, size_t at)
{
    return vt_citer_mark(c, at, ',') ? at + 1 : at;
}

void vt_cite_details(struct vt_citer *c, struct vt_found *found)
{
    const struct vt_citer_words *w = c->words;
    struct vt_mention *m = &found->mention;
    bool bad = false;
    const size_t number_end = found->end;
    found->end = skip_note(c, number_end);
    const size_t details = found->end;
    size_t at = skip_comma(c, found->end);
    size_t count = at < c->end ? vt_date_scan(c->tokens, at, c->end, &m->date, &bad) : 0;
    if (count > 0 && (at == found->end || vt_citer_is(c, at, w->ngay)))
        found->end = at + count;
    else
        m->date = (struct vt_date){0};
    if (bad)
        m->flags |= VT_MENTION_BAD_DATE;
    if (vt_citer_is(c, found->end, w->cua))
        take_issuer(c, found, found->end + 1);
    if (m->date.year == 0 && !bad && m->issuer.len_bytes > 0 &&
        vt_citer_is(c, found->end, w->ngay)) {
        count = vt_date_scan(c->tokens, found->end, c->end, &m->date, &bad);
        found->end += count;
    }
    at = found->end + vt_citer_is(c, found->end, w->cua);
    count = vt_cite_plenum(c, at, &m->name, &m->term);
    if (count == 0)
        count = vt_cite_term(c, at, &m->term);
    if (count > 0)
        found->end = at + count;
    if (m->name.len_bytes > 0 && m->issuer.len_bytes == 0)
        m->issuer = VT_STR("Ban Chấp hành Trung ương");
    if (found->end == details)
        found->end = number_end; /* nothing followed the note */
    infer_issuer(found);
}

void vt_cite_subject(struct vt_citer *c, struct vt_found *found, size_t limit)
{
    enum { LONGEST_SUBJECT = 60 };
    const struct vt_citer_words *w = c->words;
    size_t at = found->end;
    bool quoted = vt_citer_mark(c, at, '"');
    if (!quoted && !vt_citer_is(c, at, w->ve))
        return;
    size_t first = at, end = at + 1;
    while (end < limit && end - first < LONGEST_SUBJECT && c->tokens[end].gap < VT_GAP_BLANK) {
        const struct vt_token *t = &c->tokens[end];
        if (quoted ? vt_token_is_mark(t, '"')
                   : t->kind == VT_TOKEN_MARK && t->mark != 0 && strchr(";.(:\"", t->mark) != NULL)
            break;
        end++;
    }
    first += quoted;
    if (end > first)
        found->mention.subject = vt_page_text(c->arena, c->page, first, end);
}
