#include "vt_cell_format.h"

#include <ctype.h>
#include <math.h>
#include <time.h>

enum {
    DAYS_TO_1970 = 25569, /* from 30 December 1899, which Excel counts from */
    DAYS_1900_TO_1904 = 1462,
    FIRST_TRUE_DAY = 61, /* Excel has a 29 February 1900 */
    LAST_DAY = 2958465,  /* 31 December 9999 */
    SECONDS_OF_DAY = 86400,
};

/* Its letters outside quotes, brackets and escapes. */
enum vt_cell_shown vt_cell_shown_by(struct vt_str code)
{
    bool has_day = false, has_year = false, has_time = false;
    for (size_t i = 0; i < code.len_bytes && code.ptr[i] != ';'; i++) {
        char c = code.ptr[i];
        if (c == '"' || c == '[') {
            const char end = c == '"' ? '"' : ']';
            while (i + 1 < code.len_bytes && code.ptr[i + 1] != end)
                i++;
            i++;
        } else if (c == '\\' || c == '_' || c == '*') {
            i++;
        } else {
            has_day = has_day || tolower((unsigned char)c) == 'd';
            has_year = has_year || tolower((unsigned char)c) == 'y';
            has_time = has_time || tolower((unsigned char)c) == 'h' || c == 's';
        }
    }
    if (has_day)
        return VT_CELL_DATE;
    return has_year ? VT_CELL_MONTH : has_time ? VT_CELL_TIME : VT_CELL_NUMBER;
}

enum vt_cell_shown vt_cell_shown_by_id(int id)
{
    if (id == 17)
        return VT_CELL_MONTH;
    if ((id >= 18 && id <= 21) || (id >= 45 && id <= 47))
        return VT_CELL_TIME;
    bool is_date = (id >= 14 && id <= 22) || (id >= 27 && id <= 36) || (id >= 50 && id <= 58);
    return is_date ? VT_CELL_DATE : VT_CELL_NUMBER;
}

static void add_plain(double value, struct vt_buf *buf)
{
    vt_buf_printf(buf, "%.15g", value);
}

static void add_date(double days, bool has_day, struct vt_buf *buf)
{
    time_t seconds = ((time_t)days - DAYS_TO_1970) * SECONDS_OF_DAY;
    struct tm day;
    gmtime_r(&seconds, &day);
    if (has_day)
        vt_buf_printf(buf, "%02d/", day.tm_mday);
    vt_buf_printf(buf, "%02d/%04d", day.tm_mon + 1, day.tm_year + 1900);
}

static void add_time(double value, struct vt_buf *buf)
{
    int minutes = (int)((value - floor(value)) * 24 * 60 + 0.5);
    vt_buf_printf(buf, "%02d:%02d", minutes / 60 % 24, minutes % 60);
}

void vt_cell_number(double value, enum vt_cell_shown shown, bool counts_from_1904,
                    struct vt_buf *buf)
{
    if (!isfinite(value))
        return;
    double days = floor(value) + (counts_from_1904 ? DAYS_1900_TO_1904 : 0);
    bool is_day = days >= FIRST_TRUE_DAY && days <= LAST_DAY;
    if (shown == VT_CELL_TIME)
        add_time(value, buf);
    else if (shown == VT_CELL_NUMBER || !is_day)
        add_plain(value, buf);
    else
        add_date(days, shown == VT_CELL_DATE, buf);
}
