/* params.h — the parameters that a route takes, checked before its handler sees them.
 * Layer: searchd (uses base).  Threads: stateless.
 *
 * A route names its parameters in a table; a value that does not fit, a parameter given twice and
 * (on the API) one that is not in the table are refused with VT_E_INVALID and the name. */
#ifndef VT_PARAMS_H
#define VT_PARAMS_H

#include "uri.h"

enum { VT_PARAMS_MAX = 12, VT_PARAM_REPEAT_MAX = 16, VT_QUERY_ARGS_MAX = 48 };

enum vt_param_kind {
    VT_PARAM_TEXT,      /* up to `max` bytes */
    VT_PARAM_COUNT,     /* a whole number, `min` to `max` */
    VT_PARAM_CHOICE,    /* one of `choices`, "a|b|c" */
    VT_PARAM_FLAG,      /* "1" or "true", "0" or "false" */
    VT_PARAM_DATE,      /* 2025-03-13, 2025-03 or 2025 */
    VT_PARAM_RELATIONS, /* ids of relations, separated by commas: "AMENDS,REPLACES" */
    VT_PARAM_TEXTS      /* may be given several times, each as VT_PARAM_TEXT */
};

struct vt_param_spec {
    const char *name; /* NULL ends a table */
    enum vt_param_kind kind;
    uint32_t min, max;
    const char *choices;
    bool required;
};

/** What was given, by the places of the table; an empty value counts as not given. */
struct vt_params {
    const struct vt_param_spec *specs;
    struct vt_str values[VT_PARAMS_MAX];
    struct vt_str texts[VT_PARAM_REPEAT_MAX]; /* of the one VT_PARAM_TEXTS a table may have */
    size_t text_count;
};

/** Check a query string against a table.  ignore_unknown: pages do not mind what mail programs and
 *  trackers add to their addresses.  The views stand in the arena. */
int vt_params_check(struct vt_arena *arena, const struct vt_param_spec *specs, struct vt_str query,
                    bool ignore_unknown, struct vt_params *ret, struct vt_error *err);

/** The value of a parameter that the table names, "" where it was not given. */
struct vt_str vt_params_text(const struct vt_params *params, const char *name);
uint32_t vt_params_count(const struct vt_params *params, const char *name, uint32_t otherwise);
bool vt_params_flag(const struct vt_params *params, const char *name);
/** Place of a choice in its list, `otherwise` where it was not given. */
unsigned vt_params_choice(const struct vt_params *params, const char *name, unsigned otherwise);

#endif
