/* gaps, conflicts, stats, verify, export, backup: the archive as a whole. */
#include "ask.h"
#include "print.h"
#include "text.h"

#include "vt_archive.h"

enum { LIST_LIMIT = 100 }; /* unless asked for another */

static struct vt_list_request list_of(const struct vt_cli *cli)
{
    const struct vt_options *options = &cli->options;
    return (struct vt_list_request){
        .limit = vt_option_given(options, VT_OPTION_LIMIT) ? options->limit : LIST_LIMIT,
        .offset = options->offset,
        .types = vt_str(options->type),
        .issuer = vt_str(options->issuer),
    };
}

int vt_run_gaps(struct vt_cli *cli, struct vt_error *err)
{
    const struct vt_list_request request = list_of(cli);
    VT_AUTOJSON answer = NULL;
    int status = vt_ask_gaps(cli, &request, &answer, err);
    return vt_print_answer(cli, status, answer, vt_text_gaps, err);
}

int vt_run_conflicts(struct vt_cli *cli, struct vt_error *err)
{
    const struct vt_list_request request = list_of(cli);
    VT_AUTOJSON answer = NULL;
    int status = vt_ask_conflicts(cli, &request, &answer, err);
    return vt_print_answer(cli, status, answer, vt_text_conflicts, err);
}

/* The counts are one object; with --failures jsonl and csv list the failures instead. */
int vt_run_stats(struct vt_cli *cli, struct vt_error *err)
{
    bool failures = vt_option_given(&cli->options, VT_OPTION_FAILURES);
    VT_AUTOJSON answer = NULL;
    int status = vt_ask_stats(cli, failures, &answer, err);
    if (status == VT_OK && !failures && cli->options.format != VT_OUTPUT_TEXT) {
        json_object_del(answer, "items");
        json_object_del(answer, "count");
        json_object_del(answer, "count_exact");
    }
    if (status == VT_OK && !failures && (cli->options.format & (VT_OUTPUT_JSONL | VT_OUTPUT_CSV))) {
        json_object_del(answer, "question");
        VT_AUTOJSON whole = json_pack("{s:O}", "document", answer);
        return vt_print_answer(cli, status, whole, vt_text_stats, err);
    }
    return vt_print_answer(cli, status, answer, vt_text_stats, err);
}

int vt_run_verify(struct vt_cli *cli, struct vt_error *err)
{
    int status = vt_archive_dir(cli->options.archive, &cli->archive_dir, err);
    if (status != VT_OK)
        return status;
    VT_AUTOJSON answer = NULL;
    status = vt_answer_verify(cli->archive_dir.data, &answer, err);
    if (status == VT_E_NOTFOUND)
        return vt_cli_no_archive(err);
    int printed = answer == NULL ? VT_OK : vt_print_answer(cli, VT_OK, answer, vt_text_verify, err);
    return printed == VT_OK ? status : printed;
}

static int write_chunk(struct vt_str chunk, void *ctx, struct vt_error *err)
{
    (void)ctx;
    return vt_out_write(chunk, err);
}

int vt_run_export(struct vt_cli *cli, struct vt_error *err)
{
    return vt_answer_export(cli->answerer, vt_output_name(cli->options.format), write_chunk, NULL,
                            err);
}

static void text_backup(struct vt_screen *screen, const json_t *answer)
{
    const json_t *item = json_array_get(json_object_get(answer, "items"), 0);
    vt_text_line(screen, 0, "Đã sao lưu vào ", vt_json_get_str(item, "to"));
    if (json_is_false(json_object_get(item, "index")))
        vt_screen_puts(
            screen,
            "Chỉ mục đang được ghi nên không chép; chạy vanthu index trên bản sao để dựng lại.\n");
}

int vt_run_backup(struct vt_cli *cli, struct vt_error *err)
{
    VT_AUTOJSON answer = NULL;
    int status = vt_answer_backup(cli->answerer, cli->arguments[0], &answer, err);
    return vt_print_answer(cli, status, answer, text_backup, err);
}
