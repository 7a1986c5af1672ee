#include "run.h"

#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdarg.h>
#include <stdio.h>
#include <sys/wait.h>

#include "vt_file.h"

/* Outside the tests proper check's own assertions cannot be used. */
#define NEED(condition)                                                     \
    do {                                                                    \
        if (!(condition)) {                                                 \
            fprintf(stderr, "%s:%d: %s\n", __FILE__, __LINE__, #condition); \
            exit(EXIT_FAILURE);                                             \
        }                                                                   \
    } while (0)

static void become(const char *archive, int out, int err, const char *from, const char *const *argv)
{
    int in = open(from != NULL ? from : "/dev/null", O_RDONLY);
    char program[1024];
    snprintf(program, sizeof program, "%s/%s", VT_BIN, argv[0]);
    unsetenv("VANTHU_ARCHIVE");
    unsetenv("XDG_DATA_HOME");
    setenv("NO_COLOR", "1", 1);
    if (archive != NULL)
        setenv("VANTHU_ARCHIVE", archive, 1);
    signal(SIGPIPE, SIG_DFL);
    if (in < 0 || dup2(in, STDIN_FILENO) < 0 || dup2(out, STDOUT_FILENO) < 0 ||
        dup2(err, STDERR_FILENO) < 0)
        _exit(126);
    execv(program, (char *const *)argv);
    _exit(127);
}

static void drain(int fd, struct vt_buf *buf, bool *open)
{
    char *room = vt_buf_reserve(buf, 65536);
    NEED(room != NULL);
    ssize_t got = read(fd, room, 65536);
    if (got > 0)
        buf->len_bytes += (size_t)got;
    else
        *open = false;
}

static void collect(struct vt_run *run, int out, int err)
{
    bool out_open = out >= 0, err_open = true;
    while (out_open || err_open) {
        struct pollfd fds[] = {{out_open ? out : -1, POLLIN, 0}, {err_open ? err : -1, POLLIN, 0}};
        NEED(poll(fds, 2, 120000) >= 1);
        if (fds[0].revents != 0)
            drain(out, &run->out, &out_open);
        if (fds[1].revents != 0)
            drain(err, &run->err, &err_open);
    }
    vt_buf_add_c(&run->out, '\0');
    vt_buf_add_c(&run->err, '\0');
    run->out.len_bytes--;
    run->err.len_bytes--;
}

void vt_run_to(struct vt_run *run, const char *archive, const char *to, const char *from,
               const char *const *argv)
{
    int out[2] = {-1, -1}, err[2];
    *run = (struct vt_run){-1, VT_BUF_INIT(256 * 1024 * 1024), VT_BUF_INIT(256 * 1024 * 1024)};
    NEED(pipe2(err, O_CLOEXEC) == 0);
    if (to == NULL)
        NEED(pipe2(out, O_CLOEXEC) == 0);
    else
        NEED((out[1] = open(to, O_WRONLY | O_CREAT | O_CLOEXEC, 0600)) >= 0);
    pid_t child = fork();
    NEED(child >= 0);
    if (child == 0)
        become(archive, out[1], err[1], from, argv);
    close(out[1]);
    close(err[1]);
    collect(run, out[0], err[0]);
    if (out[0] >= 0)
        close(out[0]);
    close(err[0]);
    int status;
    NEED(waitpid(child, &status, 0) == child);
    run->exit_code = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}

void vt_run(struct vt_run *run, const char *archive, const char *program, ...)
{
    const char *argv[VT_RUN_ARGUMENTS] = {program};
    va_list args;
    va_start(args, program);
    for (size_t i = 1; i + 1 < VT_ARRAY_LEN(argv) && (argv[i] = va_arg(args, const char *)) != NULL;
         i++)
        continue;
    va_end(args);
    vt_run_to(run, archive, NULL, NULL, argv);
}

void vt_run_release(struct vt_run *run)
{
    vt_buf_release(&run->out);
    vt_buf_release(&run->err);
}

json_t *vt_run_json(const struct vt_run *run)
{
    json_error_t failure;
    json_t *value = json_loadb(run->out.data, run->out.len_bytes, JSON_REJECT_DUPLICATES, &failure);
    ck_assert_msg(value != NULL, "no JSON: %s\n%s%s", failure.text, run->out.data, run->err.data);
    return value;
}

json_t *vt_run_lines(const struct vt_run *run)
{
    json_t *list = json_array();
    struct vt_str rest = vt_buf_str(&run->out), line;
    while (vt_str_split(&rest, '\n', &line)) {
        if (line.len_bytes == 0)
            continue;
        json_error_t failure;
        json_t *value = json_loadb(line.ptr, line.len_bytes, JSON_REJECT_DUPLICATES, &failure);
        ck_assert_msg(value != NULL, "no JSON: %s in %.*s", failure.text, VT_STR_ARG(line));
        json_array_append_new(list, value);
    }
    return list;
}

const char *vt_tree_path(const char *name)
{
    static char path[1024];
    snprintf(path, sizeof path, "%s/%s", VT_TREE, name);
    return path;
}

static char *new_folder(void)
{
    const char *root = getenv("TMPDIR");
    char *path = NULL;
    NEED(asprintf(&path, "%s/vanthu-test-XXXXXX", root != NULL ? root : "/tmp") > 0);
    NEED(mkdtemp(path) != NULL);
    return path;
}

char *vt_corpus_archive(bool with_works)
{
    char *dir = new_folder();
    VT_AUTOFREE char *works = strdup(vt_tree_path("corpus/works.tsv"));
    VT_AUTO(vt_run_release) struct vt_run run;
    if (with_works)
        vt_run(&run, NULL, "vanthu-indexer", "--archive", dir, "--works", works,
               vt_tree_path("corpus/documents"), NULL);
    else
        vt_run(&run, NULL, "vanthu-indexer", "--archive", dir, vt_tree_path("corpus/documents"),
               NULL);
    if (run.exit_code != 0)
        fputs(run.err.data, stderr);
    NEED(run.exit_code == 0);
    return dir;
}

char *vt_country_archive(void)
{
    char *dir = new_folder();
    VT_AUTO(vt_run_release) struct vt_run run;
    vt_run(&run, NULL, "vanthu-indexer", "--archive", dir, vt_tree_path("tests/e2e/cli/documents"),
           NULL);
    if (run.exit_code != 0)
        fputs(run.err.data, stderr);
    NEED(run.exit_code == 0);
    return dir;
}

const json_t *vt_find(const json_t *list, ...)
{
    size_t i;
    const json_t *item;
    json_array_foreach(list, i, item)
    {
        bool is_it = true;
        va_list args;
        va_start(args, list);
        for (const char *name; is_it && (name = va_arg(args, const char *)) != NULL;)
            is_it = vt_str_eq(vt_json_get_str(item, name), vt_str(va_arg(args, const char *)));
        va_end(args);
        if (is_it)
            return item;
    }
    return NULL;
}

void vt_write_letter(const char *dir, const char *name, int number, int year)
{
    char path[1024], text[2048];
    snprintf(path, sizeof path, "%s/%s", dir, name);
    snprintf(
        text, sizeof text,
        "ỦY BAN NHÂN DÂN\nXÃ SUỐI ĐÁ\n\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n"
        "Độc lập - Tự do - Hạnh phúc\n\nSố: %d/UBND-VX\n\nSuối Đá, ngày 0%d tháng 5 năm %d\n\n"
        "V/v thử nghiệm số %d\n\nKính gửi: Các phòng, ban.\n\nThực hiện Công văn số %d/UBND-VX "
        "ngày 0%d/5/%d của UBND xã Suối Đá; Nghị quyết số 77-NQ/TW ngày 01/02/2023 của Bộ Chính "
        "trị, giao các phòng, ban triển khai.\n\nCHỦ TỊCH\n\nLê Văn Thử\n",
        number, number, year, number, number - 1, number - 1, year);
    NEED(vt_file_write_atomic(path, vt_str(text), NULL) == VT_OK);
}
