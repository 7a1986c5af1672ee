/* correct: what a person knows better than the texts. */
#include "cli.h"
#include "indexer.h"
#include "print.h"
#include "text.h"

#include <pwd.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "vt_correct.h"

/* What stands after "vanthu correct". */
static const struct action {
    const char *name;
    int least, most; /* arguments */
    const char *arguments;
    enum vt_correction action;
} ACTIONS[] = {
    {"merge", 2, 2, "VĂN_BẢN VĂN_BẢN", VT_CORRECT_MERGE},
    {"split", 1, 1, "DẪN_CHIẾU hoặc ID", VT_CORRECT_SPLIT},
    {"field", 3, 3, "VĂN_BẢN TRƯỜNG GIÁ_TRỊ", VT_CORRECT_FIELD},
    {"confirm", 1, 2, "DẪN_CHIẾU [VĂN_BẢN]", VT_CORRECT_CONFIRM},
    {"reject", 1, 1, "DẪN_CHIẾU", VT_CORRECT_REJECT},
};

static struct vt_str author_of(const struct vt_cli *cli)
{
    const char *name = cli->options.author;
    if (name == NULL)
        name = getenv("VANTHU_AUTHOR");
    const struct passwd *user = name == NULL ? getpwuid(getuid()) : NULL;
    return vt_str(name != NULL ? name : user != NULL ? user->pw_name : "");
}

static struct vt_str argument(const struct vt_cli *cli, int at)
{
    return at < cli->argument_count ? vt_str(cli->arguments[at]) : VT_STR_EMPTY;
}

/* A run of the indexer ends after a while; one that watches does not. */
enum { WAIT_TRIES = 300, WAIT_US = 200000 };

static bool waits(int status, unsigned *tries)
{
    if (status != VT_E_LOCKED || *tries == WAIT_TRIES)
        return false;
    if ((*tries)++ == 0)
        fputs("vanthu: một chương trình khác đang ghi vào kho, đợi nó xong (lâu nhất 60 giây; nếu "
              "đó là "
              "vanthu index --watch thì dừng nó)\n",
              stderr);
    usleep(WAIT_US);
    return true;
}

/* The answer is printed once everything shows the correction. */
static int finish(struct vt_cli *cli, int status, const json_t *answer, struct vt_error *err)
{
    if (status == VT_OK)
        status = vt_indexer_catch_up(cli->archive_dir.data, err);
    return vt_print_answer(cli, status, answer, vt_text_corrections, err);
}

static int correct(struct vt_cli *cli, const struct action *action, struct vt_error *err)
{
    const int given = cli->argument_count - 1;
    if (given < action->least || given > action->most)
        return vt_hint(err,
                       vt_fail(err, VT_E_INVALID, "vanthu correct %s cần: %s", action->name,
                               action->arguments),
                       "đặt lời nhiều chữ trong ngoặc kép; xem: vanthu correct --help");
    const bool is_field = action->action == VT_CORRECT_FIELD;
    const struct vt_correct_request request = {
        .action = action->action,
        .subject = argument(cli, 1),
        .object = is_field ? VT_STR_EMPTY : argument(cli, 2),
        .field = is_field ? argument(cli, 2) : VT_STR_EMPTY,
        .value = argument(cli, 3),
        .author = author_of(cli),
        .reason = vt_str(cli->options.reason),
    };
    if (request.author.len_bytes == 0)
        return vt_hint(err, vt_fail(err, VT_E_INVALID, "chưa rõ ai sửa"),
                       "ghi tên: --author \"Nguyễn Văn A\"");
    VT_AUTOJSON answer = NULL;
    unsigned tries = 0;
    int status;
    do
        status = vt_answer_correct(cli->answerer, &request, &answer, err);
    while (waits(status, &tries));
    return finish(cli, status, answer, err);
}

static int undo(struct vt_cli *cli, struct vt_error *err)
{
    uint64_t number;
    if (cli->argument_count != 2 || !vt_str_to_u64(argument(cli, 1), INT32_MAX, &number))
        return vt_hint(err, vt_fail(err, VT_E_INVALID, "vanthu correct undo cần: SỐ"),
                       "số của lần sửa: vanthu correct list");
    VT_AUTOJSON answer = NULL;
    unsigned tries = 0;
    int status;
    do
        status =
            vt_answer_correct_undo(cli->answerer, (int64_t)number, author_of(cli), &answer, err);
    while (waits(status, &tries));
    return finish(cli, status, answer, err);
}

int vt_run_correct(struct vt_cli *cli, struct vt_error *err)
{
    const char *name = cli->arguments[0];
    for (size_t i = 0; i < VT_ARRAY_LEN(ACTIONS); i++)
        if (strcmp(name, ACTIONS[i].name) == 0)
            return correct(cli, &ACTIONS[i], err);
    if (strcmp(name, "undo") == 0)
        return undo(cli, err);
    if (strcmp(name, "list") == 0 && cli->argument_count == 1) {
        VT_AUTOJSON answer = NULL;
        int status = vt_answer_corrections(
            cli->answerer, vt_option_given(&cli->options, VT_OPTION_ALL), &answer, err);
        return vt_print_answer(cli, status, answer, vt_text_corrections, err);
    }
    return vt_hint(err, vt_fail(err, VT_E_INVALID, "không có việc 'correct %s'", name),
                   "chọn: merge, split, field, confirm, reject, undo, list");
}
