/* vt_html_content.h — where on a portal's page the document stands.  Private to format. */
#ifndef VT_HTML_CONTENT_H
#define VT_HTML_CONTENT_H

#include <libxml/tree.h>

/** The smallest element that holds a letterhead and most of the text that is no link: what is
 * outside is the portal's own (menus, lists of other documents).  NULL: there is none, or nothing
 * is outside. Uses the _private fields of the tree. */
const xmlNode *vt_html_content(xmlNode *root);

#endif
