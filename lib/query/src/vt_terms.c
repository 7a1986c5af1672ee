#include "vt_terms.h"

#include "vt_date.h"
#include "vt_hash.h"
#include "vt_issuer.h"
#include "vt_number.h"
#include "vt_term_set.h"
#include "vt_word_form.h"

/* ---- words ---- */

/* Words as they are printed, so that one seen before is neither folded nor hashed as a term again. */
struct surface {
    struct vt_str text;
    uint32_t folded, exact; /* indexes in the set */
    bool has_exact;         /* numbers have none */
    bool is_marked;
};

struct word_scan {
    struct vt_term_set *set;
    struct vt_word_buffers buffers;
    struct surface *surfaces; /* slots; a text of length 0 is free */
    size_t word_count, marked_count;
};

enum { SURFACE_SLOTS = 2048, SURFACE_PROBES = 8 };

/* The slot of a surface, or of the one it pushes out: a cache, not a table. */
static struct surface *surface_slot(struct word_scan *scan, struct vt_str word)
{
    size_t home = (size_t)vt_hash64(word);
    for (size_t i = 0; i < SURFACE_PROBES; i++) {
        struct surface *slot = &scan->surfaces[(home + i) & (SURFACE_SLOTS - 1)];
        if (slot->text.len_bytes == 0 || vt_str_eq(slot->text, word))
            return slot;
    }
    return &scan->surfaces[home & (SURFACE_SLOTS - 1)];
}

static void add_word(struct word_scan *scan, struct vt_str text, const struct vt_token *token,
                     uint32_t wdf)
{
    struct vt_str word = vt_token_str(text, token);
    struct surface *slot = surface_slot(scan, word);
    if (!vt_str_eq(slot->text, word)) {
        struct vt_word_form form;
        if (!vt_word_form_read(text, token, &scan->buffers, &form)) {
            scan->set->failed = true;
            return;
        }
        slot->text = word;
        slot->is_marked = form.is_marked;
        slot->has_exact = token->kind == VT_TOKEN_WORD;
        slot->folded = vt_term_set_add(scan->set, VT_TERM_WORD, form.folded, 0);
        if (slot->has_exact)
            slot->exact = vt_term_set_add(scan->set, VT_TERM_EXACT, form.match, 0);
    }
    vt_term_set_again(scan->set, slot->folded, wdf);
    if (slot->has_exact)
        vt_term_set_again(scan->set, slot->exact, wdf);
    scan->word_count += slot->has_exact;
    scan->marked_count += slot->is_marked;
}

static int add_words(struct word_scan *scan, struct vt_str text, uint32_t wdf,
                     struct vt_codes *ret_codes, struct vt_error *err)
{
    struct vt_tokens tokens;
    int status = vt_tokenize(scan->set->arena, text, &tokens, err);
    for (size_t i = 0; status == VT_OK && i < tokens.count; i++)
        if (tokens.items[i].kind != VT_TOKEN_MARK)
            add_word(scan, text, &tokens.items[i], wdf);
    if (status == VT_OK && ret_codes != NULL)
        status = vt_codes_make(scan->set->arena, &tokens, ret_codes, err);
    return status;
}

/* Healthy Vietnamese has marks on two words of three; a text with fewer than one of five was typed
 * without them.  Very short texts do not tell. */
static bool is_plain(const struct word_scan *scan)
{
    return scan->word_count >= 5 && scan->marked_count * 5 < scan->word_count;
}

static int add_text(struct vt_term_set *set, const struct vt_terms_input *input,
                    struct vt_unit_codes *ret_codes, struct vt_error *err)
{
    struct word_scan scan = {.set = set, .buffers = VT_WORD_BUFFERS_INIT};
    scan.surfaces = vt_arena_array(set->arena, SURFACE_SLOTS, sizeof *scan.surfaces);
    if (scan.surfaces == NULL)
        return vt_fail(err, VT_E_NOMEM, "out of memory for the terms of a unit");
    /* Words of the fields are words of the unit: an article is found by the title of its law, a stub
     * by its number.  Subject and heading count twice: that lifts MRR@10 of real questions from .599
     * to .622; separate terms for them with a weight of their own did not. */
    const struct {
        struct vt_str text;
        uint32_t wdf;
        struct vt_codes *codes;
    } parts[] = {{input->text, 1, &ret_codes->text},
                 {input->subject, 2, &ret_codes->title},
                 {input->heading, 2, &ret_codes->heading},
                 {input->issuer_name, 1, NULL},
                 {input->place, 1, NULL},
                 {input->signer, 1, NULL},
                 {input->key, 1, NULL},
                 {vt_type_name(vt_type_by_id(input->type)), 1, NULL}};
    int status = VT_OK;
    for (size_t i = 0; status == VT_OK && i < VT_ARRAY_LEN(parts); i++) {
        status = add_words(&scan, parts[i].text, parts[i].wdf, parts[i].codes, err);
        if (i == 0 && is_plain(&scan))
            vt_term_set_add(set, VT_TERM_PLAIN_TEXT, VT_STR_EMPTY, 0);
    }
    vt_word_buffers_release(&scan.buffers);
    return status;
}

/* Folded words of a field, and where exact_kind is another kind, also in match form. */
static int add_field_words(struct vt_term_set *set, enum vt_term_kind kind,
                           enum vt_term_kind exact_kind, struct vt_str text, struct vt_error *err)
{
    struct vt_tokens tokens;
    int status = vt_tokenize(set->arena, text, &tokens, err);
    if (status != VT_OK)
        return status;
    VT_AUTO(vt_word_buffers_release) struct vt_word_buffers buffers = VT_WORD_BUFFERS_INIT;
    for (size_t i = 0; i < tokens.count; i++) {
        struct vt_word_form form;
        if (tokens.items[i].kind == VT_TOKEN_MARK)
            continue;
        if (!vt_word_form_read(text, &tokens.items[i], &buffers, &form))
            return vt_fail(err, VT_E_NOMEM, "out of memory for the terms of a unit");
        vt_term_set_add(set, kind, form.folded, 0);
        if (exact_kind != kind && tokens.items[i].kind == VT_TOKEN_WORD)
            vt_term_set_add(set, exact_kind, form.match, 0);
    }
    return VT_OK;
}

/* ---- numbers and codes ---- */

static void add_code(struct vt_term_set *set, enum vt_term_kind kind, struct vt_str code)
{
    if (code.len_bytes == 0)
        return;
    struct vt_str folded = vt_term_code(set->arena, code);
    if (folded.ptr == NULL)
        set->failed = true;
    else
        vt_term_set_add(set, kind, folded, 0);
}

/* Each part of "BNV-VPCP" or "KT&HT". */
static void add_codes(struct vt_term_set *set, enum vt_term_kind kind, struct vt_str codes)
{
    size_t start = 0;
    for (size_t i = 0; i <= codes.len_bytes; i++) {
        if (i < codes.len_bytes && strchr("-./_&()", codes.ptr[i]) == NULL)
            continue;
        add_code(set, kind, vt_str_n(codes.ptr + start, i - start));
        start = i + 1;
    }
}

static void add_number(struct vt_term_set *set, struct vt_str key)
{
    struct vt_number number;
    if (key.len_bytes == 0)
        return;
    /* with a frequency: a number among words has weight */
    vt_term_set_add(set, VT_TERM_KEY, key, 1);
    struct vt_str loose = vt_number_loose(key, set->arena);
    if (loose.ptr == NULL) {
        set->failed = true;
        return;
    }
    vt_term_set_add(set, VT_TERM_KEY_LOOSE, loose, 0);
    if (vt_number_parse(key, set->arena, &number) != VT_OK)
        return;
    add_code(set, VT_TERM_SERIAL, number.serial);
    add_code(set, VT_TERM_TYPE_CODE, number.type_code);
    add_codes(set, VT_TERM_ISSUER_PART, number.issuer_code);
    add_codes(set, VT_TERM_DESK, number.units);
    if (number.year != 0) {
        struct vt_str year = vt_arena_printf(set->arena, "%u", number.year);
        add_code(set, VT_TERM_NUMBER_YEAR, year);
    }
}

static void add_cites(struct vt_term_set *set, const struct vt_terms_input *input)
{
    for (size_t i = 0; i < input->cites_count; i++) {
        struct vt_str key = input->cites[i];
        if (key.len_bytes == 0)
            continue;
        struct vt_str loose = vt_number_loose(key, set->arena);
        vt_term_set_add(set, VT_TERM_CITES, key, 1);
        if (loose.ptr != NULL)
            vt_term_set_add(set, VT_TERM_CITES_LOOSE, loose, 0);
        set->failed = set->failed || loose.ptr == NULL;
    }
}

/* "QH14" is also the QH; a body of a family (Politburo) is also the family (TW). */
static void add_issuer(struct vt_term_set *set, struct vt_str code)
{
    add_codes(set, VT_TERM_ISSUER, code);
    struct vt_str letters = code;
    while (letters.len_bytes > 0 && letters.ptr[letters.len_bytes - 1] >= '0' &&
           letters.ptr[letters.len_bytes - 1] <= '9')
        letters.len_bytes--;
    if (letters.len_bytes < code.len_bytes)
        add_code(set, VT_TERM_ISSUER, letters);
    const struct vt_issuer *issuer = vt_issuer_by_code(letters);
    if (issuer != NULL)
        add_code(set, VT_TERM_ISSUER, issuer->family);
}

/* ---- dates ---- */

static void add_date(struct vt_term_set *set, struct vt_date date, struct vt_str digits)
{
    vt_term_set_add(set, VT_TERM_CENTURY, vt_str_n(digits.ptr, 2), 0);
    vt_term_set_add(set, VT_TERM_DECADE, vt_str_n(digits.ptr, 3), 0);
    vt_term_set_add(set, VT_TERM_YEAR, vt_str_n(digits.ptr, 4), 0);
    if (date.month != 0)
        vt_term_set_add(set, VT_TERM_MONTH, vt_str_n(digits.ptr, 6), 0);
    if (date.day != 0)
        vt_term_set_add(set, VT_TERM_DAY, digits, 0);
}

/* ---- the unit ---- */

/* Up to a whole letter. */
static struct vt_str beginning(struct vt_str text, size_t most_bytes)
{
    if (text.len_bytes <= most_bytes)
        return text;
    size_t end = most_bytes;
    while (end > 0 && ((unsigned char)text.ptr[end] & 0xC0) == 0x80)
        end--;
    return vt_str_n(text.ptr, end);
}

static bool is_article(const struct vt_terms_input *input)
{
    return input->article.len_bytes > 0;
}

static struct vt_str unit_text(const struct vt_terms_input *input)
{
    return beginning(input->text,
                     is_article(input) ? VT_TERMS_ARTICLE_BYTES : VT_TERMS_DOCUMENT_BYTES);
}

static size_t most_words(bool of_article)
{
    return of_article ? VT_TERMS_ARTICLE_WORDS : VT_TERMS_DOCUMENT_WORDS;
}

/* Values that hold words: what is ranked, and what is left of a long text. */
static int fill_codes(struct vt_arena *arena, const struct vt_terms_input *input,
                      const struct vt_unit_codes *codes, struct vt_str *ret_head,
                      struct vt_str *ret_rest, struct vt_error *err)
{
    const size_t most = most_words(is_article(input));
    const struct vt_str packed = vt_unit_codes_pack(arena, codes, most);
    const struct vt_str name = vt_arena_printf(
        arena, "%.*s\t%.*s\t%.*s\t%u\t%u\t", VT_STR_ARG(input->unit), VT_STR_ARG(input->document),
        VT_STR_ARG(input->article), input->span.start, input->span.end);
    if (packed.ptr == NULL || name.ptr == NULL)
        return vt_fail(err, VT_E_NOMEM, "out of memory for the terms of a unit");
    char *head = vt_arena_alloc(arena, name.len_bytes + packed.len_bytes);
    if (head == NULL)
        return vt_fail(err, VT_E_NOMEM, "out of memory for the terms of a unit");
    memcpy(head, name.ptr, name.len_bytes);
    memcpy(head + name.len_bytes, packed.ptr, packed.len_bytes);
    *ret_head = vt_str_n(head, name.len_bytes + packed.len_bytes);
    *ret_rest = codes->text.count > most
                    ? vt_str_n(codes->text.bytes + 2 * most, 2 * (codes->text.count - most))
                    : VT_STR_EMPTY;
    return VT_OK;
}

static int fill_values(struct vt_arena *arena, const struct vt_terms_input *input,
                       struct vt_str date_digits, const struct vt_unit_codes *codes,
                       struct vt_index_unit *unit, struct vt_error *err)
{
    struct vt_str issuer =
        input->issuer_name.len_bytes > 0 ? input->issuer_name : input->issuer_code;
    struct vt_str year = vt_str_n(date_digits.ptr, date_digits.len_bytes > 4 ? 4 : 0);
    struct vt_str head, rest;
    int status = fill_codes(arena, input, codes, &head, &rest, err);
    if (status != VT_OK)
        return status;
    struct vt_str order =
        vt_arena_printf(arena, "%.8s%.*s", date_digits.len_bytes > 0 ? date_digits.ptr : "00000000",
                        VT_STR_ARG(input->id));
    const struct vt_index_value all[] = {{VT_SLOT_DATE, date_digits},   {VT_SLOT_TYPE, input->type},
                                         {VT_SLOT_ISSUER, issuer},      {VT_SLOT_YEAR, year},
                                         {VT_SLOT_PLACE, input->place}, {VT_SLOT_ORDER, order},
                                         {VT_SLOT_HEAD, head},          {VT_SLOT_REST, rest}};
    struct vt_index_value *values = vt_arena_array(arena, VT_ARRAY_LEN(all), sizeof *values);
    if (order.ptr == NULL || values == NULL)
        return vt_fail(err, VT_E_NOMEM, "out of memory for the terms of a unit");
    for (size_t i = 0; i < VT_ARRAY_LEN(all); i++)
        if (all[i].bytes.len_bytes > 0)
            values[unit->value_count++] = all[i];
    unit->values = values;
    return VT_OK;
}

static int add_fields(struct vt_term_set *set, const struct vt_terms_input *input,
                      struct vt_error *err)
{
    const struct {
        enum vt_term_kind kind, exact_kind;
        struct vt_str text;
    } fields[] = {{VT_TERM_SUBJECT, VT_TERM_SUBJECT_EXACT, input->subject},
                  {VT_TERM_SUBJECT, VT_TERM_SUBJECT_EXACT, input->heading},
                  {VT_TERM_ISSUER_WORD, VT_TERM_ISSUER_WORD, input->issuer_name},
                  {VT_TERM_PLACE, VT_TERM_PLACE, input->place},
                  {VT_TERM_SIGNER, VT_TERM_SIGNER, input->signer}};
    int status = VT_OK;
    for (size_t i = 0; status == VT_OK && i < VT_ARRAY_LEN(fields); i++)
        status = add_field_words(set, fields[i].kind, fields[i].exact_kind, fields[i].text, err);
    add_number(set, input->key);
    add_issuer(set, input->issuer_code);
    add_cites(set, input);
    if (input->type.len_bytes > 0)
        vt_term_set_add(set, VT_TERM_TYPE, input->type, 0);
    vt_term_set_add(set, VT_TERM_UNIT, input->unit, 0);
    vt_term_set_add(set, VT_TERM_DOCUMENT, input->document, 0);
    return status;
}

int vt_terms_build(struct vt_arena *arena, const struct vt_terms_input *input,
                   struct vt_index_unit *ret, struct vt_error *err)
{
    if (input->id.len_bytes == 0 || input->id.len_bytes >= VT_INDEX_TERM_BYTES)
        return vt_fail(err, VT_E_INVALID, "a unit has an id of %zu bytes", input->id.len_bytes);
    /* the separator of the unit's data */
    if (memchr(input->document.ptr, '\t', input->document.len_bytes) != NULL ||
        memchr(input->article.ptr, '\t', input->article.len_bytes) != NULL)
        return vt_fail(err, VT_E_INVALID, "a unit has a tab in its document id or article: '%.*s'",
                       VT_STR_ARG(input->id));
    struct vt_term_set set;
    struct vt_unit_codes codes;
    vt_term_set_init(&set, arena);
    int status = add_text(&set, input, &codes, err);
    if (status == VT_OK)
        status = add_fields(&set, input, err);
    if (status != VT_OK)
        return status;
    struct vt_date date;
    struct vt_str digits = VT_STR_EMPTY;
    if (vt_date_from_iso(input->date, &date) && date.year != 0) {
        digits = vt_arena_printf(arena, "%08u", vt_date_number(date));
        if (digits.ptr != NULL)
            add_date(&set, date, digits);
    }
    if (set.failed || digits.ptr == NULL)
        return vt_fail(err, VT_E_NOMEM, "out of memory for the terms of a unit");
    struct vt_index_unit unit = {
        .id = input->id, .data = unit_text(input), .terms = set.items, .term_count = set.count};
    status = fill_values(arena, input, digits, &codes, &unit, err);
    if (status == VT_OK)
        *ret = unit;
    return status;
}

int vt_terms_read(struct vt_str value, struct vt_terms_head *ret)
{
    struct vt_str rest = value, start, end;
    struct vt_terms_head found;
    uint64_t from, to;
    if (!vt_str_split(&rest, '\t', &found.unit) || !vt_str_split(&rest, '\t', &found.document) ||
        !vt_str_split(&rest, '\t', &found.article) || !vt_str_split(&rest, '\t', &start) ||
        !vt_str_split(&rest, '\t', &end) || !vt_str_to_u64(start, UINT32_MAX, &from) ||
        !vt_str_to_u64(end, UINT32_MAX, &to) || !vt_unit_codes_unpack(rest, &found.codes))
        return VT_E_CORRUPT;
    found.span = (struct vt_span){(uint32_t)from, (uint32_t)to};
    *ret = found;
    return VT_OK;
}

bool vt_terms_has_rest(const struct vt_terms_head *head)
{
    return head->codes.text.count >= most_words(head->article.len_bytes > 0);
}

struct vt_codes vt_terms_rest(struct vt_str value)
{
    return (struct vt_codes){value.ptr, value.len_bytes / 2};
}

struct vt_str vt_terms_document(struct vt_arena *arena, struct vt_str document)
{
    struct vt_term term;
    vt_term_make(VT_TERM_DOCUMENT, document, &term);
    return vt_arena_copy(arena, vt_term_str(&term));
}
