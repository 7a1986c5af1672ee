/* work_parts.h — how a document is shown wherever it is named: title, what is doubtful, date,
 * issuer, the sentence that cites it. Layer: searchd.  All take objects of lib/answer: a work (key,
 * id, type, held …) or a citation (a work with relation, sentence, surface …); docs/answers.md. */
#ifndef VT_WORK_PARTS_H
#define VT_WORK_PARTS_H

#include "page.h"

/** "Nghị quyết 57-NQ/TW": type and number, in the arena. */
struct vt_str vt_work_title(struct vt_page *page, const json_t *work);
/** The title as a link to its page. */
void vt_work_link(struct vt_page *page, const json_t *work);
/** Held or not, and what is doubtful about it. */
void vt_work_badges(struct vt_page *page, const json_t *work);
/** The same without "held", which goes without saying among hits. */
void vt_work_doubts(struct vt_page *page, const json_t *work);
/** Its effect as a badge, where vt_answer_describe or vt_answer_status has found one. */
void vt_work_effect(struct vt_page *page, const json_t *work);
/** Issuer · date; nothing where neither is known. */
void vt_work_facts(struct vt_page *page, const json_t *work);
/** 13/03/2025, 03/2025 or 2025; ISO in English. */
struct vt_str vt_date_text(struct vt_page *page, struct vt_str iso);
/** The same as <time>. */
void vt_work_date(struct vt_page *page, struct vt_str iso);
/** A list of documents to choose from: title, badges, facts, subject and why each is there. */
void vt_work_candidates(struct vt_page *page, const json_t *candidates);

/** "thực hiện" / "được thực hiện bởi" in the language of the page; the id itself if it is not
 * known. */
struct vt_str vt_relation_text(const struct vt_page *page, struct vt_str relation, bool inverse);
/** Whether it makes, changes or ends the text of its target: amends, replaces, consolidates … */
bool vt_relation_changes(struct vt_str relation);
struct vt_str vt_type_text(const struct vt_page *page, const json_t *work);

/** "Nghị quyết số 57-NQ/TW ngày 22 tháng 12 năm 2024 của Bộ Chính trị về …": as an official text cites
 * it, in Vietnamese, in the arena. */
struct vt_str vt_citation_text(struct vt_page *page, const json_t *work);

/** Effect of a document ("còn hiệu lực"), from its status and status_label. */
struct vt_str vt_status_text(const struct vt_page *page, const json_t *item);
/** "ngày" for the field "date". */
struct vt_str vt_field_text(const struct vt_page *page, struct vt_str field);

/** The value of a field as a person writes it: a date in the order of the language, a type by name.
 */
struct vt_str vt_value_text(struct vt_page *page, struct vt_str field, struct vt_str value);

/** A conflict: the field, each value that was said, and who says it. */
void vt_work_votes(struct vt_page *page, const json_t *conflict);

/** The name of a file without its folders. */
struct vt_str vt_file_title(struct vt_str path);

/** The anchor of a citation in the text of its document: "b4600", by its place in the file. */
const char *vt_citation_anchor(struct vt_page *page, const json_t *citation);

/** The sentence of a citation with the citation marked, and who says it where; of a long sentence
 * what stands around the citation, and the whole of it behind a fold. */
void vt_citation_quote(struct vt_page *page, const json_t *citation);

#endif
