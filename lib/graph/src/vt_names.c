#include "vt_names.h"

#include "vt_cleanup.h"
#include "vt_fold.h"

bool vt_name_is_usual(uint8_t type)
{
    const struct vt_known_types *known = vt_known_types();
    return type != 0 && (type == known->hien_phap || type == known->bo_luat ||
                         type == known->luat || type == known->phap_lenh);
}

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

/* Without "năm 2013" or "2013" at the end. */
static struct vt_str without_year(struct vt_str folded)
{
    struct vt_str text = vt_str_trim(folded);
    size_t at = text.len_bytes;
    while (at > 0 && is_digit(text.ptr[at - 1]))
        at--;
    if (text.len_bytes - at != 4 || (at > 0 && text.ptr[at - 1] != ' '))
        return text;
    text = vt_str_trim(vt_str_n(text.ptr, at));
    const struct vt_str year = VT_STR(" nam");
    if (vt_str_ends(text, year))
        text.len_bytes -= year.len_bytes;
    else if (vt_str_eq(text, VT_STR("nam")))
        text.len_bytes = 0;
    return vt_str_trim(text);
}

/* The words after the first ones, where text begins with these. */
static bool cut_words(struct vt_str *text, struct vt_str first)
{
    if (!vt_str_starts(*text, first) ||
        (text->len_bytes > first.len_bytes && text->ptr[first.len_bytes] != ' '))
        return false;
    *text = vt_str_trim(vt_str_n(text->ptr + first.len_bytes, text->len_bytes - first.len_bytes));
    return true;
}

struct vt_str vt_name_fold(struct vt_arena *arena, uint8_t type, struct vt_str name)
{
    if (vt_str_eq(vt_type_id(type), VT_STR("HIEN_PHAP")))
        return VT_STR_EMPTY; /* there is one, told apart by year */
    struct vt_str single = vt_fold_spaces_in(arena, name);
    struct vt_str folded = single.ptr == NULL ? single : vt_fold_name_in(arena, single);
    struct vt_str type_name = vt_fold_name_in(arena, vt_type_name(type));
    if (folded.ptr == NULL || type_name.ptr == NULL)
        return (struct vt_str){0};
    cut_words(&folded, type_name);
    return without_year(folded);
}

struct vt_str vt_name_full(struct vt_arena *arena, uint8_t type, struct vt_str name)
{
    struct vt_str folded = vt_fold_name_in(arena, name);
    struct vt_str type_name = vt_fold_name_in(arena, vt_type_name(type));
    if (folded.ptr == NULL || type_name.ptr == NULL)
        return (struct vt_str){0};
    if (type == 0 || cut_words(&folded, type_name))
        return name;
    return vt_arena_printf(arena, "%.*s %.*s", VT_STR_ARG(vt_type_name(type)), VT_STR_ARG(name));
}

struct vt_str vt_name_with_year(struct vt_arena *arena, uint8_t type, struct vt_str name,
                                uint32_t year)
{
    struct vt_str full = vt_name_full(arena, type, name);
    if (full.ptr == NULL || year == 0 || without_year(full).len_bytes < full.len_bytes)
        return full;
    return vt_arena_printf(arena, "%.*s %u", VT_STR_ARG(full), year);
}

bool vt_name_is_plenum(struct vt_str name)
{
    size_t slash = vt_str_find(name, VT_STR("/"), 0);
    return slash != SIZE_MAX && slash > 0 && is_digit(name.ptr[0]);
}

struct vt_str vt_name_of_plenum(struct vt_arena *arena, uint8_t type, struct vt_str plenum)
{
    size_t slash = vt_str_find(plenum, VT_STR("/"), 0);
    if (slash == SIZE_MAX)
        return plenum;
    return vt_arena_printf(arena, "%.*s Hội nghị Trung ương %.*s khóa %.*s",
                           VT_STR_ARG(type == 0 ? VT_STR("Văn kiện") : vt_type_name(type)),
                           (int)slash, plenum.ptr, (int)(plenum.len_bytes - slash - 1),
                           plenum.ptr + slash + 1);
}

struct vt_str vt_name_search(struct vt_arena *arena, struct vt_str name, uint32_t *ret_year)
{
    struct vt_str folded = vt_fold_name_in(arena, name);
    char *words = folded.ptr == NULL ? NULL : vt_arena_alloc(arena, folded.len_bytes + 1);
    if (words == NULL)
        return (struct vt_str){0};
    size_t length = 0;
    for (size_t i = 0; i < folded.len_bytes; i++) {
        const char c = folded.ptr[i];
        if ((c >= 'a' && c <= 'z') || is_digit(c))
            words[length++] = c;
        else if (length > 0 && words[length - 1] != ' ')
            words[length++] = ' ';
    }
    const struct vt_str whole = vt_str_trim(vt_str_n(words, length));
    const struct vt_str bare = without_year(whole);
    uint64_t year = 0;
    if (bare.len_bytes < whole.len_bytes)
        vt_str_to_u64(vt_str_n(whole.ptr + whole.len_bytes - 4, 4), 9999, &year);
    *ret_year = (uint32_t)year;
    return bare;
}
