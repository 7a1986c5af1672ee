#include "vt_worker.h"

#include <errno.h>
#include <signal.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <unistd.h>

#include "vt_sandbox.h"
#include "vt_worker_wire.h"

/* What reading a document may look up: fonts and encodings of PDF, locales, time zones, and the
 * converters and modules that libraries load late. */
static const char *const READABLE[] = {"/etc/fonts",
                                       "/etc/localtime",
                                       "/etc/ssl/openssl.cnf",
                                       "/lib",
                                       "/lib64",
                                       "/usr/lib",
                                       "/usr/lib64",
                                       "/usr/local/share/fonts",
                                       "/usr/share/fontconfig",
                                       "/usr/share/fonts",
                                       "/usr/share/locale",
                                       "/usr/share/poppler",
                                       "/usr/share/zoneinfo",
                                       "/var/cache/fontconfig",
                                       "/dev/null",
                                       "/dev/urandom",
                                       NULL};

enum {
    FILES_OPEN = 64,
    /* A library that fails to get memory ends in abort().  If not even this much can be mapped
     * then, the limit was the reason. */
    MEMORY_PROBE_BYTES = 64 * 1024 * 1024
};

static void on_abort(int signal_number)
{
    void *probe = mmap(NULL, MEMORY_PROBE_BYTES, PROT_NONE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    if (probe == MAP_FAILED && errno == ENOMEM) {
        static const struct vt_worker_answer answer = {
            .magic = VT_WORKER_MAGIC,
            .status = VT_E_LIMIT,
            .failure = {.status = VT_E_LIMIT,
                        .input_offset = -1,
                        .message = "reading this file needs more memory than allowed"}};
        (void)!write(VT_WORKER_FD, &answer, sizeof answer);
        _exit(EXIT_FAILURE);
    }
    signal(signal_number, SIG_DFL);
    raise(signal_number);
}

static int confine(const struct vt_worker_setup *setup, struct vt_error *err)
{
    struct vt_sandbox_options options = {
        .memory_bytes = (size_t)setup->memory_bytes,
        .file_count = FILES_OPEN,
        .no_network = true,
        .no_exec = true,
        .no_write = true,
        .readable = READABLE,
    };
    if (setup->memory_bytes > 0) {
        signal(SIGABRT, on_abort); /* C++ without memory */
        signal(SIGTRAP, on_abort); /* GLib without memory */
    }
    return vt_sandbox_enter(&options, NULL, err);
}

/* The limit counts the whole life of the process, so it is moved up for each file. */
static int allow_cpu_time(unsigned cpu_s, struct vt_error *err)
{
    struct rusage used;
    struct rlimit limit;
    if (getrusage(RUSAGE_SELF, &used) != 0 || getrlimit(RLIMIT_CPU, &limit) != 0)
        return vt_fail_errno(err, errno, "cannot read the limit on CPU time");
    rlim_t used_s = (rlim_t)(used.ru_utime.tv_sec + used.ru_stime.tv_sec) + 1;
    limit.rlim_cur = cpu_s == 0 ? limit.rlim_max : used_s + cpu_s;
    if (limit.rlim_max != RLIM_INFINITY && limit.rlim_cur > limit.rlim_max)
        limit.rlim_cur = limit.rlim_max;
    if (setrlimit(RLIMIT_CPU, &limit) != 0)
        return vt_fail_errno(err, errno, "cannot limit CPU time");
    return VT_OK;
}

static int extract(const struct vt_worker_request *request, const char *content,
                   struct vt_buf *output, struct vt_error *err)
{
    int status = allow_cpu_time(request->cpu_s, err);
    if (status != VT_OK)
        return status;
    const char *name = content;
    struct vt_str bytes = {content + request->name_bytes, (size_t)request->content_bytes};
    return vt_extract_print(bytes, name, &request->options, output, err);
}

static int answer(int status, const struct vt_error *failure, const struct vt_buf *output)
{
    struct vt_worker_answer answer = {.magic = VT_WORKER_MAGIC, .status = status};
    if (status == VT_OK)
        answer.json_bytes = output->len_bytes;
    else
        answer.failure = *failure;
    int sent = vt_worker_send(VT_WORKER_FD, &answer, sizeof answer, -1, NULL);
    if (sent == VT_OK && status == VT_OK)
        sent = vt_worker_send(VT_WORKER_FD, output->data, output->len_bytes, -1, NULL);
    return sent;
}

/* One file.  A status other than VT_OK: the parent has gone. */
static int serve(const struct vt_worker_request *request, int content_fd,
                 const struct vt_error *confinement)
{
    struct vt_error failure = *confinement;
    VT_AUTO(vt_buf_release)
    struct vt_buf output = VT_BUF_INIT((size_t)request->output_bytes);
    if (confinement->status != VT_OK)
        return answer(confinement->status, confinement, &output);
    size_t mapped_bytes = (size_t)(request->name_bytes + request->content_bytes);
    char *content = mmap(NULL, mapped_bytes, PROT_READ, MAP_PRIVATE, content_fd, 0);
    if (content == MAP_FAILED) {
        int status = vt_fail_errno(&failure, errno, "cannot map the file in the worker");
        return answer(status, &failure, &output);
    }
    int status = extract(request, content, &output, &failure);
    munmap(content, mapped_bytes);
    return answer(status, &failure, &output);
}

void vt_worker_main(int argc, char **argv)
{
    if (argc != 2 || strcmp(argv[1], VT_WORKER_ARGUMENT) != 0)
        return;
    prctl(PR_SET_PDEATHSIG, SIGKILL);
    prctl(PR_SET_NAME, argv[0]);
    close_range(VT_WORKER_FD + 1, ~0u, 0);
    struct vt_worker_setup setup;
    if (vt_worker_receive(VT_WORKER_FD, &setup, sizeof setup, NULL, NULL) != VT_OK ||
        setup.magic != VT_WORKER_MAGIC)
        _exit(EXIT_FAILURE);
    struct vt_error confinement = {.status = VT_OK};
    confine(&setup, &confinement);
    for (;;) {
        struct vt_worker_request request;
        VT_AUTOFD int content_fd = -1;
        if (vt_worker_receive(VT_WORKER_FD, &request, sizeof request, &content_fd, NULL) != VT_OK ||
            request.magic != VT_WORKER_MAGIC || serve(&request, content_fd, &confinement) != VT_OK)
            _exit(EXIT_SUCCESS);
    }
}
