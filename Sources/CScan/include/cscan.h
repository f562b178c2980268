#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

// Looks at a text byte by byte, many bytes at once, as nothing above C can: finds its lines, folds its capitals, and says
// what kinds of bytes each line has.

// The kinds of bytes that a line may have.
enum {
    // A tab, or a space behind another one.
    CSCAN_RUN = 0x01,
    // A slash, a colon or a bar.
    CSCAN_CREDIT = 0x02,
    // A dash, an underscore, a closing bracket.
    CSCAN_CLOSING = 0x04,
    CSCAN_DIGIT = 0x08,
    // '@'
    CSCAN_AT = 0x10,
    // '>'
    CSCAN_ANGLE = 0x20,
    // '.'
    CSCAN_PERIOD = 0x40,
    // A part of a character beyond ASCII.
    CSCAN_HIGH = 0x80,
};

// A line that is not blank, white space at its ends aside.
struct cscan_line {
    size_t start, end;
    // Columns of white space before it; a tab goes on to the next eighth.
    size_t indent;
    // How many blank lines stand right before it.
    size_t blanks;
    // Its number from 1, blank lines counted.
    size_t number;
    uint8_t kinds;
};

// Where a scan stands.
struct cscan_state {
    // The next byte to look at, and the first of the line that it is in.
    size_t place, line;
    // The first and last byte of the line that print.
    size_t first, last;
    size_t number, blanks;
    uint8_t kinds;
    // The kinds of the whole text so far.
    uint8_t seen;
    // Whether the byte before was a space, and whether a run of blanks waits for a byte that prints.
    bool after_space, pending;
};

#define CSCAN_NONE SIZE_MAX

// The state at a text's beginning.
static inline struct cscan_state cscan_begin(void) {
    struct cscan_state state = {.first = CSCAN_NONE};
    return state;
}

// So many bytes behind the text and its twin may be read and written.
#define CSCAN_PADDING 64
// The least room for lines.
#define CSCAN_ROOM 65

// Writes the twin of `text`, its capitals small, and up to `room` of its lines; returns how many. The scan is over when
// `state->place` is `count`.
size_t cscan_lines(
    const uint8_t *text, size_t count, uint8_t *folded, struct cscan_state *state, struct cscan_line *lines,
    size_t room);

// The same without the processor's help: what the other one is compared with.
size_t cscan_lines_portably(
    const uint8_t *text, size_t count, uint8_t *folded, struct cscan_state *state, struct cscan_line *lines,
    size_t room);

// Whether all bytes are printing ASCII, tabs and line feeds.
bool cscan_is_plain(const uint8_t *text, size_t count);

// The place of the first of the bytes `from` to `to` that cannot stand as it is within a string of JSON: a quotation
// mark, a backslash or a control character; `to` where there is none.
size_t cscan_json_special(const uint8_t *text, size_t from, size_t to);

// The same byte by byte: what the other one is compared with.
size_t cscan_json_special_portably(const uint8_t *text, size_t from, size_t to);
