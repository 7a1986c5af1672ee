#include "vt_extract_json.h"

#include "vt_akn_write.h"
#include "vt_fold.h"

#include <stdlib.h>

struct printer {
    const struct vt_document *document;
    const struct vt_text *text;
    const struct vt_extract_options *options;
    const char *name;
    struct vt_arena arena; /* for folded white space; emptied between mentions */
    /* Units that may be around the next mention, outermost first: those before next_unit that do not end
     * before `offset`. */
    uint32_t *open_units;
    size_t open_count, next_unit;
    uint32_t offset;
};

static void set_span(const struct printer *p, json_t *object, const char *start, const char *end,
                     struct vt_span span)
{
    vt_json_set_int(object, start, (int64_t)vt_text_source_offset(p->text, span.start));
    vt_json_set_int(object, end, (int64_t)vt_text_source_offset(p->text, span.end));
}

/* Where the file's bytes are not the text's, in the document's text, which is what is shown. */
static void set_text_span(const struct printer *p, json_t *object, struct vt_span span)
{
    if (p->text->step_count == 0)
        return;
    int64_t start = p->document->span.start;
    vt_json_set_int(object, "text_start", (int64_t)span.start - start);
    vt_json_set_int(object, "text_end", (int64_t)span.end - start);
}

static json_t *evidence_of(const struct printer *p, const struct vt_field *field)
{
    json_t *evidence = json_object();
    if (field->span.end > field->span.start) {
        set_span(p, evidence, "byte_start", "byte_end", field->span);
        set_text_span(p, evidence, field->span);
    }
    json_object_set_new(evidence, "rule", json_string(field->rule));
    vt_json_set_score(evidence, "confidence", (double)field->confidence);
    return evidence;
}

static void add_evidence(const struct printer *p, json_t *all, const char *name,
                         const struct vt_field *field)
{
    if (field->rule != NULL && field->value.len_bytes > 0)
        json_object_set_new(all, name, evidence_of(p, field));
}

static json_t *all_evidence(const struct printer *p)
{
    const struct vt_document *d = p->document;
    json_t *all = json_object();
    add_evidence(p, all, "number", &d->number_raw);
    add_evidence(p, all, "type", &d->type_field);
    add_evidence(p, all, "issuer", &d->issuer);
    add_evidence(p, all, "date", &d->date);
    add_evidence(p, all, "place", &d->place);
    add_evidence(p, all, "subject", &d->subject);
    add_evidence(p, all, "signer", &d->signer);
    add_evidence(p, all, "effective", &d->effective);
    return all;
}

static const char *unit_kind_name(enum vt_unit_kind kind)
{
    static const char *const NAMES[] = {"part",      "chapter", "section", "article",
                                        "paragraph", "point",   "annex"};
    return NAMES[kind];
}

static json_t *unit_object(struct printer *p, size_t index)
{
    const struct vt_unit *unit = &p->document->units[index];
    json_t *object = json_object();
    vt_json_set_str(object, "id", unit->eid);
    json_object_set_new(object, "kind", json_string(unit_kind_name(unit->kind)));
    vt_json_set_str(object, "num", unit->num);
    vt_json_set_str(object, "heading", unit->heading);
    set_span(p, object, "byte_start", "byte_end", unit->span);
    return object;
}

static struct vt_str from_key(const struct printer *p, const struct vt_mention *m)
{
    if (m->from == VT_FROM_SELF)
        return VT_STR("self");
    const struct vt_mention *from = &p->document->mentions[m->from];
    if (from->key.len_bytes > 0)
        return from->key;
    return vt_str_span(p->text->normal, from->span);
}

/* The innermost unit around an offset.  Offsets ascend as a rule, so each unit is opened once. */
static struct vt_str unit_at(struct printer *p, uint32_t offset)
{
    const struct vt_document *d = p->document;
    if (offset < p->offset)
        p->open_count = p->next_unit = 0;
    p->offset = offset;
    for (; p->next_unit < d->unit_count && d->units[p->next_unit].span.start <= offset;
         p->next_unit++)
        p->open_units[p->open_count++] = (uint32_t)p->next_unit;
    while (p->open_count > 0 && d->units[p->open_units[p->open_count - 1]].span.end <= offset)
        p->open_count--;
    return p->open_count > 0 ? d->units[p->open_units[p->open_count - 1]].eid : VT_STR_EMPTY;
}

static struct vt_str flags_text(struct vt_arena *arena, unsigned flags)
{
    static const char *const NAMES[] = {"malformed", "bad_date", "quoted", "weak"};
    VT_AUTO(vt_buf_release) struct vt_buf buf = VT_BUF_INIT(256);
    for (unsigned i = 0; i < VT_ARRAY_LEN(NAMES); i++)
        if ((flags & (1u << i)) != 0)
            vt_buf_printf(&buf, "%s%s", buf.len_bytes > 0 ? " " : "", NAMES[i]);
    return vt_arena_copy(arena, vt_buf_str(&buf));
}

static json_t *pinpoints(const struct vt_mention *m)
{
    json_t *list = json_array();
    for (size_t i = 0; i < m->pinpoint_count; i++)
        json_array_append_new(list, vt_json_str(m->pinpoints[i]));
    return list;
}

static void add_alternative(json_t *list, const char *field, struct vt_str value, const char *words)
{
    json_t *item = json_object();
    json_object_set_new(item, "field", json_string(field));
    vt_json_set_str(item, "value", value);
    json_object_set_new(item, "words", json_string(words));
    json_array_append_new(list, item);
}

/* Other types that the code of a number can mean. */
static void add_other_types(json_t *list, struct printer *p, const struct vt_number *number,
                            vt_type chosen)
{
    enum { MOST = 8 };
    vt_type types[MOST];
    struct vt_str code = vt_arena_copy(&p->arena, number->type_code);
    size_t count = code.len_bytes > 0 ? vt_types_by_code(code, types, MOST) : 0;
    for (size_t i = 0; i < count; i++)
        if (types[i] != chosen)
            add_alternative(list, "type", vt_type_id(types[i]), code.ptr);
}

/* What was weighed and not taken: for --explain. */
static json_t *alternatives_of(struct printer *p, const struct vt_mention *m)
{
    json_t *list = json_array();
    add_other_types(list, p, &m->number, m->type);
    if (m->other_cue != NULL && m->other_relation != m->relation)
        add_alternative(list, "relation", vt_relation_id(m->other_relation), m->other_cue);
    return list;
}

static json_t *mention_object(struct printer *p, size_t index)
{
    const struct vt_mention *m = &p->document->mentions[index];
    struct vt_str text = p->text->normal;
    json_t *object = json_object();
    set_span(p, object, "byte_start", "byte_end", m->span);
    vt_json_set_str(object, "surface", vt_fold_spaces_in(&p->arena, vt_str_span(text, m->span)));
    vt_json_set_str(object, "kind", vt_mention_kind_name(m->kind));
    vt_json_set_str(object, "key", m->key);
    vt_json_set_str(object, "type", vt_type_id(m->type));
    vt_json_set_str(object, "issuer", m->issuer);
    vt_json_set_str(object, "date", vt_date_iso(&p->arena, m->date));
    json_object_set_new(object, "pinpoints", pinpoints(m));
    vt_json_set_str(object, "relation", vt_relation_id(m->relation));
    json_object_set_new(object, "direction", json_string(m->incoming ? "in" : "out"));
    vt_json_set_str(object, "from", from_key(p, m));
    vt_json_set_score(object, "confidence", (double)m->confidence);
    vt_json_set_str(object, "issuer_code", m->issuer_code);
    vt_json_set_str(object, "place", m->place);
    vt_json_set_str(object, "name", m->name);
    vt_json_set_str(object, "term", m->term);
    vt_json_set_str(object, "subject", m->subject);
    vt_json_set_int(object, "from_ordinal", m->from);
    vt_json_set_int(object, "antecedent", m->antecedent);
    vt_json_set_str(object, "flags", flags_text(&p->arena, m->flags));
    vt_json_set_str(object, "sentence",
                    vt_fold_spaces_in(&p->arena, vt_str_span(text, m->sentence)));
    set_span(p, object, "sentence_start", "sentence_end", m->sentence);
    vt_json_set_str(object, "unit", unit_at(p, m->span.start));
    json_object_set_new(object, "rule", json_string(m->rule));
    if (!p->options->explain)
        return object;
    if (m->cue != NULL)
        json_object_set_new(object, "cue", json_string(m->cue));
    json_object_set_new(object, "alternatives", alternatives_of(p, m));
    return object;
}

static void set_parties(json_t *object, const struct vt_document *d)
{
    json_t *issuer = json_object();
    vt_json_set_str(issuer, "code", d->issuer_code);
    vt_json_set_str(issuer, "name", d->issuer.value);
    vt_json_set_str(issuer, "place", d->issuer_place.value);
    json_object_set_new(object, "issuer", issuer);
}

static void set_signer(json_t *object, const struct vt_document *d)
{
    json_t *signer = json_object();
    vt_json_set_str(signer, "name", d->signer.value);
    vt_json_set_str(signer, "position", d->position.value);
    vt_json_set_str(signer, "authority", d->authority.value);
    json_object_set_new(object, "signer", signer);
}

static void set_fields(struct printer *p, json_t *object)
{
    const struct vt_document *d = p->document;
    json_object_set_new(object, "file", vt_json_str(vt_str(p->name)));
    set_span(p, object, "byte_start", "byte_end", d->span);
    vt_json_set_str(object, "key", d->key.value);
    vt_json_set_str(object, "number_raw", vt_str_span(p->text->normal, d->number_raw.span));
    vt_json_set_str(object, "type", vt_type_id(d->type));
    set_parties(object, d);
    vt_json_set_str(object, "date", d->date.value);
    vt_json_set_str(object, "date_source",
                    d->date.value.len_bytes > 0 ? vt_str(d->date.rule) : VT_STR_EMPTY);
    vt_json_set_str(object, "place", d->place.value);
    vt_json_set_str(object, "subject", d->subject.value);
    set_signer(object, d);
    vt_json_set_str(object, "effective", d->effective.value);
    json_t *recipients = json_array();
    for (size_t i = 0; i < d->recipient_count; i++)
        json_array_append_new(recipients, vt_json_str(d->recipients[i].value));
    json_object_set_new(object, "recipients", recipients);
    vt_json_set_str(object, "filing", d->filing.value);
    vt_json_set_int(object, "units", (int64_t)d->unit_count);
}

static void set_evidence(struct printer *p, json_t *object)
{
    const struct vt_document *d = p->document;
    vt_json_set_str(object, "regime", vt_regime_name(d->regime));
    vt_json_set_str(object, "expires", d->expires.value);
    vt_json_set_str(object, "secrecy", d->secrecy.value);
    vt_json_set_str(object, "urgency", d->urgency.value);
    json_object_set_new(object, "evidence", all_evidence(p));
}

/* What was asked for beyond the rest. */
static void set_asked(struct printer *p, json_t *object)
{
    const struct vt_document *d = p->document;
    if (p->options->explain) {
        json_t *alternatives = json_array();
        add_other_types(alternatives, p, &d->number_parts, d->type);
        json_object_set_new(object, "alternatives", alternatives);
    }
    if (p->options->with_record) {
        VT_AUTO(vt_buf_release) struct vt_buf xml = VT_BUF_INIT(VT_BUF_NO_CAP);
        if (vt_akn_write(d, p->text->normal, &xml, NULL) == VT_OK)
            vt_json_set_str(object, "akn", vt_buf_str(&xml));
    }
}

/* ---- printed piece by piece: a tree of all mentions takes ten times the room of its text ---- */

static void print_members(struct printer *p, bool is_first,
                          void (*set)(struct printer *p, json_t *object), struct vt_buf *out)
{
    VT_AUTOJSON object = json_object();
    if (object != NULL)
        set(p, object);
    if (object != NULL && json_object_size(object) == 0)
        return;
    if (!is_first)
        vt_buf_add_c(out, ',');
    vt_json_print_members(object, out);
}

static void print_list(struct printer *p, const char *name, size_t count,
                       json_t *(*item_of)(struct printer *p, size_t index), struct vt_buf *out)
{
    enum { KEPT_BYTES = 64 * 1024 };
    vt_buf_printf(out, ",\"%s\":[", name);
    for (size_t i = 0; i < count && out->failed == VT_OK; i++) {
        VT_AUTOJSON item = item_of(p, i);
        if (i > 0)
            vt_buf_add_c(out, ',');
        vt_json_print(item, out);
        if (p->arena.used_bytes > KEPT_BYTES)
            vt_arena_reset(&p->arena);
    }
    vt_buf_add_c(out, ']');
}

void vt_extract_print_document(const struct vt_document *document, const struct vt_text *text,
                               const char *name, const struct vt_extract_options *options,
                               struct vt_buf *out)
{
    struct printer p = {.document = document, .text = text, .options = options, .name = name};
    p.open_units = reallocarray(NULL, document->unit_count + 1, sizeof *p.open_units);
    if (p.open_units == NULL) {
        out->failed = VT_E_NOMEM;
        return;
    }
    vt_arena_init(&p.arena, VT_BUF_NO_CAP);
    vt_buf_add_c(out, '{');
    print_members(&p, true, set_fields, out);
    print_list(&p, "mentions", document->mention_count, mention_object, out);
    print_members(&p, false, set_evidence, out);
    print_list(&p, "outline", document->unit_count, unit_object, out);
    print_members(&p, false, set_asked, out);
    vt_buf_add_c(out, '}');
    vt_arena_release(&p.arena);
    free(p.open_units);
}
