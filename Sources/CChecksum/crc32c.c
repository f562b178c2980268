#include "crc32c.h"
#include <string.h>

// One byte at a time by table, for processors without the instruction; the tables are made by a
// constructor so that calls need no check and no lock.
static uint32_t table[256];

// Bytes of one lane: the instruction takes three cycles but can be begun in each, so three lanes go at once.
#define LANE 1024

// What each byte of the register has become after LANE zero bytes. A checksum is linear, so a lane that was
// begun with zero is joined to the one before it by moving that one on and adding.
static uint32_t moved[4][256];

static uint32_t by_table(uint32_t c, const uint8_t *p, size_t n) {
    while (n--) c = table[(c ^ *p++) & 0xFF] ^ (c >> 8);
    return c;
}

__attribute__((constructor)) static void make_tables(void) {
    for (uint32_t n = 0; n < 256; n++) {
        uint32_t c = n;
        for (int k = 0; k < 8; k++) c = (c & 1) ? (c >> 1) ^ 0x82F63B78u : c >> 1;
        table[n] = c;
    }
    static const uint8_t zeros[LANE];
    for (int byte = 0; byte < 4; byte++)
        for (uint32_t n = 0; n < 256; n++) moved[byte][n] = by_table(n << (8 * byte), zeros, LANE);
}

static inline uint32_t move_on(uint32_t c) {
    return moved[0][c & 0xFF] ^ moved[1][c >> 8 & 0xFF] ^ moved[2][c >> 16 & 0xFF] ^ moved[3][c >> 24];
}

#if defined(__x86_64__)
#include <nmmintrin.h>

__attribute__((target("sse4.2"))) static uint32_t by_instruction(uint32_t c, const uint8_t *p, size_t n) {
    for (; n >= 3 * LANE; p += 3 * LANE, n -= 3 * LANE) {
        uint64_t first = c, second = 0, third = 0;
        for (size_t i = 0; i < LANE; i += 8) {
            uint64_t a, b, d;
            memcpy(&a, p + i, 8);
            memcpy(&b, p + LANE + i, 8);
            memcpy(&d, p + 2 * LANE + i, 8);
            first = _mm_crc32_u64(first, a);
            second = _mm_crc32_u64(second, b);
            third = _mm_crc32_u64(third, d);
        }
        c = move_on(move_on((uint32_t)first) ^ (uint32_t)second) ^ (uint32_t)third;
    }
    uint64_t wide = c;
    while (n >= 8) {
        uint64_t word;
        memcpy(&word, p, 8);
        wide = _mm_crc32_u64(wide, word);
        p += 8;
        n -= 8;
    }
    c = (uint32_t)wide;
    while (n--) c = _mm_crc32_u8(c, *p++);
    return c;
}

static int has_instruction(void) { return __builtin_cpu_supports("sse4.2"); }
#elif defined(__aarch64__) && defined(__ARM_FEATURE_CRC32)
#include <arm_acle.h>

static uint32_t by_instruction(uint32_t c, const uint8_t *p, size_t n) {
    while (n >= 8) {
        uint64_t word;
        memcpy(&word, p, 8);
        c = __crc32cd(c, word);
        p += 8;
        n -= 8;
    }
    while (n--) c = __crc32cb(c, *p++);
    return c;
}

static int has_instruction(void) { return 1; }
#else
static uint32_t by_instruction(uint32_t c, const uint8_t *p, size_t n) { return by_table(c, p, n); }
static int has_instruction(void) { return 0; }
#endif

uint32_t datelined_crc32c(uint32_t crc, const void *bytes, size_t length) {
    return ~(has_instruction() ? by_instruction(~crc, bytes, length) : by_table(~crc, bytes, length));
}
