#ifndef CLANGUAGE_H
#define CLANGUAGE_H

#ifdef __cplusplus
extern "C" {
#endif

/* What CLD2 makes of a text: a code that lives for ever, how much of the text is in that language, and
 * whether CLD2 itself trusts it. */
struct clanguage_guess {
    const char *code;
    int percent;
    int text_bytes;
    int is_reliable;
};

/* Detects the language of valid UTF-8. Safe to call from any thread. */
struct clanguage_guess clanguage_detect(const char *text, int length);

#ifdef __cplusplus
}
#endif

#endif
