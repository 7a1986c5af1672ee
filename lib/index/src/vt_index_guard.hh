// vt_index_guard.hh — the wall between C++ exceptions and the C callers of vt_index.h.
#ifndef VT_INDEX_GUARD_HH
#define VT_INDEX_GUARD_HH

// System headers first: what vt_index.h includes must not be seen inside extern "C".
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <string>
#include <unistd.h>

#include <xapian.h>

// In C a struct and a function may share a name; -Wshadow minds it in C++.
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wshadow"
extern "C" {
#include "vt_file.h"
#include "vt_index.h"
}
#pragma GCC diagnostic pop

namespace vt
{

/** Tell the exception that is being handled: its status, and what happened in err. */
int fail_from_exception(struct vt_error *err, const char *doing) noexcept;

/** Run the body of one C function.  It returns a status; whatever it throws becomes one. */
template <typename Body> int guard(struct vt_error *err, const char *doing, Body body) noexcept
{
    try {
        return body();
    } catch (...) {
        return fail_from_exception(err, doing);
    }
}

inline std::string to_string(struct vt_str text)
{
    return std::string(text.ptr, text.len_bytes);
}

/** Whether bytes can be a term: VT_E_INVALID says why not. */
int check_term(struct vt_str term, struct vt_error *err) noexcept;

} // namespace vt

#endif
