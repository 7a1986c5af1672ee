#include "vt_log.h"

#include <stdarg.h>
#include <stdio.h>
#include <time.h>

#include "vt_file.h"

static const char *log_program = "vanthu";
static enum vt_log_level log_level = VT_LOG_INFO;
static const char *const LEVEL_NAMES[] = {"error", "warning", "info", "debug"};

void vt_log_setup(const char *program, enum vt_log_level level)
{
    log_program = program;
    log_level = level;
}

static void write_line(struct vt_buf *line)
{
    vt_buf_add_c(line, '\n');
    vt_file_write_all(STDERR_FILENO, vt_buf_str(line), NULL);
}

void vt_log(enum vt_log_level level, const char *format, ...)
{
    if (level > log_level)
        return;
    char text[2048];
    va_list args;
    va_start(args, format);
    vsnprintf(text, sizeof text, format, args);
    va_end(args);
    VT_AUTO(vt_buf_release) struct vt_buf line = VT_BUF_INIT(VT_BUF_NO_CAP);
    vt_buf_printf(&line, "%s: ", log_program);
    if (level == VT_LOG_WARNING)
        vt_buf_puts(&line, "warning: ");
    vt_buf_puts(&line, text);
    write_line(&line);
}

void vt_log_failure(const struct vt_error *err)
{
    vt_log(VT_LOG_ERROR, "%s", err->message);
    if (err->hint[0] != '\0')
        vt_log(VT_LOG_ERROR, "%s", err->hint);
}

void vt_log_json(enum vt_log_level level, json_t *fields)
{
    VT_AUTOJSON owned = fields;
    if (level > log_level || owned == NULL)
        return;
    struct timespec now;
    clock_gettime(CLOCK_REALTIME, &now);
    struct tm utc;
    gmtime_r(&now.tv_sec, &utc);
    char stamp[64];
    size_t used = strftime(stamp, sizeof stamp, "%Y-%m-%dT%H:%M:%S", &utc);
    snprintf(stamp + used, sizeof stamp - used, ".%03ldZ", now.tv_nsec / 1000000);
    json_object_set_new(owned, "time", json_string(stamp));
    json_object_set_new(owned, "level", json_string(LEVEL_NAMES[level]));
    VT_AUTO(vt_buf_release) struct vt_buf line = VT_BUF_INIT(VT_BUF_NO_CAP);
    vt_json_print(owned, &line);
    write_line(&line);
}
