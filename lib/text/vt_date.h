/* vt_date.h — dates as documents print them.
 * Layer: text (uses base).  Threads: stateless.
 * Always day first (Nghị định 30/2020/NĐ-CP, annex I, II.4).  Proleptic Gregorian. */
#ifndef VT_DATE_H
#define VT_DATE_H

#include "vt_token.h"

/** month 0: only the year is known; day 0: only month and year.  year 0: unknown. */
struct vt_date {
    uint16_t year;
    uint8_t month;
    uint8_t day;
};

bool vt_date_valid(struct vt_date date);
/** yyyymmdd, with 00 for what is unknown; 0 for an unknown date. */
uint32_t vt_date_number(struct vt_date date);
/** "2025-03-13", "2025-03", "2025" or "". */
struct vt_str vt_date_iso(struct vt_arena *arena, struct vt_date date);
/** Read what vt_date_iso prints.  False for anything else. */
bool vt_date_from_iso(struct vt_str iso, struct vt_date *ret);
/** Days since 1970-01-01 of a full date. */
int32_t vt_date_days(struct vt_date date);
/** The day after a full date. */
struct vt_date vt_date_next(struct vt_date date);

/** A date that begins at token `from`: "[ngày] 26 tháng 2 năm 2025", "[ngày] 26/02/2025" (also -
 * and .), "tháng 3 năm 2025", "năm 2025", "ngày    tháng 3 năm 2025" (blank day).  Line breaks may
 * stand anywhere.  Number of its tokens, or 0.  *ret_bad: it has the form of a date but cannot be
 * one (day 31 tháng 2, năm 20010); *ret is then what is left of it (maybe only the year). */
size_t vt_date_scan(const struct vt_token *tokens, size_t from, size_t end, struct vt_date *ret,
                    bool *ret_bad);

#endif
