/* vt_query_lex.h — a question as pieces: texts, quotes, operators, fields. */
#ifndef VT_QUERY_LEX_H
#define VT_QUERY_LEX_H

#include "vt_query.h"

enum vt_piece_kind {
    VT_PIECE_TEXT,  /* characters without white space; may hold marks: "57-NQ/TW," */
    VT_PIECE_QUOTE, /* text between double quotes */
    VT_PIECE_FIELD, /* a field's name and its colon */
    VT_PIECE_OPEN,
    VT_PIECE_CLOSE,
    VT_PIECE_AND,
    VT_PIECE_OR,
    VT_PIECE_NOT
};

struct vt_piece {
    enum vt_piece_kind kind;
    enum vt_query_field field; /* of a FIELD */
    struct vt_str text;        /* of a TEXT or QUOTE, a view; of an operator as typed */
};

struct vt_pieces {
    const struct vt_piece *items;
    size_t count;
    bool all_capitals; /* no small letter in any text */
    bool has_marks;    /* some letter has a diacritic */
    bool is_open;      /* a quote was not closed */
};

/** Pieces of valid UTF-8 in NFC.  False: out of memory. */
bool vt_query_lex(struct vt_arena *arena, struct vt_str text, struct vt_pieces *ret);

#endif
