/* vt_term.h — terms of Party committees: "XIII", "khóa 13", and the term of a date.
 * Layer: graph (private).  Threads: stateless.
 * Data: schema/terms.tsv.  Numbers of Party documents start again with each term (Quy định
 * 66-QĐ/TW, HD 36-HD/VPTW). */
#ifndef VT_TERM_H
#define VT_TERM_H

#include "vt_str.h"

/** "XIII" or "13" → 13; 0 for anything else. */
uint8_t vt_term_parse(struct vt_str text);

/** Term of the Central Committee at a date (yyyymmdd, 00 for unknown parts); 0 before the first of
 * the table, for an unknown date, and where unknown parts leave it open. */
uint8_t vt_term_of_date(uint32_t date);

/** Whether two dates lie in one counting period of document numbers: a term for the Party, else a
 *  calendar year.  Provincial terms begin some months before the national one, so for local Party
 *  bodies this is an approximation. */
bool vt_term_same_period(uint32_t a, uint32_t b, bool is_party);

#endif
