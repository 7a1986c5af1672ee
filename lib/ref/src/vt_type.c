#include "vt_type.h"

#include <pthread.h>
#include <stdlib.h>

#include "vt_cleanup.h"
#include "vt_fold.h"
#include "vt_issuer_lookup.h"
#include "vt_phrases.h"
#include "vt_tables.h"
#include "vt_wordlist.h"

enum type_column { T_ID, T_NAME, T_NAME_EN, T_CODES, T_REGIMES, T_RANK, T_NORMATIVE, T_ALIASES };
enum relation_column {
    R_ID,
    R_LABEL,
    R_INVERSE,
    R_LABEL_EN,
    R_INVERSE_EN,
    R_EFFECT,
    R_ELI,
    R_RANK,
    R_LINEAGE
};

static struct vt_phrases *type_names, *folded_names; /* value: the type */
static struct vt_arena spelling_arena;
static struct vt_str *spellings; /* of the names without diacritics, by row */
/* The codes of the table, in its order. */
struct type_code {
    struct vt_str code;
    vt_type type;
    struct vt_str regimes;
};
static struct type_code type_codes[256];
static size_t code_count;
static pthread_once_t codes_once = PTHREAD_ONCE_INIT;

static struct vt_known_types known;
static pthread_once_t known_once = PTHREAD_ONCE_INIT;
static pthread_once_t type_names_once = PTHREAD_ONCE_INIT;

static void build_known_types(void)
{
    known = (struct vt_known_types){
        .hien_phap = vt_type_by_id(VT_STR("HIEN_PHAP")),
        .bo_luat = vt_type_by_id(VT_STR("BO_LUAT")),
        .luat = vt_type_by_id(VT_STR("LUAT")),
        .phap_lenh = vt_type_by_id(VT_STR("PHAP_LENH")),
        .sac_lenh = vt_type_by_id(VT_STR("SAC_LENH")),
        .nghi_quyet = vt_type_by_id(VT_STR("NGHI_QUYET")),
        .thong_tu = vt_type_by_id(VT_STR("THONG_TU")),
        .cong_van = vt_type_by_id(VT_STR("CONG_VAN")),
        .van_ban = vt_type_by_id(VT_STR("VAN_BAN")),
        .vbhn = vt_type_by_id(VT_STR("VBHN")),
        .an_le = vt_type_by_id(VT_STR("AN_LE")),
        .hop_dong = vt_type_by_id(VT_STR("HOP_DONG")),
        .danh_muc = vt_type_by_id(VT_STR("DANH_MUC")),
        .phu_luc = vt_type_by_id(VT_STR("PHU_LUC")),
    };
}

const struct vt_known_types *vt_known_types(void)
{
    pthread_once(&known_once, build_known_types);
    return &known;
}

static struct vt_phrases *type_phrases(bool is_folded)
{
    struct vt_phrases *names = vt_phrases_new();
    if (names == NULL)
        abort(); /* a few kilobytes at start: nothing can go on without them */
    for (size_t row = 0; row < vt_table_types.row_count; row++) {
        struct vt_str rest = vt_table_cell(&vt_table_types, row, T_ALIASES), part;
        vt_phrases_add(names, vt_table_cell(&vt_table_types, row, T_NAME), is_folded,
                       (uint32_t)row + 1);
        while (vt_str_split(&rest, ';', &part))
            if (part.len_bytes > 0)
                vt_phrases_add(names, part, is_folded, (uint32_t)row + 1);
    }
    return names;
}

static void build_type_names(void)
{
    type_names = type_phrases(false);
    folded_names = type_phrases(true);
    vt_arena_init(&spelling_arena, VT_BUF_NO_CAP);
    spellings = vt_arena_array(&spelling_arena, vt_table_types.row_count, sizeof *spellings);
    for (size_t row = 0; spellings != NULL && row < vt_table_types.row_count; row++) {
        spellings[row] =
            vt_fold_ascii_in(&spelling_arena, vt_table_cell(&vt_table_types, row, T_NAME));
        if (spellings[row].ptr == NULL)
            abort();
    }
    if (spellings == NULL)
        abort();
}

struct vt_str vt_type_name_folded(vt_type type)
{
    return type == 0 || type > vt_type_count() ? VT_STR_EMPTY : spellings[type - 1];
}

void vt_ref_init(void)
{
    vt_letters();
    vt_issuer_lookup_init();
    vt_wordlist_init();
    pthread_once(&type_names_once, build_type_names);
}

size_t vt_type_scan(const struct vt_token *tokens, size_t from, size_t end, vt_type *ret)
{
    uint32_t value;
    size_t count = vt_phrases_match(type_names, tokens, from, end, &value);
    if (count > 0)
        *ret = (vt_type)value;
    return count;
}

const struct vt_openings *vt_type_openings(void)
{
    return vt_phrases_openings(type_names);
}

size_t vt_type_scan_folded(const struct vt_token *tokens, size_t from, size_t end, vt_type *ret)
{
    uint32_t value;
    size_t count = vt_phrases_match(folded_names, tokens, from, end, &value);
    if (count > 0)
        *ret = (vt_type)value;
    return count;
}

/* Rows are numbered from 1; 0 is "unknown". */
static size_t row_by_id(const struct vt_table *table, struct vt_str id)
{
    for (size_t row = 0; row < table->row_count; row++)
        if (vt_str_eq(vt_table_cell(table, row, 0), id))
            return row + 1;
    return 0;
}

static struct vt_str cell(const struct vt_table *table, size_t number, size_t column)
{
    if (number == 0 || number > table->row_count)
        return VT_STR_EMPTY;
    return vt_table_cell(table, number - 1, column);
}

vt_type vt_type_by_id(struct vt_str id)
{
    return (vt_type)row_by_id(&vt_table_types, id);
}

struct vt_str vt_type_id(vt_type type)
{
    return cell(&vt_table_types, type, T_ID);
}

struct vt_str vt_type_name(vt_type type)
{
    return cell(&vt_table_types, type, T_NAME);
}

struct vt_str vt_type_name_en(vt_type type)
{
    return cell(&vt_table_types, type, T_NAME_EN);
}

unsigned vt_type_rank(vt_type type)
{
    struct vt_str rank = cell(&vt_table_types, type, T_RANK);
    return rank.len_bytes == 1 ? (unsigned)(rank.ptr[0] - '0') : 0;
}

bool vt_type_is_normative(vt_type type)
{
    return vt_str_eq(cell(&vt_table_types, type, T_NORMATIVE), VT_STR("1"));
}

size_t vt_type_count(void)
{
    return vt_table_types.row_count;
}

static void add_code(struct vt_str code, vt_type type, struct vt_str regimes)
{
    if (code.len_bytes == 0)
        return;
    if (code_count == VT_ARRAY_LEN(type_codes))
        abort(); /* the table and this limit are one thing; a test reads every row */
    type_codes[code_count++] = (struct type_code){code, type, regimes};
}

static void build_codes(void)
{
    for (size_t row = 0; row < vt_table_types.row_count; row++) {
        struct vt_str rest = vt_table_cell(&vt_table_types, row, T_CODES), part;
        while (vt_str_split(&rest, ';', &part))
            add_code(part, (vt_type)(row + 1), vt_table_cell(&vt_table_types, row, T_REGIMES));
    }
}

vt_type vt_type_by_code(struct vt_str code, enum vt_regime regime)
{
    static const char LETTERS[] = {0, 'S', 'P', 'M'};
    pthread_once(&codes_once, build_codes);
    for (size_t i = 0; i < code_count; i++)
        if (vt_str_eq(type_codes[i].code, code) &&
            (regime == VT_REGIME_UNKNOWN ||
             memchr(type_codes[i].regimes.ptr, LETTERS[regime], type_codes[i].regimes.len_bytes)))
            return type_codes[i].type;
    return 0;
}

size_t vt_types_by_code(struct vt_str code, vt_type *ret, size_t most)
{
    size_t count = 0;
    pthread_once(&codes_once, build_codes);
    for (size_t i = 0; i < code_count && count < most; i++)
        if (vt_str_eq(type_codes[i].code, code))
            ret[count++] = type_codes[i].type;
    return count;
}

vt_relation vt_relation_by_id(struct vt_str id)
{
    return (vt_relation)row_by_id(&vt_table_relations, id);
}

struct vt_str vt_relation_id(vt_relation relation)
{
    return cell(&vt_table_relations, relation, R_ID);
}

struct vt_str vt_relation_label(vt_relation relation, bool inverse)
{
    return cell(&vt_table_relations, relation, inverse ? R_INVERSE : R_LABEL);
}

struct vt_str vt_relation_label_en(vt_relation relation, bool inverse)
{
    return cell(&vt_table_relations, relation, inverse ? R_INVERSE_EN : R_LABEL_EN);
}

struct vt_str vt_relation_effect(vt_relation relation)
{
    return cell(&vt_table_relations, relation, R_EFFECT);
}

struct vt_str vt_relation_eli(vt_relation relation)
{
    return cell(&vt_table_relations, relation, R_ELI);
}

bool vt_relation_in_lineage(vt_relation relation)
{
    return vt_str_eq(cell(&vt_table_relations, relation, R_LINEAGE), VT_STR("1"));
}

size_t vt_relation_count(void)
{
    return vt_table_relations.row_count;
}

struct vt_str vt_regime_name(enum vt_regime regime)
{
    switch (regime) {
    case VT_REGIME_STATE:
        return VT_STR("state");
    case VT_REGIME_PARTY:
        return VT_STR("party");
    case VT_REGIME_MASS:
        return VT_STR("mass");
    default:
        return VT_STR_EMPTY;
    }
}
