#include "vt_worker_process.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <spawn.h>
#include <sys/mman.h>
#include <sys/socket.h>
#include <sys/wait.h>

#include "vt_file.h"

enum {
    FILES_A_CHILD = 256,
    RECEIVE_STEP_BYTES = 256 * 1024,
};

/* The standard streams of a child: documents make libraries talk, and nobody would read it. Reports
 * of a sanitizer are read. */
static int prepare_files(posix_spawn_file_actions_t *files, int child_fd)
{
    int result = posix_spawn_file_actions_adddup2(files, child_fd, VT_WORKER_FD);
    if (result == 0)
        result = posix_spawn_file_actions_addopen(files, STDIN_FILENO, "/dev/null", O_RDONLY, 0);
    if (result == 0)
        result = posix_spawn_file_actions_addopen(files, STDOUT_FILENO, "/dev/null", O_WRONLY, 0);
#ifndef VT_SANITIZED
    if (result == 0)
        result = posix_spawn_file_actions_addopen(files, STDERR_FILENO, "/dev/null", O_WRONLY, 0);
#endif
    return result;
}

/* A process group of its own: an interrupt from the terminal is the parent's to handle, who lets
 * the file under way end. */
static int prepare_attributes(posix_spawnattr_t *attributes)
{
    sigset_t none, all;
    sigemptyset(&none);
    sigfillset(&all);
    int result = posix_spawnattr_setflags(
        attributes, POSIX_SPAWN_SETPGROUP | POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF);
    if (result == 0)
        result = posix_spawnattr_setpgroup(attributes, 0);
    if (result == 0)
        result = posix_spawnattr_setsigmask(attributes, &none);
    if (result == 0)
        result = posix_spawnattr_setsigdefault(attributes, &all);
    return result;
}

static int spawn(int child_fd, pid_t *ret_pid, struct vt_error *err)
{
    posix_spawn_file_actions_t files;
    posix_spawnattr_t attributes;
    if (posix_spawn_file_actions_init(&files) != 0)
        return vt_fail(err, VT_E_NOMEM, "out of memory for a worker process");
    if (posix_spawnattr_init(&attributes) != 0) {
        posix_spawn_file_actions_destroy(&files);
        return vt_fail(err, VT_E_NOMEM, "out of memory for a worker process");
    }
    char *const argv[] = {program_invocation_short_name, (char[]){VT_WORKER_ARGUMENT}, NULL};
    int result = prepare_files(&files, child_fd);
    if (result == 0)
        result = prepare_attributes(&attributes);
    if (result == 0)
        result = posix_spawn(ret_pid, "/proc/self/exe", &files, &attributes, argv, environ);
    posix_spawnattr_destroy(&attributes);
    posix_spawn_file_actions_destroy(&files);
    if (result != 0) {
        return vt_hint(err, vt_fail_errno(err, result, "cannot start a worker process"),
                       "/proc must be mounted, and the limit on processes leave room");
    }
    return VT_OK;
}

int vt_worker_process_start(struct vt_worker_process *process,
                            const struct vt_worker_limits *limits, struct vt_error *err)
{
    if (process->pid != 0 && process->served_count < FILES_A_CHILD)
        return VT_OK;
    vt_worker_process_stop(process);
    int ends[2];
    if (socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends) != 0)
        return vt_fail_errno(err, errno, "cannot make the socket of a worker process");
    VT_AUTOFD int parent_fd = ends[0];
    VT_AUTOFD int child_fd = ends[1];
    pid_t pid;
    int status = spawn(child_fd, &pid, err);
    if (status != VT_OK)
        return status;
    process->pid = pid;
    process->socket_fd = parent_fd;
    parent_fd = -1;
    struct vt_worker_setup setup = {.magic = VT_WORKER_MAGIC, .memory_bytes = limits->memory_bytes};
    return vt_worker_send(process->socket_fd, &setup, sizeof setup, -1, err);
}

/* Wait for the end of the child, which is dead or about to be, and forget it. */
static int reap(struct vt_worker_process *process)
{
    int wait_status = 0;
    while (waitpid(process->pid, &wait_status, 0) < 0 && errno == EINTR)
        continue;
    close(process->socket_fd);
    vt_buf_release(&process->received);
    *process = VT_WORKER_PROCESS_INIT;
    return wait_status;
}

void vt_worker_process_stop(struct vt_worker_process *process)
{
    if (process->pid == 0)
        return;
    kill(process->pid, SIGKILL);
    reap(process);
}

static int content_file(struct vt_str bytes, const char *name, size_t name_bytes,
                        struct vt_error *err)
{
    VT_AUTOFD int fd = memfd_create("vanthu-file", MFD_CLOEXEC);
    if (fd < 0)
        return vt_fail_errno(err, errno, "cannot make a memory file for a worker");
    int status = vt_file_write_all(fd, vt_str_n(name, name_bytes), err);
    if (status == VT_OK)
        status = vt_file_write_all(fd, bytes, err);
    if (status != VT_OK)
        return status;
    int kept = fd;
    fd = -1;
    return kept;
}

int vt_worker_process_send(struct vt_worker_process *process, const struct vt_worker_limits *limits,
                           struct vt_str bytes, const char *name,
                           const struct vt_extract_options *options, struct vt_error *err)
{
    struct vt_worker_request request = {
        .magic = VT_WORKER_MAGIC,
        .cpu_s = limits->cpu_s,
        .name_bytes = strlen(name) + 1,
        .content_bytes = bytes.len_bytes,
        .output_bytes = limits->output_bytes,
        .options = *options,
    };
    VT_AUTOFD int content_fd = content_file(bytes, name, request.name_bytes, err);
    if (content_fd < 0)
        return content_fd;
    process->served_count++;
    process->received = VT_BUF_INIT(sizeof(struct vt_worker_answer) + limits->output_bytes);
    return vt_worker_send(process->socket_fd, &request, sizeof request, content_fd, err);
}

/* Why a child ended that owes an answer. */
static int explain_end(int wait_status, struct vt_error *reason)
{
    if (!WIFSIGNALED(wait_status))
        return vt_fail(reason, VT_E_FORMAT, "the reader ended on this file, exit code %d",
                       WEXITSTATUS(wait_status));
    int number = WTERMSIG(wait_status);
    if (number == SIGXCPU)
        return vt_fail(reason, VT_E_TIMEOUT, "reading this file takes more CPU time than allowed");
    if (number == SIGKILL)
        return vt_fail(reason, VT_E_LIMIT,
                       "the system killed the reader of this file, it is short of memory");
    return vt_fail(reason, VT_E_FORMAT, "the reader crashed on this file, signal %d (%s)", number,
                   strsignal(number));
}

static int distrust(struct vt_worker_process *process, struct vt_error *reason)
{
    vt_worker_process_stop(process);
    return vt_fail(reason, VT_E_FORMAT, "the reader of this file gave no sensible answer");
}

/* Whether the whole answer has come.  Its head says how long it is. */
static bool is_complete(const struct vt_buf *received, struct vt_worker_answer *ret_head)
{
    if (received->len_bytes < sizeof *ret_head)
        return false;
    memcpy(ret_head, received->data, sizeof *ret_head);
    return ret_head->magic != VT_WORKER_MAGIC || ret_head->status != VT_OK ||
           received->len_bytes - sizeof *ret_head >= ret_head->json_bytes;
}

static int open_answer(struct vt_worker_process *process, const struct vt_worker_answer *head,
                       json_t **ret_answer, struct vt_error *reason)
{
    if (head->magic != VT_WORKER_MAGIC)
        return distrust(process, reason);
    size_t json_bytes = process->received.len_bytes - sizeof *head;
    if (head->status != VT_OK) {
        *reason = head->failure;
        reason->message[sizeof reason->message - 1] = '\0';
        reason->hint[sizeof reason->hint - 1] = '\0';
        reason->status = vt_status_info(head->status)->status;
        return json_bytes == 0 ? reason->status : distrust(process, reason);
    }
    json_t *answer =
        json_loadb(process->received.data + sizeof *head, json_bytes, JSON_ALLOW_NUL, NULL);
    if (json_bytes != head->json_bytes || answer == NULL) {
        json_decref(answer);
        return distrust(process, reason);
    }
    *ret_answer = answer;
    return VT_OK;
}

int vt_worker_process_receive(struct vt_worker_process *process, bool *ret_complete,
                              int *ret_status, json_t **ret_answer, struct vt_error *ret_reason,
                              struct vt_error *err)
{
    struct vt_worker_answer head;
    struct vt_buf *received = &process->received;
    *ret_complete = true;
    while (!is_complete(received, &head)) {
        size_t step = received->cap_bytes - received->len_bytes;
        if (step > RECEIVE_STEP_BYTES)
            step = RECEIVE_STEP_BYTES;
        char *to = step == 0 ? NULL : vt_buf_reserve(received, step);
        if (to == NULL && received->failed == VT_E_NOMEM)
            return vt_fail(err, VT_E_NOMEM, "out of memory for the answer of a worker");
        if (to == NULL) {
            *ret_status = distrust(process, ret_reason);
            return VT_OK;
        }
        ssize_t got = recv(process->socket_fd, to, step, MSG_DONTWAIT);
        if (got < 0 && errno == EINTR)
            continue;
        if (got < 0 && (errno == EAGAIN || errno == EWOULDBLOCK)) {
            *ret_complete = false;
            return VT_OK;
        }
        if (got <= 0) {
            *ret_status = explain_end(reap(process), ret_reason);
            return VT_OK;
        }
        received->len_bytes += (size_t)got;
    }
    *ret_status = open_answer(process, &head, ret_answer, ret_reason);
    vt_buf_release(received);
    return VT_OK;
}
