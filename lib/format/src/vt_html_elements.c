#include "vt_html_elements.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

struct element {
    const char *name;
    enum vt_html_role role;
};

/* In byte order of the names. */
static const struct element ELEMENTS[] = {
    {"address", VT_HTML_BLOCK},    {"article", VT_HTML_BLOCK},    {"aside", VT_HTML_BLOCK},
    {"blockquote", VT_HTML_BLOCK}, {"body", VT_HTML_BLOCK},       {"br", VT_HTML_BREAK},
    {"button", VT_HTML_DROPPED},   {"caption", VT_HTML_BLOCK},    {"center", VT_HTML_BLOCK},
    {"dd", VT_HTML_BLOCK},         {"details", VT_HTML_BLOCK},    {"div", VT_HTML_BLOCK},
    {"dl", VT_HTML_BLOCK},         {"dt", VT_HTML_BLOCK},         {"embed", VT_HTML_DROPPED},
    {"fieldset", VT_HTML_BLOCK},   {"figcaption", VT_HTML_BLOCK}, {"figure", VT_HTML_BLOCK},
    {"footer", VT_HTML_BLOCK},     {"form", VT_HTML_BLOCK},       {"h1", VT_HTML_HEADING},
    {"h2", VT_HTML_HEADING},       {"h3", VT_HTML_HEADING},       {"h4", VT_HTML_HEADING},
    {"h5", VT_HTML_HEADING},       {"h6", VT_HTML_HEADING},       {"head", VT_HTML_DROPPED},
    {"header", VT_HTML_BLOCK},     {"hr", VT_HTML_BLOCK},         {"html", VT_HTML_BLOCK},
    {"iframe", VT_HTML_DROPPED},   {"input", VT_HTML_DROPPED},    {"li", VT_HTML_ITEM},
    {"main", VT_HTML_BLOCK},       {"menu", VT_HTML_LIST},        {"nav", VT_HTML_DROPPED},
    {"noscript", VT_HTML_DROPPED}, {"object", VT_HTML_DROPPED},   {"ol", VT_HTML_NUMBERED_LIST},
    {"option", VT_HTML_DROPPED},   {"p", VT_HTML_BLOCK},          {"pre", VT_HTML_PRE},
    {"script", VT_HTML_DROPPED},   {"section", VT_HTML_BLOCK},    {"select", VT_HTML_DROPPED},
    {"style", VT_HTML_DROPPED},    {"summary", VT_HTML_BLOCK},    {"sup", VT_HTML_RAISED},
    {"svg", VT_HTML_DROPPED},      {"table", VT_HTML_TABLE},      {"td", VT_HTML_CELL},
    {"template", VT_HTML_DROPPED}, {"textarea", VT_HTML_DROPPED}, {"th", VT_HTML_CELL},
    {"title", VT_HTML_DROPPED},    {"tr", VT_HTML_ROW},           {"ul", VT_HTML_LIST},
};

static int compare_name(const void *name, const void *element)
{
    return strcmp(name, ((const struct element *)element)->name);
}

const char *vt_html_attribute(const xmlNode *node, const char *name)
{
    for (const xmlAttr *a = node->properties; a != NULL; a = a->next)
        if (strcmp((const char *)a->name, name) == 0 && a->children != NULL &&
            a->children->content != NULL)
            return (const char *)a->children->content;
    return "";
}

static bool is_hidden(const xmlNode *node)
{
    if (node->properties == NULL)
        return false;
    if (xmlHasProp(node, (const xmlChar *)"hidden") != NULL)
        return true;
    xmlChar *style = xmlGetProp(node, (const xmlChar *)"style");
    if (style == NULL)
        return false;
    const char *display = strcasestr((const char *)style, "display");
    bool hidden = false;
    if (display != NULL) {
        display += strlen("display");
        display += strspn(display, " \t:");
        hidden = strncasecmp(display, "none", strlen("none")) == 0;
    }
    xmlFree(style);
    return hidden;
}

/* What OCR found is told by classes (hOCR 1.2, 4 and 5). */
static enum vt_html_role ocr_role(const xmlNode *node, enum vt_html_role role)
{
    static const struct element CLASSES[] = {
        {"ocr_page", VT_HTML_PAGE},    {"ocr_line", VT_HTML_LINE},
        {"ocr_header", VT_HTML_LINE},  {"ocr_footer", VT_HTML_LINE},
        {"ocr_caption", VT_HTML_LINE}, {"ocr_textfloat", VT_HTML_LINE},
        {"ocrx_word", VT_HTML_WORD},
    };
    const char *name = vt_html_attribute(node, "class");
    for (size_t i = 0; i < sizeof CLASSES / sizeof CLASSES[0]; i++)
        if (strcmp(name, CLASSES[i].name) == 0)
            return CLASSES[i].role;
    return role;
}

enum vt_html_role vt_html_role(const xmlNode *node)
{
    if (node->type != XML_ELEMENT_NODE)
        return VT_HTML_INLINE;
    const struct element *element =
        bsearch(node->name, ELEMENTS, sizeof ELEMENTS / sizeof ELEMENTS[0], sizeof ELEMENTS[0],
                compare_name);
    enum vt_html_role role = element == NULL ? VT_HTML_INLINE : element->role;
    if (is_hidden(node))
        return VT_HTML_DROPPED;
    return role == VT_HTML_INLINE || role == VT_HTML_BLOCK ? ocr_role(node, role) : role;
}
