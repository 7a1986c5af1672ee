#include "vt_citer.h"
#include "vt_cleanup.h"

/* Mentions that begin with a type word and carry no number. */

bool vt_citer_is_law(vt_type type)
{
    const struct vt_known_types *known = vt_known_types();
    return type == known->luat || type == known->bo_luat || type == known->phap_lenh ||
           type == known->hien_phap;
}

static struct vt_found *add(struct vt_citer *c, size_t first, size_t end, enum vt_mention_kind kind,
                            vt_type type, const char *rule, float confidence)
{
    struct vt_found *found = vt_citer_add(c, first, end);
    if (found == NULL)
        return NULL;
    found->mention.kind = kind;
    found->mention.type = type;
    found->mention.rule = rule;
    found->mention.confidence = confidence;
    return found;
}

/* "Công văn này", "Nghị định nói trên". */
static size_t read_deictic(struct vt_citer *c, size_t at, size_t behind, vt_type type)
{
    const struct vt_citer_words *w = c->words;
    if (vt_citer_is(c, behind, w->nay)) {
        add(c, at, behind + 1, VT_MENTION_SELF, type, "this", 0.95f);
        return behind + 1;
    }
    size_t i = behind;
    if (vt_citer_is(c, i, w->neu) || vt_citer_is(c, i, w->noi))
        i++;
    if (!vt_citer_is(c, i, w->tren) || (i == behind && vt_citer_is(c, i + 1, w->dia)))
        return at;
    if (i == behind && i + 1 < c->end && c->tokens[i + 1].kind == VT_TOKEN_WORD)
        return at; /* "Nghị quyết trên giấy": only "nêu trên" may be followed by more */
    add(c, at, i + 1, VT_MENTION_ANAPHOR, type, "above", 0.8f);
    return i + 1;
}

/* "Luật sư", "Luật gia": the second syllable of a law's name would have a capital. */
static bool names_lawyers(const struct vt_citer *c, size_t at)
{
    return at < c->end && (c->tokens[at].flags & VT_TOKEN_CAPITAL) == 0 &&
           (vt_citer_is(c, at, c->words->su) || vt_citer_is(c, at, c->words->gia));
}

/* "Pháp lệnh An ninh và Pháp lệnh Cảnh sát năm 1991": two laws, of which the year dates the last. */
static bool is_enumerated(const struct vt_citer *c, size_t at)
{
    return vt_citer_is(c, at - 1, c->words->va) || vt_citer_mark(c, at - 1, ',');
}

/* "Luật Đất đai năm 2013", "Luật Thống kê ngày 26 tháng 6 năm 2003", "Bộ luật Dân sự 2015". */
static size_t read_law(struct vt_citer *c, size_t at, size_t behind, vt_type type)
{
    enum { LONGEST_NAME = 40, LONGEST_LIST = 100 };
    const struct vt_citer_words *w = c->words;
    if (names_lawyers(c, behind))
        return at;
    /* "Luật sửa đổi Luật A, Luật B, … 2024" */
    bool amending = vt_citer_is(c, behind, w->sua);
    size_t limit = behind + (amending ? LONGEST_LIST : LONGEST_NAME);
    for (size_t i = behind; i < c->end && i < limit; i++) {
        const struct vt_token *t = &c->tokens[i];
        struct vt_date date;
        bool bad = false;
        size_t count = 0;
        if (t->gap >= VT_GAP_BLANK || vt_citer_any(c, i, VT_WORDLIST_LAW_END))
            return at;
        if (vt_citer_is(c, i, w->ngay) || vt_citer_is(c, i, w->nam))
            count = vt_date_scan(c->tokens, i, c->end, &date, &bad);
        bool plain_year =
            t->kind == VT_TOKEN_NUMBER && t->folded == 4 && t->match >= 1945 && t->match < 2100;
        if (plain_year) {
            date = (struct vt_date){.year = (uint16_t)t->match};
            count = 1;
        }
        if (count > 0 && !bad) {
            struct vt_found *found =
                add(c, at, i + count, VT_MENTION_NAME, type, "law-by-name", 0.93f);
            if (found == NULL)
                return at;
            found->mention.date = date;
            found->mention.name = vt_page_text(c->arena, c->page, behind, i);
            found->mention.issuer = type == vt_known_types()->phap_lenh
                                        ? VT_STR("Ủy ban thường vụ Quốc hội")
                                        : VT_STR("Quốc hội");
            found->mention.issuer_code =
                type == vt_known_types()->phap_lenh ? VT_STR("UBTVQH") : VT_STR("QH");
            return i + count;
        }
        bool numbered = vt_citer_is(c, i, w->so) && i + 1 < c->end &&
                        (c->tokens[i + 1].kind == VT_TOKEN_NUMBER || vt_citer_mark(c, i + 1, ':'));
        if (t->kind == VT_TOKEN_NUMBER || numbered || vt_citer_is(c, i, w->nay))
            return at;
        if (t->kind == VT_TOKEN_MARK && t->mark != ',' && t->mark != '-')
            return at;
        vt_type other;
        if (i > behind && (t->flags & VT_TOKEN_CAPITAL) != 0 &&
            vt_citer_type(c, i, c->end, &other) > 0 &&
            (!vt_citer_is_law(other) || (!amending && is_enumerated(c, i))))
            return at;
    }
    return at;
}

/* "Nghị quyết Đại hội XIII", "Nghị quyết Đại hội Đảng toàn quốc lần thứ XI". */
static size_t read_congress(struct vt_citer *c, size_t at, size_t behind, vt_type type)
{
    enum { REACH = 10 };
    const struct vt_citer_words *w = c->words;
    if (!vt_citer_is(c, behind, w->dai) || !vt_citer_is(c, behind + 1, w->hoi))
        return at;
    for (size_t i = behind + 2;
         i < c->end && i < behind + REACH && c->tokens[i].kind == VT_TOKEN_WORD; i++) {
        struct vt_str text = vt_token_str(c->page->text, &c->tokens[i]);
        bool roman = (c->tokens[i].flags & VT_TOKEN_UPPER) != 0;
        for (size_t k = 0; k < text.len_bytes && roman; k++)
            roman = strchr("IVX", text.ptr[k]) != NULL;
        if (!roman)
            continue;
        struct vt_found *found = add(c, at, i + 1, VT_MENTION_NAME, type, "congress", 0.9f);
        if (found != NULL) {
            found->mention.term = text;
            found->mention.name = vt_arena_printf(c->arena, "Đại hội %.*s", VT_STR_ARG(text));
        }
        return i + 1;
    }
    return at;
}

static size_t read_plenum(struct vt_citer *c, size_t at, size_t behind, vt_type type)
{
    struct vt_str name, term;
    size_t count = vt_cite_plenum(c, behind, &name, &term);
    if (count == 0)
        return at;
    struct vt_found *found = add(c, at, behind + count, VT_MENTION_PLENUM, type, "plenum", 0.93f);
    if (found != NULL) {
        found->mention.name = name;
        found->mention.term = term;
        found->mention.issuer = VT_STR("Ban Chấp hành Trung ương");
        found->mention.issuer_code = VT_STR("TW");
    }
    return behind + count;
}

/* "Kế hoạch 5 năm 2021-2025": the figure counts years. */
static bool counts_years(const struct vt_citer *c, size_t figure)
{
    return vt_citer_is(c, figure + 1, c->words->nam) && figure + 4 < c->end &&
           c->tokens[figure + 2].kind == VT_TOKEN_NUMBER && vt_citer_mark(c, figure + 3, '-') &&
           c->tokens[figure + 4].kind == VT_TOKEN_NUMBER;
}

/* "Chỉ thị 11", "Nghị quyết số 57": meaning comes from an earlier mention or the person who asks.
 */
static size_t read_short(struct vt_citer *c, size_t at, size_t behind, vt_type type)
{
    const struct vt_citer_words *w = c->words;
    size_t i = behind + vt_citer_is(c, behind, w->so);
    if (vt_citer_is_part(type) || i >= c->end || c->tokens[i].kind != VT_TOKEN_NUMBER ||
        c->tokens[i].folded > 4 || c->tokens[i].match == 0 || counts_years(c, i))
        return at;
    struct vt_number full;
    if (vt_number_scan(c->page->text, c->tokens, i, c->end, true, c->arena, &full) > 0)
        return at; /* the beginning of a full number: not ours */
    if ((c->tokens[at].flags & VT_TOKEN_CAPITAL) == 0 || type == vt_known_types()->sac_lenh)
        return at; /* a decree-law's serial is its whole number */
    struct vt_found *found = add(c, at, i + 1, VT_MENTION_ALIAS, type, "short-name", 0.8f);
    if (found == NULL)
        return at;
    found->is_short = true;
    found->mention.number.form = VT_NUMBER_BARE;
    found->mention.number.serial_value = c->tokens[i].match;
    found->mention.number.serial = vt_arena_printf(c->arena, "%u", c->tokens[i].match);
    vt_cite_details(c, found);
    return found->end;
}

size_t vt_cite_named(struct vt_citer *c, size_t at)
{
    vt_type type;
    size_t count = vt_type_scan(c->tokens, at, c->end, &type);
    if (count == 0)
        return at;
    size_t behind = at + count;
    if (behind >= c->end)
        return at;
    bool law = (c->tokens[at].flags & VT_TOKEN_CAPITAL) != 0 && vt_citer_is_law(type);
    if (!law && c->tokens[behind].kind != VT_TOKEN_NUMBER &&
        !vt_word_set_may(&c->words->names, c->tokens[behind].match))
        return at;
    size_t next = read_deictic(c, at, behind, type);
    if (next == at && law)
        next = read_law(c, at, behind, type);
    if (next == at)
        next = read_plenum(c, at, behind, type);
    if (next == at)
        next = read_congress(c, at, behind, type);
    if (next == at)
        next = read_short(c, at, behind, type);
    return next;
}
