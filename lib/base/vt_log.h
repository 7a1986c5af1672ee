/* vt_log.h — messages of the programs (never of the libraries) to standard error.
 * Layer: base.  Threads: safe; one message is one write.
 * Format: text ("vanthu-indexer: …") on a terminal, else one line `level message`; searchd logs
 * JSON lines through vt_log_json. */
#ifndef VT_LOG_H
#define VT_LOG_H

#include "vt_json.h"
#include "vt_status.h"

enum vt_log_level { VT_LOG_ERROR, VT_LOG_WARNING, VT_LOG_INFO, VT_LOG_DEBUG };

/** Name shown before messages, and the least level that is printed. */
void vt_log_setup(const char *program, enum vt_log_level level);

void vt_log(enum vt_log_level level, const char *format, ...) __attribute__((format(printf, 2, 3)));

/** "program: message" and, where there is one, a second line with the hint. */
void vt_log_failure(const struct vt_error *err);

/** One JSON object a line, with "time" and "level" added.  Takes the reference. */
void vt_log_json(enum vt_log_level level, json_t *fields);

#endif
