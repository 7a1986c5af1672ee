#include "vt_keys.h"

#include <stdlib.h>

#include "vt_cleanup.h"
#include "vt_issuer.h"

int vt_keys_init(struct vt_keys *keys, struct vt_error *err)
{
    *keys = (struct vt_keys){0};
    return vt_strings_init(&keys->texts, err);
}

void vt_keys_release(struct vt_keys *keys)
{
    vt_strings_release(&keys->texts);
    free(keys->items);
    keys->items = NULL;
}

/* Departments (sở) sign with S and their initials; not all are in the table. */
static bool is_department(struct vt_str code)
{
    return code.len_bytes >= 3 && code.ptr[0] == 'S' &&
           ((code.ptr[1] >= 'A' && code.ptr[1] <= 'Z') || ((unsigned char)code.ptr[1] & 0x80) != 0);
}

static void describe_issuer(struct vt_key *key, const struct vt_number *number,
                            struct vt_str *ret_family)
{
    const struct vt_issuer *issuer = vt_issuer_by_code(number->issuer_code);
    *ret_family = number->issuer_code;
    key->is_assembly = number->form == VT_NUMBER_QH;
    key->is_joint = number->form == VT_NUMBER_JOINT;
    if (issuer != NULL) {
        *ret_family = issuer->family;
        key->scope = issuer->is_local ? VT_SCOPE_LOCAL : VT_SCOPE_CENTRAL;
    } else if (key->is_assembly || key->is_joint) {
        key->scope = VT_SCOPE_CENTRAL;
    } else if (is_department(number->issuer_code)) {
        key->scope = VT_SCOPE_LOCAL;
    }
    key->is_plain = number->type != 0 || key->is_assembly ||
                    (number->form == VT_NUMBER_DISPATCH && issuer != NULL);
}

static uint32_t leading_number(struct vt_str text)
{
    uint32_t value = 0;
    for (size_t i = 0; i < text.len_bytes && i < 9; i++) {
        if (text.ptr[i] < '0' || text.ptr[i] > '9')
            break;
        value = value * 10 + (uint32_t)(text.ptr[i] - '0');
    }
    return value;
}

bool vt_key_is_bare(struct vt_str text)
{
    size_t figures = 0;
    while (figures < text.len_bytes && text.ptr[figures] >= '0' && text.ptr[figures] <= '9')
        figures++;
    return figures > 0 && text.len_bytes - figures <= 1;
}

static int describe(struct vt_str text, struct vt_strings *strings, struct vt_arena *arena,
                    struct vt_key *key, struct vt_error *err)
{
    struct vt_number number;
    struct vt_str family = VT_STR_EMPTY;
    key->scope = VT_SCOPE_OPEN;
    key->is_bare = vt_key_is_bare(text);
    int status = vt_number_parse(text, arena, &number);
    if (status == VT_E_NOMEM)
        return vt_no_memory(err);
    if (status == VT_OK) {
        key->serial = number.serial_value;
        key->year = number.year;
        key->type = number.type;
        key->is_party = number.regime == VT_REGIME_PARTY;
        describe_issuer(key, &number, &family);
    } else {
        number = (struct vt_number){.issuer_code = VT_STR_EMPTY};
        key->serial = leading_number(text);
    }
    struct vt_str loose = vt_number_loose(text, arena);
    if (loose.ptr == NULL)
        return vt_no_memory(err);
    status = vt_strings_add(strings, loose, &key->loose, err);
    if (status == VT_OK)
        status = vt_strings_add(strings, family, &key->family, err);
    return status != VT_OK ? status
                           : vt_strings_add(strings, number.issuer_code, &key->issuer_code, err);
}

struct by_loose {
    const struct vt_key *items;
};

static int compare_loose(const void *a, const void *b, void *ctx)
{
    const struct by_loose *by = ctx;
    uint32_t left = by->items[*(const uint32_t *)a].loose;
    uint32_t right = by->items[*(const uint32_t *)b].loose;
    return left < right ? -1 : left > right;
}

/* Keys of one loose form: the misprints among them point at the only plain one. */
static void join_misprints(struct vt_keys *keys, const bool *anchored, const uint32_t *order,
                           size_t count)
{
    uint32_t plain = 0;
    for (size_t i = 0; i < count; i++) {
        if (!anchored[order[i]] && !keys->items[order[i]].is_plain)
            continue;
        if (plain != 0)
            return;
        plain = order[i];
    }
    for (size_t i = 0; plain != 0 && i < count; i++)
        keys->items[order[i]].same_as = plain;
}

int vt_keys_describe(struct vt_keys *keys, struct vt_strings *strings, const bool *anchored,
                     struct vt_error *err)
{
    const size_t count = keys->texts.count;
    keys->items = calloc(count, sizeof *keys->items);
    VT_AUTOFREE uint32_t *order = malloc(count * sizeof *order);
    VT_AUTO(vt_arena_release) struct vt_arena arena;
    vt_arena_init(&arena, SIZE_MAX / 4);
    if (keys->items == NULL || order == NULL)
        return vt_no_memory(err);
    keys->items[0].scope = VT_SCOPE_OPEN;
    for (size_t i = 1; i < count; i++) {
        int status =
            describe(vt_keys_text(keys, (uint32_t)i), strings, &arena, &keys->items[i], err);
        if (status != VT_OK)
            return status;
        keys->items[i].same_as = (uint32_t)i;
        order[i] = (uint32_t)i;
        if (i % 4096 == 0)
            vt_arena_reset(&arena);
    }
    struct by_loose by = {keys->items};
    qsort_r(order + 1, count - 1, sizeof *order, compare_loose, &by);
    for (size_t begin = 1, end; begin < count; begin = end) {
        for (end = begin + 1;
             end < count && keys->items[order[end]].loose == keys->items[order[begin]].loose;)
            end++;
        if (end - begin > 1)
            join_misprints(keys, anchored, order + begin, end - begin);
    }
    return VT_OK;
}
