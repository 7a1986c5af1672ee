/* indexer_world.h — a folder of invented documents with an archive inside, and real workers.
 * A test that uses it has a main of its own, which calls vt_worker_main first. */
#ifndef INDEXER_WORLD_H
#define INDEXER_WORLD_H

#include "ingest.h"

#include "vt_file.h"
#include "vt_test.h"
#include "vt_worker.h"

struct world {
    char *dir; /* files below dir/files, archive in dir/files/archive: inside of what is indexed */
    char files[1024], archive_dir[1100];
    struct vt_archive *archive;
    bool retry;
};

static inline void world_make(struct world *world)
{
    *world = (struct world){.dir = vt_test_folder()};
    snprintf(world->files, sizeof world->files, "%s/files", world->dir);
    snprintf(world->archive_dir, sizeof world->archive_dir, "%s/archive", world->files);
    vt_assert_ok(vt_archive_open(world->archive_dir, VT_ARCHIVE_WRITE, &world->archive, NULL));
}

static inline void world_discard(struct world *world)
{
    vt_archive_close(world->archive);
    vt_test_folder_remove(world->dir);
}

static inline const char *world_path(const struct world *world, const char *name)
{
    static char path[2048];
    snprintf(path, sizeof path, "%s/%s", world->files, name);
    return path;
}

/* A decision with this number; two of the same number and mark have the same bytes. */
static inline void world_write(const struct world *world, const char *name, unsigned number,
                               const char *mark)
{
    char text[1024];
    snprintf(text, sizeof text,
             "ỦY BAN NHÂN DÂN XÃ THANH BÌNH\n\nSố: %u/QĐ-UBND\n\n"
             "Thanh Bình, ngày 13 tháng 3 năm 2031\n\nQUYẾT ĐỊNH\nVề việc thử %s\n\n"
             "Căn cứ Nghị định số 7/2030/NĐ-CP ngày 26 tháng 2 năm 2030 của Chính phủ;\n\n"
             "Điều 1. Thử.\n",
             number, mark);
    vt_assert_ok(vt_file_write_atomic(world_path(world, name), vt_str(text), NULL));
}

static inline struct vt_ingest_counts world_ingest(struct world *world, const char *path)
{
    struct vt_ingest_options options = {
        .jobs = 2, .retry = world->retry, .archive_dir = world->archive_dir};
    struct vt_ingest *ingest = NULL;
    struct vt_error err = {0};
    vt_assert_ok(vt_ingest_new(world->archive, &options, &ingest, NULL));
    int status = vt_ingest_path(ingest, path, &err);
    ck_assert_msg(status == VT_OK, "%s", err.message);
    struct vt_ingest_counts counts = *vt_ingest_counts(ingest);
    vt_ingest_free(ingest);
    return counts;
}

#endif
