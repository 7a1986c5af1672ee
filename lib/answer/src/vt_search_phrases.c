/* Phrases, alternatives and exclusions decided by the codes of a unit's words, while the index looks for
 * the best units. */
#include "vt_search.h"

#include "vt_answer_work.h"

static bool is_leaf(const struct vt_query_tree *tree)
{
    return tree->op == VT_OP_WORD || tree->op == VT_OP_PHRASE;
}

static size_t count_leaves(const struct vt_query_tree *tree)
{
    size_t count = is_leaf(tree);
    for (size_t i = 0; i < tree->child_count; i++)
        count += count_leaves(tree->children[i]);
    return count;
}

static int read_leaves(struct vt_search *search, const struct vt_query_tree *tree,
                       struct vt_search_phrases *phrases, struct vt_error *err)
{
    int status = VT_OK;
    if (is_leaf(tree)) {
        phrases->leaves[phrases->count] = tree;
        status =
            vt_code_phrase_read(&search->arena, tree->text, &phrases->items[phrases->count], err);
        phrases->count++;
    }
    for (size_t i = 0; i < tree->child_count && status == VT_OK; i++)
        status = read_leaves(search, tree->children[i], phrases, err);
    return status;
}

int vt_search_phrases_read(struct vt_search *search, struct vt_search_phrases *ret,
                           struct vt_error *err)
{
    const struct vt_query_tree *tree = search->query.tree;
    const size_t count = count_leaves(tree);
    *ret = (struct vt_search_phrases){
        .tree = tree,
        .items = vt_arena_array(&search->arena, count + 1, sizeof *ret->items),
        .leaves = vt_arena_array(&search->arena, count + 1, sizeof *ret->leaves)};
    if (ret->items == NULL || ret->leaves == NULL)
        return vt_answer_no_memory(err);
    return read_leaves(search, tree, ret, err);
}

/* A unit, as far as it was read. */
struct candidate {
    struct vt_index_candidate *unit;
    const struct vt_search_phrases *phrases;
    struct vt_unit_codes codes;
    bool has_rest;
};

static bool has_phrase(struct candidate *candidate, const struct vt_query_tree *leaf)
{
    size_t at = 0;
    while (candidate->phrases->leaves[at] != leaf)
        at++;
    const struct vt_code_phrase *phrase = &candidate->phrases->items[at];
    uint32_t in_title = 0, in_text = 0;
    if (vt_code_phrase_find(phrase, candidate->codes.text, &in_text) ||
        vt_code_phrase_find(phrase, candidate->codes.title, &in_title))
        return true;
    if (!candidate->has_rest)
        return false;
    const struct vt_str rest = vt_index_candidate_value(candidate->unit, VT_SLOT_REST);
    return vt_code_phrase_find(phrase, vt_terms_rest(rest), &in_text);
}

/* The index has decided what holds without alternatives; below an OR or a NOT each word is looked
 * for. */
static bool holds(struct candidate *candidate, const struct vt_query_tree *tree,
                  bool has_alternative)
{
    const bool is_and = tree->op == VT_OP_AND;
    switch (tree->op) {
    case VT_OP_FIELD:
        return true;
    case VT_OP_WORD:
        return !has_alternative || has_phrase(candidate, tree);
    case VT_OP_PHRASE:
        return has_phrase(candidate, tree);
    case VT_OP_NOT:
        return !vt_search_needs_text(tree->children[0]) ||
               !holds(candidate, tree->children[0], true);
    case VT_OP_AND:
    case VT_OP_OR:
        break;
    }
    for (size_t i = 0; i < tree->child_count; i++)
        if (holds(candidate, tree->children[i], has_alternative || !is_and) != is_and)
            return !is_and;
    return is_and;
}

bool vt_search_accepts_codes(struct vt_index_candidate *unit, void *ctx)
{
    struct candidate candidate = {.unit = unit, .phrases = ctx};
    struct vt_terms_head head;
    /* A unit that is not ours is told of where hits are read. */
    if (vt_terms_read(vt_index_candidate_value(unit, VT_SLOT_HEAD), &head) != VT_OK)
        return true;
    candidate.codes = head.codes;
    candidate.has_rest = vt_terms_has_rest(&head);
    return holds(&candidate, candidate.phrases->tree, false);
}
