#include "vt_date.h"

#include <pthread.h>

static struct vt_word word_day, word_month, word_year;
static pthread_once_t words_once = PTHREAD_ONCE_INIT;

static void build_words(void)
{
    word_day = vt_word(VT_STR("ngày"));
    word_month = vt_word(VT_STR("tháng"));
    word_year = vt_word(VT_STR("năm"));
}

static int days_in_month(int year, int month)
{
    static const int DAYS[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
    return month == 2 && leap ? 29 : DAYS[month - 1];
}

bool vt_date_valid(struct vt_date d)
{
    if (d.year < 1900 || d.year > 2199)
        return false;
    if (d.month == 0)
        return d.day == 0;
    return d.month <= 12 && d.day <= days_in_month(d.year, d.month);
}

uint32_t vt_date_number(struct vt_date d)
{
    return (uint32_t)d.year * 10000u + (uint32_t)d.month * 100u + d.day;
}

struct vt_str vt_date_iso(struct vt_arena *arena, struct vt_date d)
{
    if (d.year == 0)
        return VT_STR_EMPTY;
    if (d.month == 0)
        return vt_arena_printf(arena, "%04u", d.year);
    if (d.day == 0)
        return vt_arena_printf(arena, "%04u-%02u", d.year, d.month);
    return vt_arena_printf(arena, "%04u-%02u-%02u", d.year, d.month, d.day);
}

bool vt_date_from_iso(struct vt_str iso, struct vt_date *ret)
{
    struct vt_str rest = iso, part;
    uint64_t values[3] = {0, 0, 0};
    static const size_t WIDTHS[] = {4, 2, 2};
    for (size_t i = 0; i < 3 && vt_str_split(&rest, '-', &part); i++)
        if (part.len_bytes != WIDTHS[i] || !vt_str_to_u64(part, 9999, &values[i]))
            return false;
    struct vt_date d = {(uint16_t)values[0], (uint8_t)values[1], (uint8_t)values[2]};
    if (rest.ptr != NULL || !vt_date_valid(d) || (d.month == 0 && iso.len_bytes != 4) ||
        (d.day == 0 && d.month != 0 && iso.len_bytes != 7))
        return false;
    *ret = d;
    return true;
}

int32_t vt_date_days(struct vt_date d)
{
    /* Days from civil date, after H. Hinnant's public-domain algorithm. */
    int32_t y = d.year - (d.month <= 2);
    int32_t era = y / 400, year_of_era = y - era * 400;
    int32_t month = d.month + (d.month > 2 ? -3 : 9);
    int32_t day_of_year = (153 * month + 2) / 5 + d.day - 1;
    return era * 146097 + year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year -
           719468;
}

struct vt_date vt_date_next(struct vt_date d)
{
    struct vt_date next = d;
    next.day++;
    if (!vt_date_valid(next))
        next = (struct vt_date){.year = d.year, .month = (uint8_t)(d.month + 1), .day = 1};
    if (!vt_date_valid(next))
        next = (struct vt_date){.year = (uint16_t)(d.year + 1), .month = 1, .day = 1};
    return next;
}

struct reader {
    const struct vt_token *tokens;
    size_t at, end;
};

/* OCR and e-mail lose diacritics; in front of a number "ngay" can only be "ngày". */
static bool accept_word(struct reader *r, struct vt_word word)
{
    if (r->at >= r->end || r->tokens[r->at].kind != VT_TOKEN_WORD ||
        r->tokens[r->at].folded != word.folded)
        return false;
    r->at++;
    return true;
}

static bool accept_number(struct reader *r, uint32_t max_digits, uint32_t *ret)
{
    if (r->at >= r->end || r->tokens[r->at].kind != VT_TOKEN_NUMBER ||
        r->tokens[r->at].folded > max_digits)
        return false;
    *ret = r->tokens[r->at++].match;
    return true;
}

/* Dots, dashes or underscores that wait for a hand to fill them in. */
static void skip_blank(struct reader *r)
{
    enum { MOST = 40 }; /* ". . . ." */
    size_t most = r->end - r->at < MOST ? r->end : r->at + MOST;
    while (r->at < most && r->tokens[r->at].kind == VT_TOKEN_MARK && r->tokens[r->at].mark != 0 &&
           strchr("._-/", r->tokens[r->at].mark) != NULL)
        r->at++;
}

static bool set_date(uint32_t day, uint32_t month, uint32_t year, uint32_t year_digits,
                     struct vt_date *ret)
{
    struct vt_date d = {0};
    if (year_digits == 4 && year >= 1900 && year <= 2199)
        d.year = (uint16_t)year;
    bool good = d.year != 0;
    if (good && month <= 12)
        d.month = (uint8_t)month;
    good = good && month <= 12;
    if (good && day <= 31)
        d.day = (uint8_t)day;
    good = good && day <= 31 && vt_date_valid(d);
    if (!good)
        d.day = d.month = 0;
    *ret = d;
    return good;
}

/* "[D] tháng [M] năm Y", from after "ngày". */
static bool read_words(struct reader *r, struct vt_date *ret, bool *ret_bad)
{
    struct reader s = *r;
    uint32_t day = 0, month = 0, year = 0;
    if (!accept_number(&s, 2, &day))
        skip_blank(&s);
    if (!accept_word(&s, word_month))
        return false;
    if (!accept_number(&s, 2, &month))
        skip_blank(&s);
    if (s.at < s.end && s.tokens[s.at].kind == VT_TOKEN_MARK && s.tokens[s.at].mark == '/')
        s.at++; /* "tháng 3/2025" */
    else if (s.at < s.end && vt_token_is_mark(&s.tokens[s.at], ','))
        s.at++;
    if (!accept_word(&s, word_year) && !(s.at > 0 && s.tokens[s.at - 1].mark == '/'))
        return false;
    if (!accept_number(&s, 6, &year))
        return false;
    if (month == 0)
        day = 0;
    *ret_bad = !set_date(day, month, year, s.tokens[s.at - 1].folded, ret);
    r->at = s.at;
    return true;
}

static bool accept_separator(struct reader *r, char separator)
{
    if (r->at >= r->end || r->tokens[r->at].kind != VT_TOKEN_MARK ||
        r->tokens[r->at].len_bytes > 3 || r->tokens[r->at].mark != separator)
        return false;
    r->at++;
    return true;
}

/* D/M/Y.  Without "ngày" in front the parts must touch, so that "1 - 2 - 2020" of a table is none.
 */
static bool read_figures(struct reader *r, bool announced, struct vt_date *ret, bool *ret_bad)
{
    struct reader s = *r;
    uint32_t day, month, year;
    if (!accept_number(&s, 2, &day) || s.at >= s.end)
        return false;
    char separator = s.tokens[s.at].mark;
    if (s.tokens[s.at].kind != VT_TOKEN_MARK || separator == 0 || strchr("/-.", separator) == NULL)
        return false;
    if (!accept_separator(&s, separator) || !accept_number(&s, 2, &month) ||
        !accept_separator(&s, separator) || !accept_number(&s, 4, &year))
        return false;
    uint32_t digits = s.tokens[s.at - 1].folded;
    for (size_t i = r->at + 1; i < s.at && !announced; i++)
        if (s.tokens[i].gap != VT_GAP_NONE)
            return false;
    if (digits == 2 && announced) {
        year += year >= 40 ? 1900 : 2000;
        digits = 4;
    }
    if (digits != 4 || day == 0 || month == 0)
        return false;
    *ret_bad = !set_date(day, month, year, digits, ret);
    if (*ret_bad && !announced)
        return false;
    r->at = s.at;
    return true;
}

size_t vt_date_scan(const struct vt_token *tokens, size_t from, size_t end, struct vt_date *ret,
                    bool *ret_bad)
{
    pthread_once(&words_once, build_words);
    struct reader r = {tokens, from, end};
    struct vt_date date = {0};
    bool bad = false;
    bool announced = accept_word(&r, word_day);
    bool found = read_words(&r, &date, &bad) || read_figures(&r, announced, &date, &bad);
    if (!found && !announced && accept_word(&r, word_year)) {
        uint32_t year;
        found = accept_number(&r, 6, &year);
        bad = found && !set_date(0, 0, year, r.tokens[r.at - 1].folded, &date);
        if (bad)
            found = false; /* "năm 5": a count of years */
    }
    if (!found)
        return 0;
    *ret = date;
    if (ret_bad != NULL)
        *ret_bad = bad;
    return r.at - from;
}
