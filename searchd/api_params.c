/* The parameters of the routes below /api/v1: the same words as the options of the command line. */
#include "api.h"

#define TEXT_PARAM(name, bytes, required)             \
    {                                                 \
        name, VT_PARAM_TEXT, 0, bytes, NULL, required \
    }
#define COUNT_PARAM(name, min, max)                 \
    {                                               \
        name, VT_PARAM_COUNT, min, max, NULL, false \
    }
#define CHOICE_PARAM(name, choices)                 \
    {                                               \
        name, VT_PARAM_CHOICE, 0, 0, choices, false \
    }
#define FLAG_PARAM(name)                       \
    {                                          \
        name, VT_PARAM_FLAG, 0, 0, NULL, false \
    }
#define LIST_PARAMS COUNT_PARAM("limit", 1, VT_API_LIMIT_MAX), TEXT_PARAM("cursor", 64, false)
#define LIST_FORMAT CHOICE_PARAM("format", "json|jsonl|csv")
#define LINK_PARAMS                                      \
    {"relation", VT_PARAM_RELATIONS, 0, 0, NULL, false}, \
    {                                                    \
        "as_of", VT_PARAM_DATE, 0, 0, NULL, false        \
    }
#define WORK_PARAMS \
    TEXT_PARAM("type", VT_API_REF_BYTES, false), TEXT_PARAM("issuer", VT_API_REF_BYTES, false)
#define END_PARAMS                             \
    {                                          \
        NULL, VT_PARAM_TEXT, 0, 0, NULL, false \
    }

const struct vt_param_spec VT_API_NO_PARAMS[] = {END_PARAMS};

const struct vt_param_spec VT_API_SEARCH_PARAMS[] = {
    TEXT_PARAM("q", VT_API_TEXT_BYTES, true),
    CHOICE_PARAM("unit", "document|article"),
    CHOICE_PARAM("sort", "relevance|date|citations"),
    FLAG_PARAM("facets"),
    FLAG_PARAM("explain"),
    CHOICE_PARAM("format", "json|jsonl|csv|atom"),
    LIST_PARAMS,
    END_PARAMS,
};

const struct vt_param_spec VT_API_LINKS_PARAMS[] = {
    COUNT_PARAM("depth", 0, VT_API_DEPTH_MAX),
    LINK_PARAMS,
    WORK_PARAMS,
    LIST_FORMAT,
    LIST_PARAMS,
    END_PARAMS,
};

const struct vt_param_spec VT_API_LINEAGE_PARAMS[] = {
    COUNT_PARAM("depth", 0, VT_API_DEPTH_MAX),
    COUNT_PARAM("limit", 1, VT_API_NODES_MAX),
    CHOICE_PARAM("format", "json|dot|graphml|svg"),
    LINK_PARAMS,
    WORK_PARAMS,
    END_PARAMS,
};

const struct vt_param_spec VT_API_STATUS_PARAMS[] = {
    TEXT_PARAM("part", VT_API_REF_BYTES, false),
    {"as_of", VT_PARAM_DATE, 0, 0, NULL, false},
    END_PARAMS,
};

const struct vt_param_spec VT_API_DOCUMENT_PARAMS[] = {FLAG_PARAM("text"), END_PARAMS};

const struct vt_param_spec VT_API_PATH_PARAMS[] = {
    TEXT_PARAM("from", VT_API_REF_BYTES, true),
    TEXT_PARAM("to", VT_API_REF_BYTES, true),
    LINK_PARAMS,
    END_PARAMS,
};

const struct vt_param_spec VT_API_RESOLVE_PARAMS[] = {
    TEXT_PARAM("q", VT_API_REF_BYTES, true),
    COUNT_PARAM("limit", 1, VT_API_LIMIT_MAX),
    LIST_FORMAT,
    END_PARAMS,
};

const struct vt_param_spec VT_API_LIST_PARAMS[] = {WORK_PARAMS, LIST_FORMAT, LIST_PARAMS,
                                                   END_PARAMS};

const struct vt_param_spec VT_API_SUGGEST_PARAMS[] = {
    TEXT_PARAM("q", VT_API_REF_BYTES, true),
    COUNT_PARAM("limit", 1, 50),
    END_PARAMS,
};

const struct vt_param_spec VT_API_STATS_PARAMS[] = {FLAG_PARAM("failures"), END_PARAMS};
