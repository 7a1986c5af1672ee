#include "vt_package.h"

#include <archive.h>
#include <archive_entry.h>

#include "vt_cleanup.h"

typedef struct archive package;
VT_DEFINE_CLEANUP(package, archive_read_free);

/* Below this nothing is a bomb, however well it is packed. */
enum { HARMLESS_BYTES = 4 * 1024 * 1024, READ_STEP_BYTES = 64 * 1024 };

static int damaged(package *archive, struct vt_error *err)
{
    const char *reason = archive_error_string(archive);
    return vt_fail(err, VT_E_FORMAT, "the package is damaged: %s",
                   reason == NULL ? "no reason given" : reason);
}

static size_t most_bytes(const struct vt_source *source)
{
    const struct vt_format_limits *limits = source->limits;
    size_t most = SIZE_MAX;
    if (source->bytes.len_bytes < SIZE_MAX / limits->ratio)
        most = source->bytes.len_bytes * limits->ratio;
    if (most < HARMLESS_BYTES)
        most = HARMLESS_BYTES;
    return most < limits->part_bytes ? most : limits->part_bytes;
}

static int unpack(package *archive, struct vt_part *part, size_t most, struct vt_error *err)
{
    part->content.cap_bytes = most;
    for (;;) {
        size_t left = most - part->content.len_bytes;
        size_t step = left < READ_STEP_BYTES ? left : READ_STEP_BYTES;
        char *to = step == 0 ? NULL : vt_buf_reserve(&part->content, step);
        if (to == NULL && part->content.failed == VT_E_NOMEM)
            return vt_fail(err, VT_E_NOMEM, "out of memory for '%s' of the package", part->name);
        if (to == NULL)
            return vt_fail(err, VT_E_LIMIT, "'%s' of the package unpacks to more than %zu bytes",
                           part->name, most);
        la_ssize_t got = archive_read_data(archive, to, step);
        if (got < 0)
            return damaged(archive, err);
        if (got == 0)
            break;
        part->content.len_bytes += (size_t)got;
    }
    part->content.data[part->content.len_bytes] = '\0';
    part->is_found = true;
    return VT_OK;
}

static struct vt_part *find_part(struct vt_part *parts, size_t part_count, const char *name)
{
    for (size_t i = 0; name != NULL && i < part_count; i++)
        if (!parts[i].is_found && strcmp(parts[i].name, name) == 0)
            return &parts[i];
    return NULL;
}

static int read_entries(const struct vt_source *source, package *archive, struct vt_part *parts,
                        size_t part_count, struct vt_error *err)
{
    size_t left = most_bytes(source);
    for (size_t count = 0;; count++) {
        struct archive_entry *entry;
        int result = archive_read_next_header(archive, &entry);
        if (result == ARCHIVE_EOF)
            return VT_OK;
        if (result < ARCHIVE_WARN)
            return damaged(archive, err);
        if (count >= source->limits->part_count)
            return vt_fail(err, VT_E_LIMIT, "the package has more than %zu parts",
                           source->limits->part_count);
        struct vt_part *part = find_part(parts, part_count, archive_entry_pathname(entry));
        if (part == NULL)
            continue;
        if (archive_entry_is_encrypted(entry))
            return vt_fail(err, VT_E_UNSUPPORTED, "the package is protected by a password");
        int status = unpack(archive, part, left, err);
        if (status != VT_OK)
            return status;
        left -= part->content.len_bytes;
    }
}

int vt_package_read(const struct vt_source *source, struct vt_part *parts, size_t part_count,
                    struct vt_error *err)
{
    VT_AUTO(vt_cleanup_archive_read_free) package *archive = archive_read_new();
    if (archive == NULL)
        return vt_fail(err, VT_E_NOMEM, "out of memory for the package");
    if (archive_read_support_format_zip(archive) != ARCHIVE_OK ||
        archive_read_open_memory(archive, source->bytes.ptr, source->bytes.len_bytes) != ARCHIVE_OK)
        return damaged(archive, err);
    return read_entries(source, archive, parts, part_count, err);
}
