/* vt_snapshot.h — the file graph.vtg, byte by byte.  docs/graph-format.md explains it.
 * Layer: graph (private).  All numbers are little-endian; sections begin at multiples of 8. */
#ifndef VT_SNAPSHOT_H
#define VT_SNAPSHOT_H

#include "vt_status.h"
#include "vt_str.h"

_Static_assert(__BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__, "graph.vtg is mapped as it is");

#define VT_SNAPSHOT_FILE "graph.vtg"
#define VT_SNAPSHOT_MAGIC "VTGRAPH\n"
enum { VT_SNAPSHOT_VERSION = 1, VT_SNAPSHOT_CONFIDENCE_ONE = 1000 };

enum vt_section {
    VT_SECTION_WORKS,        /* struct vt_disk_work, in order of date and id */
    VT_SECTION_OUT_BEGINS,   /* uint32: first link of each work, and the end */
    VT_SECTION_LINKS,        /* struct vt_disk_link, by from, to, speaker, mention */
    VT_SECTION_IN_BEGINS,    /* uint32: first entry of each work in IN, and the end */
    VT_SECTION_IN,           /* uint32: links by to, from, speaker, mention */
    VT_SECTION_IDS,          /* struct vt_disk_name: ids, slugs, ids of copies; by bytes */
    VT_SECTION_KEYS,         /* uint32: works with a number, by its bytes */
    VT_SECTION_LOOSE,        /* uint32: the same, by loose number */
    VT_SECTION_SERIALS,      /* struct vt_disk_serial, by serial */
    VT_SECTION_NAMES,        /* struct vt_disk_name: folded names; by bytes */
    VT_SECTION_CONFLICTS,    /* struct vt_disk_conflict, by work and field */
    VT_SECTION_VOTES,        /* struct vt_disk_vote */
    VT_SECTION_AMBIGUITIES,  /* struct vt_disk_ambiguity, by speaker and mention */
    VT_SECTION_ALTERNATIVES, /* uint32: works */
    VT_SECTION_STRINGS,      /* UTF-8 */
    VT_SECTION_COUNT
};

/** Bytes in STRINGS. */
struct vt_disk_text {
    uint32_t offset, len_bytes;
};

struct vt_disk_section {
    uint64_t offset, len_bytes;
};

struct vt_disk_header {
    char magic[8];
    uint64_t checksum; /* xxh3 of everything after this field */
    uint32_t version;
    uint32_t section_count;
    uint64_t file_bytes;
    uint64_t sequence; /* of the archive */
    uint64_t tables;   /* xxh3 of the ids of types and relations: they are stored as numbers */
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

enum vt_disk_link_flag {
    VT_DISK_THIRD_PARTY = 1 << 0,
    VT_DISK_WEAK = 1 << 1,
    VT_DISK_AMBIGUOUS = 1 << 2,
    VT_DISK_QUOTED = 1 << 3
};

struct vt_disk_link {
    uint32_t from, to, speaker, mention;
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
        [VT_SECTION_OUT_BEGINS] = sizeof(uint32_t),
        [VT_SECTION_LINKS] = sizeof(struct vt_disk_link),
        [VT_SECTION_IN_BEGINS] = sizeof(uint32_t),
        [VT_SECTION_IN] = sizeof(uint32_t),
        [VT_SECTION_IDS] = sizeof(struct vt_disk_name),
        [VT_SECTION_KEYS] = sizeof(uint32_t),
        [VT_SECTION_LOOSE] = sizeof(uint32_t),
        [VT_SECTION_SERIALS] = sizeof(struct vt_disk_serial),
        [VT_SECTION_NAMES] = sizeof(struct vt_disk_name),
        [VT_SECTION_CONFLICTS] = sizeof(struct vt_disk_conflict),
        [VT_SECTION_VOTES] = sizeof(struct vt_disk_vote),
        [VT_SECTION_AMBIGUITIES] = sizeof(struct vt_disk_ambiguity),
        [VT_SECTION_ALTERNATIVES] = sizeof(uint32_t),
        [VT_SECTION_STRINGS] = 1,
    };
    return bytes[section];
}

/** Checksum of a whole file in memory (at least a header). */
uint64_t vt_snapshot_checksum(struct vt_str bytes);
/** Of the tables that this program was built with. */
uint64_t vt_snapshot_tables(void);

/** A file in memory, checked: every offset and number in it may be followed. */
struct vt_snapshot {
    const struct vt_disk_header *header;
    const struct vt_disk_work *works;
    const uint32_t *out_begins, *in_begins, *in, *keys, *loose, *alternatives;
    const struct vt_disk_link *links;
    const struct vt_disk_name *ids, *names;
    const struct vt_disk_serial *serials;
    const struct vt_disk_conflict *conflicts;
    const struct vt_disk_vote *votes;
    const struct vt_disk_ambiguity *ambiguities;
    const char *strings;
    size_t work_count, link_count, id_count, key_count, serial_count, name_count, conflict_count,
        vote_count, ambiguity_count, alternative_count, string_bytes;
};

/** Add what to do to an error just made (err may be NULL); returns status. */
int vt_snapshot_build_anew(struct vt_error *err, int status);

/** VT_E_CORRUPT, VT_E_VERSION.  Borrows the bytes, which begin at a multiple of 8.  Cost: linear.
 */
int vt_snapshot_check(struct vt_str bytes, struct vt_snapshot *ret, struct vt_error *err);

static inline struct vt_str vt_snapshot_text(const struct vt_snapshot *snapshot,
                                             struct vt_disk_text text)
{
    return vt_str_n(snapshot->strings + text.offset, text.len_bytes);
}

#endif
