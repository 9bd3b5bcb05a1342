// Curses itself: the one file that includes it.
#if !__has_include(<ncurses.h>)
#error "the headers of ncurses are missing: apt-get install libncurses-dev"
#endif
#include <langinfo.h>
#include <locale.h>
#include <ncurses.h>
#include <string.h>

#include "CNcurses.h"
#include "Internal.h"

// By hand, since <term.h> defines macros named `lines`, `columns` and `buttons`.
extern int setupterm(const char *, int, int *);
extern char *tigetstr(const char *);
extern int tigetflag(const char *);

static SCREEN *screen;
static bool uses_mouse, has_title, must_send_all;
// Put back whenever the terminal is taken: another program may have left another one.
static const char *usual_characters = "";
static int colors;
// The terminal's own colours as a pair like any other. From a colour back to pair 0 curses resets all attributes and the
// character set too, a dozen bytes; to this one it resets the colour.
static int plain_pair;

static const char *string(const char *name) {
  const char *value = tigetstr(name);
  return value == (const char *)-1 ? NULL : value;
}

const char *cn_key_string(const char *name) { return screen ? string(name) : NULL; }
bool cn_has_title(void) { return has_title; }
int cn_colors(void) { return colors; }

static void write_text(const char *text) { cn_write(text, strlen(text)); }

// Private modes, which terminals that do not know them ignore: bracketed paste, focus; mouse buttons and drags, with
// coordinates in decimal; the window's title put aside.
static void enter_private_modes(void) {
  write_text(usual_characters);
  write_text("\033[?2004h\033[?1004h");
  if (uses_mouse) write_text("\033[?1000h\033[?1002h\033[?1006h");
}

static const char *const no_private_modes =
    "\033[?2026l\033[?1006l\033[?1002l\033[?1000l\033[?1004l\033[?2004l";

static void append(char *to, size_t room, const char *text) {
  size_t used = strlen(to);
  for (const char *next = text; next && *next && used + 1 < room; next++) {
    // `$<5>` asks for a pause, which no terminal of today needs.
    const char *end = next[0] == '$' && next[1] == '<' ? strchr(next, '>') : NULL;
    if (end) next = end;
    else to[used++] = *next;
  }
  to[used] = 0;
}

static void prepare_leaving(void) {
  char bytes[512] = "";
  append(bytes, sizeof bytes, no_private_modes);
  if (has_title) append(bytes, sizeof bytes, "\033[23;2t");
  append(bytes, sizeof bytes, string("sgr0"));
  append(bytes, sizeof bytes, string("cnorm"));
  append(bytes, sizeof bytes, string("rmkx"));
  append(bytes, sizeof bytes, string("rmcup"));
  cn_leave_prepare(bytes, strlen(bytes));
}

// Without a UTF-8 locale curses would print bytes; the terminal almost surely reads UTF-8 all the same.
static void choose_encoding(void) {
  static const char *const others[] = {"C.UTF-8", "C.utf8", "en_US.UTF-8", "UTF-8"};
  setlocale(LC_CTYPE, "");
  for (int i = 0; i < 4 && strcmp(nl_langinfo(CODESET), "UTF-8") != 0; i++) setlocale(LC_CTYPE, others[i]);
}

// The description to use: the user's, else that of xterm, which what is not described here is nearly always like.
static cn_status choose_description(const char **name) {
  int found = 0;
  *name = NULL;
  if (setupterm(NULL, cn_tty_out, &found) != OK || found != 1) {
    *name = "xterm-256color";
    if (setupterm(*name, cn_tty_out, &found) != OK || found != 1) return CN_UNKNOWN_TERMINAL;
  }
  return string("cup") ? CN_READY : CN_CANNOT_MOVE;
}

// Curses may ask for the size at the start (several descriptions have none), unless the answer would fill the memory.
// LINES and COLUMNS are not followed: they stay as they are when the window changes.
static void let_curses_measure(void) {
  use_env(FALSE);
  use_tioctl(!cn_tty_is_huge());
}

static void set_up_colors(bool wanted) {
  colors = plain_pair = 0;
  if (!wanted || !has_colors() || start_color() != OK) return;
  use_default_colors();
  // With more than 256 (xterm-direct) a number is a mixture, except the first eight.
  colors = COLORS > 256 ? 8 : COLORS >= 256 ? 256 : COLORS >= 16 ? 16 : COLORS >= 8 ? 8 : 0;
  plain_pair = colors ? alloc_pair(-1, -1) : 0;
  if (plain_pair < 0) plain_pair = 0;
}

static void set_up_screen(bool wants_color) {
  raw();
  noecho();
  nonl();
  keypad(stdscr, TRUE);
  idlok(stdscr, TRUE);
  typeahead(-1);
  set_up_colors(wants_color);
  cn_adopt_size();
  refresh();
  if (has_title) write_text("\033[22;2t");
  enter_private_modes();
}

cn_status cn_open(bool wants_color, bool wants_mouse) {
  if (screen) return CN_READY;
  choose_encoding();
  if (!cn_tty_open()) return CN_NO_TERMINAL;
  const char *name;
  cn_status status = choose_description(&name);
  if (status != CN_READY) {
    cn_tty_close();
    return status;
  }
  uses_mouse = wants_mouse;
  has_title = tigetflag("XT") > 0 || string("tsl");
  prepare_leaving();
  cn_signals_install();
  cn_stderr_capture();
  cn_leave_arm(true);
  let_curses_measure();
  screen = newterm(name, cn_out_file, cn_in_file);
  if (!screen) {
    cn_close();
    return CN_UNKNOWN_TERMINAL;
  }
  usual_characters = strcmp(nl_langinfo(CODESET), "UTF-8") == 0 && cn_leave_character_set() ? "\017\033(B" : "";
  set_up_screen(wants_color);
  return CN_READY;
}

void cn_close(void) {
  if (cn_tty_out < 0) return;
  if (screen) {
    cn_lend();
    delscreen(screen);
    screen = NULL;
  }
  cn_leave_arm(false);
  cn_stderr_release();
  cn_signals_remove();
  cn_tty_close();
}

void cn_lend(void) {
  if (isendwin()) return;
  write_text(no_private_modes);
  if (has_title) write_text("\033[23;2t");
  // In the background (asked to end while stopped), setting the modes would stop us instead.
  sigset_t background, before;
  sigemptyset(&background);
  sigaddset(&background, SIGTTOU);
  pthread_sigmask(SIG_BLOCK, &background, &before);
  endwin();
  pthread_sigmask(SIG_SETMASK, &before, NULL);
  cn_leave_arm(false);
  cn_stderr_release();
  cn_signals_lend(true);
}

void cn_take_back(void) {
  cn_signals_lend(false);
  cn_stderr_capture();
  cn_leave_arm(true);
  reset_prog_mode();
  cn_adopt_size();
  cn_forget();
  refresh();
  if (has_title) write_text("\033[22;2t");
  enter_private_modes();
}

void cn_stop_process(void) {
  cn_lend();
  cn_signals_stop();
  cn_take_back();
}

void cn_recover(void) {
  reset_prog_mode();
  cn_adopt_size();
  cn_forget();
  if (string("smcup")) write_text(string("smcup"));
  enter_private_modes();
}

void cn_ask_background(void) { write_text("\033]11;?\033\\"); }

void cn_size(int *width, int *height) {
  *width = stdscr ? getmaxx(stdscr) : 80;
  *height = stdscr ? getmaxy(stdscr) : 24;
}

bool cn_adopt_size(void) {
  int width, height;
  cn_tty_measure(&width, &height);
  if (width == getmaxx(stdscr) && height == getmaxy(stdscr)) return false;
  // Not resizeterm, which queues a key for a reader that there is not.
  resize_term(height, width);
  erase();
  cn_forget();
  return true;
}

void cn_forget(void) { must_send_all = true; }

static attr_t curses_attributes(unsigned attributes) {
  attr_t result = A_NORMAL;
  if (attributes & CN_BOLD) result |= A_BOLD;
  // Curses cannot strike text through.
  if (attributes & (CN_DIM | CN_STRIKETHROUGH)) result |= A_DIM;
  if (attributes & CN_ITALIC) result |= A_ITALIC;
  if (attributes & CN_UNDERLINE) result |= A_UNDERLINE;
  if (attributes & CN_REVERSE) result |= A_REVERSE;
  return result;
}

void cn_put(int x, int y, const uint32_t *scalars, int count, unsigned attributes, int foreground, int background) {
  wchar_t text[CCHARW_MAX + 1];
  int length = count < CCHARW_MAX ? count : CCHARW_MAX;
  for (int i = 0; i < length; i++) text[i] = (wchar_t)scalars[i];
  text[length] = 0;
  int pair = colors && (foreground >= 0 || background >= 0) ? alloc_pair(foreground, background) : plain_pair;
  if (pair < 0) pair = plain_pair;
  cchar_t cell;
  if (setcchar(&cell, text, curses_attributes(attributes), (short)pair, &pair) == OK) mvadd_wch(y, x, &cell);
}

void cn_finish(int cursor_x, int cursor_y, bool is_large) {
  if (must_send_all) clearok(curscr, TRUE);
  is_large = is_large || must_send_all;
  must_send_all = false;
  curs_set(cursor_x >= 0 ? 1 : 0);
  if (cursor_x >= 0) move(cursor_y, cursor_x);
  wnoutrefresh(stdscr);
  // Not with putp, whose buffer is another than doupdate's: the marks would arrive after the frame.
  if (is_large) write_text("\033[?2026h");
  doupdate();
  if (is_large) write_text("\033[?2026l");
}
