#include "vt_field_fixes.h"

#include "vt_statement.h"

static const struct {
    const char *name;
    size_t offset;
} FIELDS[] = {
    {"number", offsetof(struct vt_archive_document, key)},
    {"type", offsetof(struct vt_archive_document, type)},
    {"issuer", offsetof(struct vt_archive_document, issuer_name)},
    {"place", offsetof(struct vt_archive_document, issuer_place)},
    {"date", offsetof(struct vt_archive_document, date)},
    {"subject", offsetof(struct vt_archive_document, subject)},
    {"effective", offsetof(struct vt_archive_document, effective)},
    {"expires", offsetof(struct vt_archive_document, expires)},
};

static size_t place_of(struct vt_str field)
{
    size_t at = 0;
    while (at < VT_ARRAY_LEN(FIELDS) && !vt_str_eq(field, vt_str(FIELDS[at].name)))
        at++;
    return at;
}

bool vt_field_can_be_fixed(struct vt_str field)
{
    return place_of(field) < VT_ARRAY_LEN(FIELDS);
}

void vt_field_fixes_release(struct vt_field_fixes *fixes)
{
    vt_arena_release(&fixes->arena);
    *fixes = (struct vt_field_fixes){0};
}

static int read_fixes(struct vt_archive *archive, struct vt_str id, struct vt_field_fixes *fixes,
                      struct vt_error *err)
{
    VT_AUTOSTATEMENT statement;
    int status =
        vt_statement_open(archive,
                          "SELECT work, field, value, count(*) OVER () FROM correction "
                          "WHERE action = 'field' AND undone_at = '' AND (?1 = '' OR work = ?1) "
                          "ORDER BY work, number",
                          &statement, err);
    if (status != VT_OK)
        return status;
    vt_bind_text(&statement, id);
    bool row;
    while ((status = vt_statement_step(&statement, &row, err)) == VT_OK && row) {
        struct vt_field_fix fix = {
            .document = vt_arena_copy(&fixes->arena, vt_column_text(&statement)),
            .field = vt_arena_copy(&fixes->arena, vt_column_text(&statement)),
            .value = vt_arena_copy(&fixes->arena, vt_column_text(&statement)),
        };
        if (fixes->items == NULL)
            fixes->items = vt_arena_array(&fixes->arena, (size_t)vt_column_int(&statement),
                                          sizeof *fixes->items);
        if (fixes->items == NULL || fix.document.ptr == NULL || fix.field.ptr == NULL ||
            fix.value.ptr == NULL)
            return vt_fail(err, VT_E_NOMEM, "out of memory");
        fixes->items[fixes->count++] = fix;
    }
    return status;
}

int vt_field_fixes_load(struct vt_archive *archive, struct vt_str id, struct vt_field_fixes *ret,
                        struct vt_error *err)
{
    bool exist;
    *ret = (struct vt_field_fixes){0};
    vt_arena_init(&ret->arena, VT_BUF_NO_CAP);
    int status = vt_corrections_exist(archive, &exist, err);
    return status == VT_OK && exist ? read_fixes(archive, id, ret, err) : status;
}

static void apply(const struct vt_field_fix *fix, struct vt_archive_document *document)
{
    size_t at = place_of(fix->field);
    if (at == VT_ARRAY_LEN(FIELDS))
        return;
    *(struct vt_str *)((char *)document + FIELDS[at].offset) = fix->value;
    if (vt_str_eq(fix->field, VT_STR("date")))
        document->date_source = VT_STR("person");
}

void vt_field_fixes_apply(const struct vt_field_fixes *fixes, struct vt_archive_document *document)
{
    size_t low = 0, high = fixes->count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (vt_str_compare(fixes->items[middle].document, document->id) < 0)
            low = middle + 1;
        else
            high = middle;
    }
    while (low < fixes->count && vt_str_eq(fixes->items[low].document, document->id))
        apply(&fixes->items[low++], document);
}
