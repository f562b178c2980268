#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

// The two loops that each word of each article goes through, many bytes or words at once where the processor has
// something for it. What the values mean is said in Swift, where they are used: WordScan, Hashing, Sketch.

// Where a word stands in the normal form, and where it comes from in the text.
struct cwords_place {
    uint32_t start, end, source;
};

// A text and what is made of it. There is room for all that the rest of the text gives, were it ASCII.
struct cwords_scan {
    // Behind the text, CWORDS_SLACK bytes may be read.
    const uint8_t *text;
    // The normal form, each word with a space after it; CWORDS_SLACK bytes more than it takes may be written.
    uint8_t *bytes;
    size_t byte_count;
    // The hash of each word.
    uint64_t *hashes;
    size_t count;
    // The place of each word, and the numbers of those with a digit in them; NULL where nobody wants to know.
    struct cwords_place *places;
    uint32_t *numbers;
    size_t number_count;
};

#define CWORDS_SLACK 80

// Takes in the words from `*place` on, up to the first character that needs the tables of Unicode or to `end`, before
// which white space stands. Gives whether there is such a character: it is at `*place` then, and the word that it
// belongs to begins at `*run`.
bool cwords_take(struct cwords_scan *scan, size_t *place, size_t end, size_t *run);

// The same without the processor's help: what the other one is compared with.
bool cwords_take_portably(struct cwords_scan *scan, size_t *place, size_t end, size_t *run);

// Writes the keys under `bound` of the first `count` shingles of four words each, in their order, and gives how many
// they are. A key is what is left of a shingle's hash without its lowest `shift` bits. There is room for `count` keys
// and CWORDS_KEYS_SLACK more.
size_t cwords_keys(const uint64_t *words, size_t count, unsigned shift, uint64_t bound, uint64_t *keys);

// The same without the processor's help.
size_t cwords_keys_portably(
    const uint64_t *words, size_t count, unsigned shift, uint64_t bound, uint64_t *keys);

#define CWORDS_KEYS_SLACK 8
