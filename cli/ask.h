/* ask.h — each question, asked of the archive on this machine or of a server.
 * Layer: cli (uses answer).  Answers and statuses are those of vt_answer.h either way.  A server is
 * asked where the verb has no answerer. */
#ifndef VT_CLI_ASK_H
#define VT_CLI_ASK_H

#include "cli.h"

int vt_ask_search(struct vt_cli *cli, const struct vt_search_request *request, json_t **ret,
                  struct vt_error *err);
int vt_ask_cites(struct vt_cli *cli, const struct vt_cites_request *request, json_t **ret,
                 struct vt_error *err);
int vt_ask_document(struct vt_cli *cli, struct vt_str ref, json_t **ret, struct vt_error *err);
int vt_ask_original(struct vt_cli *cli, struct vt_str ref, struct vt_buf *ret,
                    struct vt_error *err);
int vt_ask_akn(struct vt_cli *cli, struct vt_str ref, struct vt_buf *ret, struct vt_error *err);
int vt_ask_resolve(struct vt_cli *cli, struct vt_str text, uint32_t limit, json_t **ret,
                   struct vt_error *err);
int vt_ask_lineage(struct vt_cli *cli, const struct vt_lineage_request *request, json_t **ret,
                   struct vt_error *err);
int vt_ask_path(struct vt_cli *cli, const struct vt_path_request *request, json_t **ret,
                struct vt_error *err);
int vt_ask_status(struct vt_cli *cli, struct vt_str ref, struct vt_str part, struct vt_str as_of,
                  json_t **ret, struct vt_error *err);
int vt_ask_gaps(struct vt_cli *cli, const struct vt_list_request *request, json_t **ret,
                struct vt_error *err);
int vt_ask_conflicts(struct vt_cli *cli, const struct vt_list_request *request, json_t **ret,
                     struct vt_error *err);
int vt_ask_check(struct vt_cli *cli, struct vt_str text, json_t **ret, struct vt_error *err);
int vt_ask_stats(struct vt_cli *cli, bool failures, json_t **ret, struct vt_error *err);

#endif
