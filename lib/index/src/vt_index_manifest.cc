#include "vt_index_manifest.hh"

#include "vt_index_format.hh"

#include <cerrno>
#include <cinttypes>
#include <fcntl.h>
#include <sys/stat.h>

extern "C" {
#include "vt_hash.h"
}

namespace vt
{
namespace
{

const char REBUILD[] = "remove the index folder and index again: the archive has everything";
const char HEAD[] = "vanthu index ";
constexpr size_t MANIFEST_BYTES = size_t(1) << 30;
constexpr size_t SUM_LINE_BYTES = 4 + 16 + 1; // "sum ", digits, line end

std::string print_hex(uint64_t number)
{
    char digits[17];
    snprintf(digits, sizeof digits, "%016" PRIx64, number);
    return digits;
}

bool take_hex(struct vt_str text, uint64_t *ret)
{
    uint64_t number = 0;
    for (size_t i = 0; i < text.len_bytes; i++) {
        const char *const digits = "0123456789abcdef";
        const void *at = std::memchr(digits, text.ptr[i], 16);
        if (at == nullptr)
            return false;
        number = number * 16 + static_cast<uint64_t>(static_cast<const char *>(at) - digits);
    }
    *ret = number;
    return text.len_bytes == 16;
}

/** Ranges of ascending numbers: "3,7-9", or "-" for none. */
std::string print_ranges(const std::vector<uint32_t> &numbers)
{
    std::string text;
    for (size_t i = 0; i < numbers.size();) {
        size_t last = i;
        while (last + 1 < numbers.size() && numbers[last + 1] == numbers[last] + 1)
            last++;
        text += (i == 0 ? "" : ",") + std::to_string(numbers[i]);
        if (last > i)
            text += "-" + std::to_string(numbers[last]);
        i = last + 1;
    }
    return text.empty() ? "-" : text;
}

bool is_none(struct vt_str text)
{
    return text.len_bytes == 1 && text.ptr[0] == '-';
}

bool parse_ranges(struct vt_str text, uint32_t most, std::vector<uint32_t> *ret)
{
    struct vt_str item;
    uint64_t previous = 0;
    if (is_none(text))
        return true;
    while (vt_str_split(&text, ',', &item)) {
        struct vt_str begin;
        uint64_t first, last;
        if (!vt_str_split(&item, '-', &begin) || !vt_str_to_u64(begin, most, &first))
            return false;
        last = first;
        if (item.ptr != nullptr && item.len_bytes > 0 && !vt_str_to_u64(item, most, &last))
            return false;
        if (first <= previous || last < first)
            return false;
        for (uint64_t number = first; number <= last; number++)
            ret->push_back(static_cast<uint32_t>(number));
        previous = last;
    }
    return true;
}

std::string print_origins(const std::vector<origin> &origins)
{
    std::string text;
    for (const origin &item : origins)
        text += (text.empty() ? "" : ",") + std::to_string(item.number) + "+" +
                std::to_string(item.offset);
    return text.empty() ? "-" : text;
}

bool parse_origins(struct vt_str text, std::vector<origin> *ret)
{
    struct vt_str item, number_text;
    if (is_none(text))
        return true;
    while (vt_str_split(&text, ',', &item)) {
        uint64_t number, offset;
        if (!vt_str_split(&item, '+', &number_text) ||
            !vt_str_to_u64(number_text, UINT32_MAX, &number) ||
            !vt_str_to_u64(item, UINT32_MAX, &offset))
            return false;
        ret->push_back({static_cast<uint32_t>(number), static_cast<uint32_t>(offset)});
    }
    return true;
}

/** "part 7 61023 3,7-9 5+0" */
bool parse_part(struct vt_str line, manifest *ret)
{
    struct vt_str number_text, units_text, dead_text;
    uint64_t number, units;
    part part;
    if (!vt_str_split(&line, ' ', &number_text) || !vt_str_split(&line, ' ', &units_text) ||
        !vt_str_split(&line, ' ', &dead_text) || !vt_str_to_u64(number_text, UINT32_MAX, &number) ||
        !vt_str_to_u64(units_text, UINT32_MAX, &units))
        return false;
    part.number = static_cast<uint32_t>(number);
    part.unit_count = static_cast<uint32_t>(units);
    if (!parse_ranges(dead_text, part.unit_count, &part.dead) ||
        !parse_origins(line, &part.origins) || ret->find(part.number) != nullptr ||
        part.number >= ret->next_number)
        return false;
    ret->parts.push_back(std::move(part));
    return true;
}

bool parse_line(struct vt_str line, manifest *ret)
{
    struct vt_str name;
    uint64_t number;
    if (!vt_str_split(&line, ' ', &name))
        return false;
    if (vt_str_eq(name, VT_STR("part")))
        return parse_part(line, ret);
    if (vt_str_eq(name, VT_STR("identity")))
        return take_hex(line, &ret->identity);
    if (vt_str_eq(name, VT_STR("sequence")))
        return take_hex(line, &ret->sequence);
    if (!vt_str_eq(name, VT_STR("next")) || !vt_str_to_u64(line, UINT32_MAX, &number))
        return false;
    ret->next_number = static_cast<uint32_t>(number);
    return true;
}

std::string sum_line(struct vt_str text)
{
    return "sum " + print_hex(vt_hash64(text)) + "\n";
}

int damaged(const char *dir, const char *what, struct vt_error *err)
{
    return vt_hint(err, vt_fail(err, VT_E_CORRUPT, "the index's manifest %s: '%s'", what, dir),
                   "%s", REBUILD);
}

int other_format(struct vt_str version, const char *dir, struct vt_error *err)
{
    return vt_hint(err,
                   vt_fail(err, VT_E_VERSION,
                           "the index is of format %.*s, this program reads %s: '%s'",
                           VT_STR_ARG(version), FORMAT_VERSION, dir),
                   "%s", REBUILD);
}

} // namespace

bool part::is_dead(uint32_t unit) const
{
    return std::binary_search(dead.begin(), dead.end(), unit);
}

void part::add_dead(std::vector<uint32_t> units)
{
    std::sort(units.begin(), units.end());
    std::vector<uint32_t> all;
    std::set_union(dead.begin(), dead.end(), units.begin(), units.end(), std::back_inserter(all));
    dead = std::move(all);
}

part *manifest::find(uint32_t number)
{
    for (part &item : parts)
        if (item.number == number)
            return &item;
    return nullptr;
}

uint64_t manifest::unit_count() const
{
    uint64_t count = 0;
    for (const part &item : parts)
        count += item.unit_count;
    return count;
}

uint64_t manifest::live_count() const
{
    uint64_t count = 0;
    for (const part &item : parts)
        count += item.live_count();
    return count;
}

std::string manifest_path(const std::string &dir)
{
    return dir + "/manifest";
}

std::string part_path(const std::string &dir, uint32_t number)
{
    return dir + "/" + std::to_string(number);
}

std::string print_manifest(const manifest &manifest)
{
    std::string text = std::string(HEAD) + FORMAT_VERSION + "\nidentity " +
                       print_hex(manifest.identity) + "\nsequence " + print_hex(manifest.sequence) +
                       "\nnext " + std::to_string(manifest.next_number) + "\n";
    for (const part &item : manifest.parts)
        text += "part " + std::to_string(item.number) + " " + std::to_string(item.unit_count) +
                " " + print_ranges(item.dead) + " " + print_origins(item.origins) + "\n";
    return text + sum_line(vt_str_n(text.data(), text.size()));
}

int parse_manifest(struct vt_str text, const char *dir, manifest *ret, struct vt_error *err)
{
    struct vt_str head = VT_STR(HEAD), line, rest = text;
    if (!vt_str_starts(text, head) || !vt_str_split(&rest, '\n', &line))
        return damaged(dir, "is not one", err);
    struct vt_str version = vt_str_n(line.ptr + head.len_bytes, line.len_bytes - head.len_bytes);
    if (!vt_str_eq(version, VT_STR(FORMAT_VERSION)))
        return other_format(version, dir, err);
    size_t body_bytes = text.len_bytes < SUM_LINE_BYTES ? 0 : text.len_bytes - SUM_LINE_BYTES;
    struct vt_str body = vt_str_n(text.ptr, body_bytes);
    std::string sum = sum_line(body);
    if (text.len_bytes - body_bytes != sum.size() ||
        std::memcmp(text.ptr + body_bytes, sum.data(), sum.size()) != 0)
        return damaged(dir, "was changed by something else", err);
    manifest read;
    rest = vt_str_n(line.ptr + line.len_bytes + 1, body_bytes - line.len_bytes - 1);
    while (vt_str_split(&rest, '\n', &line))
        if (line.len_bytes > 0 && !parse_line(line, &read))
            return damaged(dir, "cannot be understood", err);
    *ret = std::move(read);
    return VT_OK;
}

int read_manifest(const std::string &dir, manifest *ret, struct vt_error *err)
{
    VT_AUTO(vt_buf_release) struct vt_buf bytes = VT_BUF_INIT(MANIFEST_BYTES);
    struct stat info;
    int status = vt_file_read(manifest_path(dir).c_str(), &bytes, err);
    if (status == VT_E_NOTFOUND) {
        // Before format 4 the folder was one database.
        if (stat((dir + "/iamglass").c_str(), &info) == 0)
            return other_format(VT_STR("3 or older"), dir.c_str(), err);
        return vt_hint(err, vt_fail(err, VT_E_NOTFOUND, "no index at '%s'", dir.c_str()),
                       "run 'vanthu index' first");
    }
    return status == VT_OK ? parse_manifest(vt_buf_str(&bytes), dir.c_str(), ret, err) : status;
}

int write_manifest(const std::string &dir, const manifest &manifest, struct vt_error *err)
{
    const std::string text = print_manifest(manifest);
    return vt_file_write_atomic(manifest_path(dir).c_str(), vt_str_n(text.data(), text.size()),
                                err);
}

int file_lock::take(const std::string &dir, range which, bool waits, struct vt_error *err)
{
    release();
    const std::string path = dir + "/lock";
    fd_ = open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0666);
    if (fd_ < 0)
        return vt_fail_errno(err, errno, "cannot open '%s'", path.c_str());
    struct flock lock = {};
    lock.l_type = F_WRLCK;
    lock.l_whence = SEEK_SET;
    lock.l_start = which;
    lock.l_len = 1;
    int result;
    do
        result = fcntl(fd_, waits ? F_OFD_SETLKW : F_OFD_SETLK, &lock);
    while (result != 0 && errno == EINTR);
    if (result == 0)
        return VT_OK;
    const int cause = errno;
    release();
    if (cause != EAGAIN && cause != EACCES)
        return vt_fail_errno(err, cause, "cannot lock '%s'", path.c_str());
    return vt_hint(err,
                   vt_fail(err, VT_E_LOCKED, "another process writes the index: '%s'", dir.c_str()),
                   "wait until the other indexer has ended");
}

void file_lock::release()
{
    if (fd_ >= 0)
        close(fd_);
    fd_ = -1;
}

} // namespace vt
