// A file without a name: in memory on Linux, elsewhere a temporary one that is gone when it is closed.
#include <fcntl.h>
#include <stdlib.h>
#include <unistd.h>
#ifdef __linux__
#include <sys/mman.h>
#endif

#include "Internal.h"

int cn_memory_file(void) {
#ifdef __linux__
  int memory = memfd_create("standard-error", MFD_CLOEXEC);
  if (memory >= 0) return memory;
#endif
  char name[] = "/tmp/standard-error-XXXXXX";
  int file = mkstemp(name);
  if (file < 0) return -1;
  unlink(name);
  fcntl(file, F_SETFD, FD_CLOEXEC);
  return file;
}
