#include "vt_wal.h"

#include <endian.h>
#include <errno.h>
#include <fcntl.h>
#include <string.h>

#include "vt_cleanup.h"

enum { WAL_HEADER_WORDS = 8, FRAME_HEADER_WORDS = 6, WAL_MAGIC = 0x377f0682 };

struct wal {
    FILE *file; /* NULL: there is none, or nothing in it */
    uint32_t page_bytes;
    uint32_t salt[2];
    bool big_endian;  /* the words that the checksums add */
    uint32_t sums[2]; /* so far */
};

/* One frame: its header and whether it belongs to this run of the log. */
struct frame {
    uint32_t page;
    uint32_t commit_pages; /* size of the database after a commit, else 0 */
    bool current;
    bool sound;
};

static uint32_t word(const uint32_t *words, unsigned i)
{
    return be32toh(words[i]);
}

static void add_sums(struct wal *wal, const uint32_t *words, size_t count)
{
    for (size_t i = 0; i + 1 < count; i += 2) {
        uint32_t a = wal->big_endian ? be32toh(words[i]) : le32toh(words[i]);
        uint32_t b = wal->big_endian ? be32toh(words[i + 1]) : le32toh(words[i + 1]);
        wal->sums[0] += a + wal->sums[1];
        wal->sums[1] += b + wal->sums[0];
    }
}

static int wal_open(const char *database_path, struct wal *ret, struct vt_error *err)
{
    *ret = (struct wal){0};
    VT_AUTOFREE char *path = NULL;
    if (asprintf(&path, "%s-wal", database_path) < 0) {
        path = NULL;
        return vt_fail(err, VT_E_NOMEM, "out of memory");
    }
    VT_AUTOFILE FILE *file = fopen(path, "re");
    if (file == NULL)
        return errno == ENOENT ? VT_OK : vt_fail_errno(err, errno, "cannot read '%s'", path);
    uint32_t header[WAL_HEADER_WORDS];
    if (fread(header, sizeof header, 1, file) != 1)
        return ferror(file) ? vt_fail_errno(err, errno, "cannot read '%s'", path) : VT_OK;
    ret->page_bytes = word(header, 2);
    if ((word(header, 0) & ~1u) != WAL_MAGIC || ret->page_bytes < 512 || ret->page_bytes > 65536)
        return vt_fail(err, VT_E_CORRUPT, "damaged log '%s'", path);
    ret->big_endian = (word(header, 0) & 1) != 0;
    ret->salt[0] = word(header, 4);
    ret->salt[1] = word(header, 5);
    add_sums(ret, header, 6);
    if (ret->sums[0] != word(header, 6) || ret->sums[1] != word(header, 7))
        return vt_fail(err, VT_E_CORRUPT, "damaged log '%s'", path);
    ret->file = VT_TAKE(file);
    return VT_OK;
}

static void wal_close(struct wal *wal)
{
    if (wal->file != NULL)
        fclose(wal->file);
}

/* False at the end of the log. */
static bool next_frame(struct wal *wal, bool with_sums, struct frame *ret)
{
    uint32_t words[FRAME_HEADER_WORDS + 65536 / sizeof(uint32_t)];
    size_t page_words = wal->page_bytes / sizeof(uint32_t);
    if (wal->file == NULL || fread(words, sizeof words[0], FRAME_HEADER_WORDS + page_words,
                                   wal->file) != FRAME_HEADER_WORDS + page_words)
        return false;
    ret->page = word(words, 0);
    ret->commit_pages = word(words, 1);
    ret->current = word(words, 2) == wal->salt[0] && word(words, 3) == wal->salt[1];
    ret->sound = true;
    if (!with_sums)
        return true;
    add_sums(wal, words, 2);
    add_sums(wal, words + FRAME_HEADER_WORDS, page_words);
    ret->sound = wal->sums[0] == word(words, 4) && wal->sums[1] == word(words, 5);
    return true;
}

int vt_wal_each_page(const char *database_path, vt_wal_page_cb cb, void *ctx, struct vt_error *err)
{
    VT_AUTO(wal_close) struct wal wal;
    int status = wal_open(database_path, &wal, err);
    struct frame frame;
    while (status == VT_OK && next_frame(&wal, false, &frame) && frame.current)
        status = cb(frame.page, ctx, err);
    return status;
}

int vt_wal_is_damaged(const char *database_path, bool *ret_damaged, struct vt_error *err)
{
    VT_AUTO(wal_close) struct wal wal;
    struct vt_error why;
    int status = wal_open(database_path, &wal, &why);
    if (status != VT_OK && status != VT_E_CORRUPT)
        return vt_fail(err, status, "%s", why.message);
    bool damaged = status == VT_E_CORRUPT, broken = false;
    struct frame frame;
    while (!damaged && next_frame(&wal, true, &frame)) {
        if (frame.current && frame.commit_pages > 0 && broken)
            damaged = true;
        broken = broken || !frame.current || !frame.sound;
    }
    *ret_damaged = damaged;
    return VT_OK;
}
