/* vt_header.h — the letterhead and title of a document. */
#ifndef VT_HEADER_H
#define VT_HEADER_H

#include "vt_roles.h"

/** What the parts of the reader share: the cells from the beginning to where the body starts. */
struct vt_header {
    struct vt_arena *arena;
    const struct vt_page *page;
    size_t begin, end;  /* cells */
    size_t first, last; /* tokens */
    size_t title_cell;  /* that begins with the name of a type, or SIZE_MAX */
    size_t number_end;  /* token behind the number of a title, or 0 */
    size_t date_end;    /* token behind the date of a title, or 0 */
    struct vt_document *document;
};

/** Number (or its codes, where the figures are blank), type, date, subject, issuer: fill what is
 * found. */
void vt_header_number(struct vt_header *header);
void vt_header_title(struct vt_header *header);
void vt_header_date(struct vt_header *header);
void vt_header_subject(struct vt_header *header);
void vt_header_issuer(struct vt_header *header);

#endif
