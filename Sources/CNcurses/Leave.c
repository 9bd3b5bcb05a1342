// The way out that works at any moment: bytes that were put together beforehand, the terminal's saved modes, and
// nothing that a signal handler may not call.
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <termios.h>
#include <unistd.h>

#include "Internal.h"

static char leave_bytes[512];
static size_t leave_count;
static struct termios modes_before;
static volatile sig_atomic_t is_armed;

void cn_leave_prepare(const char *bytes, size_t count) {
  if (count > sizeof leave_bytes) count = sizeof leave_bytes;
  memcpy(leave_bytes, bytes, count);
  leave_count = count;
}

bool cn_remember_modes(void) { return tcgetattr(cn_tty_in, &modes_before) == 0; }

void cn_leave_arm(bool armed) {
  static bool is_registered;
  if (armed && !is_registered) is_registered = atexit(cn_leave_now) == 0;
  is_armed = armed;
}

void cn_leave_now(void) {
  if (!is_armed) return;
  is_armed = 0;
  // In the background, setting the modes would stop us instead.
  sigset_t background, before;
  sigemptyset(&background);
  sigaddset(&background, SIGTTOU);
  pthread_sigmask(SIG_BLOCK, &background, &before);
  for (size_t done = 0; done < leave_count;) {
    ssize_t count = write(cn_tty_out, leave_bytes + done, leave_count - done);
    if (count > 0) done += (size_t)count;
    else if (errno != EINTR) break;
  }
  tcsetattr(cn_tty_in, TCSANOW, &modes_before);
  cn_stderr_release();
  pthread_sigmask(SIG_SETMASK, &before, NULL);
}
