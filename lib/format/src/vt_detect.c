#include "vt_format.h"

#include <ctype.h>
#include <strings.h>

enum {
    SNIFF_BYTES = 1024,        /* a PDF may have this much before its header (ISO 32000-1, H.3) */
    TEXT_SNIFF_BYTES = 8192,   /* no NUL in these: text */
    ZIP_HEADER_BYTES = 30,     /* local file header before its name (APPNOTE 4.3.7) */
    ZIP_HAS_DESCRIPTOR = 0x08, /* flag: the sizes follow the content */
};

struct signature {
    struct vt_str start;
    enum vt_format format;
};

static const struct signature SIGNATURES[] = {
    {{"{\\rtf", 5}, VT_FORMAT_RTF},         {{"\xDB\xA5", 2}, VT_FORMAT_DOC}, /* Word 2 */
    {{"\xFF\xD8\xFF", 3}, VT_FORMAT_IMAGE}, {{"\x89PNG\r\n\x1A\n", 8}, VT_FORMAT_IMAGE},
    {{"GIF87a", 6}, VT_FORMAT_IMAGE},       {{"GIF89a", 6}, VT_FORMAT_IMAGE},
    {{"II*\0", 4}, VT_FORMAT_IMAGE},        {{"MM\0*", 4}, VT_FORMAT_IMAGE},
};

static struct vt_str front(struct vt_str bytes, size_t len_bytes)
{
    return vt_str_n(bytes.ptr, bytes.len_bytes < len_bytes ? bytes.len_bytes : len_bytes);
}

static unsigned le16(const char *at)
{
    const unsigned char *b = (const unsigned char *)at;
    return b[0] | (unsigned)b[1] << 8;
}

static size_t le32(const char *at)
{
    return le16(at) | (size_t)le16(at + 2) << 16;
}

static bool name_ends(const char *name, const char *suffix)
{
    size_t name_bytes = strlen(name), suffix_bytes = strlen(suffix);
    return name_bytes >= suffix_bytes && strcasecmp(name + name_bytes - suffix_bytes, suffix) == 0;
}

/* Templates and master documents begin with the same words. */
static enum vt_format detect_opendocument(struct vt_str media_type)
{
    if (vt_str_starts(media_type, VT_STR("application/vnd.oasis.opendocument.text")))
        return VT_FORMAT_ODT;
    return vt_str_starts(media_type, VT_STR("application/vnd.oasis.opendocument.spreadsheet"))
               ? VT_FORMAT_ODS
               : VT_FORMAT_UNKNOWN;
}

/* From the names of the parts, in their local headers: these are there in a cut-off file too. */
static enum vt_format detect_zip(struct vt_str bytes)
{
    static const struct vt_str HEADER = {"PK\3\4", 4};
    bool has_content = false, has_manifest = false;
    size_t at = 0;
    while (at != SIZE_MAX && bytes.len_bytes - at >= ZIP_HEADER_BYTES) {
        const char *header = bytes.ptr + at;
        size_t left = bytes.len_bytes - at - ZIP_HEADER_BYTES;
        struct vt_str rest = {header + ZIP_HEADER_BYTES, left};
        struct vt_str name = front(rest, le16(header + 26));
        if (vt_str_eq(name, VT_STR("word/document.xml")))
            return VT_FORMAT_DOCX;
        if (vt_str_eq(name, VT_STR("xl/workbook.xml")))
            return VT_FORMAT_XLSX;
        has_content = has_content || vt_str_eq(name, VT_STR("content.xml"));
        has_manifest = has_manifest || vt_str_eq(name, VT_STR("META-INF/manifest.xml"));
        size_t skip = name.len_bytes + le16(header + 28);
        if (vt_str_eq(name, VT_STR("mimetype")) && skip <= left) {
            enum vt_format format = detect_opendocument(vt_str_n(rest.ptr + skip, left - skip));
            if (format != VT_FORMAT_UNKNOWN)
                return format;
        }
        if ((le16(header + 6) & ZIP_HAS_DESCRIPTOR) == 0)
            skip += le32(header + 18);
        at = skip > left ? SIZE_MAX : vt_str_find(bytes, HEADER, at + ZIP_HEADER_BYTES + skip);
    }
    /* OpenDocument whose media type was packed; a spreadsheet is read in the same way. */
    return has_content && has_manifest ? VT_FORMAT_ODT : VT_FORMAT_ZIP;
}

/* From the names of the streams, in UTF-16; the first belongs to the file, later ones may belong to
 * what is embedded in it. */
static enum vt_format detect_ole(struct vt_str bytes)
{
    static const struct signature STREAMS[] = {
        /* A document under a password; which kind is not visible. */
        {{"E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e\0", 32}, VT_FORMAT_DOCX},
        {{"W\0o\0r\0d\0D\0o\0c\0u\0m\0e\0n\0t\0", 24}, VT_FORMAT_DOC},
        {{"W\0o\0r\0k\0b\0o\0o\0k\0\0\0", 18}, VT_FORMAT_XLS},
        {{"\0B\0o\0o\0k\0\0\0", 11}, VT_FORMAT_XLS}, /* Excel 5 */
    };
    enum vt_format format = VT_FORMAT_UNKNOWN;
    size_t first = SIZE_MAX;
    for (size_t i = 0; i < sizeof STREAMS / sizeof STREAMS[0]; i++) {
        size_t at = vt_str_find(bytes, STREAMS[i].start, 0);
        if (at < first) {
            first = at;
            format = STREAMS[i].format;
        }
    }
    return format;
}

static bool is_utf16(struct vt_str bytes)
{
    return vt_str_starts(bytes, VT_STR("\xFF\xFE")) || vt_str_starts(bytes, VT_STR("\xFE\xFF"));
}

/* The first characters in lower case, without NUL, so that UTF-16 can be compared as ASCII. */
static struct vt_str sniff(struct vt_str bytes, char room[SNIFF_BYTES])
{
    size_t used = 0;
    struct vt_str start = front(bytes, SNIFF_BYTES);
    for (size_t i = 0; i < start.len_bytes; i++)
        if (start.ptr[i] != '\0')
            room[used++] = (char)tolower((unsigned char)start.ptr[i]);
    struct vt_str text = {room, used};
    static const struct vt_str MARKS[] = {{"\xEF\xBB\xBF", 3}, {"\xFF\xFE", 2}, {"\xFE\xFF", 2}};
    for (size_t i = 0; i < sizeof MARKS / sizeof MARKS[0]; i++)
        if (vt_str_starts(text, MARKS[i]))
            text = vt_str_n(text.ptr + MARKS[i].len_bytes, text.len_bytes - MARKS[i].len_bytes);
    return vt_str_trim(text);
}

/* Text for programs: by its name, or because it begins like JSON. */
static bool is_data(const char *name, struct vt_str text)
{
    static const char *const SUFFIXES[] = {".json", ".jsonl", ".geojson", ".csv", ".tsv",
                                           ".yaml", ".yml",   ".sql",     ".js",  ".css"};
    for (size_t i = 0; i < sizeof SUFFIXES / sizeof SUFFIXES[0]; i++)
        if (name_ends(name, SUFFIXES[i]))
            return true;
    return vt_str_starts(text, VT_STR("{\"")) || vt_str_starts(text, VT_STR("[{")) ||
           vt_str_starts(text, VT_STR("{\n")) || vt_str_starts(text, VT_STR("{\r\n"));
}

static enum vt_format detect_text(struct vt_str bytes, const char *name)
{
    char room[SNIFF_BYTES];
    struct vt_str text = sniff(bytes, room);
    bool has_markup = vt_str_starts(text, VT_STR("<"));
    if (has_markup && (vt_str_find(text, VT_STR("<html"), 0) != SIZE_MAX ||
                       vt_str_find(text, VT_STR("<!doctype html"), 0) != SIZE_MAX))
        return VT_FORMAT_HTML;
    if (name_ends(name, ".html") || name_ends(name, ".htm") || name_ends(name, ".xhtml"))
        return VT_FORMAT_HTML;
    if (vt_str_starts(text, VT_STR("<?xml")))
        return VT_FORMAT_UNKNOWN;
    if (is_data(name, text))
        return VT_FORMAT_DATA;
    if (name_ends(name, ".txt") || name_ends(name, ".md") || is_utf16(bytes))
        return VT_FORMAT_TEXT;
    struct vt_str start = front(bytes, TEXT_SNIFF_BYTES);
    if (start.len_bytes > 0 && memchr(start.ptr, '\0', start.len_bytes) != NULL)
        return VT_FORMAT_UNKNOWN;
    static const struct vt_str BODY[] = {{"<head", 5},  {"<body", 5}, {"<div", 4},
                                         {"<table", 6}, {"<p>", 3},   {"<p ", 3}};
    for (size_t i = 0; has_markup && i < sizeof BODY / sizeof BODY[0]; i++)
        if (vt_str_starts(text, BODY[i]))
            return VT_FORMAT_HTML;
    return VT_FORMAT_TEXT;
}

enum vt_format vt_format_detect(struct vt_str bytes, const char *name)
{
    if (vt_str_find(front(bytes, SNIFF_BYTES), VT_STR("%PDF-"), 0) != SIZE_MAX)
        return VT_FORMAT_PDF;
    if (vt_str_starts(bytes, VT_STR("PK\3\4")))
        return detect_zip(bytes);
    if (vt_str_starts(bytes, VT_STR("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1")))
        return detect_ole(bytes);
    for (size_t i = 0; i < sizeof SIGNATURES / sizeof SIGNATURES[0]; i++)
        if (vt_str_starts(bytes, SIGNATURES[i].start))
            return SIGNATURES[i].format;
    return detect_text(bytes, name);
}
