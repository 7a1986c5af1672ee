# The libraries, by their pkg-config names.  tools/packages.list has the Debian
# packages that bring them; each is used by exactly the folders named here.
find_package(PkgConfig REQUIRED)
find_package(Threads REQUIRED)

pkg_check_modules(JANSSON REQUIRED IMPORTED_TARGET jansson)          # base: JSON
pkg_check_modules(CRYPTO REQUIRED IMPORTED_TARGET libcrypto)         # base: SHA-256
pkg_check_modules(SECCOMP REQUIRED IMPORTED_TARGET libseccomp)       # base: sandbox
pkg_check_modules(ICU REQUIRED IMPORTED_TARGET icu-uc icu-i18n)      # text
pkg_check_modules(LIBXML REQUIRED IMPORTED_TARGET libxml-2.0)        # format, doc
pkg_check_modules(LIBARCHIVE REQUIRED IMPORTED_TARGET libarchive)    # format
pkg_check_modules(POPPLER REQUIRED IMPORTED_TARGET poppler-glib)     # format
pkg_check_modules(GSF REQUIRED IMPORTED_TARGET libgsf-1)              # format: .doc
pkg_check_modules(SQLITE REQUIRED IMPORTED_TARGET sqlite3)           # archive
pkg_check_modules(ZSTD REQUIRED IMPORTED_TARGET libzstd)             # archive, searchd
pkg_check_modules(XXHASH REQUIRED IMPORTED_TARGET libxxhash)         # base
pkg_check_modules(XAPIAN REQUIRED IMPORTED_TARGET xapian-core)       # index
pkg_check_modules(GRAPHVIZ REQUIRED IMPORTED_TARGET libgvc)          # graph: drawings
pkg_check_modules(MICROHTTPD REQUIRED IMPORTED_TARGET libmicrohttpd) # searchd
pkg_check_modules(ZLIB REQUIRED IMPORTED_TARGET zlib)                # searchd: gzip
pkg_check_modules(SYSTEMD REQUIRED IMPORTED_TARGET libsystemd)       # searchd: sockets, readiness
pkg_check_modules(CURL REQUIRED IMPORTED_TARGET libcurl)             # cli: --server
if(VT_TESTS)
  pkg_check_modules(CHECK REQUIRED IMPORTED_TARGET check)            # tests
endif()
