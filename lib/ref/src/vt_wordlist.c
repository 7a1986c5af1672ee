#include "vt_wordlist.h"

#include <pthread.h>
#include <stdlib.h>

#include "vt_cleanup.h"
#include "vt_phrases.h"
#include "vt_tables.h"

enum column { W_LIST, W_PHRASE, W_VALUE };

static struct vt_phrases *lists[VT_WORDLIST_COUNT];
static pthread_once_t lists_once = PTHREAD_ONCE_INIT;

static const char *const LIST_NAMES[VT_WORDLIST_COUNT] = {
    "LAW_END", "BODY_END", "FORM",     "FILE_ENDING", "UNIT",       "NO_SIGNER",
    "RANK",    "DIVISION", "ORDINAL",  "LICENCE",     "UNDONE",     "QUOTING",
    "EFFECT",  "CHANGE",   "NUMBERED", "NAMESAKE",    "NAMED_AFTER"};

static struct vt_phrases *list_by_name(struct vt_str name)
{
    for (size_t i = 0; i < VT_ARRAY_LEN(LIST_NAMES); i++)
        if (vt_str_eq(name, vt_str(LIST_NAMES[i])))
            return lists[i];
    abort(); /* the table and this list are one thing; a test reads every row */
}

static void build(void)
{
    const struct vt_table *table = &vt_table_wordlists;
    for (size_t i = 0; i < VT_ARRAY_LEN(lists); i++)
        if ((lists[i] = vt_phrases_new()) == NULL)
            abort(); /* a few kilobytes at start: nothing can go on without them */
    for (size_t row = 0; row < table->row_count; row++) {
        struct vt_str cell = vt_table_cell(table, row, W_VALUE);
        uint64_t value = 0;
        if (cell.len_bytes > 0 && !vt_str_to_u64(cell, UINT32_MAX - 1, &value))
            abort(); /* as above */
        vt_phrases_add(list_by_name(vt_table_cell(table, row, W_LIST)),
                       vt_table_cell(table, row, W_PHRASE), false, (uint32_t)value);
    }
}

void vt_wordlist_init(void)
{
    pthread_once(&lists_once, build);
}

size_t vt_wordlist_scan(enum vt_wordlist list, const struct vt_token *tokens, size_t from,
                        size_t end, uint32_t *ret_value)
{
    uint32_t value;
    size_t count = vt_phrases_match(lists[list], tokens, from, end, &value);
    if (count > 0 && ret_value != NULL)
        *ret_value = value;
    return count;
}
