// vt_index_query.hh — the nodes behind vt_node.
#ifndef VT_INDEX_QUERY_HH
#define VT_INDEX_QUERY_HH

#include "vt_index_guard.hh"

#include <deque>
#include <vector>

struct vt_index_node {
    Xapian::Query query;
};

struct vt_index_prefix {
    std::string text;
    uint32_t limit;
};

struct vt_index_query_builder {
    std::deque<vt_index_node> nodes; // a deque: nodes never move
    std::vector<vt_index_prefix> prefixes;
    int status = VT_OK; // of the first failure
    char message[VT_ERROR_MESSAGE_BYTES] = "";
};

#endif
