#include "vt_layout_cues.h"

#include <ctype.h>

#include "vt_fold.h"

/* A line that is longer is running text, whatever it begins with. */
enum { LONGEST_CUE_LINE_BYTES = 200, BLANKS_OF_A_BREAK = 6 };

struct phrase {
    struct vt_str folded; /* at the start of a line */
    enum vt_cue cue;
};

static const struct phrase PHRASES[] = {
    {{"cong hoa xa hoi chu nghia viet nam", 34}, VT_CUE_LETTERHEAD},
    {{"dang cong san viet nam", 22}, VT_CUE_LETTERHEAD},
    {{"kinh gui", 8}, VT_CUE_ADDRESSEE},
    {{"noi nhan", 8}, VT_CUE_SIGNATURE},
    {{"tm.", 3}, VT_CUE_SIGNATURE},
    {{"t/m", 3}, VT_CUE_SIGNATURE},
    {{"kt.", 3}, VT_CUE_SIGNATURE},
    {{"k/t", 3}, VT_CUE_SIGNATURE},
    {{"tl.", 3}, VT_CUE_SIGNATURE},
    {{"t/l", 3}, VT_CUE_SIGNATURE},
    {{"tuq.", 4}, VT_CUE_SIGNATURE},
    {{"ky boi:", 7}, VT_CUE_STAMP},
    {{"nguoi ky:", 9}, VT_CUE_STAMP},
    {{"ngay ky:", 8}, VT_CUE_STAMP},
    {{"thoi gian ky:", 13}, VT_CUE_STAMP},
};

/* "26-02-2025 15:31:17" or "+07:00": the time of an electronic signature. */
static bool is_signing_time(struct vt_str line)
{
    static const char *const SHAPES[] = {"dd-dd-dddd dd:dd:dd",
                                         "dd.dd.dddd dd:dd:dd",
                                         "dd/dd/dddd dd:dd:dd",
                                         "dd:dd:dd dd/dd/dddd",
                                         "dddd.dd.dd dd:dd:dd",
                                         "dddd-dd-dd dd:dd:dd",
                                         "+dd:dd"};
    for (size_t i = 0; i < sizeof SHAPES / sizeof SHAPES[0]; i++) {
        struct vt_str shape = vt_str(SHAPES[i]);
        size_t at = 0;
        while (at < shape.len_bytes && at < line.len_bytes &&
               (shape.ptr[at] == 'd' ? isdigit((unsigned char)line.ptr[at]) != 0
                                     : line.ptr[at] == shape.ptr[at]))
            at++;
        if (at == shape.len_bytes && line.len_bytes <= at + sizeof " +07:00" - 1)
            return true;
    }
    return false;
}

static enum vt_cue line_cue(struct vt_str line)
{
    if (line.len_bytes > LONGEST_CUE_LINE_BYTES)
        return VT_CUE_NONE;
    if (is_signing_time(line))
        return VT_CUE_STAMP;
    struct vt_buf folded = VT_BUF_INIT(2 * LONGEST_CUE_LINE_BYTES);
    vt_fold_ascii(line, &folded);
    struct vt_str text = vt_str_trim(vt_buf_str(&folded));
    enum vt_cue cue = VT_CUE_NONE;
    for (size_t i = 0; cue == VT_CUE_NONE && i < sizeof PHRASES / sizeof PHRASES[0]; i++)
        if (vt_str_starts(text, PHRASES[i].folded))
            cue = PHRASES[i].cue;
    vt_buf_release(&folded);
    return cue;
}

enum vt_cue vt_layout_cue(struct vt_str text)
{
    struct vt_str line;
    enum vt_cue cue = VT_CUE_NONE;
    while (cue == VT_CUE_NONE && vt_str_split(&text, '\n', &line))
        cue = line_cue(vt_str_trim(line));
    return cue;
}

bool vt_layout_in_capitals(struct vt_str text)
{
    const struct vt_letter *letters = vt_letters();
    bool has_letter = false;
    for (size_t at = 0; at < text.len_bytes;) {
        uint32_t c = vt_utf8_next(text, &at);
        if (c >= VT_LETTER_LIMIT || !letters[c].is_letter)
            continue;
        if (!letters[c].is_upper)
            return false;
        has_letter = true;
    }
    return has_letter;
}

void vt_layout_add_line(struct vt_buf *buf, struct vt_str line)
{
    size_t start = 0;
    for (size_t i = 0; i < line.len_bytes; i++) {
        size_t blank_count = 0;
        while (i + blank_count < line.len_bytes && line.ptr[i + blank_count] == ' ')
            blank_count++;
        if (blank_count < BLANKS_OF_A_BREAK)
            continue;
        struct vt_str left = vt_str_n(line.ptr + start, i - start);
        struct vt_str right =
            vt_str_n(line.ptr + i + blank_count, line.len_bytes - i - blank_count);
        if (vt_layout_in_capitals(left) && vt_layout_in_capitals(right)) {
            vt_buf_add(buf, left);
            vt_buf_add_c(buf, '\n');
            start = i + blank_count;
        }
        i += blank_count - 1;
    }
    vt_buf_add(buf, vt_str_n(line.ptr + start, line.len_bytes - start));
}
