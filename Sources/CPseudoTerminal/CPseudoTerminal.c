#include "CPseudoTerminal.h"

#include <fcntl.h>
#include <signal.h>
#include <sys/ioctl.h>
#include <termios.h>
#include <unistd.h>
#ifdef __linux__
#include <pty.h>
#else
#include <util.h>
#endif

// Between fork and exec in a program with threads only what a signal handler may call is allowed.
static void become(const char *program, char *const arguments[], char *const environment[], const char *folder) {
  sigset_t none;
  sigemptyset(&none);
  sigprocmask(SIG_SETMASK, &none, NULL);
  struct sigaction initial = {.sa_handler = SIG_DFL};
  for (int number = 1; number < NSIG; number++) sigaction(number, &initial, NULL);
  for (int descriptor = 3; descriptor < 1024; descriptor++) close(descriptor);
  if (folder && chdir(folder) != 0) _exit(126);
  execve(program, arguments, environment);
  _exit(127);
}

pid_t cpt_spawn(const char *program, char *const arguments[], char *const environment[], const char *folder, int width,
                int height, int *terminal) {
  struct winsize size = {.ws_col = (unsigned short)width, .ws_row = (unsigned short)height};
  pid_t process = forkpty(terminal, NULL, NULL, &size);
  if (process == 0) become(program, arguments, environment, folder);
  if (process < 0) return -1;
  fcntl(*terminal, F_SETFD, FD_CLOEXEC);
  fcntl(*terminal, F_SETFL, O_NONBLOCK);
  return process;
}

pid_t cpt_run(const char *program, char *const arguments[], char *const environment[], const char *folder, int input,
              int output, int errors) {
  pid_t process = fork();
  if (process != 0) return process;
  dup2(input, STDIN_FILENO);
  dup2(output, STDOUT_FILENO);
  dup2(errors, STDERR_FILENO);
  become(program, arguments, environment, folder);
  return -1;
}

bool cpt_resize(int terminal, int width, int height) {
  struct winsize size = {.ws_col = (unsigned short)width, .ws_row = (unsigned short)height};
  return ioctl(terminal, TIOCSWINSZ, &size) == 0;
}

bool cpt_is_cooked(int terminal) {
  struct termios modes;
  return tcgetattr(terminal, &modes) == 0 && (modes.c_lflag & ICANON) && (modes.c_lflag & ECHO) &&
         (modes.c_lflag & ISIG) && (modes.c_oflag & OPOST);
}
