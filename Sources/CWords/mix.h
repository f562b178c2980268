#pragma once

#include <stdbool.h>
#include <stdint.h>

// Spreads every bit of a value over all of them, one to one; `Hashing.mix` in Swift, where its source stands.
static inline uint64_t mix(uint64_t value) {
    value = (value ^ value >> 30) * 0xBF58476D1CE4E5B9;
    value = (value ^ value >> 27) * 0x94D049BB133111EB;
    return value ^ value >> 31;
}

// What words and shingles are multiplied by, the last word of a shingle aside; as in `Hashing`.
#define FIRST 0x9E3779B97F4A7C15
#define SECOND 0xC2B2AE3D27D4EB4F
#define THIRD 0x165667B19E3779F9

#if defined(__x86_64__)
#include <immintrin.h>

// Eight values at a time, for processors that multiply eight numbers of 64 bits at once.
__attribute__((target("avx512f,avx512dq"), always_inline)) static inline __m512i mix_8(__m512i v) {
    v = _mm512_xor_si512(v, _mm512_srli_epi64(v, 30));
    v = _mm512_mullo_epi64(v, _mm512_set1_epi64((long long)0xBF58476D1CE4E5B9));
    v = _mm512_xor_si512(v, _mm512_srli_epi64(v, 27));
    v = _mm512_mullo_epi64(v, _mm512_set1_epi64((long long)0x94D049BB133111EB));
    return _mm512_xor_si512(v, _mm512_srli_epi64(v, 31));
}

static inline bool has_avx512(void) {
    return __builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512dq") && __builtin_cpu_supports("popcnt");
}
#endif
