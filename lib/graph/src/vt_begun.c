#include "vt_begun.h"

#include "vt_cleanup.h"
#include "vt_fold.h"
#include "vt_token.h"

enum { LONGEST_BYTES = 160, LONGEST_SERIAL = 9 };

struct reader {
    struct vt_str text;
    struct vt_arena *arena;
    const struct vt_token *tokens;
    size_t count;
    struct vt_begun *begun;
    bool failed; /* out of memory */
};

static struct vt_str upper_of(struct reader *r, const struct vt_token *token)
{
    struct vt_str folded = vt_fold_ascii_in(r->arena, vt_token_str(r->text, token));
    struct vt_str upper = folded.ptr == NULL ? folded : vt_fold_upper_in(r->arena, folded);
    r->failed = r->failed || upper.ptr == NULL;
    return upper.ptr == NULL ? VT_STR_EMPTY : upper;
}

/* "57-NQ/TƯ" is 57-NQ/TW; "bộ tư pháp" is not. */
static struct vt_str code_of(struct reader *r, const struct vt_token *token)
{
    return vt_token_is(token, vt_word(VT_STR("tư"))) ? VT_STR("TW") : upper_of(r, token);
}

static bool is_separator(const struct vt_token *token)
{
    return token->kind == VT_TOKEN_MARK && token->mark != 0 && strchr("/-._&", token->mark) != NULL;
}

static bool is_filler(struct vt_str part)
{
    static const char *const words[] = {"SO", "NAM", "NGAY", "THANG", "CUA", "VE", "VIEC"};
    for (size_t i = 0; i < VT_ARRAY_LEN(words); i++)
        if (vt_str_eq(part, vt_str(words[i])))
            return true;
    return false;
}

static void add_part(struct reader *r, struct vt_str part)
{
    struct vt_begun *begun = r->begun;
    if (begun->part_count < VT_BEGUN_PARTS_MAX && !is_filler(part))
        begun->parts[begun->part_count++] = part;
}

/* Words before the number or behind it: the name of a type, codes, an issuer, a year. */
static void read_words(struct reader *r, size_t from, size_t end)
{
    for (size_t i = from; i < end;) {
        vt_type type;
        const size_t named =
            r->begun->type != 0 ? 0 : vt_type_scan_folded(r->tokens, i, end, &type);
        if (named > 0)
            r->begun->type = type;
        else if (r->tokens[i].flags & VT_TOKEN_UPPER)
            add_part(r, code_of(r, &r->tokens[i]));
        else if (r->tokens[i].kind != VT_TOKEN_MARK)
            add_part(r, upper_of(r, &r->tokens[i]));
        i += named > 0 ? named : 1;
    }
}

/* Add a code to both ways to begin.  A single letter that touches the serial may be part of it; the
 * term of the National Assembly is part of its code ("QH14"). */
static void extend(struct reader *r, struct vt_str code, bool touches, bool is_letter)
{
    struct vt_begun *begun = r->begun;
    for (size_t i = 0; i < VT_BEGUN_PREFIXES && !r->failed; i++) {
        const bool joins = touches || (is_letter && i == 0);
        begun->prefixes[i] = vt_arena_printf(r->arena, "%.*s%s%.*s", VT_STR_ARG(begun->prefixes[i]),
                                             joins ? "" : ".", VT_STR_ARG(code));
        r->failed = begun->prefixes[i].ptr == NULL;
    }
    if (is_letter)
        begun->prefix_count = VT_BEGUN_PREFIXES;
}

/* The number as far as it goes: what touches it or stands behind a separator.  Where it ends. */
static size_t read_number(struct reader *r, size_t at)
{
    struct vt_begun *begun = r->begun;
    struct vt_str serial = upper_of(r, &r->tokens[at]);
    while (serial.len_bytes > 1 && serial.ptr[0] == '0')
        serial = vt_str_n(serial.ptr + 1, serial.len_bytes - 1);
    begun->serial = begun->prefixes[0] = begun->prefixes[1] = serial;
    begun->prefix_count = 1;
    bool is_apart = false; /* a separator stands before the token */
    size_t i = at + 1;
    for (; i < r->count; i++) {
        const struct vt_token *token = &r->tokens[i];
        if (is_separator(token)) {
            is_apart = true;
            continue;
        }
        if (token->kind == VT_TOKEN_MARK || (!is_apart && token->gap != VT_GAP_NONE))
            break;
        const struct vt_str code = code_of(r, token);
        const bool ends_code = !is_apart && token->kind == VT_TOKEN_NUMBER;
        extend(r, code, ends_code, !is_apart && i == at + 1 && code.len_bytes == 1);
        is_apart = false;
    }
    begun->is_serial_open = i == r->count && i == at + 1;
    if (is_apart) /* "57-" */
        extend(r, VT_STR_EMPTY, false, false);
    return i;
}

/* All words, folded, single spaces between. */
static struct vt_str words_of(struct reader *r)
{
    VT_AUTO(vt_buf_release) struct vt_buf buf = VT_BUF_INIT(VT_BUF_NO_CAP);
    for (size_t i = 0; i < r->count; i++) {
        if (r->tokens[i].kind == VT_TOKEN_MARK)
            continue;
        if (buf.len_bytes > 0)
            vt_buf_add_c(&buf, ' ');
        vt_fold_ascii(vt_token_str(r->text, &r->tokens[i]), &buf);
    }
    struct vt_str words = vt_arena_copy(r->arena, vt_buf_str(&buf));
    r->failed = r->failed || buf.failed != VT_OK || words.ptr == NULL;
    return words;
}

int vt_begun_read(struct vt_str text, struct vt_arena *arena, struct vt_begun *ret,
                  struct vt_error *err)
{
    struct vt_begun begun = {.prefix_count = 0};
    struct reader reader = {.text = text, .arena = arena, .begun = &begun};
    struct vt_tokens tokens;
    *ret = begun;
    if (text.len_bytes > LONGEST_BYTES)
        return VT_OK;
    int status = vt_tokenize(arena, text, &tokens, err);
    if (status != VT_OK)
        return status;
    reader.tokens = tokens.items;
    reader.count = tokens.count;
    size_t at = 0;
    while (at < tokens.count && tokens.items[at].kind != VT_TOKEN_NUMBER)
        at++;
    if (at == tokens.count) {
        ret->name = words_of(&reader);
        return reader.failed ? vt_fail(err, VT_E_NOMEM, "out of memory") : VT_OK;
    }
    if (tokens.items[at].len_bytes > LONGEST_SERIAL)
        return VT_OK;
    const size_t end = read_number(&reader, at);
    read_words(&reader, 0, at);
    read_words(&reader, end, tokens.count);
    if (reader.failed)
        return vt_fail(err, VT_E_NOMEM, "out of memory");
    begun.is_last_open =
        end < tokens.count && text.len_bytes == vt_token_end(&tokens.items[tokens.count - 1]);
    *ret = begun;
    return VT_OK;
}
