// Placeholder
static inline int clibyaml_placeholder(void) { return 0; }
