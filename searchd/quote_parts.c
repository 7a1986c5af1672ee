/* What documents say: the sentence of a citation, and the votes of a conflict. */
#include "work_parts.h"

/* Where the citation stands in its sentence: near its own offset, as line breaks may have been
 * folded. */
static size_t find_surface(const json_t *citation, struct vt_str sentence, struct vt_str surface)
{
    int64_t offset =
        vt_json_get_int(citation, "byte_start", 0) - vt_json_get_int(citation, "sentence_start", 0);
    enum { SLACK = 8 };
    size_t from =
        offset > SLACK && (size_t)offset < sentence.len_bytes ? (size_t)offset - SLACK : 0;
    size_t at = vt_str_find(sentence, surface, from);
    return at != SIZE_MAX ? at : vt_str_find(sentence, surface, 0);
}

/* The bytes [from, to) of a sentence, in which the citation is marked. */
static void write_part(struct vt_page *page, struct vt_str sentence, struct vt_span citation,
                       struct vt_span part)
{
    struct vt_html *html = &page->html;
    if (part.start > 0)
        vt_html_puts(html, "… ");
    if (citation.end > citation.start) {
        vt_html_text(html, vt_str_n(sentence.ptr + part.start, citation.start - part.start));
        vt_html_element(html, "mark", vt_str_span(sentence, citation), NULL);
        part.start = citation.end;
    }
    vt_html_text(html, vt_str_span(sentence, part));
    if (part.end < sentence.len_bytes)
        vt_html_puts(html, " …");
}

/* What stands around the citation, from word to word; all of a sentence that is not long. */
static struct vt_span around(struct vt_str sentence, struct vt_span citation)
{
    enum { LONG_BYTES = 420, BEFORE_BYTES = 160, AFTER_BYTES = 140 };
    struct vt_span part = {0, (uint32_t)sentence.len_bytes};
    if (sentence.len_bytes <= LONG_BYTES)
        return part;
    if (citation.start > BEFORE_BYTES) {
        part.start = citation.start - BEFORE_BYTES;
        while (part.start < citation.start && sentence.ptr[part.start - 1] != ' ')
            part.start++;
    }
    if (sentence.len_bytes - citation.end > AFTER_BYTES) {
        part.end = citation.end + AFTER_BYTES;
        while (part.end > citation.end && sentence.ptr[part.end] != ' ')
            part.end--;
    }
    return part;
}

static void write_sentence(struct vt_page *page, const json_t *citation)
{
    struct vt_html *html = &page->html;
    struct vt_str sentence = vt_json_get_str(citation, "sentence"),
                  surface = vt_json_get_str(citation, "surface");
    size_t at = surface.len_bytes == 0 ? SIZE_MAX : find_surface(citation, sentence, surface);
    struct vt_span all = {0, (uint32_t)sentence.len_bytes}, marked = {0, 0};
    if (at != SIZE_MAX)
        marked = (struct vt_span){(uint32_t)at, (uint32_t)(at + surface.len_bytes)};
    struct vt_span part = around(sentence, marked);
    vt_html_open(html, "blockquote", "lang", "vi", NULL);
    write_part(page, sentence, marked, part);
    vt_html_close(html, "blockquote");
    if (part.start == all.start && part.end == all.end)
        return;
    vt_html_open(html, "details", NULL);
    vt_page_element(page, "summary", VT_MSG_QUOTE_WHOLE, NULL);
    vt_html_open(html, "blockquote", "lang", "vi", NULL);
    write_part(page, sentence, marked, all);
    vt_html_close(html, "blockquote");
    vt_html_close(html, "details");
}

/* Whose words: another document's, where it speaks for the citing one. */
static void write_asserter(struct vt_page *page, const json_t *citation)
{
    struct vt_str id = vt_json_get_str(citation, "asserter_id");
    if (id.len_bytes == 0)
        return;
    struct vt_html *html = &page->html;
    vt_page_element(page, "span", VT_MSG_QUOTE_BY, NULL);
    vt_html_puts(html, " ");
    vt_html_element(html, "a", vt_json_get_str(citation, "asserter"), "href",
                    vt_page_document_link(page, id), NULL);
    vt_html_puts(html, " · ");
}

const char *vt_citation_anchor(struct vt_page *page, const json_t *citation)
{
    return vt_page_format(page, "b%lld", (long long)vt_json_get_int(citation, "byte_start", 0));
}

/* The folders of the server are no business of the reader. */
struct vt_str vt_file_title(struct vt_str path)
{
    size_t start = path.len_bytes;
    while (start > 0 && path.ptr[start - 1] != '/')
        start--;
    return vt_str_n(path.ptr + start, path.len_bytes - start);
}

/* Where it stands: the file and bytes, and the way to that place in the text. */
static void write_source(struct vt_page *page, const json_t *citation)
{
    struct vt_str file = vt_json_get_str(citation, "file");
    if (file.len_bytes == 0)
        return;
    struct vt_str parts[] = {vt_file_title(file),
                             vt_page_number(page, vt_json_get_int(citation, "byte_start", 0)),
                             vt_page_number(page, vt_json_get_int(citation, "byte_end", 0))};
    struct vt_str place = vt_page_filled(page, VT_MSG_QUOTE_SOURCE, parts, VT_ARRAY_LEN(parts));
    struct vt_str document = vt_json_get_str(citation, "document");
    if (document.len_bytes == 0) {
        vt_html_text(&page->html, place);
        return;
    }
    const char *link = vt_page_format(page, "%s#%s", vt_page_document_link(page, document),
                                      vt_citation_anchor(page, citation));
    vt_html_element(&page->html, "a", vt_message(page->lang, VT_MSG_QUOTE_PLACE), "href", link,
                    "title", vt_page_copy(page, place), NULL);
}

void vt_citation_quote(struct vt_page *page, const json_t *citation)
{
    if (vt_json_get_str(citation, "sentence").len_bytes == 0)
        return;
    struct vt_html *html = &page->html;
    vt_html_open(html, "figure", "class", "quote", NULL);
    write_sentence(page, citation);
    vt_html_open(html, "figcaption", NULL);
    write_asserter(page, citation);
    write_source(page, citation);
    vt_html_close(html, "figcaption");
    vt_html_close(html, "figure");
}

static void write_vote(struct vt_page *page, struct vt_str field, const json_t *vote,
                       bool is_chosen)
{
    struct vt_html *html = &page->html;
    const json_t *voters = json_object_get(vote, "voters"), *voter;
    size_t i;
    vt_html_open(html, "li", "class", is_chosen ? "vote chosen" : "vote", NULL);
    vt_html_open(html, "p", NULL);
    vt_html_element(html, "strong", vt_value_text(page, field, vt_json_get_str(vote, "value")),
                    NULL);
    vt_html_puts(html, " ");
    struct vt_str count = vt_page_number(page, (int64_t)json_array_size(voters));
    vt_html_element(html, "span", vt_page_filled(page, VT_MSG_VOTE_COUNT, &count, 1), "class",
                    "count", NULL);
    if (is_chosen) {
        vt_html_puts(html, " ");
        vt_page_element(page, "span", VT_MSG_VOTE_CHOSEN, "badge held");
    }
    vt_html_close(html, "p");
    json_array_foreach(voters, i, voter)
    {
        vt_html_open(html, "p", "class", "voter", NULL);
        vt_html_element(html, "a", vt_json_get_str(voter, "key"), "href",
                        vt_page_document_link(page, vt_json_get_str(voter, "id")), NULL);
        vt_html_close(html, "p");
        vt_citation_quote(page, voter);
    }
    vt_html_close(html, "li");
}

static bool has_vote(const json_t *votes, struct vt_str value)
{
    const json_t *vote;
    size_t i;
    json_array_foreach(votes, i, vote)
    {
        if (vt_str_eq(vt_json_get_str(vote, "value"), value))
            return true;
    }
    return false;
}

/* The value that is shown where no voter printed it so: a number put right. */
static void write_shown(struct vt_page *page, const json_t *conflict, struct vt_str chosen)
{
    struct vt_html *html = &page->html;
    vt_html_open(html, "li", "class", "vote chosen", NULL);
    vt_html_element(html, "strong", vt_value_text(page, vt_json_get_str(conflict, "field"), chosen),
                    NULL);
    vt_html_puts(html, " ");
    vt_page_element(page, "span", VT_MSG_VOTE_CHOSEN, "badge held");
    vt_html_close(html, "li");
}

void vt_work_votes(struct vt_page *page, const json_t *conflict)
{
    struct vt_html *html = &page->html;
    struct vt_str chosen = vt_json_get_str(conflict, "chosen");
    const json_t *vote;
    size_t i;
    vt_html_open(html, "p", "class", "relation", NULL);
    vt_page_say(page, VT_MSG_VOTE_FIELD);
    vt_html_puts(html, " ");
    vt_html_text(html, vt_field_text(page, vt_json_get_str(conflict, "field")));
    vt_html_close(html, "p");
    vt_html_open(html, "ul", "class", "votes", NULL);
    const json_t *votes = json_object_get(conflict, "votes");
    if (chosen.len_bytes > 0 && !has_vote(votes, chosen))
        write_shown(page, conflict, chosen);
    json_array_foreach(votes, i, vote)
    {
        bool is_chosen = chosen.len_bytes > 0 && vt_str_eq(chosen, vt_json_get_str(vote, "value"));
        write_vote(page, vt_json_get_str(conflict, "field"), vote, is_chosen);
    }
    vt_html_close(html, "ul");
}
