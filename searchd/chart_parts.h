/* chart_parts.h — documents by time and type: stacked bars, and the same figures as a table.
 * Layer: searchd. */
#ifndef VT_CHART_PARTS_H
#define VT_CHART_PARTS_H

#include "page.h"

/** months: the items of vt_answer_months.  year 0: a bar a year, each a link to its months, or
 * months at once where there are few; else the months of that year. */
void vt_chart(struct vt_page *page, const json_t *months, uint32_t year);

#endif
