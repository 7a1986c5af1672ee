#include "vt_html_content.h"

#include <stdbool.h>
#include <stdint.h>
#include <string.h>

#include "vt_buf.h"
#include "vt_html_elements.h"
#include "vt_layout_cues.h"

/* Of the text that is no link, the part that the content must have. */
enum { CONTENT_PERCENT = 60, LONGEST_CUE_BYTES = 400 };

/* Kept in node->_private: bytes of text below the node that is no link, doubled, and whether it has
 * a letterhead, as the lowest bit. */
static uintptr_t weight_of(const xmlNode *node)
{
    return (uintptr_t)node->_private;
}

static bool has_letterhead(const xmlNode *node)
{
    return (weight_of(node) & 1) != 0;
}

static uintptr_t text_bytes(const xmlNode *node)
{
    return weight_of(node) >> 1;
}

static void add_weight(xmlNode *node, uintptr_t weight)
{
    uintptr_t bytes = text_bytes(node) + (weight >> 1);
    uintptr_t letterhead = (weight_of(node) | weight) & 1;
    node->_private = (void *)(bytes << 1 | letterhead);
}

/* Lines of the source may break the country's name anywhere. */
static bool is_letterhead(struct vt_str text)
{
    if (text.len_bytes > LONGEST_CUE_BYTES)
        return false;
    struct vt_buf line = VT_BUF_INIT(LONGEST_CUE_BYTES);
    for (size_t i = 0; i < text.len_bytes; i++) {
        bool is_space = strchr(" \t\r\n\f\v", text.ptr[i]) != NULL;
        if (!is_space)
            vt_buf_add_c(&line, text.ptr[i]);
        else if (line.len_bytes > 0 && line.data[line.len_bytes - 1] != ' ')
            vt_buf_add_c(&line, ' ');
    }
    bool found = vt_layout_cue(vt_buf_str(&line)) == VT_CUE_LETTERHEAD;
    vt_buf_release(&line);
    return found;
}

static uintptr_t text_weight(const xmlNode *text)
{
    struct vt_str trimmed = vt_str_trim(vt_str((const char *)text->content));
    return (uintptr_t)trimmed.len_bytes << 1 | is_letterhead(trimmed);
}

static bool is_skipped(const xmlNode *node)
{
    return node->type != XML_ELEMENT_NODE || strcmp((const char *)node->name, "a") == 0 ||
           vt_html_role(node) == VT_HTML_DROPPED;
}

/* In postorder, without recursion. */
static void weigh(xmlNode *root)
{
    xmlNode *node = root->children;
    while (node != NULL) {
        if (node->type == XML_TEXT_NODE)
            add_weight(node, text_weight(node));
        else if (!is_skipped(node) && node->children != NULL) {
            node = node->children;
            continue;
        }
        while (node != root && node->next == NULL) {
            add_weight(node->parent, weight_of(node));
            node = node->parent;
        }
        if (node == root)
            return;
        add_weight(node->parent, weight_of(node));
        node = node->next;
    }
}

static const xmlNode *main_child(const xmlNode *node, uintptr_t least_bytes)
{
    for (const xmlNode *child = node->children; child != NULL; child = child->next)
        if (child->type == XML_ELEMENT_NODE && has_letterhead(child) &&
            text_bytes(child) >= least_bytes)
            return child;
    return NULL;
}

/* Rows are no places for a document: half of its letterhead would be left outside. */
static bool may_hold_document(const xmlNode *node)
{
    enum vt_html_role role = vt_html_role(node);
    return role == VT_HTML_BLOCK || role == VT_HTML_CELL;
}

const xmlNode *vt_html_content(xmlNode *root)
{
    weigh(root);
    uintptr_t least_bytes = text_bytes(root) * CONTENT_PERCENT / 100;
    const xmlNode *content = NULL;
    const xmlNode *child = least_bytes == 0 ? NULL : main_child(root, least_bytes);
    while (child != NULL) {
        if (vt_html_role(child) == VT_HTML_PAGE)
            break; /* the other pages belong to it */
        if (may_hold_document(child))
            content = child;
        child = main_child(child, least_bytes);
    }
    return content;
}
