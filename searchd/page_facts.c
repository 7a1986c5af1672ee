#include "page_facts.h"

#include "page_sheet.h"
#include "work_parts.h"

static void begin_fact(struct vt_page *page, enum vt_msg name)
{
    vt_page_element(page, "dt", name, NULL);
    vt_html_open(&page->html, "dd", NULL);
}

static void end_fact(struct vt_page *page)
{
    vt_html_close(&page->html, "dd");
}

/* How the program came by a field: where it was read, or that it was inferred, and how sure it is.
 */
static void write_evidence(struct vt_page *page, const json_t *document, const char *field)
{
    struct vt_html *html = &page->html;
    const json_t *evidence = json_object_get(json_object_get(document, "evidence"), field);
    const char *rule = vt_page_copy(page, vt_json_get_str(evidence, "rule"));
    if (rule[0] == '\0')
        return;
    double confidence = json_number_value(json_object_get(evidence, "confidence"));
    struct vt_str sure = vt_str(vt_page_format(page, "%.0f", confidence * 100.0));
    size_t start;
    vt_html_open(html, "span", "class", "evidence", "title", rule, NULL);
    if (vt_field_place(document, field, &start))
        vt_html_element(html, "a", vt_message(page->lang, VT_MSG_FACT_READ), "href",
                        vt_page_format(page, "#f-%s", field), NULL);
    else
        vt_page_say(page, VT_MSG_FACT_INFERRED);
    vt_html_puts(html, ", ");
    vt_page_fill(page, VT_MSG_FACT_SURE, &sure, 1);
    vt_html_close(html, "span");
}

static void write_fact(struct vt_page *page, const json_t *document, const char *field,
                       enum vt_msg name)
{
    struct vt_str value = vt_json_get_str(document, field);
    if (value.len_bytes == 0)
        return;
    begin_fact(page, name);
    vt_html_text(&page->html, value);
    write_evidence(page, document, field);
    end_fact(page);
}

static void write_date_fact(struct vt_page *page, const json_t *document, const char *field,
                            enum vt_msg name)
{
    struct vt_str value = vt_json_get_str(document, field);
    if (value.len_bytes == 0)
        return;
    begin_fact(page, name);
    vt_work_date(page, value);
    write_evidence(page, document, field);
    end_fact(page);
}

/* A date that does not stand in the document's own head: where it was taken from, and who says so.
 */
static void write_date_source(struct vt_page *page, const json_t *document)
{
    static const struct {
        const char *source;
        enum vt_msg text;
    } SOURCES[] = {{"citations", VT_MSG_FACT_DATE_CITATIONS},
                   {"stamp", VT_MSG_FACT_DATE_STAMP},
                   {"title", VT_MSG_FACT_DATE_TITLE},
                   {"text", VT_MSG_FACT_DATE_TEXT}};
    struct vt_str source = vt_json_get_str(document, "date_source");
    const json_t *witnesses = json_object_get(document, "date_witnesses"), *witness;
    size_t i;
    for (i = 0; i < VT_ARRAY_LEN(SOURCES); i++) {
        if (!vt_str_eq(source, vt_str(SOURCES[i].source)))
            continue;
        begin_fact(page, VT_MSG_FACT_DATE_SOURCE);
        vt_page_say(page, SOURCES[i].text);
        end_fact(page);
    }
    if (json_array_size(witnesses) == 0)
        return;
    begin_fact(page, VT_MSG_FACT_DATE_WITNESSES);
    json_array_foreach(witnesses, i, witness)
    {
        vt_html_element(&page->html, "a", vt_json_get_str(witness, "key"), "href",
                        vt_page_document_link(page, vt_json_get_str(witness, "id")), NULL);
        vt_citation_quote(page, witness);
    }
    end_fact(page);
}

static void write_signer(struct vt_page *page, const json_t *document)
{
    static const char *const PARTS[] = {"authority", "position"};
    const json_t *signer = json_object_get(document, "signer");
    struct vt_str name = vt_json_get_str(signer, "name");
    if (name.len_bytes == 0 && vt_json_get_str(signer, "position").len_bytes == 0)
        return;
    begin_fact(page, VT_MSG_FACT_SIGNER);
    if (name.len_bytes > 0)
        vt_html_element(&page->html, "b", name, NULL);
    for (size_t i = 0; i < VT_ARRAY_LEN(PARTS); i++)
        if (vt_json_get_str(signer, PARTS[i]).len_bytes > 0)
            vt_html_element(&page->html, "span", vt_json_get_str(signer, PARTS[i]), "class", "line",
                            NULL);
    write_evidence(page, document, "signer");
    end_fact(page);
}

static void write_lines(struct vt_page *page, const json_t *document, const char *field,
                        enum vt_msg name, bool is_path)
{
    const json_t *lines = json_object_get(document, field), *line;
    if (json_array_size(lines) == 0)
        return;
    begin_fact(page, name);
    vt_html_open(&page->html, "ul", "class", "lines", NULL);
    size_t i;
    json_array_foreach(lines, i, line)
    {
        struct vt_str text = vt_str(json_string_value(line));
        vt_html_element(&page->html, "li", is_path ? vt_file_title(text) : text, NULL);
    }
    vt_html_close(&page->html, "ul");
    end_fact(page);
}

static void write_bytes(struct vt_page *page, const json_t *document)
{
    struct vt_str sha256 = vt_json_get_str(document, "sha256");
    if (sha256.len_bytes == 0)
        return;
    begin_fact(page, VT_MSG_FACT_BYTES);
    struct vt_str parts[] = {vt_page_number(page, vt_json_get_int(document, "byte_start", 0)),
                             vt_page_number(page, vt_json_get_int(document, "byte_end", 0))};
    vt_page_fill(page, VT_MSG_FACT_BYTE_RANGE, parts, VT_ARRAY_LEN(parts));
    vt_html_element(&page->html, "code", sha256, "class", "hash", NULL);
    end_fact(page);
}

void vt_page_facts(struct vt_page *page, const json_t *document)
{
    struct vt_html *html = &page->html;
    bool is_held = json_is_true(json_object_get(document, "held"));
    vt_html_open(html, "section", "class", "facts-box", "aria-labelledby", "facts-title", NULL);
    vt_html_element(html, "h2",
                    vt_message(page->lang, is_held ? VT_MSG_FACT_TITLE : VT_MSG_FACT_STUB_TITLE),
                    "id", "facts-title", NULL);
    vt_html_open(html, "dl", NULL);
    write_fact(page, document, is_held ? "number" : "key", VT_MSG_FACT_NUMBER);
    if (!vt_str_eq(vt_json_get_str(document, "number"), vt_json_get_str(document, "number_raw")))
        write_fact(page, document, "number_raw", VT_MSG_FACT_NUMBER_RAW);
    begin_fact(page, VT_MSG_FACT_TYPE);
    vt_html_text(html, vt_type_text(page, document));
    write_evidence(page, document, "type");
    end_fact(page);
    write_fact(page, document, "issuer", VT_MSG_FACT_ISSUER);
    write_date_fact(page, document, "date", VT_MSG_FACT_DATE);
    write_date_source(page, document);
    write_fact(page, document, "place", VT_MSG_FACT_PLACE);
    write_signer(page, document);
    write_date_fact(page, document, "effective", VT_MSG_FACT_EFFECTIVE);
    write_date_fact(page, document, "expires", VT_MSG_FACT_EXPIRES);
    write_lines(page, document, "recipients", VT_MSG_FACT_RECIPIENTS, false);
    write_fact(page, document, "filing", VT_MSG_FACT_FILING);
    write_fact(page, document, "secrecy", VT_MSG_FACT_SECRECY);
    write_fact(page, document, "urgency", VT_MSG_FACT_URGENCY);
    write_lines(page, document, "files", VT_MSG_FACT_FILES, true);
    write_bytes(page, document);
    vt_html_close(html, "dl");
    vt_html_close(html, "section");
}
