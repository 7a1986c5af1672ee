/* office.h — a small archive on disk for the tests of lib/answer: archive, graph and index of a made-up
 * office.  All names are invented.
 *
 *   10/2031/NĐ-CP   decree, in effect from 2031-05-01: Điều 1, Điều 2, Điều 3
 *   20/2032/NĐ-CP   amends it
 *   5/2033/TT-BXD   based on it, guides it; cites 1-NQ/TW with the date 2030-02-02
 *   30/2034/NĐ-CP   replaces 10/2031/NĐ-CP
 *   99/UBND-KT      letter: implements 5/2033/TT-BXD, says that 20/2032/NĐ-CP implements 1-NQ/TW, and
 *                   cites 1-NQ/TW twice with the date 2030-02-03
 *   1-NQ/TW         cited only */
#ifndef OFFICE_H
#define OFFICE_H

#include "vt_answer.h"
#include "vt_test.h"

struct office {
    char *dir;
    struct vt_answerer *answerer;
};

/** The folder, made and opened. */
struct office office_open(void);
void office_close(struct office *office);

/** Only the archive file: no graph, no index. */
struct office office_without_indexes(void);

/** The first object of a list whose member has this text, or NULL. */
const json_t *office_find(const json_t *list, const char *member, const char *text);
/** Texts of a member of all objects of a list, with spaces: "a b c". */
struct vt_str office_texts(const json_t *list, const char *member, struct vt_buf *buf);

#endif
