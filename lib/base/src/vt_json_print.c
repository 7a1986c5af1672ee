/* jansson's own printer decodes every letter and hands over a few bytes at a time; answers are mostly text
 * that goes out as it is. */
#include "vt_json.h"

#include "vt_status.h"

static void print(const json_t *value, struct vt_buf *buf);

/* Letters that JSON does not take as they are (RFC 8259, 7). */
static bool must_escape(char c)
{
    return (unsigned char)c < 0x20 || c == '"' || c == '\\';
}

static void print_escape(char c, struct vt_buf *buf)
{
    static const char SHORT[] = {['\b'] = 'b', ['\t'] = 't', ['\n'] = 'n', ['\f'] = 'f',
                                 ['\r'] = 'r', ['"'] = '"',  ['\\'] = '\\'};
    const char letter = SHORT[(unsigned char)c];
    if (letter != '\0')
        vt_buf_add(buf, vt_str_n((const char[]){'\\', letter}, 2));
    else
        vt_buf_printf(buf, "\\u%04X", (unsigned)c);
}

static void print_text(struct vt_str text, struct vt_buf *buf)
{
    size_t done = 0;
    vt_buf_add_c(buf, '"');
    for (size_t i = 0; i < text.len_bytes; i++) {
        if (!must_escape(text.ptr[i]))
            continue;
        vt_buf_add(buf, vt_str_n(text.ptr + done, i - done));
        print_escape(text.ptr[i], buf);
        done = i + 1;
    }
    vt_buf_add(buf, vt_str_n(text.ptr + done, text.len_bytes - done));
    vt_buf_add_c(buf, '"');
}

static void print_integer(json_int_t number, struct vt_buf *buf)
{
    enum { MOST_CHARS = 24 };
    char digits[MOST_CHARS];
    size_t at = sizeof digits;
    unsigned long long rest =
        number < 0 ? 0ull - (unsigned long long)number : (unsigned long long)number;
    do
        digits[--at] = (char)('0' + rest % 10);
    while ((rest /= 10) > 0);
    if (number < 0)
        digits[--at] = '-';
    vt_buf_add(buf, vt_str_n(digits + at, sizeof digits - at));
}

static void print_real(const json_t *value, struct vt_buf *buf)
{
    enum { SIGNIFICANT = 6, MOST_CHARS = 32 };
    char digits[MOST_CHARS];
    size_t length = json_dumpb(value, digits, sizeof digits,
                               JSON_ENCODE_ANY | JSON_REAL_PRECISION(SIGNIFICANT));
    vt_buf_add(buf, vt_str_n(digits, length < sizeof digits ? length : 0));
}

static void print_members(const json_t *object, struct vt_buf *buf)
{
    /* jansson's iterators take a value that may be changed; nothing is. */
    json_t *open = (json_t *)(uintptr_t)object;
    bool is_first = true;
    for (void *at = json_object_iter(open); at != NULL; at = json_object_iter_next(open, at)) {
        if (!is_first)
            vt_buf_add_c(buf, ',');
        is_first = false;
        print_text(vt_str(json_object_iter_key(at)), buf);
        vt_buf_add_c(buf, ':');
        print(json_object_iter_value(at), buf);
    }
}

static void print_object(const json_t *object, struct vt_buf *buf)
{
    vt_buf_add_c(buf, '{');
    print_members(object, buf);
    vt_buf_add_c(buf, '}');
}

static void print_array(const json_t *array, struct vt_buf *buf)
{
    vt_buf_add_c(buf, '[');
    for (size_t i = 0; i < json_array_size(array); i++) {
        if (i > 0)
            vt_buf_add_c(buf, ',');
        print(json_array_get(array, i), buf);
    }
    vt_buf_add_c(buf, ']');
}

static void print(const json_t *value, struct vt_buf *buf)
{
    if (buf->failed != VT_OK)
        return;
    switch (json_typeof(value)) {
    case JSON_OBJECT:
        print_object(value, buf);
        break;
    case JSON_ARRAY:
        print_array(value, buf);
        break;
    case JSON_STRING:
        print_text(vt_str_n(json_string_value(value), json_string_length(value)), buf);
        break;
    case JSON_INTEGER:
        print_integer(json_integer_value(value), buf);
        break;
    case JSON_REAL:
        print_real(value, buf);
        break;
    case JSON_TRUE:
        vt_buf_puts(buf, "true");
        break;
    case JSON_FALSE:
        vt_buf_puts(buf, "false");
        break;
    case JSON_NULL:
        vt_buf_puts(buf, "null");
        break;
    }
}

void vt_json_print(const json_t *value, struct vt_buf *buf)
{
    if (value == NULL)
        buf->failed = VT_E_NOMEM;
    else
        print(value, buf);
}

void vt_json_print_members(const json_t *object, struct vt_buf *buf)
{
    if (object == NULL)
        buf->failed = VT_E_NOMEM;
    else
        print_members(object, buf);
}
