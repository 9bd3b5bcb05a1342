// The terminal's descriptors: opened, written to, asked for the size.
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include "CNcurses.h"
#include "Internal.h"

// Far more than any screen has; a size that a terminal reports is not to be trusted.
enum { WIDEST = 2000, HIGHEST = 1000 };

int cn_tty_in = -1, cn_tty_out = -1;
FILE *cn_in_file, *cn_out_file;

void cn_tty_close(void) {
  if (cn_in_file) fclose(cn_in_file);
  if (cn_out_file) fclose(cn_out_file);
  cn_in_file = cn_out_file = NULL;
  cn_tty_in = cn_tty_out = -1;
}

static int open_tty(int standard) {
  return isatty(standard) ? fcntl(standard, F_DUPFD_CLOEXEC, 3) : open("/dev/tty", O_RDWR | O_CLOEXEC);
}

bool cn_tty_open(void) {
  cn_tty_in = open_tty(STDIN_FILENO);
  cn_tty_out = open_tty(STDOUT_FILENO);
  cn_in_file = cn_tty_in >= 0 ? fdopen(cn_tty_in, "r") : NULL;
  cn_out_file = cn_tty_out >= 0 ? fdopen(cn_tty_out, "w") : NULL;
  if (cn_in_file && cn_out_file && cn_remember_modes()) return true;
  cn_tty_close();
  return false;
}

void cn_write(const void *bytes, size_t count) {
  const char *next = bytes;
  while (count > 0) {
    ssize_t written = write(cn_tty_out, next, count);
    if (written < 0 && errno == EAGAIN) {
      struct pollfd room = {cn_tty_out, POLLOUT, 0};
      poll(&room, 1, 1000);
      if (!(room.revents & POLLOUT)) return;
    } else if (written <= 0 && errno != EINTR) {
      return;
    } else if (written > 0) {
      next += written;
      count -= (size_t)written;
    }
  }
}

static bool ask_size(struct winsize *size) {
  return ioctl(cn_tty_out, TIOCGWINSZ, size) == 0 && size->ws_col > 0 && size->ws_row > 0;
}

void cn_tty_measure(int *width, int *height) {
  struct winsize size;
  if (!ask_size(&size)) size = (struct winsize){.ws_col = 80, .ws_row = 24};
  *width = size.ws_col < WIDEST ? size.ws_col : WIDEST;
  *height = size.ws_row < HIGHEST ? size.ws_row : HIGHEST;
}

bool cn_tty_is_huge(void) {
  struct winsize size;
  return ask_size(&size) && (size.ws_col > WIDEST || size.ws_row > HIGHEST);
}
