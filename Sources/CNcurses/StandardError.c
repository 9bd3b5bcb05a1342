// What is written to standard error while the alternate screen is on would spoil the screen and vanish with it: the
// message of a crash above all. So it is kept in memory and written out when the screen is the shell's again.
#include <errno.h>
#include <fcntl.h>
#include <unistd.h>

#include "Internal.h"

static int real_stderr = -1;
static int kept = -1;

void cn_stderr_capture(void) {
  if (real_stderr >= 0 || !isatty(STDERR_FILENO)) return;
  if (kept < 0) kept = cn_memory_file();
  if (kept < 0) return;
  int copy = fcntl(STDERR_FILENO, F_DUPFD_CLOEXEC, 3);
  if (copy < 0) return;
  if (dup2(kept, STDERR_FILENO) < 0) {
    close(copy);
    return;
  }
  real_stderr = copy;
}

// Async-signal-safe.
void cn_stderr_release(void) {
  int real = real_stderr;
  if (real < 0) return;
  real_stderr = -1;
  dup2(real, STDERR_FILENO);
  close(real);
  char bytes[4096];
  off_t offset = 0;
  ssize_t count;
  while ((count = pread(kept, bytes, sizeof bytes, offset)) > 0) {
    if (write(STDERR_FILENO, bytes, (size_t)count) < 0 && errno != EINTR) break;
    offset += count;
  }
  if (ftruncate(kept, 0) == 0) lseek(kept, 0, SEEK_SET);
}
