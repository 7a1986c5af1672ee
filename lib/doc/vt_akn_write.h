/* vt_akn_write.h — print a document as its Akoma Ntoso record (read it with vt_akn.h).
 * Layer: doc (uses ref, text, base).  Threads: stateless. */
#ifndef VT_AKN_WRITE_H
#define VT_AKN_WRITE_H

#include "vt_buf.h"
#include "vt_record.h"

/** Append the record of a document to xml.  text: the normalised text of the whole file, in which
 * the document's spans count.  What cannot stand in XML 1.0 has been replaced by vt_text_normalize.
 */
int vt_akn_write(const struct vt_document *document, struct vt_str text, struct vt_buf *xml,
                 struct vt_error *err);

#endif
