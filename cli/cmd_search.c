/* search: one question, or a file of questions. */
#include "ask.h"
#include "input.h"
#include "print.h"
#include "text.h"

enum { HITS = 20, TREC_HITS = 100, BATCH_BYTES = 64 * 1024 * 1024 };

static struct vt_search_request request_of(const struct vt_cli *cli, struct vt_str query)
{
    const struct vt_options *options = &cli->options;
    struct vt_search_request request = {
        .query = query,
        .by_article = options->unit != NULL && strcmp(options->unit, "article") == 0,
        .limit = options->format == VT_OUTPUT_TREC ? TREC_HITS : HITS,
        .offset = options->offset,
        .explain = vt_option_given(options, VT_OPTION_EXPLAIN),
        .facets = vt_option_given(options, VT_OPTION_FACETS),
        .no_snippets = options->format == VT_OUTPUT_TREC,
    };
    if (options->sort != NULL && strcmp(options->sort, "date") == 0)
        request.sort = VT_SORT_DATE;
    else if (options->sort != NULL && strcmp(options->sort, "citations") == 0)
        request.sort = VT_SORT_CITATIONS;
    if (vt_option_given(options, VT_OPTION_LIMIT))
        request.limit = options->limit;
    return request;
}

/* "qid Q0 KEY rank score vanthu", with tabs, since keys may hold spaces. */
static int print_trec(const json_t *answer, struct vt_str qid, struct vt_error *err)
{
    VT_AUTO(vt_buf_release) struct vt_buf lines = VT_BUF_INIT(VT_BUF_NO_CAP);
    size_t i;
    const json_t *hit;
    json_array_foreach(json_object_get(answer, "items"), i, hit)
    {
        struct vt_str article = vt_json_get_str(hit, "article");
        vt_buf_add(&lines, qid);
        vt_buf_puts(&lines, "\tQ0\t");
        vt_buf_add(&lines, vt_json_get_str(hit, "key"));
        if (article.len_bytes > 0) {
            vt_buf_add_c(&lines, '#');
            vt_buf_add(&lines, article);
        }
        vt_buf_printf(&lines, "\t%zu\t%.3f\tvanthu\n", i + 1,
                      json_number_value(json_object_get(hit, "score")));
    }
    return lines.failed == VT_OK ? vt_out_write(vt_buf_str(&lines), err)
                                 : vt_fail(err, lines.failed, "no memory");
}

/* The answer of one line of a batch: its hits, each with the question's id. */
static int print_batch_answer(struct vt_cli *cli, json_t *answer, struct vt_str qid,
                              struct vt_error *err)
{
    size_t i;
    json_t *hit;
    if (cli->options.format == VT_OUTPUT_TREC)
        return print_trec(answer, qid, err);
    if (cli->options.format == VT_OUTPUT_JSON || cli->options.format == VT_OUTPUT_TEXT)
        vt_json_set_str(json_object_get(answer, "question"), "qid", qid);
    if (cli->options.format == VT_OUTPUT_JSON)
        return vt_print_line(answer, err);
    if (cli->options.format == VT_OUTPUT_TEXT) {
        VT_AUTO(vt_buf_release) struct vt_buf head = VT_BUF_INIT(VT_BUF_NO_CAP);
        vt_buf_puts(&head, "== ");
        vt_buf_add(&head, qid);
        vt_buf_add_c(&head, '\n');
        int status = vt_out_write(vt_buf_str(&head), err);
        return status == VT_OK ? vt_print_answer(cli, VT_OK, answer, vt_text_search, err) : status;
    }
    json_array_foreach(json_object_get(answer, "items"), i, hit) vt_json_set_str(hit, "qid", qid);
    return vt_print_answer(cli, VT_OK, answer, vt_text_search, err);
}

static int run_line(struct vt_cli *cli, struct vt_str line, size_t number, size_t *answered,
                    struct vt_error *err)
{
    struct vt_str query = line, qid;
    if (!vt_str_split(&query, '\t', &qid) || query.ptr == NULL || query.len_bytes == 0) {
        return vt_hint(err,
                       vt_fail(err, VT_E_INVALID, "dòng %zu không có dạng mã<TAB>câu hỏi", number),
                       "ví dụ: q1<TAB>thu hút trí thức");
    }
    const struct vt_search_request request = request_of(cli, query);
    VT_AUTOJSON answer = NULL;
    int status = vt_ask_search(cli, &request, &answer, err);
    if (status != VT_OK && status != VT_E_NOTFOUND)
        return status;
    *answered += status == VT_OK;
    return answer == NULL ? VT_OK : print_batch_answer(cli, answer, qid, err);
}

static int run_batch(struct vt_cli *cli, struct vt_error *err)
{
    VT_AUTO(vt_buf_release) struct vt_buf questions = VT_BUF_INIT(BATCH_BYTES);
    int status = vt_input_read(cli->options.batch, &questions, err);
    struct vt_str rest = vt_buf_str(&questions), line;
    size_t number = 0, answered = 0;
    while (status == VT_OK && vt_str_split(&rest, '\n', &line)) {
        number++;
        if (vt_str_ends(line, VT_STR("\r")))
            line.len_bytes--;
        if (line.len_bytes > 0)
            status = run_line(cli, line, number, &answered, err);
    }
    if (status != VT_OK)
        return status;
    return answered > 0 ? VT_OK : vt_fail(err, VT_E_NOTFOUND, "không câu hỏi nào có kết quả");
}

int vt_run_search(struct vt_cli *cli, struct vt_error *err)
{
    if (cli->options.batch != NULL)
        return run_batch(cli, err);
    if (cli->argument_count == 0) {
        return vt_hint(err, vt_fail(err, VT_E_INVALID, "chưa có câu hỏi"),
                       "ví dụ: vanthu search \"thu hút trí thức\"");
    }
    const struct vt_search_request request = request_of(cli, vt_buf_str(&cli->text));
    VT_AUTOJSON answer = NULL;
    int status = vt_ask_search(cli, &request, &answer, err);
    if (cli->options.format == VT_OUTPUT_TREC && answer != NULL) {
        int printed = print_trec(answer, VT_STR("1"), err);
        return printed == VT_OK ? status : printed;
    }
    return vt_print_answer(cli, status, answer, vt_text_search, err);
}
