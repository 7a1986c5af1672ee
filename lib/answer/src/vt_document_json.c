#include "vt_document_json.h"

json_t *vt_list_json(struct vt_str text, char separator)
{
    json_t *list = json_array();
    struct vt_str part;
    while (vt_str_split(&text, separator, &part))
        if (part.len_bytes > 0)
            json_array_append_new(list, vt_json_str(part));
    return list;
}

static void put_if_any(json_t *object, const char *name, struct vt_str text)
{
    if (text.len_bytes > 0)
        vt_json_set_str(object, name, text);
}

static json_t *signer_json(const struct vt_archive_document *document)
{
    json_t *signer = json_object();
    vt_json_set_str(signer, "name", document->signer_name);
    vt_json_set_str(signer, "position", document->signer_position);
    vt_json_set_str(signer, "authority", document->signer_authority);
    return signer;
}

void vt_document_put(json_t *object, const struct vt_archive_document *document)
{
    vt_json_set_str(object, "number_raw", document->number_raw);
    vt_json_set_str(object, "type", document->type);
    vt_json_set_str(object, "issuer", document->issuer_name);
    vt_json_set_str(object, "issuer_code", document->issuer_code);
    vt_json_set_str(object, "issuer_place", document->issuer_place);
    vt_json_set_str(object, "regime", document->regime);
    vt_json_set_str(object, "date", document->date);
    vt_json_set_str(object, "date_source", document->date_source);
    vt_json_set_str(object, "place", document->place);
    vt_json_set_str(object, "subject", document->subject);
    json_object_set_new(object, "signer", signer_json(document));
    vt_json_set_str(object, "effective", document->effective);
    vt_json_set_str(object, "expires", document->expires);
    json_object_set_new(object, "recipients", vt_list_json(document->recipients, '\n'));
    vt_json_set_str(object, "filing", document->filing);
    put_if_any(object, "secrecy", document->secrecy);
    put_if_any(object, "urgency", document->urgency);
    vt_json_set_int(object, "units", document->unit_count);
    vt_json_set_str(object, "sha256", document->sha256);
    vt_json_set_int(object, "ordinal", document->ordinal);
    vt_json_set_int(object, "byte_start", document->byte_start);
    vt_json_set_int(object, "byte_end", document->byte_end);
}

json_t *vt_mention_json(const struct vt_archive_mention *mention)
{
    json_t *object = json_object();
    vt_json_set_int(object, "ordinal", mention->ordinal);
    vt_json_set_int(object, "byte_start", mention->byte_start);
    vt_json_set_int(object, "byte_end", mention->byte_end);
    vt_json_set_str(object, "surface", mention->surface);
    vt_json_set_str(object, "kind", mention->kind);
    vt_json_set_str(object, "key", mention->key);
    vt_json_set_str(object, "type", mention->type);
    vt_json_set_str(object, "issuer", mention->issuer);
    put_if_any(object, "place", mention->place);
    vt_json_set_str(object, "date", mention->date);
    put_if_any(object, "name", mention->name);
    put_if_any(object, "term", mention->term);
    put_if_any(object, "subject", mention->subject);
    json_object_set_new(object, "pinpoints", vt_list_json(mention->pinpoints, ' '));
    vt_json_set_str(object, "relation", mention->relation);
    vt_json_set_str(object, "direction", mention->direction);
    vt_json_set_str(object, "from", mention->from);
    if (mention->from_ordinal >= 0)
        vt_json_set_int(object, "from_ordinal", mention->from_ordinal);
    if (mention->antecedent >= 0)
        vt_json_set_int(object, "antecedent", mention->antecedent);
    if (mention->flags.len_bytes > 0)
        json_object_set_new(object, "flags", vt_list_json(mention->flags, ' '));
    vt_json_set_score(object, "confidence", mention->confidence);
    vt_json_set_str(object, "sentence", mention->sentence);
    vt_json_set_int(object, "sentence_start", mention->sentence_start);
    vt_json_set_int(object, "sentence_end", mention->sentence_end);
    put_if_any(object, "unit", mention->unit);
    return object;
}
