#include "vt_csv.h"

#include <string.h>

/* Collect the columns of an object, as "a" or "a.b", in *columns (an object used as an ordered
 * set). */
static void collect(const json_t *object, const char *prefix, json_t *columns)
{
    const char *name;
    json_t *value;
    json_object_foreach((json_t *)object, name, value)
    {
        VT_AUTO(vt_buf_release) struct vt_buf column = VT_BUF_INIT(VT_BUF_NO_CAP);
        vt_buf_printf(&column, "%s%s", prefix, name);
        if (json_is_object(value)) {
            vt_buf_add_c(&column, '.');
            collect(value, column.data, columns);
        } else if (json_object_get(columns, column.data) == NULL) {
            json_object_set_new(columns, column.data, json_true());
        }
    }
}

static const json_t *lookup(const json_t *object, const char *column)
{
    const json_t *value = json_object_get(object, column);
    const char *dot = strchr(column, '.');
    if (value != NULL || dot == NULL)
        return value;
    VT_AUTOFREE char *head = strndup(column, (size_t)(dot - column));
    return head == NULL ? NULL : lookup(json_object_get(object, head), dot + 1);
}

static bool all_texts(const json_t *list)
{
    size_t i;
    const json_t *item;
    json_array_foreach(list, i, item)
    {
        if (!json_is_string(item))
            return false;
    }
    return true;
}

static bool looks_like_formula(struct vt_str text)
{
    return text.len_bytes > 0 && strchr("=+-@\t\r", text.ptr[0]) != NULL;
}

static void add_text(const json_t *value, enum vt_csv_reader reader, struct vt_buf *cell)
{
    struct vt_str text = vt_str_n(json_string_value(value), json_string_length(value));
    if (reader == VT_CSV_SHEET && looks_like_formula(text))
        vt_buf_add_c(cell, '\'');
    vt_buf_add(cell, text);
}

static void add_value(const json_t *value, enum vt_csv_reader reader, struct vt_buf *cell)
{
    size_t i;
    const json_t *item;
    if (json_is_string(value)) {
        add_text(value, reader, cell);
    } else if (json_is_array(value) && all_texts(value)) {
        json_array_foreach(value, i, item)
        {
            vt_buf_puts(cell, i > 0 ? "; " : "");
            add_text(item, reader, cell);
        }
    } else if (value != NULL && !json_is_null(value) && !json_is_object(value)) {
        vt_json_print(value, cell);
    }
}

static void add_row(const json_t *object, const json_t *columns, enum vt_csv_reader reader,
                    struct vt_buf *ret)
{
    const char *column;
    json_t *mark;
    bool is_first = true;
    json_object_foreach((json_t *)columns, column, mark)
    {
        VT_AUTO(vt_buf_release) struct vt_buf cell = VT_BUF_INIT(VT_BUF_NO_CAP);
        if (object == NULL)
            vt_buf_puts(&cell, column);
        else
            add_value(lookup(object, column), reader, &cell);
        if (!is_first)
            vt_buf_add_c(ret, ',');
        vt_buf_add_csv(ret, vt_buf_str(&cell));
        is_first = false;
    }
    vt_buf_puts(ret, "\r\n");
}

void vt_csv_print(const json_t *objects, enum vt_csv_reader reader, struct vt_buf *ret)
{
    VT_AUTOJSON columns = json_object();
    size_t i;
    const json_t *object;
    json_array_foreach(objects, i, object) collect(object, "", columns);
    if (json_object_size(columns) == 0)
        return;
    add_row(NULL, columns, reader, ret);
    json_array_foreach(objects, i, object) add_row(object, columns, reader, ret);
}
