// What the files of this target share.
#ifndef CNCURSES_INTERNAL_H
#define CNCURSES_INTERNAL_H

#include <signal.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>

// Tty.c: the terminal's descriptors, -1 while it is closed.
extern int cn_tty_in, cn_tty_out;
extern FILE *cn_in_file, *cn_out_file;
bool cn_tty_open(void);
void cn_tty_close(void);
// The size in cells, at least 1 and never absurd.
void cn_tty_measure(int *width, int *height);
// Whether the terminal reports a size that is cut down by cn_tty_measure.
bool cn_tty_is_huge(void);

// Leave.c: giving the terminal back without curses, from a signal handler or at exit.
void cn_leave_prepare(const char *bytes, size_t count);
void cn_leave_arm(bool armed);
void cn_leave_now(void);
bool cn_remember_modes(void);

// Signals.c
void cn_signals_install(void);
void cn_signals_remove(void);
void cn_signals_lend(bool lent);
void cn_signals_stop(void);

// StandardError.c: while curses has the screen, standard error is a file in memory.
void cn_stderr_capture(void);
void cn_stderr_release(void);

// Attributes.c: after newterm; whether the character set is left alone from now on.
bool cn_leave_character_set(void);

// MemoryFile.c
int cn_memory_file(void);

#endif
