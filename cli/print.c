#include "print.h"

#include "text.h"
#include "vt_csv.h"

int vt_print_line(const json_t *object, struct vt_error *err)
{
    VT_AUTO(vt_buf_release) struct vt_buf line = VT_BUF_INIT(VT_BUF_NO_CAP);
    vt_json_print(object, &line);
    vt_buf_add_c(&line, '\n');
    if (line.failed != VT_OK)
        return vt_fail(err, line.failed, "no memory for the answer");
    return vt_out_write(vt_buf_str(&line), err);
}

static int print_document(const json_t *answer, struct vt_error *err)
{
    char *text = json_dumps(answer, JSON_INDENT(2) | JSON_REAL_PRECISION(6));
    if (text == NULL)
        return vt_fail(err, VT_E_NOMEM, "no memory for the answer");
    int status = vt_out_write(vt_str(text), err);
    free(text);
    return status == VT_OK ? vt_out_write(VT_STR("\n"), err) : status;
}

/* The objects that jsonl and csv print, as a new list. */
static json_t *objects_of(const json_t *answer)
{
    static const char *const LISTS[] = {"candidates", "items", "steps", "document"};
    json_t *list = json_array();
    if (json_object_get(answer, "nodes") != NULL) {
        json_array_extend(list, json_object_get(answer, "nodes"));
        json_array_extend(list, json_object_get(answer, "links"));
        return list;
    }
    for (size_t i = 0; i < VT_ARRAY_LEN(LISTS); i++) {
        json_t *found = json_object_get(answer, LISTS[i]);
        if (json_is_array(found))
            json_array_extend(list, found);
        else if (json_is_object(found))
            json_array_append(list, found);
        else
            continue;
        return list;
    }
    return list;
}

static int print_lines(const json_t *objects, struct vt_error *err)
{
    size_t i;
    const json_t *object;
    json_array_foreach(objects, i, object)
    {
        int status = vt_print_line(object, err);
        if (status != VT_OK)
            return status;
    }
    return VT_OK;
}

static int print_csv(const json_t *objects, struct vt_error *err)
{
    VT_AUTO(vt_buf_release) struct vt_buf table = VT_BUF_INIT(VT_BUF_NO_CAP);
    vt_csv_print(objects, VT_CSV_PROGRAM, &table);
    if (table.failed != VT_OK)
        return vt_fail(err, table.failed, "no memory for the answer");
    return vt_out_write(vt_buf_str(&table), err);
}

static int print_text(int answered, const json_t *answer, vt_text_cb render, struct vt_error *err)
{
    VT_AUTOSCREEN screen;
    vt_screen_init(&screen);
    if (answered == VT_E_AMBIGUOUS) {
        vt_text_candidates(&screen, answer);
        fwrite(screen.buf.data, 1, screen.buf.len_bytes, stderr);
        return VT_OK;
    }
    render(&screen, answer);
    if (screen.buf.failed != VT_OK)
        return vt_fail(err, screen.buf.failed, "no memory for the answer");
    return vt_out_write(vt_buf_str(&screen.buf), err);
}

int vt_print_answer(struct vt_cli *cli, int status, const json_t *answer, vt_text_cb render,
                    struct vt_error *err)
{
    if (answer == NULL || (status != VT_OK && status != VT_E_NOTFOUND && status != VT_E_AMBIGUOUS))
        return status;
    struct vt_error failure;
    int printed;
    if (cli->options.format == VT_OUTPUT_TEXT) {
        printed = print_text(status, answer, render, &failure);
    } else if (cli->options.format == VT_OUTPUT_JSON) {
        printed = print_document(answer, &failure);
    } else {
        VT_AUTOJSON objects = objects_of(answer);
        printed = cli->options.format == VT_OUTPUT_CSV ? print_csv(objects, &failure)
                                                       : print_lines(objects, &failure);
    }
    if (printed != VT_OK && err != NULL)
        *err = failure;
    return printed != VT_OK ? printed : status;
}
