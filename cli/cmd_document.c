/* show, resolve, check: one document, and what a text can mean. */
#include "ask.h"
#include "input.h"
#include "print.h"
#include "text.h"

static int write_bytes(int status, const struct vt_buf *bytes, struct vt_error *err)
{
    return status == VT_OK ? vt_out_write(vt_buf_str(bytes), err) : status;
}

int vt_run_show(struct vt_cli *cli, struct vt_error *err)
{
    struct vt_str ref = vt_buf_str(&cli->text);
    VT_AUTO(vt_buf_release) struct vt_buf bytes = VT_BUF_INIT(VT_BUF_NO_CAP);
    bool wants_original = vt_option_given(&cli->options, VT_OPTION_ORIGINAL);
    bool wants_akn = vt_option_given(&cli->options, VT_OPTION_AKN);
    if (wants_original && wants_akn) {
        return vt_hint(err, vt_fail(err, VT_E_INVALID, "không dùng --original và --akn cùng lúc"),
                       "chọn một");
    }
    int status = VT_E_AMBIGUOUS;
    if (wants_original)
        status = vt_ask_original(cli, ref, &bytes, err);
    else if (wants_akn)
        status = vt_ask_akn(cli, ref, &bytes, err);
    if ((wants_original || wants_akn) && status != VT_E_AMBIGUOUS)
        return write_bytes(status, &bytes, err);
    VT_AUTOJSON answer = NULL;
    status = vt_ask_document(cli, ref, &answer, err);
    return vt_print_answer(cli, status, answer, vt_text_show, err);
}

int vt_run_resolve(struct vt_cli *cli, struct vt_error *err)
{
    VT_AUTOJSON answer = NULL;
    int status = vt_ask_resolve(cli, vt_buf_str(&cli->text), cli->options.limit, &answer, err);
    return vt_print_answer(cli, status, answer, vt_text_resolve, err);
}

enum { CHECK_BYTES = 16 * 1024 * 1024 };

int vt_run_check(struct vt_cli *cli, struct vt_error *err)
{
    VT_AUTO(vt_buf_release) struct vt_buf text = VT_BUF_INIT(CHECK_BYTES);
    const char *path = cli->argument_count > 0 ? cli->arguments[0] : "-";
    int status = vt_input_read(path, &text, err);
    if (status != VT_OK)
        return status;
    VT_AUTOJSON answer = NULL;
    status = vt_ask_check(cli, vt_buf_str(&text), &answer, err);
    return vt_print_answer(cli, status, answer, vt_text_check, err);
}
