/* vt_roles.h — words that mark a part of the layout (schema/layout.tsv), and positions of signers.
 */
#ifndef VT_ROLES_H
#define VT_ROLES_H

#include "vt_document.h"

enum vt_role {
    VT_ROLE_NONE,
    VT_ROLE_COUNTRY,
    VT_ROLE_MOTTO,
    VT_ROLE_PARTY,
    VT_ROLE_NUMBER,
    VT_ROLE_SUBJECT,
    VT_ROLE_ADDRESSEE,
    VT_ROLE_RECIPIENTS,
    VT_ROLE_FILING,
    VT_ROLE_ANNEX,
    VT_ROLE_FORM,
    VT_ROLE_GAZETTE,
    VT_ROLE_ENCLOSED,
    VT_ROLE_ENACT,
    VT_ROLE_ADOPTED,      /* "Được Quốc hội … thông qua ngày …" */
    VT_ROLE_BODY,         /* headings of the text itself */
    VT_ROLE_CONSOLIDATED, /* "XÁC THỰC VĂN BẢN HỢP NHẤT" */
    VT_ROLE_RECITAL,
    VT_ROLE_AUTHORITY,
    VT_ROLE_STAMP,
    VT_ROLE_COPY,
    VT_ROLE_SECRECY,
    VT_ROLE_URGENCY
};

/** What the words from a token on mark; *ret_count (may be NULL) is their number. */
enum vt_role vt_role_at(const struct vt_page *page, size_t token, size_t end, size_t *ret_count);

/** The role of the words that a cell begins with, behind dashes and other marks. */
enum vt_role vt_role_of_cell(const struct vt_page *page, const struct vt_cell *cell);

/** True if a cell is made of nothing but the words of this role (and marks). */
bool vt_cell_is_only(const struct vt_page *page, const struct vt_cell *cell, enum vt_role role);

/** First token of a cell that is no mark; cell->end if there is none. */
size_t vt_cell_first_word(const struct vt_page *page, const struct vt_cell *cell);

#endif
