#include "vt_doc_file.h"

enum {
    WORD_97 = 0xC1,     /* nFib of the first version with the new layout */
    ENCRYPTED = 0x0100, /* bits of the word at 10 */
    TABLE_1 = 0x0200,
    COMPLEX = 0x0004,
    CLX_MODIFIERS = 1,
    CLX_PIECES = 2,
    PIECE_BYTES = 8,
    MOST_PIECES = 1 << 20,
};
static const uint32_t NARROW = 0x40000000; /* bit of a piece's place: one byte a character */

/* Where the header says where things are. */
struct layout {
    uint16_t lengths; /* of the parts of the text */
    uint16_t styles;
    uint16_t character_pages;
    uint16_t paragraph_pages;
    uint16_t fonts;
    uint16_t pieces;
};
static const struct layout WORD_97_LAYOUT = {0x4C, 0xA2, 0xFA, 0x102, 0x112, 0x1A2};
static const struct layout WORD_6_LAYOUT = {0x34, 0x60, 0xB8, 0xC0, 0xD0, 0x160};

static struct vt_str structure(const struct vt_doc_file *file, size_t pointer)
{
    return vt_doc_part_of(file->table, vt_doc_u32(file->text, pointer),
                          vt_doc_u32(file->text, pointer + 4));
}

/* The list of pieces behind the modifiers that some of them use. */
static struct vt_str find_pieces(struct vt_str clx)
{
    size_t at = 0;
    while (vt_doc_u8(clx, at) == CLX_MODIFIERS)
        at += 3 + vt_doc_u16(clx, at + 1);
    if (vt_doc_u8(clx, at) != CLX_PIECES)
        return VT_STR_EMPTY;
    return vt_doc_part_of(clx, at + 5, vt_doc_u32(clx, at + 1));
}

static struct vt_doc_piece piece_of(const struct vt_doc_file *file, struct vt_str list,
                                    size_t count, size_t i)
{
    uint32_t place = vt_doc_u32(list, (count + 1) * 4 + i * PIECE_BYTES + 2);
    struct vt_doc_piece piece = {vt_doc_u32(list, i * 4), vt_doc_u32(list, i * 4 + 4), place,
                                 !file->is_word6};
    if (!file->is_word6 && (place & NARROW) != 0) {
        piece.at = (place & ~NARROW) / 2;
        piece.is_wide = false;
    }
    return piece;
}

static int read_pieces(struct vt_doc_file *file, struct vt_str clx, struct vt_error *err)
{
    struct vt_str list = find_pieces(clx);
    size_t count = list.len_bytes < 4 ? 0 : (list.len_bytes - 4) / (4 + PIECE_BYTES);
    if (count > MOST_PIECES)
        return vt_fail(err, VT_E_LIMIT, "the document consists of %zu pieces", count);
    struct vt_doc_piece *pieces = vt_arena_array(file->arena, count + 1, sizeof *pieces);
    if (pieces == NULL)
        return vt_fail(err, VT_E_NOMEM, "out of memory for the document");
    for (size_t i = 0; i < count; i++)
        pieces[i] = piece_of(file, list, count, i);
    if (count == 0) { /* not saved in pieces */
        uint32_t start = vt_doc_u32(file->text, 0x18), end = vt_doc_u32(file->text, 0x1C);
        pieces[count++] = (struct vt_doc_piece){0, end > start ? end - start : 0, start, false};
    }
    file->pieces = pieces;
    file->piece_count = count;
    return VT_OK;
}

static int read_parts(struct vt_doc_file *file, struct vt_error *err)
{
    const struct layout *layout = file->is_word6 ? &WORD_6_LAYOUT : &WORD_97_LAYOUT;
    for (size_t i = 0; i < VT_DOC_PART_COUNT; i++)
        file->part_lengths[i] = vt_doc_u32(file->text, layout->lengths + i * 4);
    bool has_pieces = !file->is_word6 || (vt_doc_u16(file->text, 10) & COMPLEX) != 0;
    struct vt_str clx = has_pieces ? structure(file, layout->pieces) : VT_STR_EMPTY;
    int status = read_pieces(file, clx, err);
    if (status == VT_OK)
        status = vt_doc_styles_read(file, structure(file, layout->styles),
                                    structure(file, layout->fonts), err);
    if (status == VT_OK)
        status = vt_doc_properties_read(file, structure(file, layout->character_pages),
                                        structure(file, layout->paragraph_pages), err);
    return status;
}

int vt_doc_file_open(struct vt_arena *arena, const struct vt_ole_stream streams[3],
                     struct vt_doc_file *ret, struct vt_error *err)
{
    struct vt_doc_file file = {.arena = arena, .text = vt_buf_str(&streams[0].content)};
    uint32_t magic = vt_doc_u16(file.text, 0), version = vt_doc_u16(file.text, 2);
    uint32_t flags = vt_doc_u16(file.text, 10);
    if (magic != 0xA5EC && magic != 0xA5DC)
        return vt_fail(err, VT_E_FORMAT, "the document has no header of Word");
    if ((flags & ENCRYPTED) != 0)
        return vt_hint(err,
                       vt_fail(err, VT_E_UNSUPPORTED, "the document is protected by a password"),
                       "save it without a password");
    file.is_word6 = version < WORD_97;
    file.table =
        file.is_word6 ? file.text : vt_buf_str(&streams[(flags & TABLE_1) != 0 ? 2 : 1].content);
    int status = read_parts(&file, err);
    if (status == VT_OK)
        *ret = file;
    return status;
}
