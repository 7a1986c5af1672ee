#include "vt_failure.h"

#include "vt_tables.h"
#include "vt_wording.h"

void vt_failure_text(struct vt_str message, struct vt_buf *ret)
{
    if (!vt_wording(&vt_table_failures, message, ret))
        vt_buf_add(ret, message);
}
