#include "cscan.h"

#include <string.h>

// 64 bytes at a time. What a processor has for it finds where the bytes of interest are; what is done with the places is
// the same everywhere.
#define WIDTH 64

typedef struct {
    // Where line feeds, spaces, tabs and bytes beyond ASCII are.
    uint64_t feed, space, tab, high;
    // Where the bytes of each other kind are, and those of any of them.
    uint64_t credit, closing, digit, at, angle, period, marked;
} Block;

// All bits from `from` on, and all below `to`.
static inline uint64_t from_bit(int from) { return from >= WIDTH ? 0 : ~0ull << from; }
static inline uint64_t below_bit(int to) { return to >= WIDTH ? ~0ull : (1ull << to) - 1; }

static inline __attribute__((always_inline)) void end_line(
    struct cscan_state *s, const uint8_t *text, size_t end, struct cscan_line *lines, size_t *count) {
    s->number++;
    if (s->first == CSCAN_NONE) {
        s->blanks++;
    } else {
        size_t indent = 0;
        for (size_t i = s->line; i < s->first; i++) indent += text[i] == '\t' ? 8 - indent % 8 : 1;
        lines[(*count)++] = (struct cscan_line){
            .start = s->first,
            .end = s->last + 1,
            .indent = indent,
            .blanks = s->blanks,
            .number = s->number,
            .kinds = s->kinds,
        };
        s->blanks = 0;
        s->seen |= s->kinds;
    }
    s->line = end + 1;
    s->first = CSCAN_NONE;
    s->kinds = 0;
    s->pending = false;
}

// Takes note of the bytes of a block that belong to one line: those of `part`.
static inline __attribute__((always_inline)) void take(
    struct cscan_state *s, const Block *b, uint64_t runs, uint64_t ink, uint64_t part) {
    runs &= part;
    ink &= part;
    if (!ink) {
        if (s->first != CSCAN_NONE && runs) s->pending = true;
        return;
    }
    int high = 63 - __builtin_clzll(ink);
    if (s->first == CSCAN_NONE) {
        int low = __builtin_ctzll(ink);
        s->first = s->place + (size_t)low;
        runs &= from_bit(low);
    }
    // Blanks at the end of a line are none of it.
    uint64_t within = below_bit(high);
    if (s->pending || runs & within) s->kinds |= CSCAN_RUN;
    s->pending = (runs & ~within) != 0;
    s->last = s->place + (size_t)high;
    if (b->high & part) s->kinds |= CSCAN_HIGH;
    if (!(b->marked & part)) return;
    if (b->credit & part) s->kinds |= CSCAN_CREDIT;
    if (b->closing & part) s->kinds |= CSCAN_CLOSING;
    if (b->digit & part) s->kinds |= CSCAN_DIGIT;
    if (b->at & part) s->kinds |= CSCAN_AT;
    if (b->angle & part) s->kinds |= CSCAN_ANGLE;
    if (b->period & part) s->kinds |= CSCAN_PERIOD;
}

// Goes through the block at `s->place`, of which `valid` bytes belong to the text.
static inline __attribute__((always_inline)) void go_through(
    struct cscan_state *s, const uint8_t *text, const Block *b, int valid, struct cscan_line *lines,
    size_t *count) {
    uint64_t all = below_bit(valid);
    uint64_t ink = ~(b->space | b->tab | b->feed) & all;
    uint64_t runs = b->tab | (b->space & (b->space << 1 | s->after_space));
    s->after_space = b->space >> (WIDTH - 1);
    int from = 0;
    for (uint64_t feeds = b->feed & all; feeds; feeds &= feeds - 1) {
        int feed = __builtin_ctzll(feeds);
        take(s, b, runs, ink, from_bit(from) & below_bit(feed));
        end_line(s, text, s->place + (size_t)feed, lines, count);
        from = feed + 1;
    }
    if (from < valid) take(s, b, runs, ink, from_bit(from) & all);
    s->place += (size_t)valid;
}

#define SCAN(NAME, ATTRIBUTES, LOOK)                                                                        \
    ATTRIBUTES static size_t NAME(                                                                          \
        const uint8_t *text, size_t count, uint8_t *folded, struct cscan_state *state,                      \
        struct cscan_line *lines, size_t room) {                                                            \
        struct cscan_state s = *state;                                                                      \
        size_t found = 0;                                                                                   \
        while (s.place < count && room - found > WIDTH) {                                                   \
            size_t left = count - s.place;                                                                  \
            Block block;                                                                                    \
            LOOK(text + s.place, folded + s.place, &block);                                                 \
            go_through(&s, text, &block, left < WIDTH ? (int)left : WIDTH, lines, &found);                  \
        }                                                                                                   \
        if (s.place == count && s.line < count) end_line(&s, text, count, lines, &found);                   \
        *state = s;                                                                                         \
        return found;                                                                                       \
    }

#if defined(__x86_64__)
#include <immintrin.h>

#define AVX2 __attribute__((target("avx2,bmi,lzcnt")))

// Where the bytes of both halves of a block are that a comparison has found.
AVX2 static inline __attribute__((always_inline)) uint64_t places(__m256i low, __m256i high) {
    return (uint32_t)_mm256_movemask_epi8(low) | (uint64_t)(uint32_t)_mm256_movemask_epi8(high) << 32;
}

AVX2 static inline __attribute__((always_inline)) void look_avx2(
    const uint8_t *text, uint8_t *folded, Block *b) {
    __m256i v = _mm256_loadu_si256((const __m256i *)text), w = _mm256_loadu_si256((const __m256i *)(text + 32));
    #define ALL(c) _mm256_set1_epi8((char)(c))
    #define SAME(x, c) _mm256_cmpeq_epi8(x, ALL(c))
    #define OR _mm256_or_si256
    // Signed comparing: bytes beyond ASCII are below all others.
    #define WITHIN(x, a, z) _mm256_and_si256(_mm256_cmpgt_epi8(x, ALL(a - 1)), _mm256_cmpgt_epi8(ALL(z + 1), x))
    #define CREDIT(x) OR(OR(SAME(x, '/'), SAME(x, ':')), SAME(x, '|'))
    #define CLOSING(x) OR(OR(SAME(x, '-'), SAME(x, ')')), OR(SAME(x, '_'), SAME(x, ']')))
    #define FOLDED(x) OR(x, _mm256_and_si256(WITHIN(x, 'A', 'Z'), ALL(0x20)))
    _mm256_storeu_si256((__m256i *)folded, FOLDED(v));
    _mm256_storeu_si256((__m256i *)(folded + 32), FOLDED(w));
    b->feed = places(SAME(v, '\n'), SAME(w, '\n'));
    b->space = places(SAME(v, ' '), SAME(w, ' '));
    b->tab = places(SAME(v, '\t'), SAME(w, '\t'));
    b->high = places(v, w);
    b->credit = places(CREDIT(v), CREDIT(w));
    b->closing = places(CLOSING(v), CLOSING(w));
    b->digit = places(WITHIN(v, '0', '9'), WITHIN(w, '0', '9'));
    b->at = places(SAME(v, '@'), SAME(w, '@'));
    b->angle = places(SAME(v, '>'), SAME(w, '>'));
    b->period = places(SAME(v, '.'), SAME(w, '.'));
    b->marked = b->credit | b->closing | b->digit | b->at | b->angle | b->period;
    #undef ALL
    #undef SAME
    #undef OR
    #undef WITHIN
    #undef CREDIT
    #undef CLOSING
    #undef FOLDED
}

SCAN(scan_avx2, AVX2, look_avx2)

AVX2 static bool is_plain_avx2(const uint8_t *text, size_t count) {
    __m256i suspects = _mm256_setzero_si256();
    for (size_t i = 0; i < count; i += 32) {
        // The last bytes are looked at twice rather than one by one.
        size_t at = i + 32 <= count ? i : count - 32;
        __m256i v = _mm256_loadu_si256((const __m256i *)(text + at));
        __m256i line = _mm256_or_si256(
            _mm256_cmpeq_epi8(v, _mm256_set1_epi8('\n')), _mm256_cmpeq_epi8(v, _mm256_set1_epi8('\t')));
        // Below the space, signed, are controls and all beyond ASCII.
        __m256i low = _mm256_andnot_si256(line, _mm256_cmpgt_epi8(_mm256_set1_epi8(' '), v));
        __m256i erase = _mm256_cmpeq_epi8(v, _mm256_set1_epi8(0x7F));
        suspects = _mm256_or_si256(suspects, _mm256_or_si256(low, erase));
    }
    return _mm256_movemask_epi8(suspects) == 0;
}

static bool has_avx2(void) {
    return __builtin_cpu_supports("avx2") && __builtin_cpu_supports("bmi") && __builtin_cpu_supports("lzcnt");
}
#endif

static inline void look(const uint8_t *text, uint8_t *folded, Block *b) {
    *b = (Block){0};
    for (int i = 0; i < WIDTH; i++) {
        uint8_t c = text[i];
        uint64_t bit = 1ull << i;
        folded[i] = c >= 'A' && c <= 'Z' ? c | 0x20 : c;
        switch (c) {
        case '\n': b->feed |= bit; break;
        case ' ': b->space |= bit; break;
        case '\t': b->tab |= bit; break;
        case '/': case ':': case '|': b->credit |= bit; break;
        case '-': case ')': case '_': case ']': b->closing |= bit; break;
        case '0' ... '9': b->digit |= bit; break;
        case '@': b->at |= bit; break;
        case '>': b->angle |= bit; break;
        case '.': b->period |= bit; break;
        default: if (c >= 0x80) b->high |= bit;
        }
    }
    b->marked = b->credit | b->closing | b->digit | b->at | b->angle | b->period;
}

SCAN(scan, , look)

size_t cscan_lines(
    const uint8_t *text, size_t count, uint8_t *folded, struct cscan_state *state, struct cscan_line *lines,
    size_t room) {
#if defined(__x86_64__)
    if (has_avx2()) return scan_avx2(text, count, folded, state, lines, room);
#endif
    return scan(text, count, folded, state, lines, room);
}

size_t cscan_lines_portably(
    const uint8_t *text, size_t count, uint8_t *folded, struct cscan_state *state, struct cscan_line *lines,
    size_t room) {
    return scan(text, count, folded, state, lines, room);
}

bool cscan_is_plain(const uint8_t *text, size_t count) {
#if defined(__x86_64__)
    if (count >= 32 && has_avx2()) return is_plain_avx2(text, count);
#endif
    uint8_t suspects = 0;
    for (size_t i = 0; i < count; i++) {
        uint8_t c = text[i];
        suspects |= (c & 0x80) | (c < 0x20 && c != '\n' && c != '\t') | (c == 0x7F);
    }
    return suspects == 0;
}
