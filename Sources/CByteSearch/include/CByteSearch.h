// What Swift's Glibc module does not show.
#ifndef CBYTESEARCH_H
#define CBYTESEARCH_H

#include <stddef.h>

/// The first place of `needle` in `haystack`, or NULL: glibc's two-way search, linear in the haystack.
const void *_Nullable byte_search(
    const void *_Nonnull haystack, size_t haystack_length, const void *_Nonnull needle, size_t needle_length);

/// Asks for the bytes at an address to be brought near, while other work is done.
static inline void byte_prefetch(const void *_Nonnull address) { __builtin_prefetch(address); }

#endif
