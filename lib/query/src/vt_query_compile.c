#include "vt_query_compile.h"

#include "vt_fold.h"
#include "vt_number.h"
#include "vt_syllables.h"

/* What a word found without its marks counts. */
static const double UNMARKED_WEIGHT = 0.1;
/* The document that bears a number, and those that cite it, before those where its parts stand. */
static const double NUMBER_WEIGHT = 3.0, CITED_WEIGHT = 1.5;

/* Of any words, so many: the rarest.  14 words: 7 ms a question on 61,000 articles, MRR@10 .625; all:
 * 20 ms and .627. */
enum { ELITE_WORDS = 14 };

enum { COMPILE_ARENA_BYTES = 16 << 20 };

enum mode {
    MODE_ALL,       /* every word, with its marks */
    MODE_FORGIVING, /* every word, with any marks: another form of one expression in a partial match
                     */
    MODE_PARTIAL,   /* any word, with any marks */
    MODE_QUESTION   /* the same, but phrases hold */
};

/* A compiled part of the tree. */
struct part {
    vt_node node;
    bool is_text; /* has weight; else a filter */
};

bool vt_nodes_init(struct vt_compiler *compiler, struct vt_nodes *nodes, size_t room)
{
    *nodes = (struct vt_nodes){vt_arena_array(&compiler->arena, room + 1, sizeof *nodes->items), 0};
    compiler->failed = compiler->failed || nodes->items == NULL;
    return nodes->items != NULL;
}

vt_node vt_compile_term(struct vt_compiler *compiler, enum vt_term_kind kind, struct vt_str text)
{
    struct vt_term term;
    vt_term_make(kind, text, &term);
    return vt_query_term(compiler->builder, vt_term_str(&term));
}

/* ---- words ---- */

static vt_node or_weaker(struct vt_compiler *c, vt_node strong, vt_node weak)
{
    vt_node both[] = {strong, vt_query_scale(c->builder, weak, UNMARKED_WEIGHT)};
    return vt_query_or(c->builder, both, 2);
}

/* Syllables of a question with marks are found as they were typed; in texts that were typed without
 * marks they are found without.  The list of those texts is short, so this costs next to nothing.
 * Everything is forgiven in a question without any marks, in a partial match, and where the marks make
 * no syllable (slips, codes, foreign names). */
static vt_node compile_word(struct vt_compiler *c, struct vt_str word, enum mode mode)
{
    struct vt_str folded = vt_fold_ascii_in(&c->arena, word);
    if (folded.ptr == NULL) {
        c->failed = true;
        return NULL;
    }
    vt_node loose = vt_compile_term(c, VT_TERM_WORD, folded);
    bool is_marked = !vt_str_eq(folded, word), is_syllable = vt_syllable_is_valid_word(word);
    if (!c->has_marks || (!is_marked && !is_syllable))
        return loose;
    if (mode == MODE_ALL && is_syllable)
        loose = vt_query_filter(c->builder, loose,
                                vt_compile_term(c, VT_TERM_PLAIN_TEXT, VT_STR_EMPTY));
    return or_weaker(c, vt_compile_term(c, VT_TERM_EXACT, word), loose);
}

static bool split_words(struct vt_compiler *c, struct vt_str text, enum mode mode,
                        struct vt_nodes *ret)
{
    size_t room = 1;
    for (size_t i = 0; i < text.len_bytes; i++)
        room += text.ptr[i] == ' ';
    if (!vt_nodes_init(c, ret, room))
        return false;
    struct vt_str rest = text, word;
    while (ret->count < room && vt_str_split(&rest, ' ', &word))
        ret->items[ret->count++] = compile_word(c, word, mode);
    return true;
}

/* Every word, whatever the mode. */
static vt_node compile_words(struct vt_compiler *c, struct vt_str text, enum mode mode)
{
    struct vt_nodes words;
    if (!split_words(c, text, mode, &words))
        return NULL;
    return words.count == 1 ? words.items[0] : vt_query_and(c->builder, words.items, words.count);
}

/* A number among words: who bears it, who cites it, and where its parts stand in the text. */
static vt_node compile_number(struct vt_compiler *c, const struct vt_query_tree *tree)
{
    vt_node any[] = {
        vt_query_scale(c->builder, vt_compile_term(c, VT_TERM_KEY, tree->shown), NUMBER_WEIGHT),
        vt_query_scale(c->builder, vt_compile_term(c, VT_TERM_CITES, tree->shown), CITED_WEIGHT),
        compile_words(c, tree->text, MODE_ALL)};
    return vt_query_or(c->builder, any, VT_ARRAY_LEN(any));
}

/* ---- groups ---- */

static struct part compile(struct vt_compiler *c, const struct vt_query_tree *tree, enum mode mode);

static bool has_phrase(const struct vt_query_tree *tree)
{
    if (tree->op == VT_OP_PHRASE)
        return true;
    for (size_t i = 0; i < tree->child_count; i++)
        if (has_phrase(tree->children[i]))
            return true;
    return false;
}

/* What a NOT takes away.  The index finds more than a phrase, so phrases are left to the text. */
static vt_node compile_excluded(struct vt_compiler *c, const struct vt_query_tree *tree)
{
    struct vt_nodes nodes;
    if (!has_phrase(tree))
        return compile(c, tree, MODE_ALL).node;
    if (tree->op != VT_OP_OR || !vt_nodes_init(c, &nodes, tree->child_count))
        return NULL;
    for (size_t i = 0; i < tree->child_count; i++)
        nodes.items[nodes.count++] = compile_excluded(c, tree->children[i]);
    return vt_query_or(c->builder, nodes.items, nodes.count);
}

static struct part compile_or(struct vt_compiler *c, const struct vt_query_tree *tree,
                              enum mode mode)
{
    struct vt_nodes nodes;
    struct part result = {NULL, false};
    if (!vt_nodes_init(c, &nodes, tree->child_count))
        return result;
    bool is_one = tree->shown.len_bytes > 0; /* other forms of one expression */
    if (is_one && mode >= MODE_PARTIAL)
        mode = MODE_FORGIVING;
    for (size_t i = 0; i < tree->child_count; i++) {
        struct part part = compile(c, tree->children[i], mode);
        nodes.items[nodes.count++] =
            part.is_text ? part.node : vt_query_scale(c->builder, part.node, 0.0);
        result.is_text = result.is_text || part.is_text;
    }
    result.node = is_one ? vt_query_synonym(c->builder, nodes.items, nodes.count)
                         : vt_query_or(c->builder, nodes.items, nodes.count);
    return result;
}

struct and_lists {
    struct vt_nodes texts, filters, excluded;
};

static void sort_child(struct vt_compiler *c, const struct vt_query_tree *child, enum mode mode,
                       struct and_lists *lists)
{
    if (child->op == VT_OP_PHRASE && mode == MODE_QUESTION) {
        vt_node phrase = compile_words(c, child->text, MODE_ALL);
        lists->texts.items[lists->texts.count++] = phrase;
        lists->filters.items[lists->filters.count++] = phrase;
    } else if (child->op == VT_OP_NOT) {
        lists->excluded.items[lists->excluded.count++] = compile_excluded(c, child->children[0]);
    } else {
        struct part part = compile(c, child, mode);
        struct vt_nodes *list = part.is_text ? &lists->texts : &lists->filters;
        list->items[list->count++] = part.node;
    }
}

static struct part compile_and(struct vt_compiler *c, const struct vt_query_tree *const *children,
                               size_t count, enum mode mode)
{
    struct and_lists lists;
    struct part result = {NULL, false};
    if (!vt_nodes_init(c, &lists.texts, count) || !vt_nodes_init(c, &lists.filters, count) ||
        !vt_nodes_init(c, &lists.excluded, count))
        return result;
    for (size_t i = 0; i < count; i++)
        sort_child(c, children[i], mode, &lists);
    result.is_text = lists.texts.count > 0;
    vt_node filter = vt_query_and(c->builder, lists.filters.items, lists.filters.count);
    if (!result.is_text) {
        result.node = filter;
    } else {
        result.node =
            mode >= MODE_PARTIAL
                ? vt_query_elite(c->builder, lists.texts.items, lists.texts.count, ELITE_WORDS)
                : vt_query_and(c->builder, lists.texts.items, lists.texts.count);
        if (lists.filters.count > 0)
            result.node = vt_query_filter(c->builder, result.node, filter);
    }
    if (lists.excluded.count > 0)
        result.node =
            vt_query_and_not(c->builder, result.node,
                             vt_query_or(c->builder, lists.excluded.items, lists.excluded.count));
    return result;
}

static struct part compile(struct vt_compiler *c, const struct vt_query_tree *tree, enum mode mode)
{
    switch (tree->op) {
    case VT_OP_WORD:
        return (struct part){compile_word(c, tree->text, mode), true};
    case VT_OP_PHRASE:
        return (struct part){compile_words(c, tree->text, mode), true};
    case VT_OP_FIELD:
        if (tree->field == VT_FIELD_TEXT)
            return (struct part){compile_number(c, tree), true};
        return (struct part){vt_compile_field(c, tree), false};
    case VT_OP_OR:
        return compile_or(c, tree, mode);
    case VT_OP_NOT:
        return compile_and(c, &tree, 1, mode);
    case VT_OP_AND:
        break;
    }
    return compile_and(c, tree->children, tree->child_count, mode);
}

/* ---- the plan ---- */

static vt_node only_units(struct vt_compiler *c, vt_node node, struct vt_str units)
{
    struct vt_str unit;
    struct vt_nodes kinds;
    if (units.len_bytes == 0 || !vt_nodes_init(c, &kinds, units.len_bytes))
        return node;
    while (vt_str_split(&units, ',', &unit))
        kinds.items[kinds.count++] = vt_compile_term(c, VT_TERM_UNIT, unit);
    return vt_query_filter(c->builder, node, vt_query_or(c->builder, kinds.items, kinds.count));
}

/* Whether a partial match can find more. */
static bool can_relax(const struct vt_query_tree *tree)
{
    if (tree->op == VT_OP_PHRASE)
        return true;
    if (tree->op == VT_OP_WORD) {
        for (size_t i = 0; i < tree->text.len_bytes; i++)
            if (tree->text.ptr[i] & 0x80)
                return true;
        return false;
    }
    size_t texts = 0;
    for (size_t i = 0; i < tree->child_count; i++) {
        const struct vt_query_tree *child = tree->children[i];
        if (child->op != VT_OP_NOT && can_relax(child))
            return true;
        bool is_number = child->op == VT_OP_FIELD && child->field == VT_FIELD_TEXT;
        texts += child->op == VT_OP_WORD || child->op == VT_OP_PHRASE || child->op == VT_OP_OR ||
                 is_number;
    }
    return tree->op == VT_OP_AND && texts > 1;
}

static bool has_marks(const struct vt_query_tree *tree)
{
    bool is_text = tree->op == VT_OP_WORD || tree->op == VT_OP_PHRASE;
    for (size_t i = 0; is_text && i < tree->text.len_bytes; i++)
        if (tree->text.ptr[i] & 0x80)
            return true;
    /* spelled forms have marks whatever was typed */
    size_t count = tree->shown.len_bytes > 0 && tree->child_count > 0 ? 1 : tree->child_count;
    for (size_t i = 0; i < count; i++)
        if (has_marks(tree->children[i]))
            return true;
    return false;
}

static void make_plan(struct vt_compiler *c, const struct vt_query *query, struct vt_str unit,
                      struct vt_query_plan *plan)
{
    const struct vt_query_tree *tree = query->tree;
    c->has_marks = has_marks(tree);
    struct part all = compile(c, tree, query->any_word ? MODE_QUESTION : MODE_ALL);
    *plan = (struct vt_query_plan){.has_text = all.is_text};
    if (!all.is_text)
        all.node = vt_query_scale(c->builder, all.node, 0.0);
    plan->all = only_units(c, all.node, unit);
    if (all.is_text && !query->any_word && can_relax(tree))
        plan->partial = only_units(c, compile(c, tree, MODE_PARTIAL).node, unit);
}

int vt_query_compile(const struct vt_query *query, struct vt_index_query_builder *builder,
                     struct vt_str unit, vt_query_set_cb set_cb, void *ctx,
                     struct vt_query_plan *ret, struct vt_error *err)
{
    struct vt_compiler compiler = {.builder = builder, .set_cb = set_cb, .ctx = ctx};
    struct vt_query_plan plan = {NULL, NULL, false};
    vt_arena_init(&compiler.arena, COMPILE_ARENA_BYTES);
    if (query->tree != NULL)
        make_plan(&compiler, query, unit, &plan);
    vt_arena_release(&compiler.arena);
    if (compiler.failed || builder == NULL)
        return vt_fail(err, VT_E_NOMEM, "out of memory for a question");
    *ret = plan;
    return VT_OK;
}
