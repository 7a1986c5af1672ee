#include "vt_rtf_words.h"

#include <stdlib.h>

#include "vt_cleanup.h"

struct entry {
    const char *name;
    enum vt_rtf_word word;
    const char *character;
};

/* In the order of strcmp. */
static const struct entry ENTRIES[] = {
    {"annotation", VT_RTF_DROPPED, NULL},
    {"ansicpg", VT_RTF_CODE_PAGE, NULL},
    {"atnauthor", VT_RTF_DROPPED, NULL},
    {"atnid", VT_RTF_DROPPED, NULL},
    {"bin", VT_RTF_BINARY, NULL},
    {"bullet", VT_RTF_CHARACTER, "•"},
    {"caps", VT_RTF_CAPS, NULL},
    {"cell", VT_RTF_CELL, NULL},
    {"chftn", VT_RTF_NOTE_MARK, NULL},
    {"colortbl", VT_RTF_DROPPED, NULL},
    {"column", VT_RTF_PARAGRAPH, NULL},
    {"deff", VT_RTF_DEFAULT_FONT, NULL},
    {"deleted", VT_RTF_DELETED, NULL},
    {"do", VT_RTF_KEPT, NULL},
    {"emdash", VT_RTF_CHARACTER, "—"},
    {"emspace", VT_RTF_CHARACTER, " "},
    {"endash", VT_RTF_CHARACTER, "–"},
    {"enspace", VT_RTF_CHARACTER, " "},
    {"f", VT_RTF_FONT, NULL},
    {"falt", VT_RTF_DROPPED, NULL},
    {"fcharset", VT_RTF_CHARSET, NULL},
    {"fldinst", VT_RTF_DROPPED, NULL},
    {"fonttbl", VT_RTF_FONT_TABLE, NULL},
    {"footer", VT_RTF_DROPPED, NULL},
    {"footerf", VT_RTF_DROPPED, NULL},
    {"footerl", VT_RTF_DROPPED, NULL},
    {"footerr", VT_RTF_DROPPED, NULL},
    {"footnote", VT_RTF_FOOTNOTE, NULL},
    {"header", VT_RTF_DROPPED, NULL},
    {"headerf", VT_RTF_DROPPED, NULL},
    {"headerl", VT_RTF_DROPPED, NULL},
    {"headerr", VT_RTF_DROPPED, NULL},
    {"info", VT_RTF_DROPPED, NULL},
    {"intbl", VT_RTF_IN_TABLE, NULL},
    {"ldblquote", VT_RTF_CHARACTER, "“"},
    {"line", VT_RTF_LINE, NULL},
    {"listtable", VT_RTF_DROPPED, NULL},
    {"lquote", VT_RTF_CHARACTER, "‘"},
    {"nestcell", VT_RTF_PARAGRAPH, NULL},
    {"nestrow", VT_RTF_PARAGRAPH, NULL},
    {"nonesttables", VT_RTF_DROPPED, NULL},
    {"nosupersub", VT_RTF_NOT_SUPER, NULL},
    {"objdata", VT_RTF_DROPPED, NULL},
    {"page", VT_RTF_PARAGRAPH, NULL},
    {"par", VT_RTF_PARAGRAPH, NULL},
    {"pard", VT_RTF_PARAGRAPH_DEFAULTS, NULL},
    {"pict", VT_RTF_DROPPED, NULL},
    {"plain", VT_RTF_PLAIN, NULL},
    {"private", VT_RTF_DROPPED, NULL},
    {"rdblquote", VT_RTF_CHARACTER, "”"},
    {"row", VT_RTF_ROW, NULL},
    {"rquote", VT_RTF_CHARACTER, "’"},
    {"rxe", VT_RTF_DROPPED, NULL},
    {"sect", VT_RTF_PARAGRAPH, NULL},
    {"shpinst", VT_RTF_KEPT, NULL},
    {"sp", VT_RTF_DROPPED, NULL},
    {"stylesheet", VT_RTF_DROPPED, NULL},
    {"super", VT_RTF_SUPER, NULL},
    {"tab", VT_RTF_TAB, NULL},
    {"tc", VT_RTF_DROPPED, NULL},
    {"txe", VT_RTF_DROPPED, NULL},
    {"u", VT_RTF_UNICODE, NULL},
    {"uc", VT_RTF_UNICODE_SKIP, NULL},
    {"v", VT_RTF_HIDDEN, NULL},
    {"xe", VT_RTF_DROPPED, NULL},
};

static int compare(const void *key, const void *entry)
{
    return vt_str_compare(*(const struct vt_str *)key, vt_str(((const struct entry *)entry)->name));
}

enum vt_rtf_word vt_rtf_word(struct vt_str name, const char **ret_character)
{
    const struct entry *entry =
        bsearch(&name, ENTRIES, VT_ARRAY_LEN(ENTRIES), sizeof ENTRIES[0], compare);
    *ret_character = entry == NULL ? NULL : entry->character;
    return entry == NULL ? VT_RTF_OTHER : entry->word;
}
