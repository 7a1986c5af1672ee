/* html.h — writes HTML that is well formed and escaped by construction.
 * Layer: searchd (uses base).  Threads: one writer, one thread.
 *
 * Text and attribute values are escaped by the writer, always; the only way around is
 * vt_html_trusted, for markup of our own making (the drawing).  Elements are closed by name, and a
 * wrong name is a mistake of ours that the writer remembers (vt_html_finish tells).
 *
 *     vt_html_open(html, "li", "class", "hit", NULL);
 *     vt_html_element(html, "a", subject, "href", url, "title", NULL_IS_LEFT_OUT, NULL);
 *     vt_html_close(html, "li");
 *
 * Attributes are pairs of name and value, ended by NULL as a name.  A pair whose value is NULL is
 * left out; an empty value writes the bare name ("required"). */
#ifndef VT_HTML_H
#define VT_HTML_H

#include "vt_buf.h"

enum { VT_HTML_DEPTH = 64 };

struct vt_html {
    struct vt_buf *out;
    const char *open[VT_HTML_DEPTH]; /* names of the open elements, borrowed */
    size_t depth;
    bool broken; /* misnested, or too deep */
};

/** A writer that appends to out. */
void vt_html_init(struct vt_html *html, struct vt_buf *out);

/** VT_OK, VT_E_INTERNAL where elements were misnested or left open, or the buffer's failure. */
int vt_html_finish(const struct vt_html *html);

void vt_html_open(struct vt_html *html, const char *tag, ...) __attribute__((sentinel));
void vt_html_close(struct vt_html *html, const char *tag);
/** An element without content: <input>, <meta>, <br>. */
void vt_html_void(struct vt_html *html, const char *tag, ...) __attribute__((sentinel));
/** An element with nothing but text. */
void vt_html_element(struct vt_html *html, const char *tag, struct vt_str text, ...)
    __attribute__((sentinel));

void vt_html_text(struct vt_html *html, struct vt_str text);
void vt_html_puts(struct vt_html *html, const char *text);

/** Markup of our own making, written as it is.  Never for anything that came from outside. */
void vt_html_trusted(struct vt_html *html, struct vt_str markup);

#endif
