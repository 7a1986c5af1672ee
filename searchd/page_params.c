/* The parameters of the pages: fewer than those of the API, named alike. */
#include "api.h"
#include "pages.h"
#include "paging.h"

#define LANG_PARAM                                    \
    {                                                 \
        "lang", VT_PARAM_CHOICE, 0, 0, "vi|en", false \
    }
#define PAGE_PARAM                                             \
    {                                                          \
        "page", VT_PARAM_COUNT, 1, VT_PAGING_LAST, NULL, false \
    }
#define AS_OF_PARAM                               \
    {                                             \
        "as_of", VT_PARAM_DATE, 0, 0, NULL, false \
    }
#define END_PARAMS                             \
    {                                          \
        NULL, VT_PARAM_TEXT, 0, 0, NULL, false \
    }

const struct vt_param_spec VT_PAGE_PLAIN_PARAMS[] = {LANG_PARAM, END_PARAMS};

const struct vt_param_spec VT_PAGE_SEARCH_PARAMS[] = {
    LANG_PARAM,
    PAGE_PARAM,
    {"q", VT_PARAM_TEXT, 0, VT_API_TEXT_BYTES, NULL, false},
    {"f", VT_PARAM_TEXTS, 0, VT_API_REF_BYTES, NULL, false},
    {"sort", VT_PARAM_CHOICE, 0, 0, "relevance|date|citations", false},
    {"unit", VT_PARAM_CHOICE, 0, 0, "document|article", false},
    END_PARAMS,
};

const struct vt_param_spec VT_PAGE_DOCUMENT_PARAMS[] = {LANG_PARAM, AS_OF_PARAM, END_PARAMS};

const struct vt_param_spec VT_PAGE_LINEAGE_PARAMS[] = {
    LANG_PARAM,
    AS_OF_PARAM,
    {"depth", VT_PARAM_COUNT, 0, VT_API_DEPTH_MAX, NULL, false},
    {"limit", VT_PARAM_COUNT, 1, VT_API_NODES_MAX, NULL, false},
    {"year", VT_PARAM_COUNT, 1900, 2200, NULL, false},
    {"relation", VT_PARAM_TEXTS, 0, VT_API_REF_BYTES, NULL, false},
    END_PARAMS,
};

const struct vt_param_spec VT_PAGE_PATH_PARAMS[] = {
    LANG_PARAM,
    {"from", VT_PARAM_TEXT, 0, VT_API_REF_BYTES, NULL, false},
    {"to", VT_PARAM_TEXT, 0, VT_API_REF_BYTES, NULL, false},
    END_PARAMS,
};

const struct vt_param_spec VT_PAGE_GAPS_PARAMS[] = {
    LANG_PARAM,
    PAGE_PARAM,
    {"by", VT_PARAM_CHOICE, 0, 0, "demand|issuer", false},
    END_PARAMS,
};

const struct vt_param_spec VT_PAGE_LIST_PARAMS[] = {LANG_PARAM, PAGE_PARAM, END_PARAMS};

const struct vt_param_spec VT_PAGE_STATS_PARAMS[] = {
    LANG_PARAM,
    {"year", VT_PARAM_COUNT, 1, 9999, NULL, false},
    END_PARAMS,
};

const struct vt_param_spec VT_PAGE_CHECK_PARAMS[] = {LANG_PARAM, END_PARAMS};
