#include "vt_lookup.h"

size_t vt_lookup_text(const struct vt_snapshot *s, const struct vt_disk_name *items, size_t count,
                      struct vt_str text)
{
    size_t low = 0, high = count;
    while (low < high) {
        const size_t middle = low + (high - low) / 2;
        if (vt_str_compare(vt_snapshot_text(s, items[middle].text), text) < 0)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

struct vt_str vt_lookup_number(const struct vt_snapshot *s, uint32_t work, bool loose)
{
    const struct vt_disk_work *disk = vt_snapshot_work(s, work);
    return vt_snapshot_text(s, loose ? disk->loose : disk->key);
}

size_t vt_lookup_key(const struct vt_snapshot *s, bool loose, struct vt_str text)
{
    const uint32_t *works = loose ? s->loose : s->keys;
    size_t low = 0, high = s->key_count;
    while (low < high) {
        const size_t middle = low + (high - low) / 2;
        if (vt_str_compare(vt_lookup_number(s, works[middle], loose), text) < 0)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

size_t vt_lookup_serial(const struct vt_snapshot *s, uint32_t serial)
{
    size_t low = 0, high = s->serial_count;
    while (low < high) {
        const size_t middle = low + (high - low) / 2;
        if (s->serials[middle].serial < serial)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

size_t vt_lookup_ambiguity(const struct vt_snapshot *s, uint32_t speaker, uint32_t mention)
{
    size_t low = 0, high = s->ambiguity_count;
    while (low < high) {
        const size_t middle = low + (high - low) / 2;
        const struct vt_disk_ambiguity *one = &s->ambiguities[middle];
        if (one->speaker < speaker || (one->speaker == speaker && one->mention < mention))
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

uint32_t vt_lookup_id(const struct vt_snapshot *s, struct vt_str id)
{
    const size_t at = vt_lookup_text(s, s->ids, s->id_count, id);
    return at < s->id_count && vt_str_eq(vt_snapshot_text(s, s->ids[at].text), id) &&
                   s->ids[at].work < s->work_count
               ? s->ids[at].work
               : UINT32_MAX;
}
