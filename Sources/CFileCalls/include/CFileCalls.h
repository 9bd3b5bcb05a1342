// Calls that Swift's Glibc module does not show, with the ones of macOS that do the same: for files, and one for memory.
// Each returns what the call returns, and leaves the reason for -1 in errno.
#ifndef CFILECALLS_H
#define CFILECALLS_H

#include <stddef.h>
#include <sys/types.h>

/// Exchanges two names at once: renameat2(RENAME_EXCHANGE), renameatx_np(RENAME_SWAP).
int file_exchange(int folder, const char *_Nonnull one, const char *_Nonnull other);

/// Renames, and fails with EEXIST when the new name is taken: RENAME_NOREPLACE, RENAME_EXCL.
int file_rename_new(int folder, const char *_Nonnull old_name, const char *_Nonnull new_name);

/// Asks the device itself to keep the file: fsync, F_FULLFSYNC.
int file_sync(int descriptor);

/// Starts writing the file's pages out and does not wait: sync_file_range; nothing where there is no such call.
int file_start_writing(int descriptor);

/// Names, each ended by NUL: flistxattr.
ssize_t file_attribute_names(int descriptor, char *_Nullable buffer, size_t size);
ssize_t file_attribute(int descriptor, const char *_Nonnull name, void *_Nullable buffer, size_t size);
int file_set_attribute(int descriptor, const char *_Nonnull name, const void *_Nonnull value, size_t size);
int file_remove_attribute(int descriptor, const char *_Nonnull name);

/// Access control lists that are not attributes (macOS); on Linux they are, and this does nothing.
int file_copy_access_list(int from, int to);

/// Gives large blocks of memory back to the system as soon as they are freed, and keeps few heaps for many threads:
/// mallopt (glibc); elsewhere nothing.
void memory_keep_little(void);

/// Gives back what was freed in small blocks, which no other call does: malloc_trim (glibc); elsewhere nothing.
void memory_give_back(void);

#endif
