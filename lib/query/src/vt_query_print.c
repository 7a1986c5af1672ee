#include "vt_query_tree.h"

#include "vt_type.h"

static void put_quoted(struct vt_str text, struct vt_buf *buf)
{
    vt_buf_printf(buf, "\"%.*s\"", VT_STR_ARG(text));
}

/* Quoted where it would not be read back as one value. */
static void put_value(struct vt_str value, struct vt_buf *buf)
{
    for (size_t i = 0; i < value.len_bytes; i++)
        if (strchr(" ():", value.ptr[i]) != NULL) {
            put_quoted(value, buf);
            return;
        }
    vt_buf_add(buf, value);
}

static void put_field(const struct vt_query_tree *tree, struct vt_buf *buf)
{
    if (tree->field == VT_FIELD_TEXT) {
        vt_buf_add(buf, tree->shown);
        return;
    }
    vt_buf_printf(buf, "%.*s:", VT_STR_ARG(vt_lexicon_field_name(tree->field)));
    if (tree->field == VT_FIELD_TYPE) {
        put_value(vt_type_name(vt_type_by_id(tree->text)), buf);
    } else if (tree->field == VT_FIELD_DATE) {
        vt_buf_add(buf, tree->from);
        if (!vt_str_eq(tree->from, tree->to))
            vt_buf_printf(buf, "..%.*s", VT_STR_ARG(tree->to));
    } else {
        put_value(tree->text, buf);
    }
}

static bool needs_parentheses(const struct vt_query_tree *tree, enum vt_query_op outer)
{
    if (tree->shown.len_bytes > 0 || (tree->op != VT_OP_AND && tree->op != VT_OP_OR))
        return false;
    return tree->op == VT_OP_OR || outer == VT_OP_NOT;
}

static void print_inside(const struct vt_query_tree *tree, enum vt_query_op outer,
                         struct vt_buf *buf)
{
    if (needs_parentheses(tree, outer)) {
        vt_buf_add_c(buf, '(');
        vt_query_print(tree, buf);
        vt_buf_add_c(buf, ')');
    } else {
        vt_query_print(tree, buf);
    }
}

void vt_query_print(const struct vt_query_tree *tree, struct vt_buf *buf)
{
    switch (tree->op) {
    case VT_OP_WORD:
        vt_buf_add(buf, tree->text);
        return;
    case VT_OP_PHRASE:
        put_quoted(tree->text, buf);
        return;
    case VT_OP_FIELD:
        put_field(tree, buf);
        return;
    case VT_OP_NOT:
        vt_buf_add_c(buf, '-');
        print_inside(tree->children[0], VT_OP_NOT, buf);
        return;
    case VT_OP_AND:
    case VT_OP_OR:
        break;
    }
    if (tree->shown.len_bytes > 0) {
        vt_buf_add(buf, tree->shown);
        return;
    }
    for (size_t i = 0; i < tree->child_count; i++) {
        if (i > 0)
            vt_buf_puts(buf, tree->op == VT_OP_OR ? " OR " : " ");
        print_inside(tree->children[i], tree->op, buf);
    }
}

void vt_query_describe(const struct vt_query_tree *tree, struct vt_buf *buf)
{
    static const char *const NAMES[] = {
        [VT_OP_AND] = "and", [VT_OP_OR] = "or", [VT_OP_NOT] = "not"};
    switch (tree->op) {
    case VT_OP_WORD:
        vt_buf_add(buf, tree->text);
        return;
    case VT_OP_PHRASE:
        put_quoted(tree->text, buf);
        return;
    case VT_OP_FIELD:
        if (tree->field == VT_FIELD_TEXT)
            vt_buf_puts(buf, "#");
        put_field(tree, buf);
        return;
    case VT_OP_AND:
    case VT_OP_OR:
    case VT_OP_NOT:
        break;
    }
    vt_buf_printf(buf, "(%s", NAMES[tree->op]);
    for (size_t i = 0; i < tree->child_count; i++) {
        vt_buf_add_c(buf, ' ');
        vt_query_describe(tree->children[i], buf);
    }
    vt_buf_add_c(buf, ')');
}
