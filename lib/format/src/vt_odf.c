#include "vt_reader.h"

#include "vt_odf_body.h"
#include "vt_package.h"

enum part { CONTENT, STYLES, MANIFEST, PART_COUNT };

static int read_parts(const struct vt_part parts[PART_COUNT], struct vt_odf_document *odf,
                      struct vt_error *err)
{
    if (!parts[CONTENT].is_found)
        return vt_fail(err, VT_E_FORMAT, "the package has no '%s'", parts[CONTENT].name);
    if (vt_str_find(vt_buf_str(&parts[MANIFEST].content), VT_STR("encryption-data"), 0) != SIZE_MAX)
        return vt_hint(err,
                       vt_fail(err, VT_E_UNSUPPORTED, "the document is protected by a password"),
                       "save it without a password");
    static const enum part DEFINING[] = {STYLES, CONTENT};
    for (size_t i = 0; i < VT_ARRAY_LEN(DEFINING); i++) {
        struct vt_str part = vt_buf_str(&parts[DEFINING[i]].content);
        int status = vt_odf_styles_read(odf->styles, part, err);
        if (status == VT_OK)
            status = vt_odf_lists_read(odf->lists, part, err);
        if (status != VT_OK)
            return status;
    }
    vt_odf_styles_finish(odf->styles);
    return vt_odf_body_read(odf, vt_buf_str(&parts[CONTENT].content), err);
}

int vt_odf_read(const struct vt_source *source, struct vt_format_text *ret, struct vt_error *err)
{
    struct vt_part parts[PART_COUNT] = {[CONTENT] = {.name = "content.xml"},
                                        [STYLES] = {.name = "styles.xml"},
                                        [MANIFEST] = {.name = "META-INF/manifest.xml"}};
    struct vt_odf_document odf = {.styles = vt_odf_styles_new(source->arena),
                                  .lists = vt_odf_lists_new(source->arena)};
    if (odf.styles == NULL || odf.lists == NULL)
        return vt_fail(err, VT_E_NOMEM, "out of memory for the document");
    vt_writer_init(&odf.writer, source);
    int status = vt_package_read(source, parts, PART_COUNT, err);
    if (status == VT_OK)
        status = read_parts(parts, &odf, err);
    if (status == VT_OK)
        status = vt_writer_finish(&odf.writer, ret, err);
    vt_writer_release(&odf.writer);
    for (size_t i = 0; i < PART_COUNT; i++)
        vt_buf_release(&parts[i].content);
    return status;
}
