#define _GNU_SOURCE
#include "CFileCalls.h"
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <sys/xattr.h>
#include <unistd.h>

#ifdef __GLIBC__
#include <malloc.h>

void memory_keep_little(void) {
  // By itself glibc raises the size from which blocks are mapped to that of the largest one freed, up to 32 MB: what a
  // growing array leaves behind then stays with the process.
  mallopt(M_MMAP_THRESHOLD, 256 << 10);
  mallopt(M_ARENA_MAX, 4);
}
void memory_give_back(void) { malloc_trim(0); }
#else
void memory_keep_little(void) {}
void memory_give_back(void) {}
#endif

#ifdef __APPLE__
#include <copyfile.h>

int file_exchange(int folder, const char *one, const char *other) {
  return renameatx_np(folder, one, folder, other, RENAME_SWAP);
}
int file_rename_new(int folder, const char *old_name, const char *new_name) {
  return renameatx_np(folder, old_name, folder, new_name, RENAME_EXCL);
}
int file_sync(int descriptor) {
  // A file system without F_FULLFSYNC (a network one) has fsync only.
  if (fcntl(descriptor, F_FULLFSYNC) == 0) return 0;
  return errno == ENOTSUP || errno == ENOTTY || errno == EINVAL ? fsync(descriptor) : -1;
}
int file_start_writing(int descriptor) {
  (void)descriptor;
  return 0;
}
ssize_t file_attribute_names(int descriptor, char *buffer, size_t size) {
  return flistxattr(descriptor, buffer, size, 0);
}
ssize_t file_attribute(int descriptor, const char *name, void *buffer, size_t size) {
  return fgetxattr(descriptor, name, buffer, size, 0, 0);
}
int file_set_attribute(int descriptor, const char *name, const void *value, size_t size) {
  return fsetxattr(descriptor, name, value, size, 0, 0);
}
int file_remove_attribute(int descriptor, const char *name) { return fremovexattr(descriptor, name, 0); }
int file_copy_access_list(int from, int to) { return fcopyfile(from, to, NULL, COPYFILE_ACL); }

#else

int file_exchange(int folder, const char *one, const char *other) {
  return renameat2(folder, one, folder, other, RENAME_EXCHANGE);
}
int file_rename_new(int folder, const char *old_name, const char *new_name) {
  return renameat2(folder, old_name, folder, new_name, RENAME_NOREPLACE);
}
int file_sync(int descriptor) { return fsync(descriptor); }
int file_start_writing(int descriptor) { return sync_file_range(descriptor, 0, 0, SYNC_FILE_RANGE_WRITE); }
ssize_t file_attribute_names(int descriptor, char *buffer, size_t size) { return flistxattr(descriptor, buffer, size); }
ssize_t file_attribute(int descriptor, const char *name, void *buffer, size_t size) {
  return fgetxattr(descriptor, name, buffer, size);
}
int file_set_attribute(int descriptor, const char *name, const void *value, size_t size) {
  return fsetxattr(descriptor, name, value, size, 0);
}
int file_remove_attribute(int descriptor, const char *name) { return fremovexattr(descriptor, name); }
int file_copy_access_list(int from, int to) {
  (void)from;
  (void)to;
  return 0;
}
#endif
