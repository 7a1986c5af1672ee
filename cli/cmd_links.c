/* cites, cited-by, lineage, path, status: who cites whom. */
#include "ask.h"
#include "print.h"
#include "text.h"

static int run_cites(struct vt_cli *cli, bool incoming, struct vt_error *err)
{
    const struct vt_options *options = &cli->options;
    const struct vt_cites_request request = {
        .ref = vt_buf_str(&cli->text),
        .incoming = incoming,
        .depth = vt_option_given(options, VT_OPTION_DEPTH) ? options->depth : 1,
        .relations = vt_str(options->relation),
        .as_of = vt_str(options->as_of),
        .limit = options->limit,
        .offset = options->offset,
        .types = vt_str(options->type),
        .issuer = vt_str(options->issuer),
    };
    VT_AUTOJSON answer = NULL;
    int status = vt_ask_cites(cli, &request, &answer, err);
    return vt_print_answer(cli, status, answer, vt_text_cites, err);
}

int vt_run_cites(struct vt_cli *cli, struct vt_error *err)
{
    return run_cites(cli, false, err);
}

int vt_run_cited_by(struct vt_cli *cli, struct vt_error *err)
{
    return run_cites(cli, true, err);
}

static int draw(struct vt_cli *cli, const json_t *answer, struct vt_error *err)
{
    VT_AUTO(vt_buf_release) struct vt_buf drawing = VT_BUF_INIT(VT_BUF_NO_CAP);
    int status = vt_answer_draw(answer, vt_output_name(cli->options.format), &drawing, err);
    return status == VT_OK ? vt_out_write(vt_buf_str(&drawing), err) : status;
}

int vt_run_lineage(struct vt_cli *cli, struct vt_error *err)
{
    const struct vt_options *options = &cli->options;
    const struct vt_lineage_request request = {
        .ref = vt_buf_str(&cli->text),
        .depth = options->depth,
        .relations = vt_str(options->relation),
        .as_of = vt_str(options->as_of),
        .limit = options->limit,
        .types = vt_str(options->type),
        .issuer = vt_str(options->issuer),
    };
    VT_AUTOJSON answer = NULL;
    int status = vt_ask_lineage(cli, &request, &answer, err);
    bool is_drawing = (options->format & (VT_OUTPUT_DOT | VT_OUTPUT_GRAPHML | VT_OUTPUT_SVG)) != 0;
    if (is_drawing && status == VT_OK)
        return draw(cli, answer, err);
    if (is_drawing)
        cli->options.format = VT_OUTPUT_TEXT; /* candidates, to choose from */
    return vt_print_answer(cli, status, answer, vt_text_lineage, err);
}

int vt_run_path(struct vt_cli *cli, struct vt_error *err)
{
    const struct vt_path_request request = {.from = vt_str(cli->arguments[0]),
                                            .to = vt_str(cli->arguments[1]),
                                            .relations = vt_str(cli->options.relation),
                                            .as_of = vt_str(cli->options.as_of)};
    VT_AUTOJSON answer = NULL;
    int status = vt_ask_path(cli, &request, &answer, err);
    return vt_print_answer(cli, status, answer, vt_text_path, err);
}

int vt_run_status(struct vt_cli *cli, struct vt_error *err)
{
    VT_AUTOJSON answer = NULL;
    int status = vt_ask_status(cli, vt_buf_str(&cli->text), vt_str(cli->options.part),
                               vt_str(cli->options.as_of), &answer, err);
    return vt_print_answer(cli, status, answer, vt_text_status, err);
}
