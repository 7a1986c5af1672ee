/* text.h — answers in Vietnamese, for people; made from their JSON, so that those of a server print
 * the same. Layer: cli. */
#ifndef VT_CLI_TEXT_H
#define VT_CLI_TEXT_H

#include "screen.h"

/* ---- parts ---- */

/** "57-NQ/TW — Nghị quyết, Bộ Chính trị, 22/12/2024 (kho chưa có)" and a line feed. */
void vt_text_document(struct vt_screen *screen, const json_t *document);
/** What a field on which documents disagree is called: "cơ quan ban hành" for "issuer". */
struct vt_str vt_text_field_name(struct vt_str field);
/** "26/02/2025", "02/2025", "2025" of an ISO date. */
void vt_text_date(struct vt_screen *screen, struct vt_str iso);
/** Two spaces for each level. */
void vt_text_indent(struct vt_screen *screen, int level);
/** name, value and a line feed, indented; nothing where the value is "". */
void vt_text_line(struct vt_screen *screen, int level, const char *name, struct vt_str value);
/** before, the texts with commas, after; nothing where there are none. */
void vt_text_list(struct vt_screen *screen, const char *before, const json_t *texts,
                  const char *after);
/** “sentence” and below it file:start-end, indented. */
void vt_text_evidence(struct vt_screen *screen, const json_t *citation, int level);
/** The same, but of a long sentence only what stands around the citation. */
void vt_text_excerpt(struct vt_screen *screen, const json_t *citation, int level);
/** "thực hiện", or "theo 2386-CT/TU: 3/NQ-CP thực hiện" for the words of a third party. */
void vt_text_relation(struct vt_screen *screen, const json_t *citation);
/** Documents that this one rests on and that have expired, where there are any. */
void vt_text_expired_basis(struct vt_screen *screen, const json_t *item);
/** "… và 12 nữa (thêm --limit, --offset)" where the list is shorter than its count. */
void vt_text_rest(struct vt_screen *screen, const json_t *answer, const char *list);

/* ---- whole answers ---- */

void vt_text_candidates(struct vt_screen *screen, const json_t *answer);
void vt_text_search(struct vt_screen *screen, const json_t *answer);
void vt_text_show(struct vt_screen *screen, const json_t *answer);
void vt_text_resolve(struct vt_screen *screen, const json_t *answer);
void vt_text_cites(struct vt_screen *screen, const json_t *answer);
void vt_text_lineage(struct vt_screen *screen, const json_t *answer);
void vt_text_path(struct vt_screen *screen, const json_t *answer);
void vt_text_status(struct vt_screen *screen, const json_t *answer);
void vt_text_gaps(struct vt_screen *screen, const json_t *answer);
void vt_text_conflicts(struct vt_screen *screen, const json_t *answer);
void vt_text_check(struct vt_screen *screen, const json_t *answer);
void vt_text_corrections(struct vt_screen *screen, const json_t *answer);
void vt_text_stats(struct vt_screen *screen, const json_t *answer);
void vt_text_verify(struct vt_screen *screen, const json_t *answer);
void vt_text_extract(struct vt_screen *screen, const json_t *answer);

#endif
