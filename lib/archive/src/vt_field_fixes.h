/* vt_field_fixes.h — fields of held documents as a person corrected them, put into documents that are
 * read. */
#ifndef VT_FIELD_FIXES_H
#define VT_FIELD_FIXES_H

#include "vt_archive_private.h"

struct vt_field_fix {
    struct vt_str document, field, value;
};

/** The fixes in effect, in order of document and then of number: later ones win. */
struct vt_field_fixes {
    struct vt_arena arena;
    struct vt_field_fix *items;
    size_t count;
};

bool vt_field_can_be_fixed(struct vt_str field);

/** Of one document, or of all where id is empty. */
int vt_field_fixes_load(struct vt_archive *archive, struct vt_str id, struct vt_field_fixes *ret,
                        struct vt_error *err);
void vt_field_fixes_release(struct vt_field_fixes *fixes);

/** The texts put into the document live as long as the fixes. */
void vt_field_fixes_apply(const struct vt_field_fixes *fixes, struct vt_archive_document *document);

#endif
