/* Exports and drawings are what other programs read: parsed by their own libraries, and looked at for
 * what the schemas ask. */
#include "office.h"

#include <graphviz/cgraph.h>
#include <libxml/parser.h>
#include <libxml/xpath.h>
#include <libxml/xpathInternals.h>

static int gather(struct vt_str chunk, void *ctx, struct vt_error *err)
{
    (void)err;
    vt_buf_add(ctx, chunk);
    return VT_OK;
}

static struct vt_buf export_as(const char *format)
{
    struct office office = office_open();
    struct vt_buf out = VT_BUF_INIT(1 << 22);
    vt_assert_ok(vt_answer_export(office.answerer, format, gather, &out, NULL));
    office_close(&office);
    return out;
}

/* A lineage of a document with `count` implementing ones. */
static json_t *star(int count)
{
    json_t *nodes = json_array(), *links = json_array();
    for (int i = 0; i <= count; i++) {
        char id[16];
        snprintf(id, sizeof id, "w%d", i);
        json_array_append_new(nodes,
                              json_pack("{s:s,s:s,s:s,s:b,s:i}", "id", id, "key", id, "subject",
                                        "a & b < c \"d\"", "held", i % 2, "level", i > 0 ? 1 : 0));
        if (i > 0)
            json_array_append_new(links, json_pack("{s:s,s:s,s:s,s:s,s:f}", "from_id", id, "to_id",
                                                   "w0", "relation", "IMPLEMENTS", "relation_label",
                                                   "thực hiện", "confidence", 0.5));
    }
    return json_pack("{s:{s:s},s:o,s:o}", "document", "key", "w0", "nodes", nodes, "links", links);
}

static struct vt_buf draw(int count, const char *format)
{
    VT_AUTOJSON lineage = star(count);
    struct vt_buf out = VT_BUF_INIT(1 << 24);
    vt_assert_ok(vt_answer_draw(lineage, format, &out, NULL));
    return out;
}

/* ---- XML ---- */

struct xml {
    xmlDocPtr doc;
    xmlXPathContextPtr xpath;
};

static struct xml parse_xml(const struct vt_buf *text)
{
    xmlDocPtr doc =
        xmlReadMemory(text->data, (int)text->len_bytes, "export", NULL, XML_PARSE_NONET);
    ck_assert_msg(doc != NULL, "no XML:\n%.2000s", text->data);
    xmlXPathContextPtr xpath = xmlXPathNewContext(doc);
    xmlXPathRegisterNs(xpath, BAD_CAST "g", BAD_CAST "http://graphml.graphdrawing.org/xmlns");
    xmlXPathRegisterNs(xpath, BAD_CAST "s", BAD_CAST "http://www.w3.org/2000/svg");
    return (struct xml){doc, xpath};
}

static void close_xml(struct xml *xml)
{
    xmlXPathFreeContext(xml->xpath);
    xmlFreeDoc(xml->doc);
}

static int number(const struct xml *xml, const char *expression)
{
    xmlXPathObjectPtr value = xmlXPathEvalExpression(BAD_CAST expression, xml->xpath);
    ck_assert_msg(value != NULL, "no XPath: %s", expression);
    const int found = (int)xmlXPathCastToNumber(value);
    xmlXPathFreeObject(value);
    return found;
}

static void assert_graphml(const struct vt_buf *text, int nodes, int edges)
{
    struct xml xml = parse_xml(text);
    ck_assert_int_eq(number(&xml, "count(/g:graphml/g:graph[@edgedefault='directed'])"), 1);
    ck_assert_int_eq(number(&xml, "count(//g:graph/g:node)"), nodes);
    ck_assert_int_eq(number(&xml, "count(//g:graph/g:edge)"), edges);
    ck_assert_int_eq(number(&xml, "count(//g:edge[not(@source=//g:node/@id)])"), 0);
    ck_assert_int_eq(number(&xml, "count(//g:edge[not(@target=//g:node/@id)])"), 0);
    ck_assert_int_eq(number(&xml, "count(//*[@id and @id=following::*/@id])"), 0);
    ck_assert_int_eq(number(&xml, "count(//g:node/g:data[not(@key=//g:key[@for='node']/@id)])"), 0);
    ck_assert_int_eq(number(&xml, "count(//g:edge/g:data[not(@key=//g:key[@for='edge']/@id)])"), 0);
    ck_assert_int_eq(number(&xml, "count(//g:key[not(@attr.type='string' or @attr.type='boolean' "
                                  "or @attr.type='int' or @attr.type='double')])"),
                     0);
    ck_assert_int_eq(number(&xml, "count(//g:key[following-sibling::g:key or "
                                  "following-sibling::g:graph])"),
                     number(&xml, "count(//g:key)")); /* keys stand before the graph */
    ck_assert_int_eq(number(&xml, "count(//g:node[not(g:data[@key='node_label'])])"), 0);
    close_xml(&xml);
}

START_TEST(test_graphml)
{
    VT_AUTO(vt_buf_release)
    struct vt_buf archive = export_as("graphml"), lineage = draw(3, "graphml");
    assert_graphml(&archive, 6, 9);
    assert_graphml(&lineage, 4, 3);
}
END_TEST

START_TEST(test_svg_up_to_its_bound)
{
    VT_AUTO(vt_buf_release) struct vt_buf small = draw(5, "svg");
    struct xml xml = parse_xml(&small);
    ck_assert_int_eq(number(&xml, "count(//s:g[@class='node'])"), 6);
    ck_assert_int_eq(number(&xml, "count(//s:g[@class='edge'])"), 5);
    ck_assert_int_eq(number(&xml, "count(/s:svg/s:title)"), 1);
    close_xml(&xml);
    VT_AUTO(vt_buf_release) struct vt_buf large = draw(260, "svg");
    xml = parse_xml(&large);
    ck_assert_int_eq(number(&xml, "count(//s:g[@class='node'])"), 200);
    ck_assert_int_eq(number(&xml, "count(//s:g[@class='edge'])"), 199);
    ck_assert_int_eq(number(&xml, "count(//s:text[contains(., 'và 61 văn bản xa hơn')])"), 1);
    close_xml(&xml);
}
END_TEST

START_TEST(test_dot)
{
    VT_AUTO(vt_buf_release) struct vt_buf dot = draw(260, "dot"); /* text may be of any size */
    Agraph_t *graph = agmemread(dot.data);
    ck_assert_ptr_nonnull(graph);
    ck_assert(agisdirected(graph));
    ck_assert_int_eq(agnnodes(graph), 261);
    ck_assert_int_eq(agnedges(graph), 260);
    agclose(graph);
}
END_TEST

/* ---- JSON-LD ---- */

static bool names_a_work(const json_t *graph, const json_t *reference)
{
    const struct vt_str id = vt_json_get_str(reference, "@id");
    size_t i;
    const json_t *item;
    json_array_foreach(graph, i, item)
    {
        if (vt_str_eq(vt_json_get_str(item, "@type"), VT_STR("eli:LegalResource")) &&
            vt_str_eq(vt_json_get_str(item, "@id"), id))
            return true;
    }
    return false;
}

/* "eli:amends" is of the context; "@id" is of JSON-LD itself. */
static void assert_terms(const json_t *context, const json_t *object)
{
    const char *name;
    json_t *value;
    json_object_foreach((json_t *)object, name, value)
    {
        if (name[0] == '@')
            continue;
        struct vt_str rest = vt_str(name), prefix;
        vt_str_split(&rest, ':', &prefix);
        char key[32];
        snprintf(key, sizeof key, "%.*s", VT_STR_ARG(prefix));
        ck_assert_msg(json_object_get(context, key) != NULL, "no term '%s'", name);
    }
}

START_TEST(test_json_ld)
{
    VT_AUTO(vt_buf_release) struct vt_buf out = export_as("jsonld");
    VT_AUTOJSON whole = json_loadb(out.data, out.len_bytes, JSON_REJECT_DUPLICATES, NULL);
    ck_assert_ptr_nonnull(whole);
    const json_t *context = json_object_get(whole, "@context"), *item;
    const json_t *graph = json_object_get(whole, "@graph");
    vt_assert_str(vt_json_get_str(context, "eli"), VT_STR("http://data.europa.eu/eli/ontology#"));
    size_t i, works = 0, claims = 0;
    json_array_foreach(graph, i, item)
    {
        assert_terms(context, item);
        if (vt_str_eq(vt_json_get_str(item, "@type"), VT_STR("eli:LegalResource"))) {
            works++;
            continue;
        }
        ck_assert(names_a_work(graph, json_object_get(item, "vt:from")));
        ck_assert(names_a_work(graph, json_object_get(item, "vt:to")));
        ck_assert(names_a_work(graph, json_object_get(item, "vt:asserter")));
        claims += json_is_true(json_object_get(item, "vt:thirdParty"));
    }
    ck_assert_uint_eq(works, 6);
    ck_assert_uint_eq(json_array_size(graph), 6 + 9);
    ck_assert_uint_eq(claims, 1);
}
END_TEST

START_TEST(test_json_ld_does_not_state_what_a_third_party_claims)
{
    VT_AUTO(vt_buf_release) struct vt_buf out = export_as("jsonld");
    VT_AUTOJSON whole = json_loadb(out.data, out.len_bytes, 0, NULL);
    const json_t *graph = json_object_get(whole, "@graph");
    const json_t *amending = office_find(graph, "eli:id_local", "20/2032/NĐ-CP");
    const json_t *replacing = office_find(graph, "eli:id_local", "30/2034/NĐ-CP");
    ck_assert_uint_eq(json_array_size(json_object_get(amending, "eli:amends")), 1);
    ck_assert_ptr_null(json_object_get(amending, "eli:implements")); /* 99/UBND-KT says so */
    ck_assert_uint_eq(json_array_size(json_object_get(replacing, "eli:repeals")), 1);
    vt_assert_str(vt_json_get_str(json_object_get(amending, "eli:date_document"), "@type"),
                  VT_STR("xsd:date"));
}
END_TEST

START_TEST(test_the_same_archive_gives_the_same_bytes)
{
    static const char *const FORMATS[] = {"jsonl", "csv", "graphml", "jsonld", "akn"};
    for (size_t i = 0; i < VT_ARRAY_LEN(FORMATS); i++) {
        VT_AUTO(vt_buf_release)
        struct vt_buf one = export_as(FORMATS[i]), two = export_as(FORMATS[i]);
        vt_assert_str(vt_buf_str(&one), vt_buf_str(&two));
    }
}
END_TEST

VT_TEST_MAIN("answer.export_valid", test_graphml, test_svg_up_to_its_bound, test_dot, test_json_ld,
             test_json_ld_does_not_state_what_a_third_party_claims,
             test_the_same_archive_gives_the_same_bytes)
