/* page_sheet.h — the full text of a document: lines with the units of its outline as anchors and
 * every citation as a link. Layer: searchd. */
#ifndef VT_PAGE_SHEET_H
#define VT_PAGE_SHEET_H

#include "page.h"

/** document: of vt_answer_document with its text.  Cost: linear in text, units and mentions. */
void vt_page_sheet(struct vt_page *page, const json_t *document);

/** Where in the text a field was read; its anchor is "f-date".  False: it was inferred. */
bool vt_field_place(const json_t *document, const char *field, size_t *ret_start);

/** The outline as links to the anchors, nested as the units are; nothing where there are none. */
void vt_page_outline(struct vt_page *page, const json_t *document);

/** "Điều 5", "Chương II", "khoản 2": how a unit of the outline is called. */
struct vt_str vt_unit_title(struct vt_page *page, const json_t *unit);

/** Whether a unit stands in an outline: part, chapter, section, article, annex. */
bool vt_unit_is_large(const json_t *unit);

#endif
