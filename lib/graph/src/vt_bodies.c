#include "vt_bodies.h"

#include <stdlib.h>

#include "vt_cleanup.h"
#include "vt_fold.h"
#include "vt_issuer.h"

/* In match form: without diacritics "quan" is also Hải quan and "xa" much else. */
static const struct {
    const char *word;
    enum vt_body_level level;
} levels[] = {
    {"tỉnh", VT_LEVEL_PROVINCE},   {"huyện", VT_LEVEL_DISTRICT},   {"quận", VT_LEVEL_DISTRICT},
    {"thị xã", VT_LEVEL_DISTRICT}, {"thị trấn", VT_LEVEL_COMMUNE}, {"phường", VT_LEVEL_COMMUNE},
    {"xã", VT_LEVEL_COMMUNE},
};

/* Where the words of needle stand in text, next to one another; SIZE_MAX: nowhere. */
static size_t find_words(struct vt_str text, struct vt_str needle)
{
    for (size_t at = vt_str_find(text, needle, 0); at != SIZE_MAX;
         at = vt_str_find(text, needle, at + 1)) {
        size_t end = at + needle.len_bytes;
        if ((at == 0 || text.ptr[at - 1] == ' ') &&
            (end == text.len_bytes || text.ptr[end] == ' ' || text.ptr[end] == ','))
            return at;
    }
    return SIZE_MAX;
}

/* The first level that is named: "UBND huyện A, tỉnh B" is a district. */
static uint8_t level_of(struct vt_str match)
{
    const struct vt_str society = VT_STR("xã hội");
    uint8_t level = VT_LEVEL_UNKNOWN;
    size_t first = SIZE_MAX;
    for (size_t i = 0; i < VT_ARRAY_LEN(levels); i++) {
        size_t at = find_words(match, vt_str(levels[i].word));
        if (at >= first || vt_str_starts(vt_str_n(match.ptr + at, match.len_bytes - at), society))
            continue;
        first = at;
        level = (uint8_t)levels[i].level;
    }
    return level;
}

int vt_bodies_init(struct vt_bodies *bodies, struct vt_strings *strings, struct vt_error *err)
{
    *bodies = (struct vt_bodies){.strings = strings};
    int status = vt_strings_init(&bodies->printed, err);
    if (status == VT_OK)
        status = vt_strings_init(&bodies->spellings, err);
    if (status == VT_OK)
        status = vt_strings_init(&bodies->places, err);
    if (status != VT_OK)
        return status;
    bodies->bodies = vt_grown(NULL, &bodies->body_room, 0, sizeof *bodies->bodies);
    bodies->place_names = vt_grown(NULL, &bodies->place_room, 0, sizeof *bodies->place_names);
    bodies->places_spelled =
        vt_grown(NULL, &bodies->spelling_room, 0, sizeof *bodies->places_spelled);
    if (bodies->bodies == NULL || bodies->place_names == NULL || bodies->places_spelled == NULL)
        return vt_no_memory(err);
    bodies->places_spelled[0] = 0;
    bodies->bodies[0] = (struct vt_body){0};
    bodies->place_names[0] = 0;
    return VT_OK;
}

void vt_bodies_release(struct vt_bodies *bodies)
{
    vt_strings_release(&bodies->printed);
    vt_strings_release(&bodies->spellings);
    vt_strings_release(&bodies->places);
    free(bodies->places_spelled);
    free(bodies->bodies);
    free(bodies->place_names);
    *bodies = (struct vt_bodies){0};
}

static int add_new_place(struct vt_bodies *bodies, struct vt_str place, uint32_t *ret,
                         struct vt_error *err)
{
    VT_AUTO(vt_buf_release) struct vt_buf folded = VT_BUF_INIT(VT_BUF_NO_CAP);
    vt_fold_ascii(vt_str_trim(place), &folded);
    if (folded.failed != VT_OK)
        return vt_no_memory(err);
    uint32_t number, name;
    size_t before = bodies->places.count;
    uint32_t *names = vt_grown(bodies->place_names, &bodies->place_room, before, sizeof *names);
    if (names == NULL)
        return vt_no_memory(err);
    bodies->place_names = names;
    int status = vt_strings_add(&bodies->places, vt_buf_str(&folded), &number, err);
    if (status == VT_OK)
        status = vt_strings_add(bodies->strings, vt_str_trim(place), &name, err);
    if (status != VT_OK)
        return status;
    /* Bytewise, letters with diacritics come after those without. */
    if (number == before || vt_strings_compare(bodies->strings, name, names[number]) > 0)
        names[number] = name;
    *ret = number;
    return VT_OK;
}

int vt_bodies_add_place(struct vt_bodies *bodies, struct vt_str place, uint32_t *ret,
                        struct vt_error *err)
{
    const size_t before = bodies->spellings.count;
    uint32_t spelling;
    int status = vt_strings_add(&bodies->spellings, place, &spelling, err);
    if (status == VT_OK && spelling == before) {
        uint32_t *grown =
            vt_grown(bodies->places_spelled, &bodies->spelling_room, before, sizeof *grown);
        if (grown == NULL)
            return vt_no_memory(err);
        bodies->places_spelled = grown;
        status = add_new_place(bodies, place, &grown[spelling], err);
    }
    if (status == VT_OK)
        *ret = bodies->places_spelled[spelling];
    return status;
}

struct vt_str vt_bodies_place_name(const struct vt_bodies *bodies, uint32_t place)
{
    return vt_strings_get(bodies->strings, bodies->place_names[place]);
}

static int describe(struct vt_bodies *bodies, struct vt_str printed, struct vt_body *body,
                    struct vt_error *err)
{
    VT_AUTO(vt_buf_release) struct vt_buf match = VT_BUF_INIT(VT_BUF_NO_CAP);
    VT_AUTO(vt_buf_release) struct vt_buf words = VT_BUF_INIT(VT_BUF_NO_CAP);
    VT_AUTO(vt_buf_release) struct vt_buf name = VT_BUF_INIT(VT_BUF_NO_CAP);
    struct vt_str place = VT_STR_EMPTY;
    const struct vt_issuer *issuer = vt_issuer_by_name(printed, &place);
    vt_fold_match(printed, &match);
    vt_fold_ascii(printed, &words);
    vt_fold_ascii(issuer != NULL ? issuer->name : printed, &name);
    if (match.failed != VT_OK || words.failed != VT_OK || name.failed != VT_OK)
        return vt_no_memory(err);
    *body = (struct vt_body){.level = level_of(vt_buf_str(&match)), .is_known = issuer != NULL};
    int status = vt_bodies_add_place(bodies, place, &body->place, err);
    if (status == VT_OK)
        status = vt_strings_add(bodies->strings, vt_buf_str(&words), &body->words, err);
    if (status == VT_OK)
        status = vt_strings_add(bodies->strings, vt_buf_str(&name), &body->name, err);
    if (status != VT_OK || issuer == NULL)
        return status;
    body->is_local = issuer->is_local;
    status = vt_strings_add(bodies->strings, issuer->family, &body->family, err);
    return status != VT_OK ? status
                           : vt_strings_add(bodies->strings, issuer->code, &body->code, err);
}

int vt_bodies_add(struct vt_bodies *bodies, struct vt_str printed, uint32_t *ret,
                  struct vt_error *err)
{
    size_t before = bodies->printed.count;
    uint32_t number;
    int status = vt_strings_add(&bodies->printed, vt_str_trim(printed), &number, err);
    if (status != VT_OK)
        return status;
    if (number == before) {
        struct vt_body *grown = vt_grown(bodies->bodies, &bodies->body_room, before, sizeof *grown);
        if (grown == NULL)
            return vt_no_memory(err);
        bodies->bodies = grown;
        status = describe(bodies, vt_str_trim(printed), &grown[number], err);
        if (status != VT_OK)
            return status;
    }
    *ret = number;
    return VT_OK;
}

/* "Bộ trưởng Bộ Tài" is what a line break left of "Bộ trưởng Bộ Tài chính". */
static bool is_beginning(struct vt_str a, struct vt_str b)
{
    const struct vt_str shorter = a.len_bytes < b.len_bytes ? a : b;
    const struct vt_str longer = a.len_bytes < b.len_bytes ? b : a;
    return vt_str_starts(longer, shorter) && longer.len_bytes > shorter.len_bytes &&
           longer.ptr[shorter.len_bytes] == ' ';
}

static bool contains(const struct vt_bodies *bodies, const struct vt_body *a,
                     const struct vt_body *b)
{
    struct vt_str one = vt_strings_get(bodies->strings, a->name);
    struct vt_str other = vt_strings_get(bodies->strings, b->name);
    return find_words(one, other) != SIZE_MAX || find_words(other, one) != SIZE_MAX ||
           is_beginning(vt_strings_get(bodies->strings, a->words),
                        vt_strings_get(bodies->strings, b->words));
}

static bool contradicts(const struct vt_body *a, const struct vt_body *b)
{
    return (a->level != VT_LEVEL_UNKNOWN && b->level != VT_LEVEL_UNKNOWN && a->level != b->level) ||
           !vt_places_compatible(a->place, b->place);
}

bool vt_bodies_compatible(const struct vt_bodies *bodies, uint32_t a, uint32_t b)
{
    if (a == 0 || b == 0 || a == b)
        return true;
    const struct vt_body *left = &bodies->bodies[a], *right = &bodies->bodies[b];
    if (contradicts(left, right))
        return false;
    if (left->is_known && right->is_known)
        return left->family == right->family;
    return left->name == right->name || contains(bodies, left, right);
}

bool vt_bodies_same(const struct vt_bodies *bodies, uint32_t a, uint32_t b)
{
    if (a == 0 || b == 0 || a == b)
        return true;
    const struct vt_body *left = &bodies->bodies[a], *right = &bodies->bodies[b];
    if (contradicts(left, right))
        return false;
    if (left->name == right->name)
        return true;
    return !(left->is_known && right->is_known) && contains(bodies, left, right);
}
