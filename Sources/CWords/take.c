#include "cwords.h"
#include "mix.h"

#include <string.h>

// 64 bytes at a time: which of them are of words, and which need the tables. Words are handled eight bytes at a time.
#define WIDTH 64
// A word that has not begun.
#define NONE SIZE_MAX
#define SEED 0xCBF29CE484222325
#define ONES 0x0101010101010101ull
#define TOPS 0x8080808080808080ull
// Of letters and digits, this bit is set in all but the digits, and the fold sets the other in all letters.
#define LETTER (ONES * 0x40)
#define FOLD (ONES * 0x20)

typedef struct {
    // Whether each byte is a letter or a digit of ASCII, and whether it is no ASCII; the first in the lowest bit.
    uint64_t word, high;
} Bits;

// The eight bytes at `p`, the first the lowest.
static inline uint64_t load(const uint8_t *p) {
    uint64_t bytes;
    memcpy(&bytes, p, sizeof bytes);
#if __BYTE_ORDER__ == __ORDER_BIG_ENDIAN__
    bytes = __builtin_bswap64(bytes);
#endif
    return bytes;
}

static inline void store(uint8_t *p, uint64_t bytes) {
#if __BYTE_ORDER__ == __ORDER_BIG_ENDIAN__
    bytes = __builtin_bswap64(bytes);
#endif
    memcpy(p, &bytes, sizeof bytes);
}

// The lowest bit that is set, or 64.
static inline __attribute__((always_inline)) size_t lowest(uint64_t bits) {
    return bits ? (size_t)__builtin_ctzll(bits) : WIDTH;
}

// A word of more than eight bytes: its state with its last eight bytes, and where it has digits.
typedef struct {
    uint64_t mixed, digits;
} Long;

static __attribute__((noinline)) Long take_long(const uint8_t *word, size_t length, uint8_t *out) {
    uint64_t state = SEED, digits = 0;
    for (size_t at = 0; at + 8 <= length; at += 8) {
        uint64_t folded = load(word + at) | FOLD;
        store(out + at, folded);
        state = mix(state ^ __builtin_bswap64(folded));
        digits |= ~folded & LETTER;
    }
    uint64_t tail = load(word + length - 8) | FOLD;
    store(out + length - 8, tail);
    return (Long){.mixed = state ^ __builtin_bswap64(tail), .digits = digits | (~tail & LETTER)};
}

// Takes in the word from `start` to `end`. As `Hashing.word` has it, every eight bytes of a word are mixed into the
// state, and the last eight, or all, are added with the length.
static inline __attribute__((always_inline)) void take_word(
    struct cwords_scan *s, size_t start, size_t end, bool with_places) {
    const uint8_t *word = s->text + start;
    uint8_t *out = s->bytes + s->byte_count;
    size_t length = end - start;
    Long found;
    if (length <= 8) {
        uint64_t folded = load(word) | FOLD;
        unsigned shift = 64 - 8 * (unsigned)length;
        store(out, folded);
        uint64_t last = __builtin_bswap64(folded) >> shift;
        found.mixed = (length == 8 ? mix(SEED ^ last) : SEED) ^ last;
        found.digits = __builtin_bswap64(~folded & LETTER) >> shift;
    } else {
        found = take_long(word, length, out);
    }
    out[length] = ' ';
    // What is left of the hash is done for all words at once.
    s->hashes[s->count] = found.mixed + length * FIRST;
    if (with_places) {
        s->places[s->count] = (struct cwords_place){
            .start = (uint32_t)s->byte_count, .end = (uint32_t)(s->byte_count + length), .source = (uint32_t)start};
        if (found.digits) s->numbers[s->number_count++] = (uint32_t)s->count;
    }
    s->byte_count += length + 1;
    s->count++;
}

// Whether the punctuation is at `p` that news text is full of and that nothing combines with.
static inline bool is_separator(const uint8_t *p) {
    if (p[0] != 0xE2 || p[1] != 0x80 || p[3] >= 0x80) return false;
    switch (p[2]) {
    case 0x93: case 0x94: case 0x98: case 0x99: case 0x9C: case 0x9D: return true;  // – — ‘ ’ “ ”
    default: return false;
    }
}

static void mix_all(uint64_t *hashes, size_t count) {
    for (size_t i = 0; i < count; i++) hashes[i] = mix(hashes[i]);
}

#define TAKE(NAME, ATTRIBUTES, LOOK, WITH_PLACES)                                                           \
    ATTRIBUTES static bool NAME(struct cwords_scan *scan, size_t *place, size_t end, size_t *run) {         \
        /* What is counted stays in registers. */                                                           \
        struct cwords_scan s = *scan;                                                                       \
        size_t base = *place;                                                                               \
        bool stops = false;                                                                                 \
        /* Where the word begins that is being read. */                                                     \
        size_t start = NONE;                                                                                \
        while (base < end) {                                                                                \
            Bits bits = LOOK(s.text + base);                                                                \
            if (end - base < WIDTH) {                                                                       \
                uint64_t valid = (1ull << (end - base)) - 1;                                                \
                bits.word &= valid;                                                                         \
                bits.high &= valid;                                                                         \
            }                                                                                               \
            uint64_t plain = (bits.high & (0 - bits.high)) - 1;                                             \
            uint64_t word = bits.word & plain;                                                              \
            uint64_t before = word << 1 | (start == NONE ? 0 : 1);                                          \
            uint64_t ends = before & ~word & plain, starts = word & ~before;                                \
            if (start == NONE) {                                                                            \
                start = base + lowest(starts);                                                              \
                starts &= starts - 1;                                                                       \
            }                                                                                               \
            for (; ends; ends &= ends - 1, starts &= starts - 1) {                                          \
                take_word(&s, start, base + lowest(ends), WITH_PLACES);                                     \
                start = base + lowest(starts);                                                              \
            }                                                                                               \
            if (start == base + WIDTH) start = NONE;                                                        \
            if (!bits.high) {                                                                               \
                base += WIDTH;                                                                              \
                continue;                                                                                   \
            }                                                                                               \
            size_t high = base + lowest(bits.high);                                                         \
            if (!is_separator(s.text + high)) {                                                             \
                stops = true;                                                                               \
                *run = start < high ? start : high;                                                         \
                base = high;                                                                                \
                break;                                                                                      \
            }                                                                                               \
            if (start != NONE) take_word(&s, start, high, WITH_PLACES);                                     \
            start = NONE;                                                                                   \
            base = high + 3;                                                                                \
        }                                                                                                   \
        *scan = s;                                                                                          \
        *place = base;                                                                                      \
        return stops;                                                                                       \
    }

// Source of the comparisons: Henry S. Warren, "Hacker's Delight", 2nd ed., section 6.
static inline Bits look(const uint8_t *text) {
    Bits bits = {0, 0};
    for (int group = 0; group < WIDTH / 8; group++) {
        uint64_t bytes = load(text + 8 * group), low = bytes & ~TOPS, folded = low | FOLD;
        // A sum reaches the top bit of a byte from "a" or "0" on, and another from the byte after "z" or "9" on.
        uint64_t letters = (folded + 0x1F * ONES) & ~(folded + 0x05 * ONES);
        uint64_t digits = (low + 0x50 * ONES) & ~(low + 0x46 * ONES);
        // The top bits of eight bytes as eight bits.
        bits.word |= ((((letters | digits) & ~bytes & TOPS) >> 7) * 0x0102040810204080 >> 56) << 8 * group;
        bits.high |= (((bytes & TOPS) >> 7) * 0x0102040810204080 >> 56) << 8 * group;
    }
    return bits;
}

TAKE(take, , look, false)
TAKE(take_places, , look, true)

#if defined(__x86_64__)
#define AVX2 __attribute__((target("avx2,bmi,bmi2")))

AVX2 static inline __attribute__((always_inline)) Bits look_avx2(const uint8_t *text) {
    uint64_t word[2], high[2];
    for (int half = 0; half < 2; half++) {
        __m256i v = _mm256_loadu_si256((const __m256i *)(text + 32 * half));
        #define ALL(c) _mm256_set1_epi8((char)(c))
        // Signed comparing: bytes beyond ASCII are below all others.
        #define WITHIN(x, a, z) _mm256_and_si256(_mm256_cmpgt_epi8(x, ALL(a - 1)), _mm256_cmpgt_epi8(ALL(z + 1), x))
        __m256i folded = _mm256_or_si256(v, ALL(0x20));
        __m256i words = _mm256_or_si256(WITHIN(folded, 'a', 'z'), WITHIN(v, '0', '9'));
        word[half] = (uint32_t)_mm256_movemask_epi8(words);
        high[half] = (uint32_t)_mm256_movemask_epi8(v);
        #undef ALL
        #undef WITHIN
    }
    return (Bits){.word = word[0] | word[1] << 32, .high = high[0] | high[1] << 32};
}

TAKE(take_avx2, AVX2, look_avx2, false)
TAKE(take_places_avx2, AVX2, look_avx2, true)

__attribute__((target("avx512f,avx512dq"))) static void mix_all_avx512(uint64_t *hashes, size_t count) {
    size_t i = 0;
    for (; i + 8 <= count; i += 8) _mm512_storeu_si512(hashes + i, mix_8(_mm512_loadu_si512(hashes + i)));
    mix_all(hashes + i, count - i);
}

static bool has_avx2(void) {
    return __builtin_cpu_supports("avx2") && __builtin_cpu_supports("bmi") && __builtin_cpu_supports("bmi2");
}
#endif

bool cwords_take(struct cwords_scan *scan, size_t *place, size_t end, size_t *run) {
#if defined(__x86_64__)
    if (has_avx2()) {
        size_t before = scan->count;
        bool stops = scan->places ? take_places_avx2(scan, place, end, run) : take_avx2(scan, place, end, run);
        (has_avx512() ? mix_all_avx512 : mix_all)(scan->hashes + before, scan->count - before);
        return stops;
    }
#endif
    return cwords_take_portably(scan, place, end, run);
}

bool cwords_take_portably(struct cwords_scan *scan, size_t *place, size_t end, size_t *run) {
    size_t before = scan->count;
    bool stops = scan->places ? take_places(scan, place, end, run) : take(scan, place, end, run);
    mix_all(scan->hashes + before, scan->count - before);
    return stops;
}
