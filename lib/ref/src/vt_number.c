#include "vt_number.h"

#include "vt_cleanup.h"
#include "vt_fold.h"
#include "vt_number_segments.h"

/* ---- segments → parts ---- */

/* Codes of judgments ("12/2020/DS-ST"): kind of case, then instance.  They are no documents of an
 * office. */
static bool is_judgment(const struct vt_segments *s)
{
    static const char *const KINDS[] = {"DS",   "HS",   "HC",     "LĐ",     "KT",   "HNGĐ",
                                        "KDTM", "DSST", "HSST",   "HSPT",   "DSPT", "HCST",
                                        "HCPT", "LĐST", "HNGĐST", "KDTMST", "HSGĐT"};
    static const char *const INSTANCES[] = {"ST", "PT", "GĐT", "TT"};
    if (s->year == 0 || s->count < 1)
        return false;
    for (size_t i = 0; i < VT_ARRAY_LEN(KINDS); i++) {
        if (!vt_str_eq(s->items[0].text, vt_str(KINDS[i])))
            continue;
        if (strlen(KINDS[i]) > strlen("HNGĐ") || s->count == 1)
            return true;
        for (size_t j = 0; j < VT_ARRAY_LEN(INSTANCES); j++)
            if (vt_str_eq(s->items[1].text, vt_str(INSTANCES[j])))
                return true;
    }
    return false;
}

/* "QH14", "UBTVQH10": the code of the National Assembly with the number of its term. */
static bool is_assembly(struct vt_str text)
{
    return vt_str_starts(text, VT_STR("QH")) || vt_str_starts(text, VT_STR("UBTVQH"));
}

static bool has_suffix_of_party(struct vt_str code)
{
    /* Bodies of a Party committee end in the committee's code (HD 36-HD/VPTW, 2018). */
    static const char *const SUFFIXES[] = {"TW", "TU", "HU", "QU", "ĐU", "ThU", "ĐUK"};
    for (size_t i = 0; i < VT_ARRAY_LEN(SUFFIXES); i++)
        if (vt_str_ends(code, vt_str(SUFFIXES[i])))
            return true;
    return false;
}

static enum vt_regime regime_of(const struct vt_segments *s, const struct vt_segment *issuer,
                                bool has_type)
{
    if (issuer->code.is_issuer)
        return issuer->code.issuer->regime;
    if (s->year != 0)
        return VT_REGIME_STATE;
    if (has_suffix_of_party(issuer->text))
        return VT_REGIME_PARTY;
    /* An unknown body: as its separators say. */
    bool party = has_type && s->items[0].separator == '-' && issuer->separator == '/';
    return party ? VT_REGIME_PARTY : VT_REGIME_STATE;
}

static struct vt_str join_units(const struct vt_segments *s, size_t first, struct vt_arena *arena)
{
    if (first >= s->count)
        return VT_STR_EMPTY;
    VT_AUTO(vt_buf_release) struct vt_buf buf = VT_BUF_INIT(512);
    for (size_t i = first; i < s->count; i++) {
        char separator = s->items[i].separator;
        if (separator == '(') {
            vt_buf_printf(&buf, "(%.*s)", VT_STR_ARG(s->items[i].text));
            continue;
        }
        if (i > first)
            vt_buf_add_c(&buf, separator == '/' || separator == ' ' ? '-' : separator);
        vt_buf_add(&buf, s->items[i].text);
    }
    return vt_arena_copy(arena, vt_buf_str(&buf));
}

/* Segments [first, end), as the joint issuers of one document. */
static struct vt_str join_issuers(const struct vt_segments *s, size_t first, size_t end,
                                  struct vt_arena *arena)
{
    VT_AUTO(vt_buf_release) struct vt_buf buf = VT_BUF_INIT(512);
    for (size_t i = first; i < end; i++)
        vt_buf_printf(&buf, "%s%.*s", i > first ? "-" : "", VT_STR_ARG(s->items[i].text));
    return vt_arena_copy(arena, vt_buf_str(&buf));
}

static bool is_joint_type(struct vt_str code)
{
    return vt_str_eq(code, VT_STR("TTLT")) || vt_str_eq(code, VT_STR("NQLT")) ||
           vt_str_eq(code, VT_STR("TTLB"));
}

/* Whether the separators are not those of the regime.  Several are usual for joint circulars, a
 * space for mass organisations, and orders of the President were printed "24-L/CTN". */
static bool has_odd_separators(const struct vt_segments *s, const struct vt_number *n)
{
    const char first = s->items[0].separator, second = s->items[1].separator;
    if (n->form == VT_NUMBER_JOINT || first == ' ')
        return false;
    const bool party_marks = first == '-' && second == '/';
    if (n->regime == VT_REGIME_PARTY)
        return !party_marks;
    return !(first == '/' && second == '-') &&
           !(party_marks && vt_str_eq(n->issuer_code, VT_STR("CTN")));
}

/* n/TYPE-ISSUER…, n/yyyy/TYPE-ISSUER…, n-TYPE/ISSUER… */
static void read_typed(const struct vt_segments *s, struct vt_arena *arena, struct vt_number *n)
{
    const struct vt_segment *type = &s->items[0], *issuer = &s->items[1];
    n->type_code = type->text;
    if (is_joint_type(type->text)) {
        n->form = VT_NUMBER_JOINT;
        n->regime = VT_REGIME_STATE;
        size_t end = 1; /* "(b)" is no issuer */
        while (end < s->count && s->items[end].separator != '(')
            end++;
        n->issuer_code = join_issuers(s, 1, end, arena);
        n->units = join_units(s, end, arena);
    } else {
        n->regime = regime_of(s, issuer, true);
        n->issuer_code = issuer->text;
        n->units = join_units(s, 2, arena);
        if (is_assembly(issuer->text))
            n->form = VT_NUMBER_QH;
        else if (s->year != 0)
            n->form = VT_NUMBER_NORM;
        else
            n->form = n->regime == VT_REGIME_PARTY ? VT_NUMBER_PARTY : VT_NUMBER_ADMIN;
    }
    n->type = vt_type_by_code(n->type_code, n->regime);
    if (n->type == 0)
        n->type = vt_type_by_code(n->type_code, VT_REGIME_UNKNOWN);
    n->malformed = has_odd_separators(s, n);
}

/* n/ISSUER-UNIT…: no type in the number. */
static void read_dispatch(const struct vt_segments *s, struct vt_arena *arena, struct vt_number *n)
{
    n->form = VT_NUMBER_DISPATCH;
    n->issuer_code = s->items[0].text;
    n->units = join_units(s, 1, arena);
    n->regime = regime_of(s, &s->items[0], false);
}

static void read_single(const struct vt_segments *s, struct vt_number *n)
{
    const struct vt_segment *only = &s->items[0];
    n->issuer_code = only->text;
    n->regime = VT_REGIME_STATE;
    if (is_assembly(only->text)) {
        n->form = VT_NUMBER_QH;
        return;
    }
    n->form = VT_NUMBER_LEGACY;
    if (only->code.is_type && !only->code.is_issuer) {
        n->type_code = only->text;
        n->issuer_code = VT_STR_EMPTY;
        n->type = vt_type_by_code(only->text, VT_REGIME_STATE);
    }
}

/* Whether the first segment is a type and not an old department ("1234 TC/TCT"). */
static bool first_is_type(const struct vt_segments *s)
{
    const struct vt_segment *first = &s->items[0];
    if (!first->code.is_type || s->count < 2)
        return false;
    if (first->code.is_issuer && !s->items[1].code.is_issuer)
        return false;
    return true;
}

/* Whether what was read is a document number at all.  Nothing announced it: then a known code must.
 */
static bool is_plausible(const struct vt_segments *s, bool announced)
{
    enum { SHORTEST_CODE = 3 };
    if (is_judgment(s))
        return false;
    const struct vt_segment *first = &s->items[0];
    if (s->count == 1) {
        if (is_assembly(first->text))
            return s->year != 0 || announced;
        /* "5762-KTTH", "2349/INDEVCO": the code of a body that no table knows. */
        bool unknown = s->in_capitals && first->text.len_bytes >= SHORTEST_CODE;
        return announced &&
               (first->code.is_type || first->code.is_issuer || s->year != 0 || unknown);
    }
    if (announced)
        return true;
    if (!s->in_capitals)
        return false; /* a word of an address on the web: "04-2015-tt-bca" */
    if (s->items[0].separator == ' ')
        return first->code.is_type && s->items[1].code.is_issuer;
    if (first_is_type(s))
        return s->items[1].code.is_issuer || s->year != 0 || s->items[1].text.len_bytes >= 2;
    return first->code.is_issuer || (s->year != 0 && s->items[1].code.is_issuer);
}

static size_t finish(struct vt_segments *segments, size_t count, struct vt_arena *arena,
                     struct vt_number *ret)
{
    if (!vt_segments_keep(segments, arena))
        return 0;
    struct vt_number n = {.serial = segments->serial,
                          .serial_value = segments->serial_value,
                          .year = segments->year,
                          .type_code = VT_STR_EMPTY,
                          .issuer_code = VT_STR_EMPTY,
                          .units = VT_STR_EMPTY};
    if (segments->count == 1)
        read_single(segments, &n);
    else if (first_is_type(segments))
        read_typed(segments, arena, &n);
    else
        read_dispatch(segments, arena, &n);
    *ret = n;
    return count;
}

size_t vt_number_scan(struct vt_str text, const struct vt_token *tokens, size_t from, size_t end,
                      bool announced, struct vt_arena *arena, struct vt_number *ret)
{
    struct vt_segments segments;
    size_t count = vt_segments_read(text, tokens, from, end, &segments);
    if (count == 0 || !is_plausible(&segments, announced))
        return 0;
    return finish(&segments, count, arena, ret);
}

size_t vt_number_scan_blank(struct vt_str text, const struct vt_token *tokens, size_t from,
                            size_t end, struct vt_arena *arena, struct vt_number *ret)
{
    struct vt_segments segments;
    size_t count = vt_segments_read_blank(text, tokens, from, end, &segments);
    if (count == 0 || !is_plausible(&segments, true))
        return 0;
    return finish(&segments, count, arena, ret);
}

/* ---- whole texts ---- */

int vt_number_parse(struct vt_str text, struct vt_arena *arena, struct vt_number *ret)
{
    struct vt_tokens tokens;
    if (vt_tokenize(arena, text, &tokens, NULL) != VT_OK)
        return VT_E_NOMEM;
    size_t at = 0;
    if (at < tokens.count && tokens.items[at].folded == vt_word(VT_STR("số")).folded)
        at++;
    if (at < tokens.count && vt_token_is_mark(&tokens.items[at], ':'))
        at++;
    size_t count = vt_number_scan(text, tokens.items, at, tokens.count, true, arena, ret);
    return count > 0 && at + count == tokens.count ? VT_OK : VT_E_FORMAT;
}

/* Append a separator (0: none) and a part to a key that has room for them. */
static void put(struct vt_str *key, char separator, struct vt_str part)
{
    char *to = (char *)key->ptr + key->len_bytes;
    if (separator != 0)
        *to++ = separator;
    memcpy(to, part.ptr, part.len_bytes);
    key->len_bytes = (size_t)(to - key->ptr) + part.len_bytes;
}

struct vt_str vt_number_key(const struct vt_number *n, struct vt_arena *arena)
{
    const size_t len_bytes = n->serial.len_bytes + n->type_code.len_bytes +
                             n->issuer_code.len_bytes + n->units.len_bytes;
    enum { YEAR_AND_SEPARATORS = 16 };
    struct vt_str key = {vt_arena_alloc(arena, len_bytes + YEAR_AND_SEPARATORS), 0};
    if (key.ptr == NULL)
        return key;
    const bool typed = n->type_code.len_bytes > 0;
    const bool party = n->regime == VT_REGIME_PARTY && typed && n->year == 0;
    const char years[] = {(char)('0' + n->year / 1000 % 10), (char)('0' + n->year / 100 % 10),
                          (char)('0' + n->year / 10 % 10), (char)('0' + n->year % 10)};
    put(&key, 0, n->serial);
    if (n->year != 0)
        put(&key, '/', vt_str_n(years, sizeof years));
    if (typed)
        put(&key, party ? '-' : '/', n->type_code);
    if (n->issuer_code.len_bytes > 0)
        put(&key, typed && !party ? '-' : '/', n->issuer_code);
    if (n->units.len_bytes > 0)
        put(&key, n->units.ptr[0] == '(' ? 0 : '-', n->units);
    return key;
}

struct vt_str vt_number_loose(struct vt_str key, struct vt_arena *arena)
{
    struct vt_str folded = vt_fold_ascii_in(arena, key);
    char *out = vt_arena_alloc(arena, folded.len_bytes + 1);
    if (folded.ptr == NULL || out == NULL)
        return (struct vt_str){NULL, 0};
    size_t used = 0;
    bool pending = false;
    for (size_t i = 0; i < folded.len_bytes; i++) {
        char c = folded.ptr[i];
        bool alphanumeric = (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c & 0x80) != 0;
        if (!alphanumeric) {
            pending = used > 0;
            continue;
        }
        if (pending)
            out[used++] = '.';
        pending = false;
        out[used++] = c >= 'a' && c <= 'z' ? (char)(c - 'a' + 'A') : c;
    }
    return vt_str_n(out, used);
}
