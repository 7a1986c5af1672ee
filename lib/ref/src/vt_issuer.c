#include "vt_issuer.h"

#include <pthread.h>
#include <stdlib.h>

#include "vt_cleanup.h"
#include "vt_fold.h"
#include "vt_hash.h"
#include "vt_issuer_lookup.h"
#include "vt_phrases.h"
#include "vt_tables.h"
#include "vt_wordlist.h"

enum issuer_column { I_CODE, I_NAME, I_ALIASES, I_LEVEL, I_REGIME, I_LOCAL, I_SUCCESSOR, I_FAMILY };
enum place_column { P_NAME, P_KIND, P_ALIASES, P_SUCCESSOR };
enum { TYPE_CODES_COLUMN = 3, CODE_SLOTS = 2048 };

static struct vt_issuer *issuers;       /* one for each row of the table */
static struct vt_phrases *issuer_names; /* value: row */
static struct vt_phrases *place_names;  /* value: row of the places */
static struct {
    uint64_t hash; /* of the code in match form; 0: empty */
    struct vt_code code;
} codes[CODE_SLOTS];
static pthread_once_t lookup_once = PTHREAD_ONCE_INIT;

static uint64_t code_hash(struct vt_str match_form)
{
    return vt_hash64(match_form) | 1;
}

static void put_code(struct vt_str canonical, const struct vt_issuer *issuer)
{
    VT_AUTO(vt_buf_release) struct vt_buf match = VT_BUF_INIT(VT_BUF_NO_CAP);
    vt_fold_match(canonical, &match);
    uint64_t hash = code_hash(vt_buf_str(&match));
    size_t slot = hash % CODE_SLOTS;
    while (codes[slot].hash != 0 && codes[slot].hash != hash)
        slot = (slot + 1) % CODE_SLOTS;
    struct vt_code *code = &codes[slot].code;
    codes[slot].hash = hash;
    if (code->canonical.ptr == NULL)
        code->canonical = canonical;
    if (issuer == NULL) {
        code->is_type = true;
    } else if (!code->is_issuer) {
        code->is_issuer = true;
        code->issuer = issuer;
    }
}

static void put_codes(struct vt_str list, const struct vt_issuer *issuer)
{
    struct vt_str part;
    while (vt_str_split(&list, ';', &part))
        if (part.len_bytes > 0)
            put_code(part, issuer);
}

static void put_names(struct vt_phrases *phrases, struct vt_str list, uint32_t value)
{
    struct vt_str part;
    while (vt_str_split(&list, ';', &part))
        if (part.len_bytes > 0)
            vt_phrases_add(phrases, part, true, value);
}

static enum vt_regime regime_of(struct vt_str letter)
{
    if (vt_str_eq(letter, VT_STR("S")))
        return VT_REGIME_STATE;
    return vt_str_eq(letter, VT_STR("P")) ? VT_REGIME_PARTY : VT_REGIME_MASS;
}

static void build_issuer(size_t row)
{
    const struct vt_table *table = &vt_table_issuers;
    struct vt_issuer *issuer = &issuers[row];
    struct vt_str all = vt_table_cell(table, row, I_CODE), first;
    vt_str_split(&all, ';', &first);
    issuer->code = first;
    issuer->name = vt_table_cell(table, row, I_NAME);
    issuer->level = vt_table_cell(table, row, I_LEVEL);
    issuer->regime = regime_of(vt_table_cell(table, row, I_REGIME));
    issuer->is_local = vt_str_eq(vt_table_cell(table, row, I_LOCAL), VT_STR("1"));
    issuer->successor = vt_table_cell(table, row, I_SUCCESSOR);
    issuer->family = vt_table_cell(table, row, I_FAMILY);
    put_codes(vt_table_cell(table, row, I_CODE), issuer);
}

static void build(void)
{
    issuers = calloc(vt_table_issuers.row_count, sizeof *issuers);
    issuer_names = vt_phrases_new();
    place_names = vt_phrases_new();
    if (issuers == NULL || issuer_names == NULL || place_names == NULL)
        abort(); /* a few kilobytes at start: nothing can go on without them */
    for (size_t row = 0; row < vt_table_types.row_count; row++)
        put_codes(vt_table_cell(&vt_table_types, row, TYPE_CODES_COLUMN), NULL);
    /* Backwards: where two rows share a name the first one is to win. */
    for (size_t row = 0; row < vt_table_issuers.row_count; row++)
        build_issuer(row);
    for (size_t row = vt_table_issuers.row_count; row-- > 0;) {
        put_names(issuer_names, vt_table_cell(&vt_table_issuers, row, I_ALIASES), (uint32_t)row);
        put_names(issuer_names, vt_table_cell(&vt_table_issuers, row, I_NAME), (uint32_t)row);
    }
    for (size_t row = 0; row < vt_table_places.row_count; row++) {
        put_names(place_names, vt_table_cell(&vt_table_places, row, P_NAME), (uint32_t)row);
        put_names(place_names, vt_table_cell(&vt_table_places, row, P_ALIASES), (uint32_t)row);
    }
}

void vt_issuer_lookup_init(void)
{
    pthread_once(&lookup_once, build);
}

bool vt_code_lookup(struct vt_str code, struct vt_code *ret)
{
    uint64_t hash = code_hash(code);
    for (size_t slot = hash % CODE_SLOTS; codes[slot].hash != 0; slot = (slot + 1) % CODE_SLOTS) {
        if (codes[slot].hash == hash) {
            *ret = codes[slot].code;
            return true;
        }
    }
    return false;
}

const struct vt_issuer *vt_issuer_by_code(struct vt_str code)
{
    while (code.len_bytes > 0 && code.ptr[code.len_bytes - 1] >= '0' &&
           code.ptr[code.len_bytes - 1] <= '9')
        code.len_bytes--;
    VT_AUTO(vt_buf_release) struct vt_buf match = VT_BUF_INIT(VT_BUF_NO_CAP);
    vt_fold_match(code, &match);
    struct vt_code found;
    return vt_code_lookup(vt_buf_str(&match), &found) && found.is_issuer ? found.issuer : NULL;
}

size_t vt_issuer_scan(const struct vt_token *tokens, size_t from, size_t end,
                      const struct vt_issuer **ret)
{
    uint32_t row;
    size_t count = vt_phrases_match(issuer_names, tokens, from, end, &row);
    if (count > 0)
        *ret = &issuers[row];
    return count;
}

/* "Đoàn TNCS Hồ Chí Minh", "tư tưởng Hồ Chí Minh": the person, not the city. */
static bool is_person(const struct vt_token *tokens, size_t from, size_t end)
{
    return from > 0 && vt_wordlist_scan(VT_WORDLIST_NAMESAKE, tokens, from, end, NULL) > 0 &&
           vt_wordlist_scan(VT_WORDLIST_NAMED_AFTER, tokens, from - 1, from, NULL) > 0;
}

size_t vt_place_scan(const struct vt_token *tokens, size_t from, size_t end, struct vt_str *ret)
{
    if (from >= end || (tokens[from].flags & VT_TOKEN_CAPITAL) == 0)
        return 0;
    uint32_t row;
    size_t count = vt_phrases_match(place_names, tokens, from, end, &row);
    if (count == 0 || is_person(tokens, from, end))
        return 0;
    *ret = vt_table_cell(&vt_table_places, row, P_NAME);
    return count;
}

const struct vt_issuer *vt_issuer_by_name(struct vt_str name, struct vt_str *ret_place)
{
    VT_AUTO(vt_arena_release) struct vt_arena arena;
    vt_arena_init(&arena, 4 * 1024 * 1024);
    struct vt_tokens tokens;
    const struct vt_issuer *issuer = NULL;
    struct vt_str place = VT_STR_EMPTY;
    if (vt_tokenize(&arena, name, &tokens, NULL) != VT_OK)
        return NULL;
    for (size_t i = 0; i < tokens.count; i++) {
        const struct vt_issuer *found;
        size_t count = issuer == NULL ? vt_issuer_scan(tokens.items, i, tokens.count, &found) : 0;
        if (count > 0) {
            issuer = found;
            i += count - 1;
            continue;
        }
        count = vt_place_scan(tokens.items, i, tokens.count, &place);
        if (count > 0)
            i += count - 1;
    }
    if (ret_place != NULL && issuer != NULL)
        *ret_place = place;
    return issuer;
}

struct vt_str vt_place_successor(struct vt_str place)
{
    for (size_t row = 0; row < vt_table_places.row_count; row++)
        if (vt_str_eq(vt_table_cell(&vt_table_places, row, P_NAME), place))
            return vt_table_cell(&vt_table_places, row, P_SUCCESSOR);
    return VT_STR_EMPTY;
}

struct vt_str vt_place_kind(struct vt_str place)
{
    for (size_t row = 0; row < vt_table_places.row_count; row++)
        if (vt_str_eq(vt_table_cell(&vt_table_places, row, P_NAME), place))
            return vt_table_cell(&vt_table_places, row, P_KIND);
    return VT_STR_EMPTY;
}
