/* What a child answers is an answer or distrusted, and what the indexer makes of an answer stays within it.
 * The first byte says how the head of the answer is wrong; the rest is its JSON. */
#include "extraction.h"
#include "fuzz_target.h"
#include "fuzz_text.h"
#include "vt_worker_process.h"

#include <sys/socket.h>

enum {
    ARENA_BYTES = 64 << 20,
    MOST_BYTES = 1 << 16, /* what a socket takes at once */
    WRONG_MAGIC = 1,
    FAILED = 2,
    UNKNOWN_STATUS = 4,
    TOO_LONG = 8,
    TOO_SHORT = 16,
    TORN = 32
};

static const char SHA256[] = "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef";

static void send_answer(int fd, uint8_t faults, struct vt_str json)
{
    struct vt_worker_answer head = {.magic = VT_WORKER_MAGIC, .json_bytes = json.len_bytes};
    if ((faults & WRONG_MAGIC) != 0)
        head.magic++;
    if ((faults & FAILED) != 0)
        head.status = (faults & UNKNOWN_STATUS) != 0 ? 77 : VT_E_FORMAT;
    if ((faults & TOO_LONG) != 0)
        head.json_bytes += SIZE_MAX / 2;
    if ((faults & TOO_SHORT) != 0)
        head.json_bytes /= 2;
    memset(head.failure.message, 'x', sizeof head.failure.message);
    memset(head.failure.hint, 'x', sizeof head.failure.hint);
    size_t head_bytes = (faults & TORN) != 0 ? sizeof head / 2 : sizeof head;
    require(vt_worker_send(fd, &head, head_bytes, -1, NULL) == VT_OK);
    require(vt_worker_send(fd, json.ptr, json.len_bytes, -1, NULL) == VT_OK);
}

static void use_answer(const json_t *answer)
{
    struct vt_arena arena;
    struct vt_extraction extraction;
    vt_arena_init(&arena, ARENA_BYTES);
    if (vt_extraction_read(&arena, answer, vt_str(SHA256), &extraction, NULL) == VT_OK)
        for (size_t i = 0; i < extraction.count; i++)
            require(vt_utf8_valid(extraction.documents[i].record, NULL));
    vt_arena_release(&arena);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t len_bytes)
{
    struct vt_worker_process process = VT_WORKER_PROCESS_INIT; /* no child: nothing to kill */
    struct vt_error reason = {0};
    json_t *answer = NULL;
    bool is_complete = false;
    int sockets[2], result = VT_OK;
    if (len_bytes == 0 || len_bytes > MOST_BYTES)
        return 0;
    require(socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, sockets) == 0);
    process.socket_fd = sockets[0];
    process.received = VT_BUF_INIT(sizeof(struct vt_worker_answer) + 2 * MOST_BYTES);
    send_answer(sockets[1], data[0], vt_str_n((const char *)data + 1, len_bytes - 1));
    close(sockets[1]);
    require(vt_worker_process_receive(&process, &is_complete, &result, &answer, &reason, NULL) ==
            VT_OK);
    require(is_complete && (result == VT_OK) == (answer != NULL));
    require(result == VT_OK || memchr(reason.message, '\0', sizeof reason.message) != NULL);
    if (answer != NULL)
        use_answer(answer);
    json_decref(answer);
    vt_buf_release(&process.received);
    if (process.socket_fd >= 0)
        close(process.socket_fd);
    return 0;
}
