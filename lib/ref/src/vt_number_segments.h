/* vt_number_segments.h — a number as its serial, year and the codes between separators, before
 * anybody asks what the codes mean. */
#ifndef VT_NUMBER_SEGMENTS_H
#define VT_NUMBER_SEGMENTS_H

#include "vt_arena.h"
#include "vt_issuer_lookup.h"
#include "vt_token.h"

enum { VT_SEGMENT_LIMIT = 8, VT_SEGMENT_BYTES = 48 };

struct vt_segment {
    struct vt_str text; /* canonical spelling; points into the segments' storage until kept */
    char separator;     /* before it: '/', '-', '.', ' ', '(' (a unit in parentheses) … */
    struct vt_code code;
    bool in_capitals; /* has a capital letter */
    char storage[VT_SEGMENT_BYTES];
};

struct vt_segments {
    struct vt_str serial; /* "57", "66.7", "15A" */
    uint32_t serial_value;
    uint16_t year;
    struct vt_segment items[VT_SEGMENT_LIMIT];
    size_t count;
    bool in_capitals; /* no code was written in small letters only */
    char serial_storage[24];
};

/** Read from a NUMBER token on.  Number of tokens, or 0 if nothing that could be a number stands
 * there. */
size_t vt_segments_read(struct vt_str text, const struct vt_token *tokens, size_t from, size_t end,
                        struct vt_segments *ret);

/** The same where the serial was left blank: from its place on, dots and lines of a form included.
 */
size_t vt_segments_read_blank(struct vt_str text, const struct vt_token *tokens, size_t from,
                              size_t end, struct vt_segments *ret);

/** Copy the strings into an arena. */
bool vt_segments_keep(struct vt_segments *segments, struct vt_arena *arena);

#endif
