#include "caching.h"

#include "assets.h"
#include "vt_hash.h"

#include <inttypes.h>
#include <time.h>

unsigned vt_caching_day(void)
{
    enum { DAYS = 366 };
    time_t now = time(NULL);
    struct tm today;
    localtime_r(&now, &today);
    return (unsigned)(today.tm_year * DAYS + today.tm_yday);
}

const char *vt_caching_etag(struct vt_request *request)
{
    struct vt_str text =
        vt_arena_printf(&request->arena, "%s %s %u %.*s", VT_VERSION, vt_assets_version(),
                        request->day, VT_STR_ARG(request->target));
    return vt_arena_printf(&request->arena, "W/\"%" PRIu64 "-%016" PRIx64 "\"", request->sequence,
                           vt_hash64(text))
        .ptr;
}

static struct vt_str opaque_part(struct vt_str tag)
{
    if (vt_str_starts(tag, VT_STR("W/")))
        tag = vt_str_n(tag.ptr + 2, tag.len_bytes - 2);
    return tag;
}

bool vt_caching_matches(struct vt_str if_none_match, const char *etag)
{
    if (if_none_match.len_bytes == 0 || etag == NULL)
        return false;
    struct vt_str part;
    while (vt_str_split(&if_none_match, ',', &part)) {
        part = vt_str_trim(part);
        if (vt_str_eq(part, VT_STR("*")) || vt_str_eq(opaque_part(part), opaque_part(vt_str(etag))))
            return true;
    }
    return false;
}
