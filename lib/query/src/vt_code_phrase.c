#include "vt_code_phrase.h"

/* Codes are hashes: their low bits are as good as any. */
static size_t slot_of(const struct vt_code_phrase *phrase, uint16_t code)
{
    size_t slot = code % VT_CODE_PHRASE_SLOTS;
    while (phrase->codes[slot] != VT_CODE_STOP && phrase->codes[slot] != code)
        slot = (slot + 1) % VT_CODE_PHRASE_SLOTS;
    return slot;
}

int vt_code_phrase_read(struct vt_arena *arena, struct vt_str phrase, struct vt_code_phrase *ret,
                        struct vt_error *err)
{
    enum { MOST_USED = VT_CODE_PHRASE_SLOTS * 3 / 4 };
    struct vt_tokens tokens;
    struct vt_code_set *words;
    size_t count, used = 0;
    int status = vt_tokenize(arena, phrase, &tokens, err);
    if (status != VT_OK)
        return status;
    enum vt_code_reading reading = VT_CODE_ANY_MARKS;
    for (size_t i = 0; i < tokens.count; i++)
        if ((tokens.items[i].flags & VT_TOKEN_MARKED) != 0)
            reading = VT_CODE_UNMARKED;
    status = vt_code_sets_read(arena, phrase, reading, &words, &count, err);
    if (status != VT_OK)
        return status;
    memset(ret, 0, sizeof *ret);
    const size_t most = count < VT_CODE_PHRASE_WORDS ? count : VT_CODE_PHRASE_WORDS;
    while (ret->length < most && used + words[ret->length].count <= MOST_USED) {
        const struct vt_code_set *word = &words[ret->length];
        for (size_t i = 0; i < word->count; i++) {
            const size_t slot = slot_of(ret, word->codes[i]);
            used += ret->codes[slot] == VT_CODE_STOP;
            ret->codes[slot] = word->codes[i];
            ret->places[slot] |= UINT32_C(1) << ret->length;
        }
        ret->length++;
    }
    return VT_OK;
}

bool vt_code_phrase_find(const struct vt_code_phrase *phrase, struct vt_codes codes,
                         uint32_t *state)
{
    if (phrase->length == 0)
        return true;
    const uint32_t end = UINT32_C(1) << (phrase->length - 1);
    uint32_t found = *state;
    for (size_t i = 0; i < codes.count; i++) {
        const uint16_t code = vt_codes_at(codes, i);
        if (code == VT_CODE_STOP)
            continue;
        found = (found << 1 | 1) & phrase->places[slot_of(phrase, code)];
        if ((found & end) != 0)
            return true;
    }
    *state = found;
    return false;
}
