/* One Akoma Ntoso documentCollection: each record as a component of it. */
#include "vt_export.h"

static const char BEGIN[] =
    "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
    "<akomaNtoso xmlns=\"http://docs.oasis-open.org/legaldocml/ns/akn/3.0\">\n"
    "<documentCollection name=\"vanthu\"><meta><identification source=\"#vanthu\">"
    "<FRBRWork><FRBRthis value=\"/akn/vn/documentCollection/vanthu\"/>"
    "<FRBRuri value=\"/akn/vn/documentCollection/vanthu\"/><FRBRdate date=\"0001-01-01\" "
    "name=\"none\"/>"
    "<FRBRauthor href=\"#vanthu\"/><FRBRcountry value=\"vn\"/></FRBRWork>"
    "<FRBRExpression><FRBRthis value=\"/akn/vn/documentCollection/vanthu/vie\"/>"
    "<FRBRuri value=\"/akn/vn/documentCollection/vanthu/vie\"/><FRBRdate date=\"0001-01-01\" "
    "name=\"none\"/>"
    "<FRBRauthor href=\"#vanthu\"/><FRBRlanguage language=\"vie\"/></FRBRExpression>"
    "<FRBRManifestation><FRBRthis value=\"/akn/vn/documentCollection/vanthu/vie/vanthu.xml\"/>"
    "<FRBRuri value=\"/akn/vn/documentCollection/vanthu/vie/vanthu.xml\"/>"
    "<FRBRdate date=\"0001-01-01\" name=\"none\"/><FRBRauthor "
    "href=\"#vanthu\"/></FRBRManifestation>"
    "</identification></meta>\n<collectionBody>\n";

/* What stands inside the root element of a record. */
static int document_element(struct vt_str record, struct vt_str *ret)
{
    size_t root = vt_str_find(record, VT_STR("<akomaNtoso"), 0);
    size_t begin = root == SIZE_MAX ? SIZE_MAX : vt_str_find(record, VT_STR(">"), root);
    struct vt_str close = VT_STR("</akomaNtoso>");
    record = vt_str_trim(record);
    if (begin == SIZE_MAX || !vt_str_ends(record, close))
        return VT_E_FORMAT;
    *ret = vt_str_n(record.ptr + begin + 1, record.len_bytes - close.len_bytes - begin - 1);
    return VT_OK;
}

static int add_component(const struct vt_archive_document *document, void *ctx,
                         struct vt_error *err)
{
    struct vt_export *out = ctx;
    struct vt_str element;
    if (document_element(document->record, &element) != VT_OK)
        return vt_fail(err, VT_E_CORRUPT, "the record of '%.*s' is no Akoma Ntoso",
                       VT_STR_ARG(document->id));
    vt_buf_puts(&out->buf, "<component eId=\"cmp_");
    vt_buf_add_xml(&out->buf, document->id);
    vt_buf_puts(&out->buf, "\">");
    vt_buf_add(&out->buf, element);
    vt_buf_puts(&out->buf, "</component>\n");
    return vt_export_flush(out, false, err);
}

int vt_export_akn(struct vt_export *out, struct vt_error *err)
{
    vt_buf_puts(&out->buf, BEGIN);
    int status = vt_archive_each_document(out->a->archive, 0, true, add_component, out, err);
    vt_buf_puts(&out->buf, "</collectionBody></documentCollection></akomaNtoso>\n");
    return status;
}
