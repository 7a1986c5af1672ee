#include "vt_graph_builder.h"

#include <stdlib.h>

#include "vt_cleanup.h"

#include "vt_corrections.h"
#include "vt_delta.h"
#include "vt_snapshot_write.h"

struct vt_graph_builder {
    uint64_t base;
    struct vt_rows rows;
    struct vt_corrections corrections;
};

int vt_graph_builder_new(struct vt_graph_builder **ret, struct vt_error *err)
{
    vt_ref_init();
    struct vt_graph_builder *builder = calloc(1, sizeof *builder);
    if (builder == NULL)
        return vt_no_memory(err);
    int status = vt_rows_init(&builder->rows, err);
    if (status != VT_OK) {
        vt_graph_builder_free(builder);
        return status;
    }
    *ret = builder;
    return VT_OK;
}

void vt_graph_builder_free(struct vt_graph_builder *builder)
{
    if (builder == NULL)
        return;
    vt_corrections_release(&builder->corrections);
    vt_rows_release(&builder->rows);
    free(builder);
}

int vt_graph_builder_document(struct vt_graph_builder *builder,
                              const struct vt_archive_document *document, struct vt_error *err)
{
    return vt_rows_add_document(&builder->rows, document, err);
}

int vt_graph_builder_mention(struct vt_graph_builder *builder,
                             const struct vt_archive_mention *mention, struct vt_error *err)
{
    return vt_rows_add_mention(&builder->rows, mention, err);
}

int vt_graph_builder_work(struct vt_graph_builder *builder, const struct vt_archive_work *work,
                          struct vt_error *err)
{
    return vt_rows_add_known(&builder->rows, work, err);
}

void vt_graph_builder_continue(struct vt_graph_builder *builder, uint64_t base)
{
    builder->base = base;
}

int vt_graph_builder_base_work(struct vt_graph_builder *builder, const struct vt_work *work,
                               uint32_t latest, struct vt_error *err)
{
    return vt_rows_add_base(&builder->rows, work, latest, err);
}

int vt_graph_builder_correction(struct vt_graph_builder *builder,
                                const struct vt_archive_correction *correction,
                                struct vt_error *err)
{
    return vt_corrections_add(&builder->corrections, correction, err);
}

int vt_graph_builder_finish(struct vt_graph_builder *builder, uint64_t sequence, struct vt_buf *ret,
                            struct vt_error *err)
{
    VT_AUTO(vt_resolution_release) struct vt_resolution res = {.rows = &builder->rows};
    VT_AUTO(vt_facts_release) struct vt_all_facts facts = {0};
    VT_AUTO(vt_catalog_release) struct vt_catalog catalog = {0};
    VT_AUTO(vt_link_rows_release) struct vt_link_rows links = {0};
    int status = vt_corrections_begin(&builder->corrections, &builder->rows, err);
    if (status == VT_OK)
        status = vt_rows_settle(&builder->rows, err);
    if (status == VT_OK)
        status = vt_resolution_run(&res, err);
    if (status == VT_OK)
        status = vt_corrections_apply(&builder->corrections, &res, err);
    if (status == VT_OK)
        status = vt_facts_make(&facts, &res, err);
    if (status == VT_OK)
        status = vt_corrections_fix(&builder->corrections, &res, &facts, err);
    if (status == VT_OK)
        status = vt_catalog_make(&catalog, &res, &facts, err);
    if (status == VT_OK)
        status = vt_link_rows_make(&links, &res, &catalog, err);
    if (status == VT_OK)
        status = vt_resolution_let_go(&res, err);
    if (status != VT_OK)
        return status;
    const struct vt_snapshot_source source = {&res,   &facts,   &catalog,
                                              &links, sequence, builder->base};
    return vt_snapshot_write(&source, ret, err);
}
