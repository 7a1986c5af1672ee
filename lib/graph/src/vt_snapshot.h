/* vt_snapshot.h — the file graph.vtg, byte by byte.  docs/graph-format.md explains it.
 * Layer: graph (private).  All numbers are little-endian; sections begin at multiples of 8. */
#ifndef VT_SNAPSHOT_H
#define VT_SNAPSHOT_H

#include "vt_status.h"
#include "vt_str.h"

_Static_assert(__BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__, "graph.vtg is mapped as it is");

#define VT_SNAPSHOT_FILE "graph.vtg"
#define VT_DELTA_FILE "graph.delta.vtg"
#define VT_SNAPSHOT_MAGIC "VTGRAPH\n"
enum { VT_SNAPSHOT_VERSION = 4, VT_SNAPSHOT_CONFIDENCE_ONE = 1000 };

enum vt_section {
    VT_SECTION_WORKS,        /* struct vt_disk_work, in order of date and id */
    VT_SECTION_OUT,          /* struct vt_disk_span of TARGETS and LINKS, by work */
    VT_SECTION_TARGETS,      /* uint32: works, by from, to, speaker, mention */
    VT_SECTION_LINKS,        /* struct vt_disk_link, in the same order */
    VT_SECTION_IN,           /* struct vt_disk_span of SOURCES and IN_LINKS, by work */
    VT_SECTION_SOURCES,      /* uint32: works, by to, from, speaker, mention */
    VT_SECTION_IN_LINKS,     /* uint32: links, in the same order */
    VT_SECTION_IDS,          /* struct vt_disk_name: ids, slugs, ids of copies; by bytes */
    VT_SECTION_KEYS,         /* uint32: works with a number, by its bytes */
    VT_SECTION_LOOSE,        /* uint32: the same, by loose number */
    VT_SECTION_SERIALS,      /* struct vt_disk_serial, by serial */
    VT_SECTION_NAMES,        /* struct vt_disk_name: folded names; by bytes */
    VT_SECTION_CONFLICTS,    /* struct vt_disk_conflict, by work and field */
    VT_SECTION_VOTES,        /* struct vt_disk_vote */
    VT_SECTION_AMBIGUITIES,  /* struct vt_disk_ambiguity, by speaker and mention */
    VT_SECTION_ALTERNATIVES, /* uint32: works */
    VT_SECTION_BASES,        /* uint32: of a delta: each work's number in its base, or UINT32_MAX */
    VT_SECTION_STRINGS,      /* UTF-8 */
    VT_SECTION_COUNT
};

/** Bytes in STRINGS. */
struct vt_disk_text {
    uint32_t offset, len_bytes;
};

struct vt_disk_section {
    uint64_t offset, len_bytes;
    uint64_t checksum; /* xxh3 of its bytes */
};

struct vt_disk_header {
    char magic[8];
    uint64_t checksum; /* xxh3 of the header after this field */
    uint32_t version;
    uint32_t section_count;
    uint64_t file_bytes;
    uint64_t sequence; /* of the archive */
    uint64_t tables;   /* xxh3 of the ids of types and relations: they are stored as numbers */
    uint64_t base;     /* of a delta: the checksum of the header of the snapshot it belongs to */
    struct vt_disk_section sections[VT_SECTION_COUNT];
};

struct vt_disk_work {
    struct vt_disk_text id, document, key, loose, type, issuer, issuer_code, place, date, subject,
        name;
    uint32_t day; /* date as yyyymmdd */
    uint32_t effective, expires;
    uint32_t flags; /* enum vt_work_flag */
    uint32_t citing_documents;
    uint32_t type_number; /* vt_type */
};

/** [begin, end) */
struct vt_disk_span {
    uint32_t begin, end;
};

enum vt_disk_link_flag {
    VT_DISK_THIRD_PARTY = 1 << 0,
    VT_DISK_WEAK = 1 << 1,
    VT_DISK_AMBIGUOUS = 1 << 2,
    VT_DISK_QUOTED = 1 << 3
};

/* Where it leads stands in TARGETS: a walk reads nothing else. */
struct vt_disk_link {
    uint32_t from, speaker, mention;
    uint8_t relation, flags;
    uint16_t confidence; /* thousandths */
};

struct vt_disk_name {
    struct vt_disk_text text;
    uint32_t work;
};

struct vt_disk_serial {
    uint32_t serial, work;
};

struct vt_disk_conflict {
    uint32_t work, field; /* enum vt_fact_field */
    struct vt_disk_text chosen;
    uint32_t vote_begin, vote_count;
};

struct vt_disk_vote {
    struct vt_disk_text value;
    uint32_t speaker, mention;
};

struct vt_disk_ambiguity {
    uint32_t speaker, mention, begin, count; /* of ALTERNATIVES */
};

static inline size_t vt_section_item_bytes(enum vt_section section)
{
    static const size_t bytes[VT_SECTION_COUNT] = {
        [VT_SECTION_WORKS] = sizeof(struct vt_disk_work),
        [VT_SECTION_OUT] = sizeof(struct vt_disk_span),
        [VT_SECTION_TARGETS] = sizeof(uint32_t),
        [VT_SECTION_LINKS] = sizeof(struct vt_disk_link),
        [VT_SECTION_IN] = sizeof(struct vt_disk_span),
        [VT_SECTION_SOURCES] = sizeof(uint32_t),
        [VT_SECTION_IN_LINKS] = sizeof(uint32_t),
        [VT_SECTION_IDS] = sizeof(struct vt_disk_name),
        [VT_SECTION_KEYS] = sizeof(uint32_t),
        [VT_SECTION_LOOSE] = sizeof(uint32_t),
        [VT_SECTION_SERIALS] = sizeof(struct vt_disk_serial),
        [VT_SECTION_NAMES] = sizeof(struct vt_disk_name),
        [VT_SECTION_CONFLICTS] = sizeof(struct vt_disk_conflict),
        [VT_SECTION_VOTES] = sizeof(struct vt_disk_vote),
        [VT_SECTION_AMBIGUITIES] = sizeof(struct vt_disk_ambiguity),
        [VT_SECTION_ALTERNATIVES] = sizeof(uint32_t),
        [VT_SECTION_BASES] = sizeof(uint32_t),
        [VT_SECTION_STRINGS] = 1,
    };
    return bytes[section];
}

/** Where a section begins that follows so many bytes. */
static inline uint64_t vt_section_begin(uint64_t after_bytes)
{
    return (after_bytes + 7) / 8 * 8;
}

/** Checksum of a header (the bytes after the field). */
uint64_t vt_snapshot_checksum(const struct vt_disk_header *header);
/** Put the checksums of a whole file in memory right, sections first: for tests. */
void vt_snapshot_sign(char *bytes);
/** Of the tables that this program was built with. */
uint64_t vt_snapshot_tables(void);

/** An open graph.  Nothing that stands in it is trusted: what is read as a number of something, or as a
 * text, goes through the functions below, so that damage gives wrong answers at worst. */
struct vt_snapshot {
    uint64_t sequence, base;
    const struct vt_disk_work *works;
    const struct vt_disk_span *out, *in;
    const uint32_t *targets, *sources, *in_links, *alternatives, *bases;
    const struct vt_disk_link *links;
    const struct vt_disk_conflict *conflicts;
    const struct vt_disk_vote *votes;
    const struct vt_disk_name *ids, *names;
    const uint32_t *keys, *loose;
    const struct vt_disk_serial *serials;
    const struct vt_disk_ambiguity *ambiguities;
    const char *strings;
    size_t work_count, id_count, name_count, key_count, serial_count, conflict_count, vote_count,
        ambiguity_count, alternative_count, base_count, string_bytes;
    size_t link_count;  /* places of targets and links */
    size_t entry_count; /* places of sources and in-links */
    size_t moved_count; /* places that a delta has left for others: links that stand twice */
};

/** Add what to do to an error just made (err may be NULL); returns status. */
int vt_snapshot_build_anew(struct vt_error *err, int status);

/** Header and layout: the cost does not depend on the size.  VT_E_CORRUPT, VT_E_VERSION.  Borrows the
 * bytes, which begin at a multiple of 8. */
int vt_snapshot_read(struct vt_str bytes, const struct vt_disk_header **ret, struct vt_error *err);
/** Of what vt_snapshot_read accepted. */
void vt_snapshot_view(const struct vt_disk_header *header, struct vt_snapshot *ret);
/** Checksums of all sections, and every offset and number in them.  Cost: linear. */
int vt_snapshot_check(const struct vt_disk_header *header, struct vt_error *err);

static inline const void *vt_section_items(const struct vt_disk_header *header,
                                           enum vt_section section)
{
    return (const char *)header + header->sections[section].offset;
}

static inline size_t vt_section_count(const struct vt_disk_header *header, enum vt_section section)
{
    return header->sections[section].len_bytes / vt_section_item_bytes(section);
}

/* ---- reading ---- */

static inline struct vt_str vt_snapshot_text(const struct vt_snapshot *s, struct vt_disk_text text)
{
    if (text.offset > s->string_bytes || text.len_bytes > s->string_bytes - text.offset)
        return VT_STR_EMPTY;
    return vt_str_n(s->strings + text.offset, text.len_bytes);
}

/** An empty work where there is none of this number. */
static inline const struct vt_disk_work *vt_snapshot_work(const struct vt_snapshot *s, uint32_t no)
{
    static const struct vt_disk_work none = {.flags = 0};
    return no < s->work_count ? &s->works[no] : &none;
}

static inline struct vt_disk_span vt_snapshot_span(const struct vt_snapshot *s,
                                                   const struct vt_disk_span *spans, size_t count,
                                                   uint32_t no)
{
    const struct vt_disk_span none = {0, 0};
    if (no >= s->work_count || spans[no].begin > spans[no].end || spans[no].end > count)
        return none;
    return spans[no];
}

static inline struct vt_disk_span vt_snapshot_out(const struct vt_snapshot *s, uint32_t no)
{
    return vt_snapshot_span(s, s->out, s->link_count, no);
}

static inline struct vt_disk_span vt_snapshot_in(const struct vt_snapshot *s, uint32_t no)
{
    return vt_snapshot_span(s, s->in, s->entry_count, no);
}

/** An empty link where there is none of this number. */
static inline const struct vt_disk_link *vt_snapshot_link(const struct vt_snapshot *s,
                                                          uint32_t number)
{
    static const struct vt_disk_link none = {.from = UINT32_MAX, .speaker = UINT32_MAX};
    return number < s->link_count ? &s->links[number] : &none;
}

/** The link of an entry of SOURCES. */
static inline const struct vt_disk_link *vt_snapshot_in_link(const struct vt_snapshot *s,
                                                             uint32_t entry)
{
    return vt_snapshot_link(s, entry < s->entry_count ? s->in_links[entry] : UINT32_MAX);
}

#endif
