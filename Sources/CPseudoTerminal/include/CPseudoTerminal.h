// Programs in a pseudo-terminal or with pipes, for tests and measurements.
#ifndef CPSEUDOTERMINAL_H
#define CPSEUDOTERMINAL_H

#include <stdbool.h>
#include <sys/types.h>

/// Starts a program in a new pseudo-terminal of this size, leading a session of its own. Lists end with NULL; the
/// folder may be NULL. Gives the process, or -1, and the other end of the terminal, which does not block.
pid_t cpt_spawn(const char *program, char *const arguments[], char *const environment[], const char *folder, int width,
                int height, int *terminal);
/// Starts a program whose standard streams are these descriptors; it gets no others. Gives the process, or -1.
pid_t cpt_run(const char *program, char *const arguments[], char *const environment[], const char *folder, int input,
              int output, int errors);
/// Gives the terminal another size; the program gets SIGWINCH.
bool cpt_resize(int terminal, int width, int height);
/// Whether typed lines are edited and echoed by the terminal, as a shell leaves it.
bool cpt_is_cooked(int terminal);

#endif
