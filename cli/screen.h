/* screen.h — text for people, gathered and then printed; colour only where it is wanted.
 * Layer: cli (uses base).  Threads: one. */
#ifndef VT_CLI_SCREEN_H
#define VT_CLI_SCREEN_H

#include "vt_json.h"
#include "vt_status.h"

enum vt_style { VT_STYLE_KEY, VT_STYLE_MARK, VT_STYLE_DIM, VT_STYLE_WARN };

struct vt_screen {
    struct vt_buf buf;
    bool has_colour;
};
#define VT_AUTOSCREEN VT_AUTO(vt_screen_release) struct vt_screen

/** Colour if standard output is a terminal and NO_COLOR is not set (https://no-color.org). */
void vt_screen_init(struct vt_screen *screen);
void vt_screen_release(struct vt_screen *screen);

void vt_screen_puts(struct vt_screen *screen, const char *text);
void vt_screen_add(struct vt_screen *screen, struct vt_str text);
void vt_screen_printf(struct vt_screen *screen, const char *format, ...)
    __attribute__((format(printf, 2, 3)));
void vt_screen_styled(struct vt_screen *screen, enum vt_style style, struct vt_str text);
/** Control characters of a document as '?', so that no text can command the terminal. */
void vt_screen_text(struct vt_screen *screen, struct vt_str text);

/** Write bytes to standard output, buffered. */
int vt_out_write(struct vt_str bytes, struct vt_error *err);
/** Write what is still buffered; after it nothing can fail unseen.  A reader that has gone away
 *  (head, less) is no error: *ret_gone. */
int vt_out_finish(bool *ret_gone, struct vt_error *err);

#endif
