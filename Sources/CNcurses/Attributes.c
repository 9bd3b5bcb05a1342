// How attributes are switched: with fewer bytes than the descriptions of most terminals ask for.
#include <stdbool.h>
#include <string.h>

#include "Internal.h"

extern char *tigetstr(const char *);

// In place: the text is curses' own copy, which it sends; what <term.h> shows is another.
static bool cut(char *text, const char *part) {
  char *found = text ? strstr(text, part) : NULL;
  if (!found) return false;
  const char *rest = found + strlen(part);
  memmove(found, rest, strlen(rest) + 1);
  return true;
}

// What is sent is UTF-8, where line drawing needs no character set of its own. The descriptions put the usual set back
// with every change of an attribute all the same.
bool cn_leave_character_set(void) {
  static const char *const wholes[] = {"%?%p9%t\033(0%e\033(B%;", "%?%p9%t\016%e\017%;"};
  static const char *const resets[] = {"\033(B", "\017"};
  char *attributes = tigetstr("sgr"), *reset = tigetstr("sgr0");
  if (attributes == (char *)-1 || reset == (char *)-1) return false;
  for (int i = 0; i < 2; i++)
    if (cut(attributes, wholes[i])) return cut(reset, resets[i]);
  return false;
}
