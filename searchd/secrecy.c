#include "secrecy.h"

#include "vt_archive.h"

#include <pthread.h>

enum { ID_BYTES = 64, FOUND = 1 /* ends the walk over the documents */ };

struct vt_secrecy {
    pthread_mutex_t mutex; /* of all of it */
    struct vt_archive *archive;
    uint64_t checked; /* no document up to this sequence number is marked */
    uint64_t refused; /* the sequence number at which `marked` was found; 0: none is marked */
    char marked[ID_BYTES];
};

int vt_secrecy_open(const char *archive_dir, struct vt_secrecy **ret, struct vt_error *err)
{
    struct vt_secrecy *secrecy = calloc(1, sizeof *secrecy);
    if (secrecy == NULL)
        return vt_fail(err, VT_E_NOMEM, "no memory for the server");
    int status = vt_archive_open(archive_dir, VT_ARCHIVE_READ, &secrecy->archive, err);
    if (status != VT_OK) {
        free(secrecy);
        return status;
    }
    pthread_mutex_init(&secrecy->mutex, NULL);
    *ret = secrecy;
    return VT_OK;
}

void vt_secrecy_close(struct vt_secrecy *secrecy)
{
    vt_archive_close(secrecy->archive);
    pthread_mutex_destroy(&secrecy->mutex);
    free(secrecy);
}

static int look(const struct vt_archive_document *document, void *ctx, struct vt_error *err)
{
    (void)err;
    struct vt_secrecy *secrecy = ctx;
    if (document->secrecy.len_bytes == 0)
        return VT_OK;
    snprintf(secrecy->marked, sizeof secrecy->marked, "%.*s", VT_STR_ARG(document->id));
    return FOUND;
}

static int check(struct vt_secrecy *secrecy, struct vt_error *err)
{
    uint64_t now;
    int status = vt_archive_sequence(secrecy->archive, &now, err);
    if (status != VT_OK)
        return status;
    if (now != secrecy->checked && now != secrecy->refused) {
        secrecy->refused = 0;
        status =
            vt_archive_each_document(secrecy->archive, secrecy->checked, false, look, secrecy, err);
        if (status < VT_OK)
            return status;
        *(status == FOUND ? &secrecy->refused : &secrecy->checked) = now;
    }
    if (secrecy->refused == 0)
        return VT_OK;
    return vt_hint(
        err, vt_fail(err, VT_E_UNSUPPORTED, "kho có văn bản mang dấu mật (%s)", secrecy->marked),
        "văn bản mật không được đưa lên mạng: lập kho khác không có nó; hoặc, nếu được phép, chạy "
        "vanthu-searchd --serve-secret");
}

int vt_secrecy_check(struct vt_secrecy *secrecy, struct vt_error *err)
{
    pthread_mutex_lock(&secrecy->mutex);
    int status = check(secrecy, err);
    pthread_mutex_unlock(&secrecy->mutex);
    return status;
}
