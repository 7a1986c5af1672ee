#include "vt_reader.h"

#include <limits.h>
#include <libxml/HTMLparser.h>
#include <stdio.h>
#include <stdlib.h>

#include "vt_cleanup.h"
#include "vt_file.h"
#include "vt_html_content.h"
#include "vt_html_elements.h"
#include "vt_superscript.h"
#include "vt_writer.h"

VT_DEFINE_CLEANUP(xmlDoc, xmlFreeDoc);

/* Lists inside lists deeper than this go without numbers. */
enum { DEEPEST_LIST = 16 };

struct page {
    struct vt_writer writer;
    struct vt_buf paragraph;
    enum vt_block_kind kind;
    const xmlNode *content; /* the element that holds the document, or NULL: not known */
    bool in_content;
    unsigned kept_spaces; /* open <pre> */
    unsigned raised;      /* open <sup> */
    unsigned list_depth;
    int list_next[DEEPEST_LIST]; /* number of the next item; 0: not numbered */
    int word_end; /* right edge of the last word that OCR found in the line; 0: none */
};

static void end_paragraph(struct page *page)
{
    if (page->paragraph.failed != VT_OK && page->writer.failed == VT_OK)
        page->writer.failed = page->paragraph.failed;
    enum vt_block_kind kind = page->in_content ? page->kind : VT_BLOCK_PAGE_DEBRIS;
    if (page->paragraph.len_bytes > 0)
        vt_writer_paragraph(&page->writer, kind, vt_buf_str(&page->paragraph));
    vt_buf_clear(&page->paragraph);
    page->kind = VT_BLOCK_PARAGRAPH;
}

static bool is_space(char c)
{
    return c == ' ' || (c >= '\t' && c <= '\r');
}

static void add_text(struct page *page, struct vt_str text)
{
    struct vt_buf *paragraph = &page->paragraph;
    if (page->kept_spaces > 0) {
        vt_buf_add(paragraph, text);
        return;
    }
    if (page->raised > 0) {
        vt_superscript_add(paragraph, vt_str_trim(text));
        return;
    }
    for (size_t i = 0; i < text.len_bytes; i++) {
        if (!is_space(text.ptr[i])) {
            vt_buf_add_c(paragraph, text.ptr[i]);
            continue;
        }
        size_t used = paragraph->len_bytes;
        if (used > 0 && paragraph->data[used - 1] != ' ' && paragraph->data[used - 1] != '\n')
            vt_buf_add_c(paragraph, ' ');
    }
}

static void break_line(struct vt_buf *paragraph)
{
    while (paragraph->len_bytes > 0 && paragraph->data[paragraph->len_bytes - 1] == ' ')
        paragraph->len_bytes--;
    vt_buf_add_c(paragraph, '\n');
}

static int attribute_int(const xmlNode *node, const char *name, int otherwise)
{
    xmlChar *value = xmlGetProp(node, (const xmlChar *)name);
    if (value == NULL)
        return otherwise;
    long number = strtol((const char *)value, NULL, 10);
    xmlFree(value);
    return number < 0 || number > INT_MAX / 2 ? otherwise : (int)number;
}

static void begin_list(struct page *page, const xmlNode *node, bool is_numbered)
{
    if (page->list_depth < DEEPEST_LIST)
        page->list_next[page->list_depth] = is_numbered ? attribute_int(node, "start", 1) : 0;
    page->list_depth++;
}

static void begin_item(struct page *page)
{
    page->kind = VT_BLOCK_LIST_ITEM;
    if (page->list_depth == 0 || page->list_depth > DEEPEST_LIST)
        return;
    int *next = &page->list_next[page->list_depth - 1];
    if (*next > 0)
        vt_buf_printf(&page->paragraph, "%d. ", (*next)++);
}

/* Words of a line that stand far apart belong to two columns: a letterhead, signatures. */
static void begin_word(struct page *page, const xmlNode *node)
{
    enum { WIDE_GAP_HEIGHTS = 3 };
    int left, top, right, bottom;
    const char *box = strstr(vt_html_attribute(node, "title"), "bbox ");
    if (box == NULL || sscanf(box, "bbox %9d %9d %9d %9d", &left, &top, &right, &bottom) != 4)
        return;
    if (page->word_end > 0 && left - page->word_end > WIDE_GAP_HEIGHTS * (bottom - top))
        vt_buf_add_c(&page->paragraph, '\t');
    page->word_end = right;
}

static void begin_element(struct page *page, const xmlNode *node, enum vt_html_role role)
{
    if (vt_html_is_block(role))
        end_paragraph(page);
    if (node == page->content)
        page->in_content = true;
    switch (role) {
    case VT_HTML_HEADING:
        page->kind = VT_BLOCK_HEADING;
        break;
    case VT_HTML_LIST:
    case VT_HTML_NUMBERED_LIST:
        begin_list(page, node, role == VT_HTML_NUMBERED_LIST);
        break;
    case VT_HTML_ITEM:
        begin_item(page);
        break;
    case VT_HTML_TABLE:
        vt_writer_table_begin(&page->writer);
        break;
    case VT_HTML_ROW:
        vt_writer_row_begin(&page->writer);
        break;
    case VT_HTML_CELL:
        vt_writer_cell_begin(&page->writer);
        vt_writer_cell_span(&page->writer, (unsigned)attribute_int(node, "colspan", 1));
        break;
    case VT_HTML_BREAK:
        break_line(&page->paragraph);
        break;
    case VT_HTML_LINE:
        page->word_end = 0;
        break;
    case VT_HTML_WORD:
        begin_word(page, node);
        break;
    case VT_HTML_PAGE:
        if (page->writer.page++ > 0)
            vt_writer_page_break(&page->writer);
        break;
    case VT_HTML_PRE:
        page->kept_spaces++;
        break;
    case VT_HTML_RAISED:
        page->raised++;
        break;
    default:
        break;
    }
}

static void end_element(struct page *page, const xmlNode *node)
{
    enum vt_html_role role = vt_html_role(node);
    if (vt_html_is_block(role))
        end_paragraph(page);
    if (node == page->content)
        page->in_content = false;
    if (role == VT_HTML_LINE)
        break_line(&page->paragraph);
    else if (role == VT_HTML_LIST || role == VT_HTML_NUMBERED_LIST)
        page->list_depth--;
    else if (role == VT_HTML_TABLE)
        vt_writer_table_end(&page->writer);
    else if (role == VT_HTML_PRE)
        page->kept_spaces--;
    else if (role == VT_HTML_RAISED)
        page->raised--;
}

/* The next node in document order after all that is below this one. */
static const xmlNode *leave(struct page *page, const xmlNode *node, const xmlNode *root)
{
    while (node != root && node->next == NULL) {
        node = node->parent;
        if (node != root)
            end_element(page, node);
    }
    return node == root ? NULL : node->next;
}

/* Without recursion: pages nest as deep as they like. */
static void walk(struct page *page, const xmlNode *root)
{
    const xmlNode *node = root->children;
    while (node != NULL && page->writer.failed == VT_OK) {
        enum vt_html_role role = vt_html_role(node);
        if (node->type == XML_TEXT_NODE || node->type == XML_CDATA_SECTION_NODE)
            add_text(page, vt_str((const char *)node->content));
        bool is_read = node->type == XML_ELEMENT_NODE && role != VT_HTML_DROPPED;
        if (is_read)
            begin_element(page, node, role);
        if (is_read && node->children != NULL) {
            node = node->children;
            continue;
        }
        if (is_read)
            end_element(page, node);
        node = leave(page, node, root);
    }
    end_paragraph(page);
}

/* What is valid UTF-8 is UTF-8, whatever the page says of itself; else its own word counts. */
static const char *encoding_of(struct vt_str bytes)
{
    return vt_utf8_valid(bytes, NULL) ? "UTF-8" : NULL;
}

int vt_html_read(const struct vt_source *source, struct vt_format_text *ret, struct vt_error *err)
{
    if (source->bytes.len_bytes == 0 || source->bytes.len_bytes > INT_MAX)
        return vt_fail(err, source->bytes.len_bytes == 0 ? VT_E_FORMAT : VT_E_LIMIT,
                       "an HTML page of %zu bytes", source->bytes.len_bytes);
    VT_AUTO(vt_cleanup_xmlFreeDoc)
    xmlDoc *document = htmlReadMemory(source->bytes.ptr, (int)source->bytes.len_bytes, NULL,
                                      encoding_of(source->bytes),
                                      HTML_PARSE_NONET | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING |
                                          HTML_PARSE_RECOVER | HTML_PARSE_COMPACT);
    if (document == NULL)
        return vt_fail(err, VT_E_FORMAT, "not an HTML page that can be parsed");
    struct page page = {.paragraph = VT_BUF_INIT(source->limits->text_bytes)};
    page.content = vt_html_content((xmlNode *)document);
    page.in_content = page.content == NULL;
    vt_writer_init(&page.writer, source);
    walk(&page, (const xmlNode *)document);
    int status = vt_writer_finish(&page.writer, ret, err);
    ret->page_count = page.writer.page;
    vt_buf_release(&page.paragraph);
    vt_writer_release(&page.writer);
    return status;
}
