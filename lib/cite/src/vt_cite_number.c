#include "vt_citer.h"
#include "vt_cleanup.h"

/* ---- what stands before a number ---- */

/* What was found on the left: the type word, whether "số" stands there, and where the mention
 * begins. */
struct left {
    vt_type type;
    size_t first;
    bool so, is_misread;
};

enum { WORDS_BETWEEN = 8 };

static const float MISREAD_CONFIDENCE = 0.85f;

/* A type word that ends right before token `at`, or a few words before it where "số" follows them
   ("Báo cáo kết quả thẩm định số 510"). */
static bool find_type(const struct vt_citer *c, size_t at, bool far, struct left *ret)
{
    size_t low = at > c->first + WORDS_BETWEEN ? at - WORDS_BETWEEN : c->first;
    for (size_t start = at; start-- > low;) {
        const struct vt_token *t = &c->tokens[start];
        if (t->kind != VT_TOKEN_WORD ||
            (start + 1 == at && vt_citer_any(c, start, VT_WORDLIST_FORM)))
            return false;
        vt_type type;
        size_t count = vt_citer_type(c, start, at, &type);
        if (count == 0)
            continue;
        /* "Thông tư liên tịch": a longer name may begin before. */
        bool adjacent = start + count == at;
        if (!adjacent && (!far || (t->flags & VT_TOKEN_CAPITAL) == 0))
            return false;
        if (start > c->first) {
            vt_type longer;
            for (size_t back = 1; back <= 3 && start >= c->first + back; back++)
                if (vt_citer_type(c, start - back, at, &longer) == count + back) {
                    type = longer;
                    start -= back;
                    break;
                }
        }
        ret->type = type;
        ret->first = start;
        return true;
    }
    return false;
}

/* "Nghị định sô 30/2020/NĐ-CP", "Tờ trình sô/ 211/TTr-SXD": "số" whose mark OCR lost or took for a sign,
 * behind a type word and before token `at`. */
static bool is_misread_so(const struct vt_citer *c, size_t at)
{
    if (at > c->first + 2 && (vt_citer_mark(c, at - 1, '/') || vt_citer_mark(c, at - 1, '?') ||
                              vt_citer_mark(c, at - 1, '\'')))
        at--;
    if (at < c->first + 2)
        return false;
    const struct vt_token *so = &c->tokens[at - 1];
    struct left type = {.first = at - 1};
    return so->kind == VT_TOKEN_WORD && so->folded == c->words->so.folded &&
           find_type(c, at - 1, false, &type);
}

static struct left look_left(const struct vt_citer *c, size_t at)
{
    const struct vt_citer_words *w = c->words;
    struct left left = {.first = at};
    size_t i = at;
    if (i > c->first && (vt_citer_mark(c, i - 1, ':') || vt_citer_mark(c, i - 1, '[')))
        i--;
    if (i > c->first && vt_citer_is(c, i - 1, w->so)) {
        left.so = true;
        left.first = --i;
    } else if (is_misread_so(c, i)) {
        left.so = left.is_misread = true;
        left.first = i -= c->tokens[i - 1].kind == VT_TOKEN_MARK ? 2 : 1;
    }
    if (i > c->first && left.so && vt_citer_mark(c, i - 1, ':'))
        i--;
    find_type(c, i, left.so, &left);
    return left;
}

/* Where "Luật Đất đai số 31/2024/QH15" begins, if the number at a token is one of the National
 * Assembly's: the law's word in the same clause, behind the last mention; *ret_type.  Else `at`. */
static size_t law_start(const struct vt_citer *c, size_t at, vt_type *ret_type)
{
    enum { LONGEST_NAME = 40 };
    size_t low = c->count > 0 ? c->items[c->count - 1].end : c->first;
    for (size_t i = at; i-- > low && i + LONGEST_NAME > at;) {
        const struct vt_token *t = &c->tokens[i];
        vt_type type;
        if ((t->kind == VT_TOKEN_MARK && t->mark != ',' && t->mark != '-') ||
            t->kind == VT_TOKEN_NUMBER || c->tokens[i + 1].gap >= VT_GAP_BLANK)
            return at;
        if ((t->flags & VT_TOKEN_CAPITAL) == 0 || vt_citer_type(c, i, at, &type) == 0)
            continue;
        if (!vt_citer_is_law(type))
            return at;
        *ret_type = type;
        return i;
    }
    return at;
}

/* "Căn cứ Luật sửa đổi, bổ sung một số điều của Luật … số 12": the number is of the first, not of the
 * one at `start`; but of the second where the first is just being made ("ban hành Luật sửa đổi …"). */
static size_t amending_law_start(const struct vt_citer *c, size_t start)
{
    enum { LONGEST_TITLE = 16 };
    const struct vt_word law = c->words->luat, amends = c->words->sua;
    size_t low = c->count > 0 ? c->items[c->count - 1].end : c->first;
    for (size_t i = start; i-- > low && i + LONGEST_TITLE > start;)
        if (vt_citer_is(c, i, law) && vt_citer_is(c, i + 1, amends))
            return vt_citer_is_issued(c, i) ? start : i;
    return start;
}

/* Only separators between the end of the last mention and here: an item of the same list. */
static bool continues_list(const struct vt_citer *c, size_t first)
{
    const struct vt_citer_words *w = c->words;
    if (c->count == 0)
        return false;
    size_t at = c->items[c->count - 1].end;
    bool any = false;
    for (; at < first; at++, any = true)
        if (!vt_citer_mark(c, at, ',') && !vt_citer_mark(c, at, ';') &&
            !vt_citer_is(c, at, w->va) && !vt_citer_is(c, at, w->hoac) &&
            !vt_citer_is(c, at, w->so) && !vt_citer_mark(c, at, ':') && !vt_citer_is(c, at, w->cac))
            return false;
    return any && at == first;
}

/* ---- what looks like a number and is none ---- */

/* "BK04-ĐK-TCT", "01-1/TB-TĐT", "86_2018_ND-CP": the figures belong to a longer code. */
static bool is_inside_longer(const struct vt_citer *c, size_t at)
{
    if (at == c->first || c->tokens[at].gap != VT_GAP_NONE)
        return false;
    size_t before = at - 1;
    if (c->tokens[before].kind == VT_TOKEN_MARK && c->tokens[before].mark != 0 &&
        strchr("-_./", c->tokens[before].mark) != NULL) {
        const struct vt_token *figures = &c->tokens[at];
        bool year = figures->folded == 4 && figures->match >= 1945 && figures->match < 2100;
        if (before == c->first || c->tokens[before].gap != VT_GAP_NONE)
            return year && c->tokens[before].mark == '/'; /* "số      /2026/NĐ-CP": left blank */
        if (c->tokens[--before].kind == VT_TOKEN_MARK)
            return year; /* "số …/2026/NĐ-CP" */
    }
    return c->tokens[before].kind == VT_TOKEN_NUMBER ||
           (c->tokens[before].kind == VT_TOKEN_WORD && !vt_citer_is(c, before, c->words->so));
}

/* "Phu luc TT 40-2013-TT-BCT.doc": the name of a file, up to its ending. */
static bool is_file_name(const struct vt_citer *c, size_t end)
{
    if (end + 1 >= c->end || c->tokens[end].gap != VT_GAP_NONE ||
        c->tokens[end + 1].gap != VT_GAP_NONE)
        return false;
    return vt_citer_mark(c, end, '_') ||
           (vt_citer_mark(c, end, '.') && vt_citer_any(c, end + 1, VT_WORDLIST_FILE_ENDING));
}

/* "Mẫu số 01-MSNS-BTC", "Phụ lục số 04/BC": codes of forms and annexes. */
static bool is_form_code(const struct vt_citer *c, const struct left *left)
{
    return vt_citer_is_part(left->type) || (left->type == 0 && left->first > c->first &&
                                            vt_citer_any(c, left->first - 1, VT_WORDLIST_FORM));
}

/* ---- numbers that share a tail: "số 01, 02 và 03/2020/TT-BTC" ---- */

static void fill(struct vt_citer *c, struct vt_found *found, const struct vt_number *number,
                 vt_type type)
{
    struct vt_mention *m = &found->mention;
    m->kind = VT_MENTION_NUMBER;
    m->number = *number;
    m->key = vt_number_key(number, c->arena);
    m->type = type != 0 ? type : number->type;
    if (m->type == 0 && number->form == VT_NUMBER_DISPATCH)
        m->type = vt_known_types()->cong_van;
    m->issuer_code = number->issuer_code;
    if (number->malformed)
        m->flags |= VT_MENTION_MALFORMED;
}

/* Serials before the full number; returns the first token of the list, or `at`. */
static size_t shared_tail_start(const struct vt_citer *c, size_t at)
{
    const struct vt_citer_words *w = c->words;
    size_t first = at;
    while (first >= c->first + 2 && c->tokens[first - 2].kind == VT_TOKEN_NUMBER &&
           c->tokens[first - 2].folded <= 4 &&
           (vt_citer_mark(c, first - 1, ',') || vt_citer_is(c, first - 1, w->va)))
        first -= 2;
    if (first == at || first == c->first || !vt_citer_is(c, first - 1, w->so))
        return at;
    return first;
}

static void add_shared(struct vt_citer *c, size_t list_first, size_t at,
                       const struct vt_number *full, struct left left)
{
    for (size_t i = list_first; i < at; i += 2) {
        struct vt_number number = *full;
        number.serial_value = c->tokens[i].match;
        number.serial = vt_arena_printf(c->arena, "%u", number.serial_value);
        struct vt_found *found = vt_citer_add(c, i == list_first ? left.first : i, i + 1);
        if (found == NULL)
            return;
        fill(c, found, &number, left.type);
        found->mention.rule = "shared-tail";
        found->mention.confidence = 0.9f;
        found->in_list = i != list_first;
    }
}

/* ---- one number ---- */

/* A serial alone counts behind "Sắc lệnh" (decree-laws of 1945–50 had no code). */
static size_t bare_decree_law(struct vt_citer *c, size_t at, const struct left *left,
                              struct vt_number *ret)
{
    if (left->type != vt_known_types()->sac_lenh || c->tokens[at].folded > 4)
        return 0;
    *ret = (struct vt_number){.form = VT_NUMBER_BARE,
                              .regime = VT_REGIME_STATE,
                              .serial = vt_arena_printf(c->arena, "%u", c->tokens[at].match),
                              .serial_value = c->tokens[at].match,
                              .type_code = VT_STR_EMPTY,
                              .issuer_code = VT_STR_EMPTY,
                              .units = VT_STR_EMPTY};
    return 1;
}

size_t vt_cite_number(struct vt_citer *c, size_t at)
{
    struct vt_number number;
    if (is_inside_longer(c, at))
        return at;
    struct left left = look_left(c, at);
    size_t count = 0;
    if (vt_number_may_begin(c->tokens, at, c->end))
        count =
            vt_number_scan(c->page->text, c->tokens, at, c->end, left.type != 0, c->arena, &number);
    if (count == 0)
        count = bare_decree_law(c, at, &left, &number);
    if (count == 0)
        return at;
    if ((left.type != 0 ? left.type : number.type) == vt_known_types()->hop_dong)
        return at + count; /* contracts are numbered, and no documents of an office */
    if (is_file_name(c, at + count) || is_form_code(c, &left))
        return at + count;
    size_t list_first = left.so ? at : shared_tail_start(c, at);
    bool in_list = false;
    if (list_first < at) {
        left = look_left(c, list_first);
        add_shared(c, list_first, at, &number, left);
        left.first = at;
        in_list = true;
    }
    vt_type inherited = 0;
    if (left.type == 0 && continues_list(c, left.first)) {
        inherited = c->items[c->count - 1].mention.type;
        in_list = true;
    }
    in_list = in_list || continues_list(c, left.first);
    if (!in_list && left.so && number.form == VT_NUMBER_QH) {
        if (left.type == 0)
            left.first = law_start(c, left.first, &left.type);
        if (vt_citer_is_law(left.type))
            left.first = amending_law_start(c, left.first);
    }
    struct vt_found *found = vt_citer_add(c, left.first, at + count);
    if (found == NULL)
        return at + count;
    vt_type own = number.type != 0 && inherited != 0 ? number.type : inherited;
    fill(c, found, &number, left.type != 0 ? left.type : own);
    found->mention.rule = left.type != 0 ? "type+number" : in_list ? "list" : "number";
    found->mention.confidence = left.is_misread  ? MISREAD_CONFIDENCE
                                : left.type != 0 ? 0.98f
                                : in_list        ? 0.96f
                                                 : 0.9f;
    found->in_list = in_list;
    vt_cite_details(c, found);
    return found->end;
}
