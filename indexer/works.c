#include "works.h"

#include "vt_file.h"

enum { COLUMNS_AT_MOST = 64, TABLE_BYTES = 256 * 1024 * 1024 };

static const struct column {
    const char *name;
    size_t offset;
} COLUMNS[] = {
    {"key", offsetof(struct vt_archive_work, key)},
    {"type", offsetof(struct vt_archive_work, type)},
    {"issuer", offsetof(struct vt_archive_work, issuer)},
    {"date", offsetof(struct vt_archive_work, date)},
    {"subject", offsetof(struct vt_archive_work, subject)},
    {"source", offsetof(struct vt_archive_work, source)},
};

/* Which member each column of the table fills; NULL: none. */
struct layout {
    const struct column *members[COLUMNS_AT_MOST];
    size_t count;
};

static size_t cells_of(struct vt_str line, struct vt_str *cells)
{
    size_t count = 0;
    while (count < COLUMNS_AT_MOST && vt_str_split(&line, '\t', &cells[count]))
        count++;
    return count;
}

static int read_header(struct vt_str line, struct layout *ret, struct vt_error *err)
{
    struct vt_str cells[COLUMNS_AT_MOST];
    bool has_key = false;
    *ret = (struct layout){.count = cells_of(line, cells)};
    for (size_t i = 0; i < ret->count; i++)
        for (size_t c = 0; c < VT_ARRAY_LEN(COLUMNS); c++)
            if (vt_str_eq(vt_str_trim(cells[i]), vt_str(COLUMNS[c].name))) {
                ret->members[i] = &COLUMNS[c];
                has_key = has_key || c == 0;
            }
    if (has_key)
        return VT_OK;
    return vt_hint(err, vt_fail(err, VT_E_FORMAT, "bảng không có cột 'key'"),
                   "dòng đầu phải ghi tên các cột: key, type, issuer, date, subject, source");
}

static int put_row(struct vt_archive *archive, const struct layout *layout, struct vt_str line,
                   unsigned line_no, struct vt_error *err)
{
    struct vt_str cells[COLUMNS_AT_MOST];
    size_t count = cells_of(line, cells);
    struct vt_archive_work work = {0};
    if (count != layout->count)
        return vt_fail(err, VT_E_FORMAT, "dòng %u có %zu ô, dòng đầu có %zu", line_no, count,
                       layout->count);
    for (size_t i = 0; i < count; i++)
        if (layout->members[i] != NULL)
            *(struct vt_str *)((char *)&work + layout->members[i]->offset) = vt_str_trim(cells[i]);
    if (work.key.len_bytes == 0)
        return vt_fail(err, VT_E_FORMAT, "dòng %u không có 'key'", line_no);
    return vt_archive_put_work(archive, &work, err);
}

static int put_rows(struct vt_archive *archive, struct vt_str table, size_t *ret_count,
                    struct vt_error *err)
{
    struct layout layout = {.count = 0};
    struct vt_str line;
    unsigned line_no = 0;
    int status = VT_OK;
    *ret_count = 0;
    while (status == VT_OK && vt_str_split(&table, '\n', &line)) {
        line_no++;
        if (line.len_bytes > 0 && line.ptr[line.len_bytes - 1] == '\r')
            line.len_bytes--;
        if (line.len_bytes == 0 || line.ptr[0] == '#')
            continue;
        if (layout.count == 0) {
            status = read_header(line, &layout, err);
            continue;
        }
        status = put_row(archive, &layout, line, line_no, err);
        ++*ret_count;
    }
    if (status == VT_OK && layout.count == 0)
        status = vt_fail(err, VT_E_FORMAT, "bảng trống");
    return status;
}

int vt_works_import(struct vt_archive *archive, const char *path, size_t *ret_count,
                    struct vt_error *err)
{
    VT_AUTO(vt_buf_release) struct vt_buf table = VT_BUF_INIT(TABLE_BYTES);
    struct vt_error why;
    size_t offset, count;
    int status = vt_file_read(path, &table, err);
    if (status != VT_OK)
        return status;
    if (!vt_utf8_valid(vt_buf_str(&table), &offset))
        return vt_fail(err, VT_E_FORMAT, "'%s' không phải UTF-8 (byte %zu)", path, offset);
    status = vt_archive_begin(archive, err);
    if (status != VT_OK)
        return status;
    status = put_rows(archive, vt_buf_str(&table), &count, &why);
    if (status != VT_OK) {
        vt_archive_rollback(archive);
        vt_fail(err, status, "%s: '%s'", why.message, path);
        return why.hint[0] == '\0' ? status : vt_hint(err, status, "%s", why.hint);
    }
    status = vt_archive_commit(archive, err);
    if (status == VT_OK)
        *ret_count = count;
    return status;
}
