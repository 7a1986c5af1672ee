/* vt_keystrokes.h — words typed while the input method was off: the keys of Telex ("quyeets") or
 * VNI
 * ("quye61t") instead of letters. */
#ifndef VT_KEYSTROKES_H
#define VT_KEYSTROKES_H

#include "vt_str.h"

enum { VT_KEYSTROKES_BYTES = 48 };

enum vt_keystrokes {
    VT_KEYS_NONE,   /* not keystrokes: a syllable as it is, or none either way */
    VT_KEYS_LIKELY, /* reads as a syllable, but by one key only, as an English word might */
    VT_KEYS_CERTAIN /* by two keys, or by one that no other word would have */
};

/** Read a word of ASCII letters and digits.  Where it is keystrokes, ret gets the syllable in match
 * form; its bytes stand in buffer. */
enum vt_keystrokes vt_keystrokes_read(struct vt_str word, char buffer[VT_KEYSTROKES_BYTES],
                                      struct vt_str *ret);

#endif
