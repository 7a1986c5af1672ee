/* vt_document_json.h — rows of the archive as JSON objects: for showing one document and for the
 * export. Layer: answer (private). */
#ifndef VT_DOCUMENT_JSON_H
#define VT_DOCUMENT_JSON_H

#include "vt_archive.h"
#include "vt_json.h"

/** Add the fields of a held document, as `vanthu extract` names them, but with issuer as text. */
void vt_document_put(json_t *object, const struct vt_archive_document *document);

/** One mention, as `vanthu extract` prints it, and its sentence. */
json_t *vt_mention_json(const struct vt_archive_mention *mention);

/** A list of the parts of text between separators, empty ones left out. */
json_t *vt_list_json(struct vt_str text, char separator);

#endif
