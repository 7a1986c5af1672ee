#!/usr/bin/env bash
# Functions that no source of ours calls, each with what to use instead.
set -euo pipefail
source "$(dirname "$0")/tree.sh"
in_programs=$(c_files | grep -v '^tests/')
while read -r function instead; do
    while IFS= read -r hit; do
        fault "$hit   ($function is not used here: $instead)"
    done < <(c_files | xargs grep -nE "(^|[^A-Za-z0-9_.>:])$function *\(" || true)
done <<'EOT'
strcpy snprintf or vt_buf
strcat snprintf or vt_buf
strncpy memcpy with a checked length
strncat memcpy with a checked length
sprintf snprintf
vsprintf vsnprintf
gets getline
strtok vt_str_split
atoi vt_str_to_u64 or strtol with its end checked
atol strtol with its end checked
atoll strtoll with its end checked
atof strtod with its end checked
alloca vt_arena
rand getrandom
mktemp mkstemp
tmpnam mkstemp
tempnam mkstemp
setjmp a returned status
longjmp a returned status
localtime localtime_r
gmtime gmtime_r
strerror strerror_r
EOT
# A test may start programs through a shell; programs may not.
while IFS= read -r hit; do
    fault "$hit   (no shell here: posix_spawn)"
done < <(xargs grep -nE '(^|[^A-Za-z0-9_.>:])(system|popen) *\(' <<<"$in_programs" || true)
finish
