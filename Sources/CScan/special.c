#include "cscan.h"

#include <string.h>

static inline bool is_special(uint8_t c) { return c < 0x20 || c == '"' || c == '\\'; }

size_t cscan_json_special_portably(const uint8_t *text, size_t from, size_t to) {
    while (from < to && !is_special(text[from])) from++;
    return from;
}

#if defined(__x86_64__)
#include <immintrin.h>

#define AVX2 __attribute__((target("avx2,bmi")))

AVX2 static inline __attribute__((always_inline)) uint32_t specials(const uint8_t *text) {
    __m256i v = _mm256_loadu_si256((const __m256i *)text);
    __m256i quote = _mm256_cmpeq_epi8(v, _mm256_set1_epi8('"'));
    __m256i escape = _mm256_cmpeq_epi8(v, _mm256_set1_epi8('\\'));
    // No byte but a control character is left as it is by the smaller of it and the last of them.
    __m256i control = _mm256_cmpeq_epi8(_mm256_min_epu8(v, _mm256_set1_epi8(0x1F)), v);
    return (uint32_t)_mm256_movemask_epi8(_mm256_or_si256(_mm256_or_si256(quote, escape), control));
}

AVX2 static size_t special_avx2(const uint8_t *text, size_t from, size_t to) {
    size_t at = from;
    for (; at + 32 <= to; at += 32) {
        uint32_t found = specials(text + at);
        if (found) return at + (size_t)__builtin_ctz(found);
    }
    if (at == to || to - from < 32) return cscan_json_special_portably(text, at, to);
    // The last bytes with those before them, which are known to be none.
    uint32_t found = specials(text + to - 32);
    return found ? to - 32 + (size_t)__builtin_ctz(found) : to;
}
#endif

size_t cscan_json_special(const uint8_t *text, size_t from, size_t to) {
#if defined(__x86_64__)
    if (__builtin_cpu_supports("avx2") && __builtin_cpu_supports("bmi")) return special_avx2(text, from, to);
#endif
    return cscan_json_special_portably(text, from, to);
}
