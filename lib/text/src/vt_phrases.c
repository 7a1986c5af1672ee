#include "vt_phrases.h"

#include <stdlib.h>

#include "vt_cleanup.h"

/* A trie in one hash table: (node, word) → next node. */
struct edge {
    uint32_t node;
    uint32_t match; /* of the token, or its folded hash where is_folded */
    uint32_t folded;
    uint32_t next; /* 0: empty slot */
};

struct vt_phrases {
    struct edge *edges;
    size_t edge_count, edge_room; /* room is a power of two */
    uint32_t *values;             /* of nodes; UINT32_MAX: no phrase ends here */
    size_t node_count, node_room;
    bool has_folded;
    struct vt_openings openings;      /* of phrases that are not folded */
    struct vt_word_set folded_firsts; /* `folded` hashes of first words of the others */
};

/* Marks and numbers take part as words that cannot be spelled. */
static void key_of_token(const struct vt_token *token, uint32_t *ret_match, uint32_t *ret_folded)
{
    if (token->kind == VT_TOKEN_WORD) {
        *ret_match = token->match;
        *ret_folded = token->folded;
    } else if (token->kind == VT_TOKEN_NUMBER) {
        *ret_match = token->match;
        *ret_folded = 1;
    } else {
        *ret_match = (uint32_t)(unsigned char)token->mark;
        *ret_folded = 2;
    }
}

static size_t slot_of(const struct vt_phrases *p, uint32_t node, uint32_t match, uint32_t folded)
{
    uint64_t h = ((uint64_t)node * 0x9E3779B97F4A7C15u) ^ ((uint64_t)match << 17) ^ folded;
    h *= 0xD6E8FEB86659FD93u;
    return (size_t)(h >> 32) & (p->edge_room - 1);
}

static uint32_t find_edge(const struct vt_phrases *p, uint32_t node, uint32_t match,
                          uint32_t folded)
{
    for (size_t i = slot_of(p, node, match, folded);; i = (i + 1) & (p->edge_room - 1)) {
        const struct edge *edge = &p->edges[i];
        if (edge->next == 0)
            return 0;
        if (edge->node == node && edge->match == match && edge->folded == folded)
            return edge->next;
    }
}

static void put_edge(struct vt_phrases *p, struct edge edge)
{
    size_t i = slot_of(p, edge.node, edge.match, edge.folded);
    while (p->edges[i].next != 0)
        i = (i + 1) & (p->edge_room - 1);
    p->edges[i] = edge;
}

static bool grow_edges(struct vt_phrases *p)
{
    struct edge *old = p->edges;
    size_t old_room = p->edge_room;
    p->edge_room = old_room == 0 ? 1024 : old_room * 2;
    p->edges = calloc(p->edge_room, sizeof *p->edges);
    if (p->edges == NULL) {
        p->edges = old;
        p->edge_room = old_room;
        return false;
    }
    for (size_t i = 0; i < old_room; i++)
        if (old[i].next != 0)
            put_edge(p, old[i]);
    free(old);
    return true;
}

static uint32_t new_node(struct vt_phrases *p)
{
    if (p->node_count == p->node_room) {
        size_t room = p->node_room == 0 ? 1024 : p->node_room * 2;
        uint32_t *values = realloc(p->values, room * sizeof *values);
        if (values == NULL)
            return 0;
        p->values = values;
        p->node_room = room;
    }
    p->values[p->node_count] = UINT32_MAX;
    return (uint32_t)p->node_count++;
}

struct vt_phrases *vt_phrases_new(void)
{
    struct vt_phrases *p = calloc(1, sizeof *p);
    if (p == NULL)
        return NULL;
    new_node(p); /* the root, node 0 */
    if (p->node_count == 0 || !grow_edges(p)) {
        vt_phrases_free(p);
        return NULL;
    }
    return p;
}

void vt_phrases_free(struct vt_phrases *phrases)
{
    if (phrases == NULL)
        return;
    free(phrases->edges);
    free(phrases->values);
    free(phrases);
}

static uint32_t follow_or_add(struct vt_phrases *p, uint32_t node, uint32_t match, uint32_t folded)
{
    uint32_t next = find_edge(p, node, match, folded);
    if (next != 0)
        return next;
    if ((p->edge_count + 1) * 2 > p->edge_room && !grow_edges(p))
        return 0;
    next = new_node(p);
    if (next == 0)
        return 0;
    put_edge(p, (struct edge){node, match, folded, next});
    p->edge_count++;
    return next;
}

static void add_opening(struct vt_openings *openings, const struct vt_tokens *tokens)
{
    uint32_t first, second, folded;
    key_of_token(&tokens->items[0], &first, &folded);
    vt_word_set_add(&openings->firsts, first);
    if (tokens->count == 1) {
        vt_word_set_add(&openings->alone, first);
        return;
    }
    key_of_token(&tokens->items[1], &second, &folded);
    vt_word_set_add(&openings->pairs, vt_word_pair(first, second));
}

int vt_phrases_add(struct vt_phrases *phrases, struct vt_str phrase, bool is_folded, uint32_t value)
{
    VT_AUTO(vt_arena_release) struct vt_arena arena;
    vt_arena_init(&arena, 1024 * 1024);
    struct vt_tokens tokens;
    int status = vt_tokenize(&arena, phrase, &tokens, NULL);
    if (status != VT_OK)
        return status;
    if (tokens.count == 0)
        return VT_E_INVALID;
    uint32_t node = 0;
    for (size_t i = 0; i < tokens.count; i++) {
        uint32_t match, folded;
        key_of_token(&tokens.items[i], &match, &folded);
        if (is_folded && tokens.items[i].kind == VT_TOKEN_WORD)
            match = 0;
        if (i == 0 && is_folded)
            vt_word_set_add(&phrases->folded_firsts, folded);
        node = follow_or_add(phrases, node, match, folded);
        if (node == 0)
            return VT_E_NOMEM;
    }
    phrases->values[node] = value;
    if (!is_folded)
        add_opening(&phrases->openings, &tokens);
    phrases->has_folded = phrases->has_folded || is_folded;
    return VT_OK;
}

const struct vt_openings *vt_phrases_openings(const struct vt_phrases *phrases)
{
    return &phrases->openings;
}

/* Whether a phrase may begin with a key: most tokens of a text begin none. */
static bool may_begin(const struct vt_phrases *p, uint32_t match, uint32_t folded)
{
    return vt_word_set_may(&p->openings.firsts, match) ||
           (p->has_folded && vt_word_set_may(&p->folded_firsts, folded));
}

struct best {
    size_t count;
    uint32_t value;
};

/* Where no phrase is folded there is one way through the trie. */
static void match_plain(const struct vt_phrases *p, const struct vt_token *tokens, size_t from,
                        size_t end, struct best *best)
{
    uint32_t node = 0;
    for (size_t at = from; at < end && (at == from || tokens[at].gap < VT_GAP_BLANK); at++) {
        uint32_t match, folded;
        key_of_token(&tokens[at], &match, &folded);
        node = find_edge(p, node, match, folded);
        if (node == 0)
            return;
        if (p->values[node] != UINT32_MAX)
            *best = (struct best){at + 1 - from, p->values[node]};
    }
}

static void match_from(const struct vt_phrases *p, const struct vt_token *tokens, size_t from,
                       size_t at, size_t end, uint32_t node, struct best *best)
{
    if (p->values[node] != UINT32_MAX && at - from > best->count)
        *best = (struct best){at - from, p->values[node]};
    if (at >= end || (at > from && tokens[at].gap >= VT_GAP_BLANK))
        return;
    uint32_t match, folded;
    key_of_token(&tokens[at], &match, &folded);
    uint32_t next = find_edge(p, node, match, folded);
    if (next != 0)
        match_from(p, tokens, from, at + 1, end, next, best);
    if (tokens[at].kind != VT_TOKEN_WORD)
        return;
    next = find_edge(p, node, 0, folded);
    if (next != 0)
        match_from(p, tokens, from, at + 1, end, next, best);
}

size_t vt_phrases_match(const struct vt_phrases *phrases, const struct vt_token *tokens,
                        size_t from, size_t end, uint32_t *ret_value)
{
    struct best best = {0, 0};
    uint32_t match, folded;
    if (from >= end)
        return 0;
    key_of_token(&tokens[from], &match, &folded);
    if (!may_begin(phrases, match, folded))
        return 0;
    if (phrases->has_folded)
        match_from(phrases, tokens, from, from, end, 0, &best);
    else
        match_plain(phrases, tokens, from, end, &best);
    if (best.count > 0)
        *ret_value = best.value;
    return best.count;
}
