#include "vt_snapshot.h"

#include "vt_facts.h"
#include "vt_hash.h"
#include "vt_type.h"

uint64_t vt_snapshot_checksum(struct vt_str bytes)
{
    const size_t begin = offsetof(struct vt_disk_header, version);
    return vt_hash64(vt_str_n(bytes.ptr + begin, bytes.len_bytes - begin));
}

static uint64_t add_id(uint64_t sum, struct vt_str id)
{
    return (sum ^ vt_hash64(id)) * 0x9E3779B97F4A7C15u;
}

uint64_t vt_snapshot_tables(void)
{
    uint64_t sum = 0;
    for (size_t i = 0; i <= vt_type_count(); i++)
        sum = add_id(sum, vt_type_id((vt_type)i));
    for (size_t i = 0; i <= vt_relation_count(); i++)
        sum = add_id(sum, vt_relation_id((vt_relation)i));
    return sum;
}

struct checker {
    struct vt_str bytes;
    struct vt_snapshot *snapshot;
    struct vt_error *err;
};

int vt_snapshot_build_anew(struct vt_error *err, int status)
{
    return vt_hint(err, status, "build it anew: vanthu index");
}

static int corrupt(struct checker *checker, const char *what)
{
    return vt_snapshot_build_anew(
        checker->err, vt_fail(checker->err, VT_E_CORRUPT, "the graph is damaged: %s", what));
}

static int check_header(struct checker *checker)
{
    const struct vt_disk_header *header = (const void *)checker->bytes.ptr;
    if (checker->bytes.len_bytes < sizeof *header)
        return corrupt(checker, "too short");
    if (memcmp(header->magic, VT_SNAPSHOT_MAGIC, sizeof header->magic) != 0)
        return corrupt(checker, "not a graph file");
    if (vt_snapshot_checksum(checker->bytes) != header->checksum)
        return corrupt(checker, "its checksum fails");
    if (header->version != VT_SNAPSHOT_VERSION || header->tables != vt_snapshot_tables()) {
        vt_fail(checker->err, VT_E_VERSION, "the graph was made by another version (format %u)",
                header->version);
        return vt_snapshot_build_anew(checker->err, VT_E_VERSION);
    }
    if (header->file_bytes != checker->bytes.len_bytes || header->section_count != VT_SECTION_COUNT)
        return corrupt(checker, "not of the size it says");
    checker->snapshot->header = header;
    return VT_OK;
}

static int find_section(struct checker *checker, enum vt_section number, const char **ret_items,
                        size_t *ret_count)
{
    const struct vt_disk_section *part = &checker->snapshot->header->sections[number];
    const size_t item_bytes = vt_section_item_bytes(number);
    if (part->offset % 8 != 0 || part->offset > checker->bytes.len_bytes ||
        part->len_bytes > checker->bytes.len_bytes - part->offset ||
        part->len_bytes % item_bytes != 0 || part->len_bytes / item_bytes > UINT32_MAX)
        return corrupt(checker, "a section lies outside the file");
    *ret_items = checker->bytes.ptr + part->offset;
    *ret_count = part->len_bytes / item_bytes;
    return VT_OK;
}

static int find_sections(struct checker *checker)
{
    struct vt_snapshot *s = checker->snapshot;
    const char *items[VT_SECTION_COUNT];
    size_t counts[VT_SECTION_COUNT];
    for (enum vt_section i = 0; i < VT_SECTION_COUNT; i++) {
        int status = find_section(checker, i, &items[i], &counts[i]);
        if (status != VT_OK)
            return status;
    }
    *s = (struct vt_snapshot){
        .header = s->header,
        .works = (const void *)items[VT_SECTION_WORKS],
        .out_begins = (const void *)items[VT_SECTION_OUT_BEGINS],
        .links = (const void *)items[VT_SECTION_LINKS],
        .in_begins = (const void *)items[VT_SECTION_IN_BEGINS],
        .in = (const void *)items[VT_SECTION_IN],
        .ids = (const void *)items[VT_SECTION_IDS],
        .keys = (const void *)items[VT_SECTION_KEYS],
        .loose = (const void *)items[VT_SECTION_LOOSE],
        .serials = (const void *)items[VT_SECTION_SERIALS],
        .names = (const void *)items[VT_SECTION_NAMES],
        .conflicts = (const void *)items[VT_SECTION_CONFLICTS],
        .votes = (const void *)items[VT_SECTION_VOTES],
        .ambiguities = (const void *)items[VT_SECTION_AMBIGUITIES],
        .alternatives = (const void *)items[VT_SECTION_ALTERNATIVES],
        .strings = items[VT_SECTION_STRINGS],
        .work_count = counts[VT_SECTION_WORKS],
        .link_count = counts[VT_SECTION_LINKS],
        .id_count = counts[VT_SECTION_IDS],
        .key_count = counts[VT_SECTION_KEYS],
        .serial_count = counts[VT_SECTION_SERIALS],
        .name_count = counts[VT_SECTION_NAMES],
        .conflict_count = counts[VT_SECTION_CONFLICTS],
        .vote_count = counts[VT_SECTION_VOTES],
        .ambiguity_count = counts[VT_SECTION_AMBIGUITIES],
        .alternative_count = counts[VT_SECTION_ALTERNATIVES],
        .string_bytes = counts[VT_SECTION_STRINGS],
    };
    if (counts[VT_SECTION_OUT_BEGINS] != s->work_count + 1 ||
        counts[VT_SECTION_IN_BEGINS] != s->work_count + 1 ||
        counts[VT_SECTION_IN] != s->link_count || counts[VT_SECTION_LOOSE] != s->key_count)
        return corrupt(checker, "its sections do not fit each other");
    return VT_OK;
}

static bool is_text(const struct vt_snapshot *s, struct vt_disk_text text)
{
    return text.offset <= s->string_bytes && text.len_bytes <= s->string_bytes - text.offset;
}

static bool works_hold(const struct vt_snapshot *s)
{
    bool good = true;
    for (size_t i = 0; i < s->work_count; i++) {
        const struct vt_disk_work *work = &s->works[i];
        good = good && is_text(s, work->id) && is_text(s, work->document) &&
               is_text(s, work->key) && is_text(s, work->loose) && is_text(s, work->type) &&
               is_text(s, work->issuer) && is_text(s, work->issuer_code) &&
               is_text(s, work->place) && is_text(s, work->date) && is_text(s, work->subject) &&
               is_text(s, work->name) && (work->type_number <= UINT8_MAX);
    }
    return good;
}

static bool begins_hold(const uint32_t *begins, size_t count, size_t items)
{
    bool good = begins[0] == 0 && begins[count] == items;
    for (size_t i = 0; i < count; i++)
        good = good && begins[i] <= begins[i + 1];
    return good;
}

static bool links_hold(const struct vt_snapshot *s)
{
    const size_t relations = vt_relation_count();
    if (!begins_hold(s->out_begins, s->work_count, s->link_count) ||
        !begins_hold(s->in_begins, s->work_count, s->link_count))
        return false;
    bool good = true;
    for (size_t work = 0; work < s->work_count; work++) {
        for (uint32_t i = s->out_begins[work]; i < s->out_begins[work + 1]; i++) {
            const struct vt_disk_link *link = &s->links[i];
            good = good && (link->from == work) && (link->to < s->work_count) &&
                   (link->speaker < s->work_count) && (link->relation <= relations);
        }
        for (uint32_t i = s->in_begins[work]; i < s->in_begins[work + 1]; i++)
            good = good && s->in[i] < s->link_count && s->links[s->in[i]].to == work;
    }
    return good;
}

static bool lookups_hold(const struct vt_snapshot *s)
{
    bool good = true;
    for (size_t i = 0; i < s->id_count; i++)
        good = good && is_text(s, s->ids[i].text) && (s->ids[i].work < s->work_count);
    for (size_t i = 0; i < s->name_count; i++)
        good = good && is_text(s, s->names[i].text) && (s->names[i].work < s->work_count);
    for (size_t i = 0; i < s->key_count; i++)
        good = good && (s->keys[i] < s->work_count) && (s->loose[i] < s->work_count);
    for (size_t i = 0; i < s->serial_count; i++)
        good = good && s->serials[i].work < s->work_count;
    return good;
}

static bool doubts_hold(const struct vt_snapshot *s)
{
    bool good = true;
    for (size_t i = 0; i < s->conflict_count; i++) {
        const struct vt_disk_conflict *conflict = &s->conflicts[i];
        good = good && (conflict->work < s->work_count) && (conflict->field < VT_FACT_COUNT) &&
               is_text(s, conflict->chosen) && (conflict->vote_begin <= s->vote_count) &&
               (conflict->vote_count <= s->vote_count - conflict->vote_begin);
    }
    for (size_t i = 0; i < s->vote_count; i++)
        good = good && is_text(s, s->votes[i].value) &&
               (s->votes[i].speaker < s->work_count || s->votes[i].speaker == VT_NONE);
    for (size_t i = 0; i < s->ambiguity_count; i++)
        good = good && (s->ambiguities[i].begin <= s->alternative_count) &&
               (s->ambiguities[i].count <= s->alternative_count - s->ambiguities[i].begin);
    for (size_t i = 0; i < s->alternative_count; i++)
        good = good && s->alternatives[i] < s->work_count;
    return good;
}

int vt_snapshot_check(struct vt_str bytes, struct vt_snapshot *ret, struct vt_error *err)
{
    struct vt_snapshot snapshot = {0};
    struct checker checker = {bytes, &snapshot, err};
    int status = check_header(&checker);
    if (status == VT_OK)
        status = find_sections(&checker);
    if (status != VT_OK)
        return status;
    if (!works_hold(&snapshot))
        return corrupt(&checker, "a work points outside");
    if (!links_hold(&snapshot))
        return corrupt(&checker, "a link points outside");
    if (!lookups_hold(&snapshot))
        return corrupt(&checker, "a look-up table points outside");
    if (!doubts_hold(&snapshot))
        return corrupt(&checker, "a conflict points outside");
    *ret = snapshot;
    return VT_OK;
}
