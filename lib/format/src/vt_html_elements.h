/* vt_html_elements.h — what an element of a page means for its text.  Private to format. */
#ifndef VT_HTML_ELEMENTS_H
#define VT_HTML_ELEMENTS_H

#include <libxml/tree.h>
#include <stdbool.h>

enum vt_html_role {
    VT_HTML_INLINE,
    VT_HTML_BREAK,
    VT_HTML_LINE, /* of a page that OCR has read (hOCR) … */
    VT_HTML_WORD, /* … and of such a line */
    VT_HTML_RAISED,
    VT_HTML_DROPPED, /* no text of the document: scripts, navigation, form controls, what is hidden
                      */
    VT_HTML_BLOCK,   /* this and the following stand on lines of their own */
    VT_HTML_PAGE,    /* that OCR has read */
    VT_HTML_HEADING,
    VT_HTML_LIST,
    VT_HTML_NUMBERED_LIST,
    VT_HTML_ITEM,
    VT_HTML_TABLE,
    VT_HTML_ROW,
    VT_HTML_CELL,
    VT_HTML_PRE
};

/** The value of an attribute; "" if there is none. */
const char *vt_html_attribute(const xmlNode *node, const char *name);

enum vt_html_role vt_html_role(const xmlNode *node);

static inline bool vt_html_is_block(enum vt_html_role role)
{
    return role >= VT_HTML_BLOCK;
}

#endif
