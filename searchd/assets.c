#include "assets.h"

#include "searchd_assets.h"
#include "vt_hash.h"

#include <inttypes.h>
#include <stdio.h>

enum { URL_BYTES = 64 };
static const char PREFIX[] = "/static/";

static const struct {
    const char *content, *name, *extension, *media_type;
} FILES[VT_ASSET_COUNT] = {
    [VT_ASSET_STYLE] = {vt_text_style_css, "style", "css", "text/css; charset=utf-8"},
    [VT_ASSET_SCRIPT] = {vt_text_app_js, "app", "js", "text/javascript; charset=utf-8"},
    [VT_ASSET_ICON] = {vt_text_icon_svg, "icon", "svg", "image/svg+xml"},
};

static char urls[VT_ASSET_COUNT][URL_BYTES];
static char version[20];

void vt_assets_init(void)
{
    uint64_t all = 0;
    for (size_t i = 0; i < VT_ASSET_COUNT; i++) {
        uint64_t hash = vt_hash64(vt_str(FILES[i].content));
        snprintf(urls[i], sizeof urls[i], "%s%s.%016" PRIx64 ".%s", PREFIX, FILES[i].name, hash,
                 FILES[i].extension);
        all = all * 31 + hash;
    }
    snprintf(version, sizeof version, "%016" PRIx64, all);
}

const char *vt_asset_url(enum vt_asset asset)
{
    return urls[asset];
}

enum vt_asset vt_asset_find(struct vt_str file_name)
{
    for (size_t i = 0; i < VT_ASSET_COUNT; i++)
        if (vt_str_eq(file_name, vt_str(urls[i] + sizeof PREFIX - 1)))
            return (enum vt_asset)i;
    return VT_ASSET_COUNT;
}

struct vt_str vt_asset_content(enum vt_asset asset)
{
    return vt_str(FILES[asset].content);
}

const char *vt_asset_media_type(enum vt_asset asset)
{
    return FILES[asset].media_type;
}

const char *vt_assets_version(void)
{
    return version;
}
