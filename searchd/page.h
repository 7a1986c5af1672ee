/* page.h — the frame of every page: head, navigation, search box, foot; links and messages.
 * Layer: searchd.  Threads: one page, one request.
 *
 *     struct vt_page page;
 *     vt_page_begin(&page, request, title, VT_NAV_GAPS);
 *     vt_html_element(&page.html, "h1", …);
 *     return vt_page_end(&page, 200, err);
 */
#ifndef VT_PAGE_H
#define VT_PAGE_H

#include "html.h"
#include "request.h"

enum vt_nav {
    VT_NAV_SEARCH, /* the search page itself: no second search box above it */
    VT_NAV_PATH,
    VT_NAV_GAPS,
    VT_NAV_CONFLICTS,
    VT_NAV_CHECK,
    VT_NAV_STATS,
    VT_NAV_HELP,
    VT_NAV_NONE
};

struct vt_page {
    struct vt_html html;
    struct vt_request *request;
    enum vt_lang lang;
};

/** title: of the tab, before the name of the program. */
void vt_page_begin(struct vt_page *page, struct vt_request *request, struct vt_str title,
                   enum vt_nav here);
/** The same, with the address of an Atom feed that feed readers find, or NULL. */
void vt_page_begin_with_feed(struct vt_page *page, struct vt_request *request, struct vt_str title,
                             enum vt_nav here, const char *feed);
int vt_page_end(struct vt_page *page, unsigned http_status, struct vt_error *err);

/** An address of ours: "%" in path stands for the id, encoded; then pairs of name and value, ended
 * by NULL; a pair without value is left out, and the language of the page is added.  In the arena;
 * "" out of memory. */
const char *vt_page_link(struct vt_page *page, const char *path, struct vt_str id, ...)
    __attribute__((sentinel));
/** "/d/{id}". */
const char *vt_page_document_link(struct vt_page *page, struct vt_str id);

/** A message of the page's language, for an attribute. */
const char *vt_page_message(const struct vt_page *page, enum vt_msg row);
/** Write a message; with its {1} {2} {3} filled. */
void vt_page_say(struct vt_page *page, enum vt_msg row);
void vt_page_fill(struct vt_page *page, enum vt_msg row, const struct vt_str *parts,
                  size_t part_count);
/** A message filled, in the arena. */
struct vt_str vt_page_filled(struct vt_page *page, enum vt_msg row, const struct vt_str *parts,
                             size_t part_count);
/** <tag class="…">message</tag>; class may be NULL. */
void vt_page_element(struct vt_page *page, const char *tag, enum vt_msg row,
                     const char *class_name);
/** A number as the language writes it, in the arena. */
struct vt_str vt_page_number(struct vt_page *page, int64_t number);
/** A NUL-terminated copy in the arena, "" where it fails: for attributes. */
const char *vt_page_copy(struct vt_page *page, struct vt_str text);
/** printf into the arena, "" where it fails. */
const char *vt_page_format(struct vt_page *page, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

/** <input type="hidden" name="lang"> in a form of a page that is not in the first language. */
void vt_page_keep_language(struct vt_page *page);

#endif
