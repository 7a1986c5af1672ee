/* vt_paper_lines.h — lines that belong to the paper and not to the document. */
#ifndef VT_PAPER_LINES_H
#define VT_PAPER_LINES_H

#include "vt_token.h"

/** Take running heads of gazettes ("CÔNG BÁO/Số 115 + 116/Ngày 28-02-2012", with the number of the page
 * beside or below) and page numbers between two lines of one sentence out of the tokens; what follows
 * keeps the widest gap.  Number of tokens left.  Cost: a look at the first tokens of each line. */
size_t vt_drop_paper_lines(struct vt_token *tokens, size_t count);

#endif
