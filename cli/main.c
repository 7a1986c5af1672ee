/* vanthu — ask an archive of documents from the terminal. */
#include "cli.h"
#include "nearest.h"
#include "screen.h"

#include <signal.h>
#include <stdio.h>
#include <string.h>

#include "vt_archive.h"
#include "vt_log.h"
#include "vt_worker.h"

static const uint32_t EVERYWHERE = VT_OPTION_BIT(VT_OPTION_ARCHIVE) |
                                   VT_OPTION_BIT(VT_OPTION_FORMAT) | VT_OPTION_BIT(VT_OPTION_HELP);

static int print_program_help(struct vt_error *err)
{
    VT_AUTO(vt_buf_release) struct vt_buf text = VT_BUF_INIT(VT_BUF_NO_CAP);
    vt_buf_puts(&text, "Cách dùng: vanthu ĐỘNG_TỪ … [TÙY_CHỌN]\n\n"
                       "Hỏi kho văn bản: văn bản nào dẫn chiếu văn bản nào, và nói gì về nó.\n\n");
    for (const struct vt_verb *verb = VT_VERBS; verb->name != NULL; verb++)
        vt_buf_printf(&text, "  %-10s %s\n", verb->name, verb->summary);
    vt_buf_puts(&text, "\nTừng động từ: vanthu ĐỘNG_TỪ --help; phiên bản: vanthu --version\n"
                       "VĂN_BẢN là bất cứ gì người ta gõ: số ký hiệu, tên ngắn (\"nghị quyết 57\", "
                       "nq57) hoặc id.\n"
                       "Kho: --archive THƯ_MỤC, $VANTHU_ARCHIVE, $XDG_DATA_HOME/vanthu hoặc "
                       "~/.local/share/vanthu.\n"
                       "Kết thúc: 0 có kết quả, 1 không tìm thấy, 2 có lỗi (xem thông báo).\n");
    return vt_out_write(vt_buf_str(&text), err);
}

static int print_verb_help(const struct vt_verb *verb, struct vt_error *err)
{
    VT_AUTO(vt_buf_release) struct vt_buf text = VT_BUF_INIT(VT_BUF_NO_CAP);
    vt_buf_printf(&text, "Cách dùng: vanthu %s %s%s[TÙY_CHỌN]\n\n%s\n\n", verb->name,
                  verb->arguments, verb->arguments[0] != '\0' ? " " : "", verb->summary);
    vt_options_explain(verb->options | EVERYWHERE, verb->outputs, &text);
    vt_buf_printf(&text, "\nVí dụ:\n  %s\n", verb->example);
    return vt_out_write(vt_buf_str(&text), err);
}

static const struct vt_verb *find_verb(const char *name)
{
    for (const struct vt_verb *verb = VT_VERBS; verb->name != NULL; verb++)
        if (strcmp(verb->name, name) == 0)
            return verb;
    return NULL;
}

static int unknown_verb(const char *name, struct vt_error *err)
{
    const char *names[64];
    size_t count = 0;
    for (const struct vt_verb *verb = VT_VERBS; verb->name != NULL; verb++)
        names[count++] = verb->name;
    const char *nearest = vt_nearest(name, names, count);
    int status = vt_fail(err, VT_E_INVALID, "không có động từ '%s'", name);
    if (nearest != NULL)
        return vt_hint(err, status, "có phải 'vanthu %s'? Tất cả: vanthu --help", nearest);
    return vt_hint(err, status, "tất cả: vanthu --help; tìm văn bản: vanthu search \"%s\"", name);
}

static int check_arguments(const struct vt_cli *cli, struct vt_error *err)
{
    const struct vt_verb *verb = cli->verb;
    if (cli->argument_count < verb->least_arguments) {
        return vt_hint(err,
                       vt_fail(err, VT_E_INVALID, "vanthu %s cần: %s", verb->name, verb->arguments),
                       "xem: vanthu %s --help", verb->name);
    }
    if (verb->most_arguments >= 0 && cli->argument_count > verb->most_arguments) {
        int status = vt_fail(err, VT_E_INVALID, "thừa '%s'", cli->arguments[verb->most_arguments]);
        if (verb->most_arguments == 0)
            return vt_hint(err, status, "vanthu %s không cần gì thêm", verb->name);
        return vt_hint(err, status, "cần: %s; đặt lời nhiều chữ trong ngoặc kép", verb->arguments);
    }
    return VT_OK;
}

static void join_arguments(struct vt_cli *cli)
{
    for (int i = 0; i < cli->argument_count; i++) {
        vt_buf_puts(&cli->text, i > 0 ? " " : "");
        vt_buf_puts(&cli->text, cli->arguments[i]);
    }
}

int vt_cli_no_archive(struct vt_error *err)
{
    return err->status = VT_E_INVALID;
}

static int run_verb(struct vt_cli *cli, struct vt_error *err)
{
    int status = check_arguments(cli, err);
    if (status != VT_OK)
        return status;
    join_arguments(cli);
    if (cli->verb->kind == VT_VERB_ASKS && cli->options.server == NULL) {
        status = vt_archive_dir(cli->options.archive, &cli->archive_dir, err);
        if (status == VT_OK)
            status = vt_answerer_open(cli->archive_dir.data, &cli->answerer, err);
        if (status == VT_E_NOTFOUND)
            return vt_cli_no_archive(err);
        if (status != VT_OK)
            return status;
    }
    return cli->verb->run(cli, err);
}

static bool asks_for_help(int argc, char **argv)
{
    for (int i = 1; i < argc && strcmp(argv[i], "--") != 0; i++)
        if (strcmp(argv[i], "--help") == 0 || strcmp(argv[i], "-h") == 0)
            return true;
    return false;
}

static int run(int argc, char **argv, struct vt_cli *cli, struct vt_error *err)
{
    if (argc < 2) {
        return vt_hint(err, vt_fail(err, VT_E_INVALID, "chưa nói muốn làm gì"),
                       "xem các động từ: vanthu --help");
    }
    if (strcmp(argv[1], "--help") == 0 || strcmp(argv[1], "-h") == 0 ||
        strcmp(argv[1], "help") == 0)
        return print_program_help(err);
    if (strcmp(argv[1], "--version") == 0)
        return vt_out_write(VT_STR("vanthu " VT_VERSION "\n"), err);
    cli->verb = find_verb(argv[1]);
    if (cli->verb == NULL)
        return unknown_verb(argv[1], err);
    if (asks_for_help(argc - 1, argv + 1))
        return print_verb_help(cli->verb, err);
    cli->arguments = argv + 2;
    cli->argument_count = argc - 2;
    if (cli->verb->kind == VT_VERB_PASSES)
        return cli->verb->run(cli, err);
    int status = vt_options_read(argc - 1, argv + 1, cli->verb->options | EVERYWHERE,
                                 cli->verb->outputs, &cli->options, &cli->argument_count, err);
    return status == VT_OK ? run_verb(cli, err) : status;
}

int main(int argc, char **argv)
{
    vt_worker_main(argc, argv);
    vt_log_setup("vanthu", VT_LOG_INFO);
    signal(SIGPIPE, SIG_IGN); /* a reader that has gone away shows when writing */
    struct vt_cli cli = {.text = VT_BUF_INIT(1024 * 1024), .archive_dir = VT_BUF_INIT(64 * 1024)};
    struct vt_error err = {0}, end = {0};
    int status = run(argc, argv, &cli, &err);
    vt_answerer_close(cli.answerer);
    vt_buf_release(&cli.text);
    vt_buf_release(&cli.archive_dir);
    bool is_gone = false;
    int ended = vt_out_finish(&is_gone, &end);
    if (is_gone)
        return 0;
    if (ended != VT_OK) {
        vt_log_failure(&end);
        return vt_status_info(ended)->exit_code;
    }
    if (status != VT_OK)
        vt_log_failure(&err);
    return vt_status_info(status)->exit_code;
}
