// The few functions that the program needs of ncursesw, terminfo and the terminal's modes.
//
// No curses type crosses into Swift: its macros and globals cannot be used there. All functions belong to the main
// thread, except cn_wake. There is one terminal; it is opened and closed, as often as one likes.
#ifndef CNCURSES_H
#define CNCURSES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

typedef enum cn_status { CN_READY, CN_NO_TERMINAL, CN_CANNOT_MOVE, CN_UNKNOWN_TERMINAL } cn_status;

/// Takes the terminal: alternate screen, raw mode, bracketed paste, focus reports, and the mouse if asked for.
cn_status cn_open(bool wants_color, bool wants_mouse);
/// Gives the terminal back as it was, with what was written to standard error meanwhile. Twice does nothing.
void cn_close(void);

/// Gives the terminal to another program, whose Ctrl-C and Ctrl-Z do what they do without us.
void cn_lend(void);
/// Takes it back after cn_lend; the next cn_finish draws all.
void cn_take_back(void);
/// Stops the process group as Ctrl-Z does, and takes the terminal back when it is continued.
void cn_stop_process(void);
/// Takes the terminal back after the process was stopped behind its back (SIGSTOP).
void cn_recover(void);

/// The size of the screen in cells, both at least 1; changes only in cn_adopt_size and the functions above.
void cn_size(int *width, int *height);
/// Asks the terminal for its size; true when it has changed. The screen is then blank, and drawn in full.
bool cn_adopt_size(void);
/// 0, 8, 16 or 256.
int cn_colors(void);
/// Whether the window's title can be set.
bool cn_has_title(void);
/// What a key sends, by its terminfo name (kcuu1, kUP5); NULL when the terminal has none.
const char *cn_key_string(const char *name);

/// Attributes of a cell, as in TerminalUI's Style.Attributes.
enum { CN_BOLD = 1, CN_DIM = 2, CN_ITALIC = 4, CN_UNDERLINE = 8, CN_REVERSE = 16, CN_STRIKETHROUGH = 32 };

/// Sets a cell: a scalar with up to four marks; colours are numbers of the terminal, -1 its default.
void cn_put(int x, int y, const uint32_t *scalars, int count, unsigned attributes, int foreground, int background);
/// Sends what has changed. The cursor is hidden when x is negative.
/// `is_large`: ask the terminal to show it all at once (synchronized output).
void cn_finish(int cursor_x, int cursor_y, bool is_large);
/// Lets the next cn_finish send everything.
void cn_forget(void);
/// Asks for the colour behind the text (OSC 11); the answer, if the terminal gives one, comes as input.
void cn_ask_background(void);
/// Writes bytes to the terminal as they are, at once.
void cn_write(const void *bytes, size_t count);

/// What cn_wait found.
enum {
  CN_INPUT = 1,      // bytes can be read
  CN_WAKE = 2,       // cn_wake was called
  CN_RESIZED = 4,    // SIGWINCH
  CN_STOP = 8,       // SIGTSTP
  CN_CONTINUED = 16, // SIGCONT
  CN_END = 32,       // SIGTERM, SIGHUP or SIGINT
  CN_LOST = 64,      // the terminal went away
};
/// Sleeps until something happens or the time in milliseconds is over (-1: never); gives the set of what did, or 0.
int cn_wait(int milliseconds);
/// Ends a cn_wait, or the next one. From any thread, and from signal handlers.
void cn_wake(void);
/// The signal that asked for the end; 0 if none has.
int cn_end_signal(void);
/// Reads what was typed; the number of bytes, 0 for none, -1 when the terminal went away.
int cn_read(void *bytes, size_t limit);

#endif
