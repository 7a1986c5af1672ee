#include "vt_snapshot.h"

#include "vt_facts.h"
#include "vt_hash.h"
#include "vt_type.h"

uint64_t vt_snapshot_checksum(const struct vt_disk_header *header)
{
    const size_t begin = offsetof(struct vt_disk_header, version);
    return vt_hash64(vt_str_n((const char *)header + begin, sizeof *header - begin));
}

static uint64_t section_checksum(const struct vt_disk_header *header, enum vt_section section)
{
    return vt_hash64(
        vt_str_n(vt_section_items(header, section), (size_t)header->sections[section].len_bytes));
}

void vt_snapshot_sign(char *bytes)
{
    struct vt_disk_header *header = (void *)bytes;
    for (enum vt_section i = 0; i < VT_SECTION_COUNT; i++)
        header->sections[i].checksum = section_checksum(header, i);
    header->checksum = vt_snapshot_checksum(header);
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

int vt_snapshot_build_anew(struct vt_error *err, int status)
{
    return vt_hint(err, status, "build it anew: vanthu index");
}

static int corrupt(struct vt_error *err, const char *what)
{
    return vt_snapshot_build_anew(err,
                                  vt_fail(err, VT_E_CORRUPT, "the graph is damaged: %s", what));
}

/* ---- header and layout ---- */

static int other_version(const struct vt_disk_header *header, struct vt_error *err)
{
    vt_fail(err, VT_E_VERSION, "the graph was made by another version (format %u)",
            header->version);
    return vt_snapshot_build_anew(err, VT_E_VERSION);
}

static int read_layout(const struct vt_disk_header *header, struct vt_error *err)
{
    uint64_t end = sizeof *header;
    for (enum vt_section i = 0; i < VT_SECTION_COUNT; i++) {
        const struct vt_disk_section *section = &header->sections[i];
        if (section->len_bytes > header->file_bytes || section->offset != vt_section_begin(end) ||
            section->offset > header->file_bytes - section->len_bytes ||
            section->len_bytes % vt_section_item_bytes(i) != 0 ||
            section->len_bytes / vt_section_item_bytes(i) >= UINT32_MAX)
            return corrupt(err, "a section lies outside the file");
        end = section->offset + section->len_bytes;
    }
    return end == header->file_bytes ? VT_OK : corrupt(err, "not of the size it says");
}

static bool counts_fit(const struct vt_disk_header *header)
{
    const size_t works = vt_section_count(header, VT_SECTION_WORKS);
    const size_t links = vt_section_count(header, VT_SECTION_LINKS);
    return vt_section_count(header, VT_SECTION_OUT) == works &&
           vt_section_count(header, VT_SECTION_IN) == works &&
           vt_section_count(header, VT_SECTION_TARGETS) == links &&
           vt_section_count(header, VT_SECTION_SOURCES) == links &&
           vt_section_count(header, VT_SECTION_IN_LINKS) == links &&
           vt_section_count(header, VT_SECTION_KEYS) ==
               vt_section_count(header, VT_SECTION_LOOSE) &&
           vt_section_count(header, VT_SECTION_BASES) == (header->base == 0 ? 0 : works);
}

int vt_snapshot_read(struct vt_str bytes, const struct vt_disk_header **ret, struct vt_error *err)
{
    const struct vt_disk_header *header = (const void *)bytes.ptr;
    if (bytes.len_bytes < sizeof *header)
        return corrupt(err, "too short");
    if (memcmp(header->magic, VT_SNAPSHOT_MAGIC, sizeof header->magic) != 0)
        return corrupt(err, "not a graph file");
    if (header->version > 0 && header->version < VT_SNAPSHOT_VERSION)
        return other_version(header, err); /* older headers have their checksum of something else */
    if (vt_snapshot_checksum(header) != header->checksum)
        return corrupt(err, "the checksum of its header fails");
    if (header->version != VT_SNAPSHOT_VERSION || header->tables != vt_snapshot_tables())
        return other_version(header, err);
    if (header->file_bytes != bytes.len_bytes || header->section_count != VT_SECTION_COUNT)
        return corrupt(err, "not of the size it says");
    const int status = read_layout(header, err);
    if (status != VT_OK)
        return status;
    if (!counts_fit(header))
        return corrupt(err, "its sections do not fit each other");
    *ret = header;
    return VT_OK;
}

void vt_snapshot_view(const struct vt_disk_header *h, struct vt_snapshot *ret)
{
    *ret = (struct vt_snapshot){
        .sequence = h->sequence,
        .base = h->base,
        .works = vt_section_items(h, VT_SECTION_WORKS),
        .out = vt_section_items(h, VT_SECTION_OUT),
        .in = vt_section_items(h, VT_SECTION_IN),
        .targets = vt_section_items(h, VT_SECTION_TARGETS),
        .sources = vt_section_items(h, VT_SECTION_SOURCES),
        .in_links = vt_section_items(h, VT_SECTION_IN_LINKS),
        .links = vt_section_items(h, VT_SECTION_LINKS),
        .alternatives = vt_section_items(h, VT_SECTION_ALTERNATIVES),
        .bases = vt_section_items(h, VT_SECTION_BASES),
        .conflicts = vt_section_items(h, VT_SECTION_CONFLICTS),
        .votes = vt_section_items(h, VT_SECTION_VOTES),
        .strings = vt_section_items(h, VT_SECTION_STRINGS),
        .ids = vt_section_items(h, VT_SECTION_IDS),
        .names = vt_section_items(h, VT_SECTION_NAMES),
        .keys = vt_section_items(h, VT_SECTION_KEYS),
        .loose = vt_section_items(h, VT_SECTION_LOOSE),
        .serials = vt_section_items(h, VT_SECTION_SERIALS),
        .ambiguities = vt_section_items(h, VT_SECTION_AMBIGUITIES),
        .work_count = vt_section_count(h, VT_SECTION_WORKS),
        .base_count = vt_section_count(h, VT_SECTION_BASES),
        .link_count = vt_section_count(h, VT_SECTION_LINKS),
        .entry_count = vt_section_count(h, VT_SECTION_SOURCES),
        .id_count = vt_section_count(h, VT_SECTION_IDS),
        .name_count = vt_section_count(h, VT_SECTION_NAMES),
        .key_count = vt_section_count(h, VT_SECTION_KEYS),
        .serial_count = vt_section_count(h, VT_SECTION_SERIALS),
        .ambiguity_count = vt_section_count(h, VT_SECTION_AMBIGUITIES),
        .conflict_count = vt_section_count(h, VT_SECTION_CONFLICTS),
        .vote_count = vt_section_count(h, VT_SECTION_VOTES),
        .alternative_count = vt_section_count(h, VT_SECTION_ALTERNATIVES),
        .string_bytes = vt_section_count(h, VT_SECTION_STRINGS),
    };
}

/* ---- content ---- */

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

/* Every list ends where the next begins. */
static bool spans_hold(const struct vt_disk_span *spans, size_t count, size_t entries)
{
    uint32_t end = 0;
    bool good = true;
    for (size_t i = 0; i < count; i++) {
        good = good && spans[i].begin == end && spans[i].begin <= spans[i].end;
        end = spans[i].end;
    }
    return good && end == entries;
}

static bool links_hold(const struct vt_snapshot *s)
{
    const size_t relations = vt_relation_count();
    if (!spans_hold(s->out, s->work_count, s->link_count) ||
        !spans_hold(s->in, s->work_count, s->link_count))
        return false;
    bool good = true;
    for (size_t work = 0; work < s->work_count; work++) {
        for (uint32_t i = s->out[work].begin; i < s->out[work].end; i++)
            good = good && (s->links[i].from == work) && (s->targets[i] < s->work_count) &&
                   (s->links[i].speaker < s->work_count) && (s->links[i].relation <= relations);
        for (uint32_t i = s->in[work].begin; i < s->in[work].end; i++)
            good = good && s->in_links[i] < s->link_count && s->targets[s->in_links[i]] == work &&
                   s->links[s->in_links[i]].from == s->sources[i];
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
        good = good && (s->ambiguities[i].speaker < s->work_count) &&
               (s->ambiguities[i].begin <= s->alternative_count) &&
               (s->ambiguities[i].count <= s->alternative_count - s->ambiguities[i].begin);
    for (size_t i = 0; i < s->alternative_count; i++)
        good = good && s->alternatives[i] < s->work_count;
    return good;
}

static bool padding_is_zero(const struct vt_disk_header *header)
{
    uint64_t end = sizeof *header;
    unsigned char any = 0;
    for (enum vt_section i = 0; i < VT_SECTION_COUNT; i++) {
        for (; end < header->sections[i].offset; end++)
            any |= ((const unsigned char *)header)[end];
        end += header->sections[i].len_bytes;
    }
    return any == 0;
}

int vt_snapshot_check(const struct vt_disk_header *header, struct vt_error *err)
{
    struct vt_snapshot snapshot;
    for (enum vt_section i = 0; i < VT_SECTION_COUNT; i++)
        if (section_checksum(header, i) != header->sections[i].checksum)
            return corrupt(err, "a checksum fails");
    if (!padding_is_zero(header))
        return corrupt(err, "bytes between its sections");
    vt_snapshot_view(header, &snapshot);
    if (!works_hold(&snapshot))
        return corrupt(err, "a work points outside");
    if (!links_hold(&snapshot))
        return corrupt(err, "a link points outside");
    if (!lookups_hold(&snapshot))
        return corrupt(err, "a look-up table points outside");
    if (!doubts_hold(&snapshot))
        return corrupt(err, "a conflict points outside");
    return VT_OK;
}
