#include "vt_page_sums.h"

#include <endian.h>
#include <errno.h>

#include "vt_cleanup.h"
#include "vt_file.h"
#include "vt_hash.h"
#include "vt_wal.h"

enum {
    PAGE_BYTES = 8192,           /* VT_ARCHIVE_PAGE_BYTES */
    LONG_LOG_FRAMES = 4096,      /* 32 MB: fewer rewrites of the same pages than SQLite's 4 MB */
    TOO_LONG_LOG_FRAMES = 65536, /* readers never left a gap: wait for one */
    HEADER_WORDS = 3
};
static const char MAGIC[8] = {'v', 't', 's', 'u', 'm', ' ', '1', '\n'};

static int after_commit(void *ctx, sqlite3 *db, const char *name, int frames)
{
    (void)db, (void)name;
    ((struct vt_page_sums *)ctx)->log_frames = frames;
    return SQLITE_OK;
}

void vt_page_sums_init(struct vt_page_sums *sums, sqlite3 *db, const char *database_path)
{
    *sums = (struct vt_page_sums){.db = db,
                                  .database_path = database_path,
                                  .hashes = VT_BUF_INIT(VT_BUF_NO_CAP),
                                  .marks = VT_BUF_INIT(VT_BUF_NO_CAP)};
    sqlite3_wal_hook(db, after_commit, sums); /* instead of SQLite's own checkpoints */
}

void vt_page_sums_release(struct vt_page_sums *sums)
{
    vt_buf_release(&sums->hashes);
    vt_buf_release(&sums->marks);
}

static char *sums_path(const char *database_path)
{
    char *path = NULL;
    return asprintf(&path, "%s.sum", database_path) < 0 ? NULL : path;
}

/* ---- the file of sums ---- */

/* Read it into hashes; VT_E_NOTFOUND or VT_E_CORRUPT where it cannot be used. */
static int load(const char *path, struct vt_buf *hashes, struct vt_error *err)
{
    VT_AUTO(vt_buf_release) struct vt_buf file = VT_BUF_INIT(VT_BUF_NO_CAP);
    int status = vt_file_read(path, &file, err);
    if (status != VT_OK)
        return status;
    size_t words = file.len_bytes / sizeof(uint64_t);
    const uint64_t *word = (const uint64_t *)(const void *)file.data;
    if (file.len_bytes % sizeof(uint64_t) != 0 || words < HEADER_WORDS + 1 ||
        memcmp(file.data, MAGIC, sizeof MAGIC) != 0 || le64toh(word[1]) != PAGE_BYTES ||
        le64toh(word[2]) != words - HEADER_WORDS - 1 ||
        le64toh(word[words - 1]) !=
            vt_hash64(vt_str_n(file.data, file.len_bytes - sizeof(uint64_t))))
        return vt_fail(err, VT_E_CORRUPT, "damaged '%s'", path);
    vt_buf_clear(hashes);
    for (size_t i = HEADER_WORDS; i < words - 1; i++) {
        uint64_t hash = le64toh(word[i]);
        vt_buf_add(hashes, vt_str_n((const char *)&hash, sizeof hash));
    }
    return hashes->failed == VT_OK ? VT_OK : vt_fail(err, hashes->failed, "out of memory");
}

static void add_word(struct vt_buf *buf, uint64_t value)
{
    uint64_t word = htole64(value);
    vt_buf_add(buf, vt_str_n((const char *)&word, sizeof word));
}

static int store(const char *path, const struct vt_buf *hashes, struct vt_error *err)
{
    VT_AUTO(vt_buf_release) struct vt_buf file = VT_BUF_INIT(VT_BUF_NO_CAP);
    size_t count = hashes->len_bytes / sizeof(uint64_t);
    const uint64_t *hash = (const uint64_t *)(const void *)hashes->data;
    vt_buf_add(&file, vt_str_n(MAGIC, sizeof MAGIC));
    add_word(&file, PAGE_BYTES);
    add_word(&file, count);
    for (size_t i = 0; i < count; i++)
        add_word(&file, hash[i]);
    add_word(&file, vt_hash64(vt_buf_str(&file)));
    if (file.failed != VT_OK)
        return vt_fail(err, file.failed, "out of memory");
    return vt_file_write_atomic(path, vt_buf_str(&file), err);
}

/* ---- pages ---- */

/* The database file as SQLite has it open: a second descriptor of ours would, when closed, drop
 * SQLite's POSIX locks. */
static sqlite3_file *database_file(sqlite3 *db)
{
    sqlite3_file *file = NULL;
    sqlite3_file_control(db, "main", SQLITE_FCNTL_FILE_POINTER, &file);
    return file;
}

static int page_count(sqlite3_file *file, uint64_t *ret, struct vt_error *err)
{
    sqlite3_int64 size_bytes;
    if (file == NULL || file->pMethods == NULL ||
        file->pMethods->xFileSize(file, &size_bytes) != SQLITE_OK)
        return vt_fail(err, VT_E_IO, "cannot read the size of the database");
    *ret = ((uint64_t)size_bytes + PAGE_BYTES - 1) / PAGE_BYTES;
    return VT_OK;
}

static int page_hash(sqlite3_file *file, uint64_t index, uint64_t *ret, struct vt_error *err)
{
    char page[PAGE_BYTES];
    int result = file->pMethods->xRead(file, page, PAGE_BYTES, (sqlite3_int64)index * PAGE_BYTES);
    if (result != SQLITE_OK && result != SQLITE_IOERR_SHORT_READ) /* then the rest is zeros */
        return vt_fail(err, VT_E_IO, "cannot read page %llu of the database",
                       (unsigned long long)index + 1);
    *ret = vt_hash64(vt_str_n(page, PAGE_BYTES));
    return VT_OK;
}

static int mark(uint32_t page, void *ctx, struct vt_error *err)
{
    struct vt_buf *marks = ctx;
    while (marks->len_bytes < page && marks->failed == VT_OK)
        vt_buf_add_c(marks, 0);
    if (marks->failed != VT_OK)
        return vt_fail(err, marks->failed, "out of memory");
    if (page > 0)
        marks->data[page - 1] = 1;
    return VT_OK;
}

static void mark_logged(struct vt_page_sums *sums)
{
    if (sums->known && vt_wal_each_page(sums->database_path, mark, &sums->marks, NULL) != VT_OK)
        sums->known = false;
}

/* Bring hashes up to the file: those of the marked and new pages, or of all. */
static int refresh(struct vt_page_sums *sums, struct vt_error *err)
{
    sqlite3_file *file = database_file(sums->db);
    struct vt_buf *hashes = &sums->hashes;
    uint64_t count, hash;
    int status = page_count(file, &count, err);
    if (!sums->known)
        vt_buf_clear(hashes);
    for (uint64_t i = 0; i < count && status == VT_OK; i++) {
        bool have = i < hashes->len_bytes / sizeof hash;
        if (have && (i >= sums->marks.len_bytes || sums->marks.data[i] == 0))
            continue;
        status = page_hash(file, i, &hash, err);
        if (have)
            memcpy(hashes->data + i * sizeof hash, &hash, sizeof hash);
        else
            vt_buf_add(hashes, vt_str_n((const char *)&hash, sizeof hash));
    }
    if (status == VT_OK && hashes->failed != VT_OK)
        status = vt_fail(err, hashes->failed, "out of memory");
    if (status == VT_OK && hashes->len_bytes > count * sizeof hash)
        hashes->len_bytes = count * sizeof hash;
    return status;
}

/* ---- a writer's life ---- */

int vt_page_sums_suspend(struct vt_page_sums *sums, struct vt_error *err)
{
    if (sums->suspended)
        return VT_OK;
    VT_AUTOFREE char *path = sums_path(sums->database_path);
    if (path == NULL)
        return vt_fail(err, VT_E_NOMEM, "out of memory");
    sums->known = load(path, &sums->hashes, NULL) == VT_OK;
    if (unlink(path) != 0 && errno != ENOENT)
        return vt_fail_errno(err, errno, "cannot remove '%s'", path);
    *strrchr(path, '/') = '\0';
    int status = vt_file_sync_dir(path, err);
    sums->suspended = status == VT_OK;
    return status;
}

void vt_page_sums_checkpoint_when_due(struct vt_page_sums *sums)
{
    if (sums->log_frames < LONG_LOG_FRAMES)
        return;
    mark_logged(sums);
    sqlite3_wal_checkpoint_v2(sums->db, NULL,
                              sums->log_frames < TOO_LONG_LOG_FRAMES ? SQLITE_CHECKPOINT_PASSIVE
                                                                     : SQLITE_CHECKPOINT_TRUNCATE,
                              NULL, NULL);
}

int vt_page_sums_resume(struct vt_page_sums *sums, struct vt_error *err)
{
    VT_AUTOFREE char *path = sums_path(sums->database_path);
    if (path == NULL)
        return vt_fail(err, VT_E_NOMEM, "out of memory");
    if (!sums->suspended && access(path, F_OK) == 0)
        return VT_OK;
    mark_logged(sums);
    /* A handle that has read nothing does not know yet whether there is a log. */
    int left = 0,
        result = sqlite3_exec(sums->db, "SELECT count(*) FROM sqlite_schema", NULL, NULL, NULL);
    if (result == SQLITE_OK)
        result = sqlite3_wal_checkpoint_v2(sums->db, NULL, SQLITE_CHECKPOINT_TRUNCATE, &left, NULL);
    if ((result & 0xFF) == SQLITE_FULL)
        return vt_fail(err, VT_E_NOSPACE, "no room to empty the log of '%s'", sums->database_path);
    if (left < 0) /* no log at all (the file system cannot share memory): nobody marked pages */
        sums->known = false;
    if (result != SQLITE_OK || left > 0)
        return vt_fail(err, VT_E_LOCKED, "the log of '%s' is in use", sums->database_path);
    int status = refresh(sums, err);
    if (status == VT_OK)
        status = store(path, &sums->hashes, err);
    if (status != VT_OK)
        return status;
    sums->suspended = false;
    vt_buf_clear(&sums->marks);
    return VT_OK;
}

/* Which pages differ, in bad: page numbers from 1, as uint64_t. */
static int compare(sqlite3 *db, const struct vt_buf *hashes, struct vt_buf *bad,
                   struct vt_error *err)
{
    sqlite3_file *file = database_file(db);
    uint64_t count, known = hashes->len_bytes / sizeof(uint64_t);
    int status = page_count(file, &count, err);
    for (uint64_t i = 0; status == VT_OK && i < (count > known ? count : known); i++) {
        uint64_t found = 0, expected = 0, page = i + 1;
        bool there = i < count && i < known;
        if (there) {
            status = page_hash(file, i, &found, err);
            memcpy(&expected, hashes->data + i * sizeof expected, sizeof expected);
        }
        if (!there || found != expected)
            vt_buf_add(bad, vt_str_n((const char *)&page, sizeof page));
    }
    return status;
}

int vt_page_sums_check(sqlite3 *db, const char *database_path, vt_page_cb cb, void *ctx,
                       struct vt_error *err)
{
    VT_AUTOFREE char *path = sums_path(database_path);
    VT_AUTO(vt_buf_release) struct vt_buf hashes = VT_BUF_INIT(VT_BUF_NO_CAP);
    VT_AUTO(vt_buf_release) struct vt_buf bad = VT_BUF_INIT(VT_BUF_NO_CAP);
    struct stat before, after;
    if (path == NULL)
        return vt_fail(err, VT_E_NOMEM, "out of memory");
    if (stat(path, &before) != 0)
        return vt_fail_errno(err, errno, "no checksums of pages '%s'", path);
    int status = load(path, &hashes, err);
    bool damaged = status == VT_E_CORRUPT;
    if (status == VT_OK)
        status = compare(db, &hashes, &bad, err);
    if (status != VT_OK && !damaged)
        return status;
    /* A writer takes the sums away before it changes anything: then what was seen means nothing. */
    if (stat(path, &after) != 0 || after.st_ino != before.st_ino ||
        after.st_mtim.tv_sec != before.st_mtim.tv_sec ||
        after.st_mtim.tv_nsec != before.st_mtim.tv_nsec)
        return vt_fail(err, VT_E_NOTFOUND, "a writer has begun on '%s'", database_path);
    if (damaged)
        cb(0, ctx);
    for (size_t at = 0; at < bad.len_bytes; at += sizeof(uint64_t)) {
        uint64_t page;
        memcpy(&page, bad.data + at, sizeof page);
        cb(page, ctx);
    }
    return VT_OK;
}
