/* vt_draw.h — a lineage answer as text in a drawing language.
 * Layer: answer (private). */
#ifndef VT_DRAW_H
#define VT_DRAW_H

#include "vt_json.h"
#include "vt_status.h"

/** Graphviz DOT: basis documents above, implementing ones below; stubs and the words of third
 * parties dashed. */
void vt_draw_dot(const json_t *lineage, struct vt_buf *ret);

/** SVG that can stand inside a page: no XML head, a title and a description for screen readers. */
int vt_draw_svg(const json_t *lineage, struct vt_buf *ret, struct vt_error *err);

/** GraphML 1.0 with the fields of nodes and links as data. */
void vt_draw_graphml(const json_t *lineage, struct vt_buf *ret);

/** The parts of a GraphML file, for drawings and for the export of a whole archive. */
void vt_graphml_begin(struct vt_buf *ret);
void vt_graphml_node(struct vt_buf *ret, const json_t *node);
/** id of the edge from number; link needs from_id and to_id. */
void vt_graphml_edge(struct vt_buf *ret, const json_t *link, uint64_t number);
void vt_graphml_end(struct vt_buf *ret);

#endif
