#include "vt_index_query.hh"

#include <new>

namespace
{

/** Keep the query that make() builds.  A failure is remembered for vt_index_search; NULL stands for
 * it and, like every NULL node, matches nothing. */
template <typename Make> vt_node build(struct vt_index_query_builder *b, Make make) noexcept
{
    if (b == nullptr)
        return nullptr;
    struct vt_error err;
    vt_node node = nullptr;
    int status = vt::guard(&err, "cannot build the query", [&]() -> int {
        b->nodes.push_back(vt_index_node{make()});
        node = &b->nodes.back();
        return VT_OK;
    });
    if (status != VT_OK && b->status == VT_OK) {
        b->status = status;
        std::memcpy(b->message, err.message, sizeof b->message);
    }
    return node;
}

Xapian::Query query_of(vt_node node)
{
    return node == nullptr ? Xapian::Query::MatchNothing : node->query;
}

vt_node combine(struct vt_index_query_builder *b, Xapian::Query::op op, const vt_node *nodes,
                size_t count, uint32_t parameter = 0)
{
    return build(b, [&] {
        std::vector<Xapian::Query> queries;
        queries.reserve(count);
        for (size_t i = 0; i < count; i++)
            queries.push_back(query_of(nodes[i]));
        return Xapian::Query(op, queries.begin(), queries.end(), parameter);
    });
}

/** Terms are checked here, so that the message names the term. */
void require_term(struct vt_str term)
{
    struct vt_error err;
    if (vt::check_term(term, &err) != VT_OK)
        throw Xapian::InvalidArgumentError(err.message);
}

} // namespace

struct vt_index_query_builder *vt_index_query_new(void)
{
    return new (std::nothrow) vt_index_query_builder;
}

/* Not Xapian::Query::MatchAll: that is one object for all threads, and its count of references is not
 * atomic. */
static Xapian::Query match_all()
{
    return Xapian::Query(std::string());
}

void vt_index_query_free(struct vt_index_query_builder *builder)
{
    delete builder;
}

vt_node vt_query_term(struct vt_index_query_builder *b, struct vt_str term)
{
    return build(b, [&] {
        require_term(term);
        return Xapian::Query(vt::to_string(term));
    });
}

vt_node vt_query_all(struct vt_index_query_builder *b)
{
    return build(b, [] { return match_all(); });
}

vt_node vt_query_none(struct vt_index_query_builder *b)
{
    return build(b, [] { return Xapian::Query::MatchNothing; });
}

vt_node vt_query_prefix(struct vt_index_query_builder *b, struct vt_str prefix, uint32_t limit)
{
    return build(b, [&] {
        require_term(prefix);
        if (limit == 0)
            throw Xapian::InvalidArgumentError("a prefix needs a limit");
        b->prefixes.push_back({vt::to_string(prefix), limit});
        return Xapian::Query(Xapian::Query::OP_WILDCARD, vt::to_string(prefix), limit,
                             Xapian::Query::WILDCARD_LIMIT_FIRST, Xapian::Query::OP_OR);
    });
}

vt_node vt_query_value_range(struct vt_index_query_builder *b, uint32_t slot, struct vt_str begin,
                             struct vt_str end)
{
    return build(b, [&] {
        if (begin.len_bytes == 0 && end.len_bytes == 0)
            return match_all();
        if (begin.len_bytes == 0)
            return Xapian::Query(Xapian::Query::OP_VALUE_LE, slot, vt::to_string(end));
        if (end.len_bytes == 0)
            return Xapian::Query(Xapian::Query::OP_VALUE_GE, slot, vt::to_string(begin));
        return Xapian::Query(Xapian::Query::OP_VALUE_RANGE, slot, vt::to_string(begin),
                             vt::to_string(end));
    });
}

vt_node vt_query_and(struct vt_index_query_builder *b, const vt_node *nodes, size_t count)
{
    return count == 0 ? vt_query_all(b) : combine(b, Xapian::Query::OP_AND, nodes, count);
}

vt_node vt_query_or(struct vt_index_query_builder *b, const vt_node *nodes, size_t count)
{
    return combine(b, Xapian::Query::OP_OR, nodes, count);
}

vt_node vt_query_elite(struct vt_index_query_builder *b, const vt_node *nodes, size_t count,
                       uint32_t most)
{
    return combine(b, Xapian::Query::OP_ELITE_SET, nodes, count, most);
}

vt_node vt_query_synonym(struct vt_index_query_builder *b, const vt_node *nodes, size_t count)
{
    return combine(b, Xapian::Query::OP_SYNONYM, nodes, count);
}

vt_node vt_query_and_not(struct vt_index_query_builder *b, vt_node left, vt_node right)
{
    return build(b, [&] {
        return Xapian::Query(Xapian::Query::OP_AND_NOT, query_of(left), query_of(right));
    });
}

vt_node vt_query_filter(struct vt_index_query_builder *b, vt_node left, vt_node right)
{
    return build(b, [&] {
        return Xapian::Query(Xapian::Query::OP_FILTER, query_of(left), query_of(right));
    });
}

vt_node vt_query_and_maybe(struct vt_index_query_builder *b, vt_node left, vt_node right)
{
    return build(b, [&] {
        return Xapian::Query(Xapian::Query::OP_AND_MAYBE, query_of(left), query_of(right));
    });
}

vt_node vt_query_scale(struct vt_index_query_builder *b, vt_node node, double factor)
{
    return build(b, [&] { return Xapian::Query(factor, query_of(node)); });
}
