#include "page_facts.h"

#include "page_sheet.h"
#include "work_parts.h"

/* The writer of one document's fields. */
struct facts {
    struct vt_page *page;
    const json_t *document, *conflicts;
};

static void begin_fact(const struct facts *facts, enum vt_msg name)
{
    vt_html_open(&facts->page->html, "div", "class", "fact", NULL);
    vt_page_element(facts->page, "dt", name, NULL);
    vt_html_open(&facts->page->html, "dd", NULL);
}

static void end_fact(const struct facts *facts)
{
    vt_html_close(&facts->page->html, "dd");
    vt_html_close(&facts->page->html, "div");
}

/* The words of the text that a field was read from, shortened. */
static struct vt_str words_of(const struct facts *facts, const json_t *evidence, size_t start)
{
    enum { WORDS_BYTES = 120 };
    struct vt_str text = vt_json_get_str(facts->document, "text");
    const bool is_text = json_object_get(evidence, "text_end") != NULL;
    int64_t len = vt_json_get_int(evidence, is_text ? "text_end" : "byte_end", 0) -
                  vt_json_get_int(evidence, is_text ? "text_start" : "byte_start", 0);
    size_t end = len > 0 ? start + (size_t)len : start;
    if (end > text.len_bytes)
        end = text.len_bytes;
    bool is_cut = end - start > WORDS_BYTES;
    for (end = is_cut ? start + WORDS_BYTES : end; is_cut && end > start && text.ptr[end] != ' ';)
        end--;
    struct vt_str words = vt_str_trim(vt_str_n(text.ptr + start, end - start));
    return vt_str(vt_page_format(facts->page, "“%.*s%s”", VT_STR_ARG(words), is_cut ? " …" : ""));
}

/* How the program came by a field, shown beside it on hover and focus: the words it was read from, or
 * that it was inferred; by which rule, and how sure it is. */
static void write_evidence(const struct facts *facts, const json_t *evidence, const char *id,
                           size_t start)
{
    struct vt_page *page = facts->page;
    struct vt_html *html = &page->html;
    double confidence = json_number_value(json_object_get(evidence, "confidence"));
    struct vt_str parts[] = {vt_json_get_str(evidence, "rule"),
                             vt_str(vt_page_format(page, "%.0f", confidence * 100.0))};
    vt_html_open(html, "span", "class", "evidence", "role", "tooltip", "id", id, NULL);
    if (start == SIZE_MAX)
        vt_page_element(page, "span", VT_MSG_FACT_INFERRED, NULL);
    else
        vt_html_element(html, "q", words_of(facts, evidence, start), "lang", "vi", NULL);
    vt_html_puts(html, " ");
    vt_page_fill(page, VT_MSG_FACT_SURE, parts, VT_ARRAY_LEN(parts));
    vt_html_close(html, "span");
}

static bool is_disputed(const struct facts *facts, const char *field)
{
    const json_t *conflict;
    size_t i;
    json_array_foreach(json_object_get(facts->conflicts, "items"), i, conflict)
    {
        if (vt_str_eq(vt_json_get_str(conflict, "field"), vt_str(field)))
            return true;
    }
    return false;
}

/* The value of a field: a link to where it stands in the text, with its evidence. */
static void write_value(const struct facts *facts, const char *field, struct vt_str value,
                        const char *datetime)
{
    struct vt_page *page = facts->page;
    struct vt_html *html = &page->html;
    const json_t *evidence = json_object_get(json_object_get(facts->document, "evidence"), field);
    const char *tip = vt_page_format(page, "evidence-%s", field);
    bool is_known = vt_json_get_str(evidence, "rule").len_bytes > 0;
    size_t start = SIZE_MAX;
    const char *tag = "span";
    if (is_known && vt_field_place(facts->document, field, &start))
        tag = "a";
    vt_html_open(html, tag, "class", is_known ? "from" : NULL, "href",
                 start == SIZE_MAX ? NULL : vt_page_format(page, "#f-%s", field), "tabindex",
                 is_known && start == SIZE_MAX ? "0" : NULL, "aria-describedby",
                 is_known ? tip : NULL, NULL);
    if (datetime != NULL)
        vt_html_element(html, "time", value, "datetime", datetime, NULL);
    else
        vt_html_text(html, value);
    vt_html_close(html, tag);
    if (is_known)
        write_evidence(facts, evidence, tip, start);
    if (is_disputed(facts, field)) {
        vt_html_puts(html, " ");
        vt_html_element(html, "a", vt_message(page->lang, VT_MSG_FACT_DISPUTED), "class",
                        "badge doubt", "href", "#conflicts", NULL);
    }
}

static void write_fact(const struct facts *facts, const char *field, enum vt_msg name)
{
    struct vt_str value = vt_json_get_str(facts->document, field);
    if (value.len_bytes == 0)
        return;
    begin_fact(facts, name);
    write_value(facts, field, value, NULL);
    end_fact(facts);
}

static void write_date_fact(const struct facts *facts, const char *field, enum vt_msg name)
{
    struct vt_str value = vt_json_get_str(facts->document, field);
    if (value.len_bytes == 0)
        return;
    begin_fact(facts, name);
    write_value(facts, field, vt_date_text(facts->page, value), vt_page_copy(facts->page, value));
    end_fact(facts);
}

/* A date that does not stand in the document's own head: where it was taken from. */
static void write_date_source(const struct facts *facts)
{
    static const struct {
        const char *source;
        enum vt_msg text;
    } SOURCES[] = {{"citations", VT_MSG_FACT_DATE_CITATIONS},
                   {"stamp", VT_MSG_FACT_DATE_STAMP},
                   {"title", VT_MSG_FACT_DATE_TITLE},
                   {"text", VT_MSG_FACT_DATE_TEXT}};
    struct vt_str source = vt_json_get_str(facts->document, "date_source");
    for (size_t i = 0; i < VT_ARRAY_LEN(SOURCES); i++) {
        if (!vt_str_eq(source, vt_str(SOURCES[i].source)))
            continue;
        begin_fact(facts, VT_MSG_FACT_DATE_SOURCE);
        vt_page_say(facts->page, SOURCES[i].text);
        end_fact(facts);
    }
}

/* The other documents that print the date, each as a link to the place, with its sentence. */
static void write_date_witnesses(const struct facts *facts)
{
    struct vt_page *page = facts->page;
    const json_t *witnesses = json_object_get(facts->document, "date_witnesses"), *witness;
    struct vt_str before = VT_STR_EMPTY;
    size_t i;
    if (json_array_size(witnesses) == 0)
        return;
    begin_fact(facts, VT_MSG_FACT_DATE_WITNESSES);
    json_array_foreach(witnesses, i, witness)
    {
        struct vt_str id = vt_json_get_str(witness, "id");
        if (vt_str_eq(id, before))
            continue;
        before = id;
        vt_html_puts(&page->html, i > 0 ? ", " : "");
        vt_html_element(&page->html, "a", vt_json_get_str(witness, "key"), "href",
                        vt_page_format(page, "%s#%s", vt_page_document_link(page, id),
                                       vt_citation_anchor(page, witness)),
                        "title", vt_page_copy(page, vt_json_get_str(witness, "sentence")), NULL);
    }
    end_fact(facts);
}

static void write_signer(const struct facts *facts)
{
    static const char *const PARTS[] = {"authority", "position"};
    const json_t *signer = json_object_get(facts->document, "signer");
    struct vt_str name = vt_json_get_str(signer, "name");
    struct vt_html *html = &facts->page->html;
    if (name.len_bytes == 0 && vt_json_get_str(signer, "position").len_bytes == 0)
        return;
    begin_fact(facts, VT_MSG_FACT_SIGNER);
    if (name.len_bytes > 0)
        write_value(facts, "signer", name, NULL);
    for (size_t i = 0; i < VT_ARRAY_LEN(PARTS); i++)
        if (vt_json_get_str(signer, PARTS[i]).len_bytes > 0)
            vt_html_element(html, "span", vt_json_get_str(signer, PARTS[i]), "class", "line", NULL);
    end_fact(facts);
}

static void write_lines(const struct facts *facts, const char *field, enum vt_msg name,
                        bool is_path)
{
    const json_t *lines = json_object_get(facts->document, field), *line;
    struct vt_html *html = &facts->page->html;
    if (json_array_size(lines) == 0)
        return;
    begin_fact(facts, name);
    vt_html_open(html, "ul", "class", "lines", NULL);
    size_t i;
    json_array_foreach(lines, i, line)
    {
        struct vt_str text = vt_str(json_string_value(line));
        vt_html_element(html, "li", is_path ? vt_file_title(text) : text, NULL);
    }
    vt_html_close(html, "ul");
    end_fact(facts);
}

static void write_bytes(const struct facts *facts)
{
    struct vt_page *page = facts->page;
    struct vt_str sha256 = vt_json_get_str(facts->document, "sha256");
    if (sha256.len_bytes == 0)
        return;
    begin_fact(facts, VT_MSG_FACT_BYTES);
    struct vt_str parts[] = {
        vt_page_number(page, vt_json_get_int(facts->document, "byte_start", 0)),
        vt_page_number(page, vt_json_get_int(facts->document, "byte_end", 0))};
    vt_page_fill(page, VT_MSG_FACT_BYTE_RANGE, parts, VT_ARRAY_LEN(parts));
    vt_html_element(&page->html, "code", sha256, "class", "hash", NULL);
    end_fact(facts);
}

static void write_head_fields(const struct facts *facts, bool is_held)
{
    const json_t *document = facts->document;
    write_fact(facts, is_held ? "number" : "key", VT_MSG_FACT_NUMBER);
    if (!vt_str_eq(vt_json_get_str(document, "number"), vt_json_get_str(document, "number_raw")))
        write_fact(facts, "number_raw", VT_MSG_FACT_NUMBER_RAW);
    begin_fact(facts, VT_MSG_FACT_TYPE);
    write_value(facts, "type", vt_type_text(facts->page, document), NULL);
    end_fact(facts);
    write_fact(facts, "issuer", VT_MSG_FACT_ISSUER);
    write_date_fact(facts, "date", VT_MSG_FACT_DATE);
    write_date_source(facts);
    write_date_witnesses(facts);
    write_fact(facts, "place", VT_MSG_FACT_PLACE);
    write_signer(facts);
    write_date_fact(facts, "effective", VT_MSG_FACT_EFFECTIVE);
    write_date_fact(facts, "expires", VT_MSG_FACT_EXPIRES);
    write_fact(facts, "secrecy", VT_MSG_FACT_SECRECY);
    write_fact(facts, "urgency", VT_MSG_FACT_URGENCY);
}

/* Who received it and how it is kept: behind a fold. */
static void write_keeping(const struct facts *facts)
{
    struct vt_html *html = &facts->page->html;
    vt_html_open(html, "details", NULL);
    vt_page_element(facts->page, "summary", VT_MSG_FACT_MORE, NULL);
    vt_html_open(html, "dl", NULL);
    write_lines(facts, "recipients", VT_MSG_FACT_RECIPIENTS, false);
    write_fact(facts, "filing", VT_MSG_FACT_FILING);
    write_lines(facts, "files", VT_MSG_FACT_FILES, true);
    write_bytes(facts);
    vt_html_close(html, "dl");
    vt_html_close(html, "details");
}

void vt_page_facts(struct vt_page *page, const json_t *document, const json_t *conflicts)
{
    struct vt_html *html = &page->html;
    const struct facts facts = {page, document, conflicts};
    bool is_held = json_is_true(json_object_get(document, "held"));
    vt_html_open(html, "section", "class", "facts-box", "aria-labelledby", "facts-title", NULL);
    vt_html_element(html, "h2",
                    vt_message(page->lang, is_held ? VT_MSG_FACT_TITLE : VT_MSG_FACT_STUB_TITLE),
                    "id", "facts-title", NULL);
    vt_html_open(html, "dl", NULL);
    write_head_fields(&facts, is_held);
    vt_html_close(html, "dl");
    if (is_held)
        write_keeping(&facts);
    vt_html_close(html, "section");
}
