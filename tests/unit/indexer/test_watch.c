#include "watch.h"

#include "vt_file.h"
#include "vt_test.h"

struct world {
    char *dir;
    struct vt_watch *watch;
    struct vt_buf paths;
};

static void make(struct world *world)
{
    *world = (struct world){.dir = vt_test_folder(), .paths = VT_BUF_INIT(VT_BUF_NO_CAP)};
}

static void discard(struct world *world)
{
    if (world->watch != NULL)
        vt_watch_free(world->watch);
    vt_buf_release(&world->paths);
    vt_test_folder_remove(world->dir);
}

static char *path_of(const struct world *world, const char *name)
{
    static char path[4][1024];
    static unsigned next;
    char *to = path[next++ % 4];
    snprintf(to, sizeof path[0], "%s/%s", world->dir, name);
    return to;
}

static void touch(const struct world *world, const char *name)
{
    FILE *file = fopen(path_of(world, name), "w");
    ck_assert_ptr_nonnull(file);
    fputs("văn bản", file);
    fclose(file);
}

/* Wait, and give the names below the folder, in order, each on a line. */
static void expect(struct world *world, const char *const *names, size_t count)
{
    vt_assert_ok(vt_watch_wait(world->watch, &world->paths, NULL));
    size_t found = 0, paths = 0;
    struct vt_str rest = vt_buf_str(&world->paths), path;
    while (vt_str_split(&rest, '\0', &path)) {
        paths += path.len_bytes > 0;
        for (size_t i = 0; i < count; i++)
            found += vt_str_eq(path, vt_str(path_of(world, names[i])));
    }
    ck_assert_uint_eq(found, count);
    ck_assert_uint_eq(paths, count);
}

START_TEST(test_changes_of_files_below_a_folder)
{
    struct world world;
    make(&world);
    ck_assert_int_eq(mkdir(path_of(&world, "sub"), 0755), 0);
    touch(&world, "old.txt");
    vt_assert_ok(vt_watch_new(&world.dir, 1, &world.watch, NULL));
    touch(&world, "new.txt");
    touch(&world, "new.txt");
    touch(&world, ".hidden");
    touch(&world, "sub/deep.txt");
    expect(&world, (const char *const[]){"new.txt", "sub/deep.txt"}, 2);
    ck_assert_int_eq(unlink(path_of(&world, "old.txt")), 0);
    ck_assert_int_eq(rename(path_of(&world, "new.txt"), path_of(&world, "sub/moved.txt")), 0);
    expect(&world, (const char *const[]){"old.txt", "new.txt", "sub/moved.txt"}, 3);
    discard(&world);
}
END_TEST

START_TEST(test_new_folders_are_watched_too)
{
    struct world world;
    make(&world);
    vt_assert_ok(vt_watch_new(&world.dir, 1, &world.watch, NULL));
    vt_assert_ok(vt_file_mkdirs(path_of(&world, "a/b"), NULL));
    vt_assert_ok(vt_watch_wait(world.watch, &world.paths, NULL));
    ck_assert(vt_str_starts(vt_buf_str(&world.paths), vt_str(path_of(&world, "a"))));
    touch(&world, "a/b/c.txt");
    expect(&world, (const char *const[]){"a/b/c.txt"}, 1);
    discard(&world);
}
END_TEST

START_TEST(test_one_file_is_seen_even_when_it_is_replaced)
{
    struct world world;
    make(&world);
    touch(&world, "one.txt");
    char *path = strdup(path_of(&world, "one.txt"));
    vt_assert_ok(vt_watch_new(&path, 1, &world.watch, NULL));
    touch(&world, "other.txt");
    vt_assert_ok(vt_file_write_atomic(path, VT_STR("mới"), NULL));
    expect(&world, (const char *const[]){"one.txt"}, 1);
    free(path);
    discard(&world);
}
END_TEST

START_TEST(test_moved_folders_are_looked_at_from_the_root)
{
    struct world world;
    make(&world);
    vt_assert_ok(vt_file_mkdirs(path_of(&world, "a/b"), NULL));
    vt_assert_ok(vt_watch_new(&world.dir, 1, &world.watch, NULL));
    ck_assert_int_eq(rename(path_of(&world, "a"), path_of(&world, "z")), 0);
    vt_assert_ok(vt_watch_wait(world.watch, &world.paths, NULL));
    vt_assert_str(vt_str(world.paths.data), vt_str(world.dir));
    touch(&world, "z/b/c.txt");
    expect(&world, (const char *const[]){"z/b/c.txt"}, 1);
    discard(&world);
}
END_TEST

VT_TEST_MAIN("indexer.watch", test_changes_of_files_below_a_folder,
             test_new_folders_are_watched_too, test_one_file_is_seen_even_when_it_is_replaced,
             test_moved_folders_are_looked_at_from_the_root)
