#include "vt_statement.h"

#include <zdict.h>

enum {
    DICTIONARY_BYTES = 110 * 1024,
    TRAINING_DOCUMENTS = 200, /* fewer teach too little */
    SAMPLES_AT_MOST = 2000,
    SAMPLE_BYTES = 32 * 1024, /* of one record: many documents teach more than long ones */
    SAMPLES_BYTES = 16 * 1024 * 1024
};

int vt_dictionary_load(struct vt_archive *archive, int64_t id, struct vt_error *err)
{
    if (vt_codec_knows(&archive->codec, id))
        return VT_OK;
    VT_AUTOSTATEMENT statement;
    int status =
        vt_statement_open(archive, "SELECT content FROM dictionary WHERE id = ?", &statement, err);
    if (status != VT_OK)
        return status;
    vt_bind_int(&statement, id);
    bool row;
    status = vt_statement_step(&statement, &row, err);
    if (status != VT_OK)
        return status;
    if (!row)
        return vt_fail(err, VT_E_CORRUPT, "the archive '%s' has lost its dictionary %lld",
                       archive->path, (long long)id);
    return vt_codec_add_dictionary(&archive->codec, id, vt_column_blob(&statement), err);
}

struct samples {
    struct vt_buf bytes;
    size_t sizes[SAMPLES_AT_MOST];
    unsigned count;
};

static void samples_free(struct samples *samples)
{
    vt_buf_release(&samples->bytes);
    free(samples);
}
VT_DEFINE_CLEANUP(struct samples, samples_free);

static int take_samples(struct vt_archive *archive, struct samples *samples, struct vt_error *err)
{
    VT_AUTOSTATEMENT statement;
    int status = vt_statement_open(
        archive, "SELECT document, dictionary, size_bytes, content FROM record ORDER BY document",
        &statement, err);
    bool row;
    while (status == VT_OK && samples->count < SAMPLES_AT_MOST &&
           samples->bytes.len_bytes < SAMPLES_BYTES) {
        status = vt_statement_step(&statement, &row, err);
        if (status != VT_OK || !row)
            break;
        struct vt_str id = vt_column_text(&statement);
        int64_t dictionary = vt_column_int(&statement);
        int64_t size_bytes = vt_column_int(&statement);
        size_t start = samples->bytes.len_bytes;
        status = vt_record_unpack(archive, id, dictionary, size_bytes, vt_column_blob(&statement),
                                  &samples->bytes, err);
        if (status != VT_OK)
            break;
        if (samples->bytes.len_bytes - start > SAMPLE_BYTES)
            samples->bytes.len_bytes = start + SAMPLE_BYTES;
        samples->sizes[samples->count++] = samples->bytes.len_bytes - start;
    }
    return status;
}

static int store(struct vt_archive *archive, struct vt_str content, struct vt_error *err)
{
    int64_t id = ZDICT_getDictID(content.ptr, content.len_bytes);
    int status = vt_codec_add_dictionary(&archive->codec, id, content, err);
    VT_AUTOSTATEMENT statement = {0};
    if (status == VT_OK)
        status = vt_statement_open(archive, "INSERT OR REPLACE INTO dictionary VALUES (?,?,?)",
                                   &statement, err);
    if (status != VT_OK)
        return status;
    vt_bind_int(&statement, id);
    vt_bind_blob(&statement, content);
    vt_bind_checksum(&statement);
    status = vt_statement_run(&statement, err);
    if (status == VT_OK)
        archive->state.dictionary = id;
    return status;
}

int vt_dictionary_train_when_due(struct vt_archive *archive, struct vt_error *err)
{
    if (archive->training_due < TRAINING_DOCUMENTS)
        archive->training_due = TRAINING_DOCUMENTS;
    if (archive->state.dictionary != 0 || archive->state.documents < archive->training_due)
        return VT_OK;
    /* What they cannot teach now (records too short, or all alike) more of them may. */
    archive->training_due = archive->state.documents * 2;

    VT_AUTO(vt_cleanup_samples_free) struct samples *samples = calloc(1, sizeof *samples);
    VT_AUTOFREE char *dictionary = malloc(DICTIONARY_BYTES);
    if (samples == NULL || dictionary == NULL)
        return vt_fail(err, VT_E_NOMEM, "out of memory");
    samples->bytes = VT_BUF_INIT(VT_BUF_NO_CAP);
    int status = take_samples(archive, samples, err);
    if (status != VT_OK)
        return status;
    size_t size = ZDICT_trainFromBuffer(dictionary, DICTIONARY_BYTES, samples->bytes.data,
                                        samples->sizes, samples->count);
    return ZDICT_isError(size) ? VT_OK : store(archive, vt_str_n(dictionary, size), err);
}
