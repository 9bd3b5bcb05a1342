// Signals set a flag and wake the loop, which does the work; only a crash is dealt with where it happens.
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <unistd.h>

#include "CNcurses.h"
#include "Internal.h"

static const int asking[] = {SIGWINCH, SIGTSTP, SIGCONT, SIGTERM, SIGHUP, SIGINT};
static const int crashing[] = {SIGILL, SIGTRAP, SIGABRT, SIGSEGV, SIGBUS, SIGFPE, SIGQUIT, SIGSYS};
enum { ASKING = sizeof asking / sizeof *asking, CRASHING = sizeof crashing / sizeof *crashing };

static struct sigaction before[NSIG];
static char handler_stack[128 << 10];
static atomic_int happened;
static atomic_int end_signal;
// Never closed: a thread may wake us at any time.
static int wake_out = -1, wake_in = -1;

static void report(int what) {
  int saved = errno;
  // A byte is needed only for what the loop has not been told yet; when the pipe is full it is awake anyway.
  if (!(atomic_fetch_or(&happened, what) & what) && wake_in >= 0) (void)!write(wake_in, "", 1);
  errno = saved;
}

void cn_wake(void) { report(CN_WAKE); }

int cn_end_signal(void) { return atomic_load(&end_signal); }

static void on_asking(int number) {
  switch (number) {
    case SIGWINCH: report(CN_RESIZED); break;
    case SIGTSTP: report(CN_STOP); break;
    case SIGCONT: report(CN_CONTINUED); break;
    default:
      atomic_store(&end_signal, number);
      report(CN_END);
  }
}

static void on_crash(int number, siginfo_t *info, void *context) {
  cn_leave_now();
  sigaction(number, &before[number], NULL);
  // Swift's own handler wants to see where it happened, which a new raise would not tell it.
  if (number != SIGABRT && (before[number].sa_flags & SA_SIGINFO) && before[number].sa_sigaction) {
    before[number].sa_sigaction(number, info, context);
    return;
  }
  raise(number);
}

static void set_handler(int number, void (*handler)(int)) {
  struct sigaction action = {.sa_handler = handler, .sa_flags = SA_RESTART};
  sigemptyset(&action.sa_mask);
  sigaction(number, &action, NULL);
}

static void on_nothing(int number) { (void)number; }

static void open_pipe(void) {
  int ends[2];
  if (wake_in >= 0 || pipe(ends) != 0) return;
  for (int i = 0; i < 2; i++) {
    fcntl(ends[i], F_SETFD, FD_CLOEXEC);
    fcntl(ends[i], F_SETFL, O_NONBLOCK);
  }
  wake_out = ends[0];
  wake_in = ends[1];
}

// Started by nohup or by a script that ignores it: that stays so.
static bool stays_ignored(int number) {
  return before[number].sa_handler == SIG_IGN && (number == SIGHUP || number == SIGINT);
}

void cn_signals_install(void) {
  open_pipe();
  for (int i = 0; i < ASKING; i++) {
    sigaction(asking[i], NULL, &before[asking[i]]);
    if (!stays_ignored(asking[i])) set_handler(asking[i], on_asking);
  }
  // An overflowing stack leaves no room for a handler.
  stack_t stack = {.ss_sp = handler_stack, .ss_size = sizeof handler_stack};
  sigaltstack(&stack, NULL);
  for (int i = 0; i < CRASHING; i++) {
    struct sigaction action = {.sa_sigaction = on_crash, .sa_flags = SA_SIGINFO | SA_ONSTACK};
    sigemptyset(&action.sa_mask);
    sigaction(crashing[i], &action, &before[crashing[i]]);
  }
}

void cn_signals_remove(void) {
  for (int i = 0; i < ASKING; i++) sigaction(asking[i], &before[asking[i]], NULL);
  for (int i = 0; i < CRASHING; i++) sigaction(crashing[i], &before[crashing[i]], NULL);
}

// Another program has the terminal. Its Ctrl-C and Ctrl-\ reach us too and are not for us; ignoring them instead would
// be inherited. Its Ctrl-Z stops us with it.
void cn_signals_lend(bool lent) {
  if (!stays_ignored(SIGINT)) set_handler(SIGINT, lent ? on_nothing : on_asking);
  if (lent) set_handler(SIGQUIT, on_nothing);
  else {
    struct sigaction action = {.sa_sigaction = on_crash, .sa_flags = SA_SIGINFO | SA_ONSTACK};
    sigemptyset(&action.sa_mask);
    sigaction(SIGQUIT, &action, NULL);
  }
  set_handler(SIGTSTP, lent ? SIG_DFL : on_asking);
}

void cn_signals_stop(void) {
  set_handler(SIGTSTP, SIG_DFL);
  // The whole job, as the terminal would: a shell script that started us must stop too.
  kill(0, SIGTSTP);
  set_handler(SIGTSTP, on_asking);
  atomic_fetch_and(&happened, ~(CN_STOP | CN_CONTINUED));
}

int cn_wait(int milliseconds) {
  struct pollfd sources[2] = {{cn_tty_in, POLLIN, 0}, {wake_out, POLLIN, 0}};
  if (atomic_load(&happened)) milliseconds = 0;
  if (poll(sources, 2, milliseconds) < 0) sources[0].revents = sources[1].revents = 0;
  if (sources[1].revents & POLLIN) {
    char bytes[64];
    while (read(wake_out, bytes, sizeof bytes) > 0) {}
  }
  int found = atomic_exchange(&happened, 0);
  if (sources[0].revents & POLLIN) found |= CN_INPUT;
  else if (sources[0].revents & (POLLHUP | POLLERR | POLLNVAL)) found |= CN_LOST;
  return found;
}

int cn_read(void *bytes, size_t limit) {
  ssize_t count = read(cn_tty_in, bytes, limit);
  if (count > 0) return (int)count;
  return count < 0 && (errno == EINTR || errno == EAGAIN) ? 0 : -1;
}
