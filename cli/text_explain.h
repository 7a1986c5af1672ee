/* text_explain.h — why a document or a mention was read as it was. Layer: cli. */
#ifndef VT_CLI_TEXT_EXPLAIN_H
#define VT_CLI_TEXT_EXPLAIN_H

#include "screen.h"

/** The rule, the place and the confidence of each field, and what its number can mean besides;
 * nothing where the document carries no "alternatives" (--explain adds them). */
void vt_text_explain_document(struct vt_screen *screen, const json_t *document);

/** The rule and the words that gave the relation, the sentence, and what gave way to them; nothing
 * where the mention carries no "alternatives". */
void vt_text_explain_mention(struct vt_screen *screen, const json_t *mention);

#endif
