#include "weights.h"

#include <strings.h>

enum { WHOLE = 1000 };

bool vt_weight_is(struct vt_str name, const char *token)
{
    return name.len_bytes == strlen(token) && strncasecmp(name.ptr, token, name.len_bytes) == 0;
}

/* "0.8" → 800; three digits after the point at most, what is no number counts as 1. */
static int read_weight(struct vt_str text)
{
    int weight = 0, place = WHOLE;
    for (size_t i = 0; i < text.len_bytes; i++) {
        char c = text.ptr[i];
        if (c == '.' && i == 1)
            continue;
        if (c < '0' || c > '9' || place == 0)
            return WHOLE;
        weight += (c - '0') * place;
        place /= 10;
    }
    return weight > WHOLE ? WHOLE : weight;
}

int vt_weight_split(struct vt_str member, struct vt_str *ret_name)
{
    struct vt_str parameter;
    vt_str_split(&member, ';', ret_name);
    *ret_name = vt_str_trim(*ret_name);
    while (vt_str_split(&member, ';', &parameter)) {
        parameter = vt_str_trim(parameter);
        if (parameter.len_bytes > 2 && (parameter.ptr[0] | 0x20) == 'q' && parameter.ptr[1] == '=')
            return read_weight(vt_str_n(parameter.ptr + 2, parameter.len_bytes - 2));
    }
    return WHOLE;
}
