#include "html.h"

#include <stdarg.h>

#include "vt_status.h"

void vt_html_init(struct vt_html *html, struct vt_buf *out)
{
    *html = (struct vt_html){.out = out};
}

int vt_html_finish(const struct vt_html *html)
{
    if (html->broken || html->depth > 0)
        return VT_E_INTERNAL;
    return html->out->failed;
}

static void write_start(struct vt_html *html, const char *tag, va_list attributes)
{
    vt_buf_add_c(html->out, '<');
    vt_buf_puts(html->out, tag);
    const char *name;
    while ((name = va_arg(attributes, const char *)) != NULL) {
        const char *value = va_arg(attributes, const char *);
        if (value == NULL)
            continue;
        vt_buf_add_c(html->out, ' ');
        vt_buf_puts(html->out, name);
        if (value[0] == '\0')
            continue;
        vt_buf_puts(html->out, "=\"");
        vt_buf_add_xml(html->out, vt_str(value));
        vt_buf_add_c(html->out, '"');
    }
    vt_buf_add_c(html->out, '>');
}

static void write_end(struct vt_html *html, const char *tag)
{
    vt_buf_puts(html->out, "</");
    vt_buf_puts(html->out, tag);
    vt_buf_add_c(html->out, '>');
}

void vt_html_open(struct vt_html *html, const char *tag, ...)
{
    va_list attributes;
    va_start(attributes, tag);
    write_start(html, tag, attributes);
    va_end(attributes);
    if (html->depth == VT_HTML_DEPTH)
        html->broken = true;
    else
        html->open[html->depth++] = tag;
}

void vt_html_close(struct vt_html *html, const char *tag)
{
    if (html->depth == 0 || strcmp(html->open[html->depth - 1], tag) != 0) {
        html->broken = true;
        return;
    }
    html->depth--;
    write_end(html, tag);
}

void vt_html_void(struct vt_html *html, const char *tag, ...)
{
    va_list attributes;
    va_start(attributes, tag);
    write_start(html, tag, attributes);
    va_end(attributes);
}

void vt_html_element(struct vt_html *html, const char *tag, struct vt_str text, ...)
{
    va_list attributes;
    va_start(attributes, text);
    write_start(html, tag, attributes);
    va_end(attributes);
    vt_html_text(html, text);
    write_end(html, tag);
}

void vt_html_text(struct vt_html *html, struct vt_str text)
{
    vt_buf_add_xml(html->out, text);
}

void vt_html_puts(struct vt_html *html, const char *text)
{
    vt_html_text(html, vt_str(text));
}

void vt_html_trusted(struct vt_html *html, struct vt_str markup)
{
    vt_buf_add(html->out, markup);
}
