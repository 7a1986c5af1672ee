#include "vt_superscript.h"

static const char *superscript_of(char c)
{
    static const char *const DIGITS[] = {"⁰", "¹", "²", "³", "⁴", "⁵", "⁶", "⁷", "⁸", "⁹"};
    if (c >= '0' && c <= '9')
        return DIGITS[c - '0'];
    switch (c) {
    case '(':
    case '[':
        return "⁽";
    case ')':
    case ']':
        return "⁾";
    default:
        return NULL;
    }
}

void vt_superscript_add(struct vt_buf *buf, struct vt_str text)
{
    bool all = true;
    for (size_t i = 0; i < text.len_bytes; i++)
        all = all && superscript_of(text.ptr[i]) != NULL;
    if (!all) {
        vt_buf_add(buf, text);
        return;
    }
    for (size_t i = 0; i < text.len_bytes; i++)
        vt_buf_puts(buf, superscript_of(text.ptr[i]));
}
