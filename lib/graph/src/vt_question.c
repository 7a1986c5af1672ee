#include "vt_question.h"

#include "vt_cleanup.h"
#include "vt_date.h"
#include "vt_fold.h"
#include "vt_issuer.h"
#include "vt_names.h"
#include "vt_number.h"
#include "vt_term.h"

struct reader {
    struct vt_str text;
    struct vt_arena *arena;
    const struct vt_token *tokens;
    size_t count;
    struct vt_str *folded; /* by token */
    bool *used;
    struct vt_question *question;
};

static bool is_word(const struct reader *r, size_t at, const char *word)
{
    return at < r->count && vt_str_eq(r->folded[at], vt_str(word));
}

static void use(struct reader *r, size_t begin, size_t count)
{
    for (size_t i = begin; i < begin + count && i < r->count; i++)
        r->used[i] = true;
}

static bool has_mark(const struct reader *r, size_t begin, size_t count)
{
    for (size_t i = begin; i < begin + count; i++)
        if (r->tokens[i].kind == VT_TOKEN_MARK)
            return true;
    return false;
}

/* "57-NQ/TW": a number with its separators. */
static int read_number(struct reader *r, struct vt_error *err)
{
    struct vt_question *q = r->question;
    for (size_t i = 0; i < r->count; i++) {
        struct vt_number number;
        const bool touches_code =
            i > 0 && r->tokens[i].gap == VT_GAP_NONE && r->tokens[i - 1].kind == VT_TOKEN_WORD;
        if (r->tokens[i].kind != VT_TOKEN_NUMBER || touches_code) /* "NQ57/TW": parts */
            continue;
        size_t used = vt_number_scan(r->text, r->tokens, i, r->count, true, r->arena, &number);
        if (used == 0 || number.form == VT_NUMBER_BARE || !has_mark(r, i, used))
            continue;
        q->key = vt_number_key(&number, r->arena);
        q->loose = vt_number_loose(q->key, r->arena);
        q->serial = number.serial_value;
        q->serial_text = number.serial;
        if (q->key.ptr == NULL || q->loose.ptr == NULL)
            return vt_fail(err, VT_E_NOMEM, "out of memory");
        use(r, i, used);
        return VT_OK;
    }
    return VT_OK;
}

static void read_dates(struct reader *r)
{
    for (size_t i = 0; i < r->count; i++) {
        struct vt_date date;
        bool bad = false;
        size_t used = r->used[i] ? 0 : vt_date_scan(r->tokens, i, r->count, &date, &bad);
        if (used == 0 || bad)
            continue;
        if (r->question->date == 0) /* the next is of something else: "2015 (sửa đổi năm 2017)" */
            r->question->date = vt_date_number(date);
        use(r, i, used);
        i += used - 1;
    }
}

/* The words before a date are the name, the date says its year: "Luật Đất đai ngày 29 tháng 11 năm
 * 2013".  Where a number was typed, that is the name. */
static int read_name(struct reader *r, struct vt_error *err)
{
    struct vt_question *q = r->question;
    struct vt_str text = r->text;
    const bool is_dated = q->date != 0 && q->key.len_bytes == 0;
    for (size_t i = 1; is_dated && i < r->count; i++)
        if (r->used[i]) {
            text.len_bytes = r->tokens[i].start;
            break;
        }
    q->name = vt_name_search(r->arena, text, &q->name_year);
    if (is_dated)
        q->name_year = q->date / 10000;
    return q->name.ptr == NULL ? vt_fail(err, VT_E_NOMEM, "out of memory") : VT_OK;
}

/* A year beside a whole number: "45-NQ/TW 2019". */
static void read_bare_year(struct reader *r)
{
    for (size_t i = 0; r->question->key.len_bytes > 0 && i < r->count; i++) {
        const struct vt_token *token = &r->tokens[i];
        if (r->used[i] || token->kind != VT_TOKEN_NUMBER || token->folded != 4 ||
            token->match < 1900 || token->match > 2199 || r->question->date != 0)
            continue;
        r->question->date = token->match * 10000;
        use(r, i, 1);
    }
}

static void read_term(struct reader *r)
{
    for (size_t i = 0; i + 1 < r->count; i++) {
        if (!is_word(r, i, "khoa"))
            continue;
        struct vt_str upper = vt_fold_upper_in(r->arena, r->folded[i + 1]);
        r->question->term = upper.ptr == NULL ? 0 : vt_term_parse(upper);
        if (r->question->term != 0)
            use(r, i, 2);
    }
}

/* Number of tokens that spell a folded name from token `at` on, or 0. */
static size_t spells(const struct reader *r, size_t at, struct vt_str name)
{
    struct vt_str rest = name, word;
    size_t used = 0;
    while (vt_str_split(&rest, ' ', &word)) {
        if (at + used >= r->count || r->used[at + used] || !vt_str_eq(r->folded[at + used], word))
            return 0;
        used++;
    }
    return used;
}

/* The first name of a type, with or without diacritics. */
static void read_type(struct reader *r)
{
    for (size_t i = 0; i < r->count; i++) {
        size_t longest = 0;
        for (size_t t = 1; t <= vt_type_count(); t++) {
            struct vt_str name = vt_type_name_folded((vt_type)t);
            size_t used = name.len_bytes == 0 ? 0 : spells(r, i, name);
            if (used <= longest)
                continue;
            longest = used;
            r->question->type = (vt_type)t;
        }
        if (longest == 0)
            continue;
        if (vt_str_eq(vt_type_id(r->question->type), VT_STR("VAN_BAN")))
            r->question->type = 0;
        use(r, i, longest);
        return;
    }
}

/* After "của" any name counts, elsewhere only one of several words: "ubnd" can be a part of a
 * number. */
static void read_issuer(struct reader *r)
{
    for (size_t i = 0; i < r->count; i++) {
        const struct vt_issuer *issuer = NULL;
        const bool is_announced = i > 0 && is_word(r, i - 1, "cua");
        size_t used = r->used[i] ? 0 : vt_issuer_scan(r->tokens, i, r->count, &issuer);
        if (used == 0 || (!is_announced && used < 2))
            continue;
        r->question->family = issuer->family;
        r->question->issuer = vt_fold_ascii_in(r->arena, issuer->name);
        if (r->question->issuer.ptr == NULL)
            r->question->issuer = VT_STR_EMPTY;
        use(r, i, used);
        return;
    }
}

static struct vt_str roman(struct vt_arena *arena, uint8_t term)
{
    static const char *const tens[] = {"", "x", "xx", "xxx"};
    static const char *const ones[] = {"", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix"};
    return vt_arena_printf(arena, "%s%s", tens[term / 10], ones[term % 10]);
}

static uint32_t small_number(struct vt_str word)
{
    static const char *const words[] = {"nhat", "hai", "ba",  "tu",   "nam",
                                        "sau",  "bay", "tam", "chin", "muoi"};
    for (size_t i = 0; i < VT_ARRAY_LEN(words); i++)
        if (vt_str_eq(word, vt_str(words[i])))
            return (uint32_t)i + 1;
    uint64_t value = 0;
    return vt_str_to_u64(word, 99, &value) ? (uint32_t)value : 0;
}

/* "hội nghị lần thứ tám … khóa XIII", "Trung ương 8 khóa 13". */
static int read_plenum(struct reader *r, struct vt_error *err)
{
    struct vt_question *q = r->question;
    uint32_t number = 0;
    for (size_t i = 1; i < r->count; i++) {
        const bool is_counted =
            is_word(r, i - 1, "thu") || is_word(r, i - 1, "uong") || is_word(r, i - 1, "nghi");
        if (is_counted && !r->used[i] && small_number(r->folded[i]) != 0)
            number = small_number(r->folded[i]);
    }
    if (number == 0 || q->term == 0 || q->key.len_bytes > 0)
        return VT_OK;
    struct vt_str term = roman(r->arena, q->term);
    struct vt_str type = vt_type_name_folded(q->type != 0 ? q->type : vt_known_types()->nghi_quyet);
    if (term.ptr == NULL)
        return vt_fail(err, VT_E_NOMEM, "out of memory");
    q->plenum = vt_arena_printf(r->arena, "%.*s hoi nghi trung uong %u khoa %.*s", VT_STR_ARG(type),
                                number, VT_STR_ARG(term));
    return q->plenum.ptr == NULL ? vt_fail(err, VT_E_NOMEM, "out of memory") : VT_OK;
}

static bool is_filler(const struct reader *r, size_t at)
{
    static const char *const words[] = {"so",  "ngay", "thang", "cua", "ve",  "viec",
                                        "ban", "hanh", "v",     "va",  "tinh"};
    for (size_t i = 0; i < VT_ARRAY_LEN(words); i++)
        if (is_word(r, at, words[i]))
            return true;
    return r->tokens[at].kind == VT_TOKEN_MARK;
}

/* "NQ 57 TƯ"; in small letters it is a word ("bộ tư pháp"). */
static bool is_central(const struct vt_token *token)
{
    return (token->flags & VT_TOKEN_UPPER) != 0 && vt_token_is(token, vt_word(VT_STR("tư")));
}

static void add_part(struct vt_question *q, struct vt_str part)
{
    if (part.len_bytes > 0 && q->part_count < VT_QUESTION_PARTS_MAX)
        q->parts[q->part_count++] = part;
}

/* What is left: the serial is the first number, the rest are parts.  "15a" and "QH14" stay whole;
 * "NQ57" and "57nq" come apart later, where they fit no document whole. */
static int read_parts(struct reader *r, struct vt_error *err)
{
    struct vt_question *q = r->question;
    for (size_t i = 0; i < r->count; i++) {
        if (r->used[i] || is_filler(r, i))
            continue;
        const struct vt_token *token = &r->tokens[i];
        struct vt_str upper =
            is_central(token) ? VT_STR("TW") : vt_fold_upper_in(r->arena, r->folded[i]);
        if (upper.ptr == NULL)
            return vt_fail(err, VT_E_NOMEM, "out of memory");
        const bool touches_next = i + 1 < r->count && r->tokens[i + 1].gap == VT_GAP_NONE &&
                                  r->tokens[i + 1].kind != VT_TOKEN_MARK && !r->used[i + 1];
        if (token->kind == VT_TOKEN_NUMBER && q->serial == 0 && q->key.len_bytes == 0) {
            q->serial = token->match;
            while (upper.len_bytes > 1 && upper.ptr[0] == '0')
                upper = vt_str_n(upper.ptr + 1, upper.len_bytes - 1);
            q->serial_text = upper;
            if (touches_next && r->tokens[i + 1].len_bytes == 1) {
                q->serial_text =
                    vt_arena_printf(r->arena, "%.*s%.*s", VT_STR_ARG(upper),
                                    VT_STR_ARG(vt_fold_upper_in(r->arena, r->folded[i + 1])));
                i++;
            }
            continue;
        }
        if (token->kind == VT_TOKEN_WORD && touches_next && q->serial != 0) {
            upper = vt_arena_printf(r->arena, "%.*s%.*s", VT_STR_ARG(upper),
                                    VT_STR_ARG(r->folded[i + 1]));
            i++;
        }
        if (upper.ptr == NULL)
            return vt_fail(err, VT_E_NOMEM, "out of memory");
        add_part(q, upper);
    }
    return VT_OK;
}

static int begin(struct reader *r, struct vt_error *err)
{
    struct vt_tokens tokens;
    int status = vt_tokenize(r->arena, r->text, &tokens, err);
    if (status != VT_OK)
        return status;
    r->tokens = tokens.items;
    r->count = tokens.count;
    r->folded = vt_arena_array(r->arena, tokens.count + 1, sizeof *r->folded);
    r->used = vt_arena_array(r->arena, tokens.count + 1, sizeof *r->used);
    for (size_t i = 0; r->folded != NULL && i < tokens.count; i++) {
        r->folded[i] = vt_fold_ascii_in(r->arena, vt_token_str(r->text, &tokens.items[i]));
        if (r->folded[i].ptr == NULL)
            r->folded = NULL;
    }
    return r->folded == NULL || r->used == NULL ? vt_fail(err, VT_E_NOMEM, "out of memory") : VT_OK;
}

int vt_question_read(struct vt_str text, struct vt_arena *arena, struct vt_question *ret,
                     struct vt_error *err)
{
    struct vt_question question = {0};
    struct reader reader = {.text = text, .arena = arena, .question = &question};
    if (text.len_bytes > VT_QUESTION_BYTES_MAX)
        return vt_fail(err, VT_E_NOTFOUND, "too long for the name of a document");
    int status = begin(&reader, err);
    if (status == VT_OK)
        status = read_number(&reader, err);
    if (status != VT_OK)
        return status;
    read_dates(&reader);
    status = read_name(&reader, err);
    if (status != VT_OK)
        return status;
    read_bare_year(&reader);
    read_term(&reader);
    read_type(&reader);
    read_issuer(&reader);
    status = read_plenum(&reader, err);
    if (status == VT_OK)
        status = read_parts(&reader, err);
    if (status == VT_OK)
        *ret = question;
    return status;
}
