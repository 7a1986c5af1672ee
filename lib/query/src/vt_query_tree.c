#include "vt_query_tree.h"

#include <stdarg.h>
#include <stdio.h>

void vt_query_note(struct vt_query_parser *parser, const char *format, ...)
{
    char text[512];
    va_list args;
    va_start(args, format);
    vsnprintf(text, sizeof text, format, args);
    va_end(args);
    for (size_t i = 0; i < parser->note_count; i++)
        if (vt_str_eq(parser->notes[i], vt_str(text)))
            return;
    if (parser->note_count == VT_QUERY_NOTES)
        return;
    struct vt_str copy = vt_arena_copy(parser->arena, vt_str(text));
    if (copy.ptr == NULL)
        parser->failed = true;
    else
        parser->notes[parser->note_count++] = copy;
}

struct vt_query_node *vt_query_node_new(struct vt_query_parser *parser, enum vt_query_op op,
                                        struct vt_str text)
{
    struct vt_query_node *node = VT_ARENA_NEW(parser->arena, struct vt_query_node);
    if (node == NULL) {
        parser->failed = true;
        return NULL;
    }
    *node = (struct vt_query_node){.tree = {.op = op,
                                            .text = text,
                                            .from = VT_STR_EMPTY,
                                            .to = VT_STR_EMPTY,
                                            .shown = VT_STR_EMPTY}};
    return node;
}

static bool is_text(const struct vt_query_tree *tree)
{
    return tree->op == VT_OP_WORD || tree->op == VT_OP_PHRASE;
}

static bool has_same(const struct vt_node_list *list, const struct vt_query_tree *tree)
{
    for (size_t i = 0; i < list->count; i++) {
        const struct vt_query_tree *other = &list->items[i]->tree;
        if (other->op == tree->op && is_text(tree) && vt_str_eq(other->text, tree->text))
            return true;
    }
    return false;
}

void vt_node_list_add(struct vt_query_parser *parser, struct vt_node_list *list,
                      struct vt_query_node *node)
{
    if (node == NULL || has_same(list, &node->tree))
        return;
    if (list->count == list->room) {
        size_t room = list->room == 0 ? 8 : list->room * 2;
        struct vt_query_node **items =
            vt_arena_array(parser->arena, room, sizeof(struct vt_query_node *));
        if (items == NULL) {
            parser->failed = true;
            return;
        }
        if (list->count > 0)
            memcpy(items, list->items, list->count * sizeof(struct vt_query_node *));
        list->items = items;
        list->room = room;
    }
    list->items[list->count++] = node;
}

static struct vt_query_node *as_node(const struct vt_query_tree *tree)
{
    return (struct vt_query_node *)(uintptr_t)tree;
}

/* An OR that spells out one expression stays a group of its own. */
static bool is_taken_apart(const struct vt_query_node *node, enum vt_query_op op)
{
    return node->tree.op == op && node->tree.shown.len_bytes == 0;
}

struct vt_query_node *vt_query_group(struct vt_query_parser *parser, enum vt_query_op op,
                                     const struct vt_node_list *list)
{
    struct vt_node_list flat = {0};
    for (size_t i = 0; i < list->count; i++) {
        struct vt_query_node *node = list->items[i];
        if (!is_taken_apart(node, op)) {
            vt_node_list_add(parser, &flat, node);
            continue;
        }
        for (size_t j = 0; j < node->tree.child_count; j++)
            vt_node_list_add(parser, &flat, as_node(node->tree.children[j]));
    }
    if (flat.count <= 1)
        return flat.count == 0 ? NULL : flat.items[0];
    struct vt_query_node *group = vt_query_node_new(parser, op, VT_STR_EMPTY);
    const struct vt_query_tree **children =
        vt_arena_array(parser->arena, flat.count, sizeof *children);
    if (group == NULL || children == NULL) {
        parser->failed = true;
        return NULL;
    }
    for (size_t i = 0; i < flat.count; i++)
        children[i] = &flat.items[i]->tree;
    group->tree.children = children;
    group->tree.child_count = flat.count;
    return group;
}

/* ---- stop words ---- */

static size_t count_kept(const struct vt_query_node *node, bool is_question)
{
    const struct vt_query_tree *tree = &node->tree;
    if (tree->op == VT_OP_NOT)
        return 0;
    if (tree->child_count == 0)
        return node->stop == VT_STOP_NONE || (node->stop == VT_STOP_QUESTION && !is_question);
    size_t count = 0;
    for (size_t i = 0; i < tree->child_count; i++)
        count += count_kept(as_node(tree->children[i]), is_question);
    return count;
}

static void note_stops(struct vt_query_parser *parser, const struct vt_node_list *list)
{
    VT_AUTO(vt_buf_release) struct vt_buf words = VT_BUF_INIT(300);
    for (size_t i = 0; i < list->count; i++)
        vt_buf_printf(&words, "%s%.*s", i > 0 ? ", " : "", VT_STR_ARG(list->items[i]->tree.text));
    if (list->count > 0)
        vt_query_note(parser, "bỏ qua từ thông dụng: %.*s%s", VT_STR_ARG(vt_buf_str(&words)),
                      words.failed ? " …" : "");
}

static struct vt_query_node *drop_stops(struct vt_query_parser *parser, struct vt_query_node *node,
                                        bool is_question, struct vt_node_list *dropped)
{
    struct vt_query_tree *tree = &node->tree;
    bool is_stop = node->stop == VT_STOP_ALWAYS || (node->stop == VT_STOP_QUESTION && is_question);
    if (is_stop) {
        vt_node_list_add(parser, dropped, node);
        return NULL;
    }
    if (tree->op != VT_OP_AND && tree->op != VT_OP_OR)
        return node;
    struct vt_node_list kept = {0};
    for (size_t i = 0; i < tree->child_count; i++)
        vt_node_list_add(parser, &kept,
                         drop_stops(parser, as_node(tree->children[i]), is_question, dropped));
    if (kept.count == tree->child_count)
        return node;
    struct vt_query_node *group = vt_query_group(parser, tree->op, &kept);
    if (group != NULL && kept.count > 1)
        group->tree.shown = tree->shown;
    return group;
}

struct vt_query_node *vt_query_without_stops(struct vt_query_parser *parser,
                                             struct vt_query_node *tree, bool is_question)
{
    if (tree == NULL || count_kept(tree, is_question) == 0)
        return tree;
    struct vt_node_list dropped = {0};
    struct vt_query_node *kept = drop_stops(parser, tree, is_question, &dropped);
    note_stops(parser, &dropped);
    return kept;
}

/* ---- phrases ---- */

struct collection {
    struct vt_arena *arena;
    struct vt_query_phrase *phrases;
    size_t count, room;
    bool failed;
};

static bool is_collected(const struct collection *c, const struct vt_query_phrase *phrase)
{
    for (size_t i = 0; i < c->count; i++) {
        const struct vt_query_phrase *other = &c->phrases[i];
        size_t j = 0;
        while (j < phrase->word_count && j < other->word_count &&
               vt_str_eq(phrase->words[j], other->words[j]))
            j++;
        if (j == phrase->word_count && j == other->word_count)
            return true;
    }
    return false;
}

static void collect_text(struct collection *c, struct vt_str text)
{
    size_t room = 1;
    for (size_t i = 0; i < text.len_bytes; i++)
        room += text.ptr[i] == ' ';
    struct vt_str *words = vt_arena_array(c->arena, room, sizeof *words);
    if (words == NULL) {
        c->failed = true;
        return;
    }
    struct vt_query_phrase phrase = {.words = words};
    struct vt_str rest = text;
    while (phrase.word_count < room && vt_str_split(&rest, ' ', &words[phrase.word_count])) {
        struct vt_str word = words[phrase.word_count++];
        for (size_t i = 0; i < word.len_bytes; i++)
            phrase.accented = phrase.accented || (word.ptr[i] & 0x80) != 0;
    }
    if (is_collected(c, &phrase))
        return;
    if (c->count == c->room) {
        c->room = c->room == 0 ? 16 : c->room * 2;
        struct vt_query_phrase *more = vt_arena_array(c->arena, c->room, sizeof *more);
        if (more == NULL) {
            c->failed = true;
            return;
        }
        if (c->count > 0)
            memcpy(more, c->phrases, c->count * sizeof *more);
        c->phrases = more;
    }
    c->phrases[c->count++] = phrase;
}

static void collect(struct collection *c, const struct vt_query_tree *tree)
{
    bool is_words = is_text(tree);
    if (tree->op == VT_OP_FIELD)
        is_words = tree->field == VT_FIELD_SUBJECT || tree->field == VT_FIELD_TEXT;
    if (tree->op == VT_OP_NOT || c->failed)
        return;
    if (is_words)
        collect_text(c, tree->text);
    for (size_t i = 0; i < tree->child_count; i++)
        collect(c, tree->children[i]);
}

bool vt_query_collect(struct vt_arena *arena, const struct vt_query_tree *tree,
                      struct vt_query *ret)
{
    struct collection c = {.arena = arena};
    if (tree != NULL)
        collect(&c, tree);
    ret->phrases = c.phrases;
    ret->phrase_count = c.count;
    return !c.failed;
}
