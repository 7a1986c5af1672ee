/* assets.h — style, script and icon, compiled in and served below /static/ for ever: the name of a
 * file has a hash of its content in it. Layer: searchd.  Threads: read-only after vt_assets_init.
 */
#ifndef VT_ASSETS_H
#define VT_ASSETS_H

#include "vt_str.h"

enum vt_asset { VT_ASSET_STYLE, VT_ASSET_SCRIPT, VT_ASSET_ICON, VT_ASSET_COUNT };

/** Hash the contents; call before starting threads. */
void vt_assets_init(void);

/** "/static/style.0123456789abcdef.css". */
const char *vt_asset_url(enum vt_asset asset);

/** The asset of a file name ("style.0123456789abcdef.css"), or VT_ASSET_COUNT. */
enum vt_asset vt_asset_find(struct vt_str file_name);

struct vt_str vt_asset_content(enum vt_asset asset);
const char *vt_asset_media_type(enum vt_asset asset);

/** Differs between builds whose assets differ. */
const char *vt_assets_version(void);

#endif
