/* JSON-LD 1.1 with the ELI ontology (http://data.europa.eu/eli/ontology): works as legal resources, what
 * they say of themselves as properties between them; every statement, also of third parties, as a
 * citation with its evidence in a vocabulary of our own, so that a claim is never read as a fact. */
#include "vt_export.h"

#include "vt_answer_work.h"

static const char BEGIN[] = "{\"@context\":{\"eli\":\"http://data.europa.eu/eli/ontology#\","
                            "\"xsd\":\"http://www.w3.org/2001/XMLSchema#\","
                            "\"rdfs\":\"http://www.w3.org/2000/01/rdf-schema#\","
                            "\"vt\":\"urn:vanthu:ontology:\"},\n\"@graph\":[";

static json_t *reference(struct vt_str id)
{
    VT_AUTO(vt_buf_release) struct vt_buf urn = VT_BUF_INIT(64 * 1024);
    vt_buf_puts(&urn, "urn:vanthu:work:");
    vt_buf_add(&urn, id);
    json_t *object = json_object();
    vt_json_set_str(object, "@id", vt_buf_str(&urn));
    return object;
}

static void put(json_t *object, const char *name, struct vt_str text)
{
    if (text.len_bytes > 0)
        vt_json_set_str(object, name, text);
}

static void put_title(json_t *object, struct vt_str text)
{
    if (text.len_bytes == 0)
        return;
    json_t *title = json_object();
    vt_json_set_str(title, "@value", text);
    vt_json_set_str(title, "@language", VT_STR("vi"));
    json_object_set_new(object, "eli:title", title);
}

/* "2025-03-13", "2025-03" or "2025". */
static void put_date(json_t *object, struct vt_str date)
{
    if (date.len_bytes == 0)
        return;
    const char *type = date.len_bytes == 10  ? "xsd:date"
                       : date.len_bytes == 7 ? "xsd:gYearMonth"
                                             : "xsd:gYear";
    json_t *typed = json_object();
    vt_json_set_str(typed, "@value", date);
    vt_json_set_str(typed, "@type", vt_str(type));
    json_object_set_new(object, "eli:date_document", typed);
}

/* What it says of itself, beyond doubt: each target once. */
static void put_properties(json_t *object, const struct vt_graph *graph, vt_work_no no)
{
    struct vt_link_range range = vt_graph_out_range(graph, no);
    for (uint32_t i = range.begin; i < range.end; i++) {
        struct vt_link link;
        struct vt_work to;
        char name[64];
        vt_graph_out(graph, i, &link);
        const struct vt_str eli = vt_relation_eli(link.relation);
        if (link.third_party || link.weak || link.ambiguous || eli.len_bytes == 0 ||
            eli.len_bytes >= sizeof name)
            continue;
        memcpy(name, eli.ptr, eli.len_bytes);
        name[eli.len_bytes] = '\0';
        json_t *targets = json_object_get(object, name);
        if (targets == NULL) {
            targets = json_array();
            json_object_set_new(object, name, targets);
        }
        vt_graph_work(graph, link.to, &to);
        json_t *target = reference(to.id);
        size_t at = 0;
        while (at < json_array_size(targets) && !json_equal(json_array_get(targets, at), target))
            at++;
        if (at == json_array_size(targets))
            json_array_append(targets, target);
        json_decref(target);
    }
}

static json_t *work_resource(const struct vt_graph *graph, vt_work_no no)
{
    struct vt_work work;
    vt_graph_work(graph, no, &work);
    json_t *object = reference(work.id);
    vt_json_set_str(object, "@type", VT_STR("eli:LegalResource"));
    vt_json_set_str(object, "rdfs:label", vt_answer_key(&work));
    put(object, "eli:id_local", work.key);
    put(object, "eli:type_document", work.type);
    put(object, "eli:passed_by", work.issuer);
    put(object, "eli:jurisdiction", work.place);
    put_date(object, work.date);
    put_title(object, work.subject.len_bytes > 0 ? work.subject : work.name);
    json_object_set_new(object, "vt:held", json_boolean(work.flags & VT_WORK_HELD));
    put_properties(object, graph, no);
    return object;
}

static int add(struct vt_export *out, const json_t *object, bool is_first, struct vt_error *err)
{
    vt_buf_puts(&out->buf, is_first ? "\n" : ",\n");
    vt_json_print(object, &out->buf);
    return vt_export_flush(out, false, err);
}

static int add_citation(struct vt_export *out, const json_t *link, struct vt_error *err)
{
    VT_AUTOJSON object = json_object();
    vt_json_set_str(object, "@type", VT_STR("vt:Citation"));
    json_object_set_new(object, "vt:from", reference(vt_json_get_str(link, "from_id")));
    json_object_set_new(object, "vt:to", reference(vt_json_get_str(link, "to_id")));
    vt_json_set_str(object, "vt:relation", vt_json_get_str(link, "relation"));
    const struct vt_str asserter = vt_json_get_str(link, "asserter_id");
    json_object_set_new(
        object, "vt:asserter",
        reference(asserter.len_bytes > 0 ? asserter : vt_json_get_str(link, "from_id")));
    json_object_set_new(object, "vt:thirdParty", json_boolean(asserter.len_bytes > 0));
    json_object_set(object, "vt:confidence", json_object_get(link, "confidence"));
    put(object, "vt:sentence", vt_json_get_str(link, "sentence"));
    put(object, "vt:citation", vt_json_get_str(link, "citation"));
    return add(out, object, false, err);
}

int vt_export_jsonld(struct vt_export *out, struct vt_error *err)
{
    int status = vt_answerer_need_graph(out->a, err);
    if (status != VT_OK)
        return status;
    const size_t count = vt_graph_work_count(out->a->graph);
    vt_buf_puts(&out->buf, BEGIN);
    for (size_t i = 0; i < count && status == VT_OK; i++) {
        VT_AUTOJSON work = work_resource(out->a->graph, (vt_work_no)i);
        status = add(out, work, i == 0, err);
    }
    if (status == VT_OK)
        status = vt_export_links(out, add_citation, err);
    vt_buf_puts(&out->buf, "\n]}\n");
    return status;
}
