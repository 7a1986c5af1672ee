#include "vt_query_compile.h"

#include <stdio.h>

#include "vt_date.h"

/* The calendar as a tree: century, decade, year, month, day.  A range of dates is covered by the
 * largest units that lie in it, so it is a dozen terms and no scan of values (2 to 20 times as
 * fast). */

enum level { CENTURY, DECADE, YEAR, MONTH, DAY };

static const struct {
    enum vt_term_kind kind;
    int digits;           /* of its number */
    unsigned first, last; /* numbers of its children within it */
    unsigned child_step;  /* number of the first child = number × step + first */
} LEVELS[] = {[CENTURY] = {VT_TERM_CENTURY, 2, 0, 9, 10},
              [DECADE] = {VT_TERM_DECADE, 3, 0, 9, 10},
              [YEAR] = {VT_TERM_YEAR, 4, 1, 12, 100},
              [MONTH] = {VT_TERM_MONTH, 6, 1, 31, 100},
              [DAY] = {VT_TERM_DAY, 8, 0, 0, 0}};

/* First and last day of a unit as yyyymmdd; months are taken to have 31 days. */
static unsigned first_day(enum level level, unsigned number)
{
    static const unsigned SCALE[] = {1000000, 100000, 10000, 100, 1};
    static const unsigned BEGIN[] = {101, 101, 101, 1, 0};
    return number * SCALE[level] + BEGIN[level];
}

static unsigned last_day(enum level level, unsigned number)
{
    static const unsigned END[] = {991231, 91231, 1231, 31, 0};
    return first_day(level, number) - first_day(level, 0) + END[level];
}

struct cover {
    struct vt_compiler *compiler;
    struct vt_nodes nodes;
    unsigned from, to; /* yyyymmdd, inclusive */
};

/* At most a part of each level at both ends: well below this. */
enum { MOST_TERMS = 256, FIRST_CENTURY = 10, LAST_CENTURY = 29 };

static void cover_unit(struct cover *cover, enum level level, unsigned number)
{
    char digits[16];
    unsigned first = first_day(level, number), last = last_day(level, number);
    if (last < cover->from || first > cover->to || cover->nodes.count == MOST_TERMS)
        return;
    if (first >= cover->from && last <= cover->to) {
        snprintf(digits, sizeof digits, "%0*u", LEVELS[level].digits, number);
        cover->nodes.items[cover->nodes.count++] =
            vt_compile_term(cover->compiler, LEVELS[level].kind, vt_str(digits));
        return;
    }
    for (unsigned i = LEVELS[level].first; i <= LEVELS[level].last && level < DAY; i++)
        cover_unit(cover, (enum level)(level + 1), number * LEVELS[level].child_step + i);
}

static unsigned first_of(struct vt_str iso)
{
    struct vt_date date;
    if (!vt_date_from_iso(iso, &date) || date.year == 0)
        return 0;
    return date.year * 10000u + (date.month == 0 ? 1u : date.month) * 100u +
           (date.day == 0 ? 1u : date.day);
}

static unsigned last_of(struct vt_str iso)
{
    struct vt_date date;
    if (!vt_date_from_iso(iso, &date) || date.year == 0)
        return 99999999;
    if (date.month == 0)
        return date.year * 10000u + 1231;
    struct vt_date next = {date.year, date.month, (uint8_t)(date.day + 1)};
    bool is_month_end = date.day == 0 || !vt_date_valid(next);
    return date.year * 10000u + date.month * 100u + (is_month_end ? 31u : date.day);
}

vt_node vt_compile_dates(struct vt_compiler *compiler, struct vt_str from, struct vt_str to)
{
    struct cover cover = {.compiler = compiler, .from = first_of(from), .to = last_of(to)};
    if (!vt_nodes_init(compiler, &cover.nodes, MOST_TERMS))
        return NULL;
    for (unsigned century = FIRST_CENTURY; century <= LAST_CENTURY; century++)
        cover_unit(&cover, CENTURY, century);
    return vt_query_or(compiler->builder, cover.nodes.items, cover.nodes.count);
}
