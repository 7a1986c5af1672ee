/* extract: the documents in files, without touching any archive. */
#include "print.h"
#include "text.h"

#include "vt_file.h"
#include "vt_log.h"
#include "vt_failure.h"
#include "vt_worker.h"

enum { FILE_BYTES = 1024 * 1024 * 1024 };

/* The members of a document and of a mention, in the order of the contract; --explain adds the
 * rest. */
static const char *const DOCUMENT_MEMBERS[] = {"byte_start", "byte_end", "key",    "number_raw",
                                               "type",       "issuer",   "date",   "date_source",
                                               "place",      "subject",  "signer", "effective",
                                               "recipients", "filing",   "units",  "mentions"};
static const char *const MENTION_MEMBERS[] = {
    "byte_start", "byte_end",  "surface",  "kind",      "key",  "type",      "issuer",
    "date",       "pinpoints", "relation", "direction", "from", "confidence"};

static void copy_members(json_t *to, const json_t *from, const char *const *names, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        json_t *value = json_object_get(from, names[i]);
        if (value != NULL)
            json_object_set(to, names[i], value);
    }
}

/* A document as it is printed: the file first, then the members in order. */
static json_t *shape(const json_t *document, const char *file, bool explain)
{
    json_t *shaped = json_object();
    vt_json_set_str(shaped, "file", vt_str(file));
    copy_members(shaped, document, DOCUMENT_MEMBERS, VT_ARRAY_LEN(DOCUMENT_MEMBERS));
    json_t *mentions = json_array();
    size_t i;
    const json_t *mention;
    json_array_foreach(json_object_get(document, "mentions"), i, mention)
    {
        json_t *item = json_object();
        copy_members(item, mention, MENTION_MEMBERS, VT_ARRAY_LEN(MENTION_MEMBERS));
        if (explain)
            json_object_update_missing(item, (json_t *)mention);
        json_array_append_new(mentions, item);
    }
    json_object_set_new(shaped, "mentions", mentions);
    if (explain)
        json_object_update_missing(shaped, (json_t *)document);
    return shaped;
}

static int read_file(const char *path, bool explain, json_t **ret, struct vt_error *err)
{
    VT_AUTO(vt_buf_release) struct vt_buf bytes = VT_BUF_INIT(FILE_BYTES);
    int status = vt_file_read(path, &bytes, err);
    if (status != VT_OK)
        return status;
    const struct vt_extract_options options = {.with_record = false, .explain = explain};
    return vt_worker_extract(vt_buf_str(&bytes), path, &options, &VT_WORKER_LIMITS, ret, err);
}

/* Each mention on a row of its own, led by the file and number of its document. */
static void add_mention_rows(json_t *rows, const json_t *document)
{
    static const char *const LEAD[] = {"file", "key"};
    static const char *const NAMES[] = {"file", "document"};
    size_t i;
    const json_t *mention;
    json_array_foreach(json_object_get(document, "mentions"), i, mention)
    {
        json_t *row = json_object();
        for (size_t j = 0; j < VT_ARRAY_LEN(LEAD); j++)
            vt_json_set_str(row, NAMES[j], vt_json_get_str(document, LEAD[j]));
        json_object_update(row, (json_t *)mention);
        json_array_append_new(rows, row);
    }
}

struct extraction {
    struct vt_cli *cli;
    json_t *items; /* what is printed at the end, for the forms that are one whole */
    size_t documents, failures;
};

static int take_document(struct extraction *run, const json_t *document, const char *file,
                         struct vt_error *err)
{
    bool explain = vt_option_given(&run->cli->options, VT_OPTION_EXPLAIN);
    VT_AUTOJSON shaped = shape(document, file, explain);
    run->documents++;
    if (run->cli->options.format == VT_OUTPUT_JSONL)
        return vt_print_line(shaped, err);
    if (run->cli->options.format == VT_OUTPUT_CSV)
        add_mention_rows(run->items, shaped);
    else
        json_array_append(run->items, shaped);
    return VT_OK;
}

/* A file that cannot be read is told and does not stop the others. */
static int take_file(struct extraction *run, const char *path, struct vt_error *err)
{
    struct vt_error failure;
    VT_AUTOJSON extracted = NULL;
    if (read_file(path, vt_option_given(&run->cli->options, VT_OPTION_EXPLAIN), &extracted,
                  &failure) != VT_OK) {
        VT_AUTO(vt_buf_release) struct vt_buf shown = VT_BUF_INIT(VT_BUF_NO_CAP);
        VT_AUTO(vt_buf_release) struct vt_buf reason = VT_BUF_INIT(VT_BUF_NO_CAP);
        vt_utf8_clean(&shown, vt_str(path));
        vt_failure_text(vt_str(failure.message), &reason);
        vt_log(VT_LOG_ERROR, "%s: %.*s", shown.data == NULL ? "" : shown.data,
               VT_STR_ARG(vt_buf_str(&reason)));
        if (failure.hint[0] != '\0')
            vt_log(VT_LOG_ERROR, "%s", failure.hint);
        run->failures++;
        return VT_OK;
    }
    size_t i;
    const json_t *document;
    json_array_foreach(json_object_get(extracted, "documents"), i, document)
    {
        int status = take_document(run, document, path, err);
        if (status != VT_OK)
            return status;
    }
    return VT_OK;
}

static int print_whole(struct extraction *run, struct vt_error *err)
{
    if (run->cli->options.format == VT_OUTPUT_JSONL)
        return VT_OK;
    VT_AUTOJSON answer =
        json_pack("{s:{s:s}, s:I, s:b, s:O}", "question", "verb", "extract", "count",
                  (json_int_t)run->documents, "count_exact", 1, "items", run->items);
    return vt_print_answer(run->cli, VT_OK, answer, vt_text_extract, err);
}

int vt_run_extract(struct vt_cli *cli, struct vt_error *err)
{
    VT_AUTOJSON items = json_array();
    struct extraction run = {cli, items, 0, 0};
    int status = VT_OK;
    for (int i = 0; i < cli->argument_count && status == VT_OK; i++)
        status = take_file(&run, cli->arguments[i], err);
    if (status == VT_OK)
        status = print_whole(&run, err);
    if (status != VT_OK)
        return status;
    if (run.failures > 0) {
        return vt_hint(err,
                       vt_fail(err, VT_E_FORMAT, "%zu trong %d tệp không đọc được", run.failures,
                               cli->argument_count),
                       "lý do của từng tệp ở trên");
    }
    return run.documents > 0 ? VT_OK
                             : vt_fail(err, VT_E_NOTFOUND, "không thấy văn bản nào trong tệp");
}
