#include "cwords.h"
#include "mix.h"

size_t cwords_keys_portably(
    const uint64_t *words, size_t count, unsigned shift, uint64_t bound, uint64_t *keys) {
    size_t found = 0;
    for (size_t i = 0; i < count; i++) {
        uint64_t key =
            mix(words[i] * FIRST + words[i + 1] * SECOND + words[i + 2] * THIRD + words[i + 3]) >> shift;
        // Written in any case: whether it stays cannot be foreseen, and a branch would cost more.
        keys[found] = key;
        found += key < bound;
    }
    return found;
}

#if defined(__x86_64__)
// Eight shingles at a time.
__attribute__((target("avx512f,avx512dq,popcnt"))) static size_t keys_avx512(
    const uint64_t *words, size_t count, unsigned shift, uint64_t bound, uint64_t *keys) {
    const __m512i limit = _mm512_set1_epi64((long long)bound);
    const __m128i drop = _mm_cvtsi32_si128((int)shift);
    size_t found = 0, i = 0;
    for (; i + 8 <= count; i += 8) {
        #define WORDS(at) _mm512_loadu_si512(words + i + (at))
        #define TIMES(x, factor) _mm512_mullo_epi64(x, _mm512_set1_epi64((long long)(factor)))
        __m512i v = _mm512_add_epi64(
            _mm512_add_epi64(TIMES(WORDS(0), FIRST), TIMES(WORDS(1), SECOND)),
            _mm512_add_epi64(TIMES(WORDS(2), THIRD), WORDS(3)));
        v = _mm512_srl_epi64(mix_8(v), drop);
        __mmask8 stay = _mm512_cmplt_epu64_mask(v, limit);
        _mm512_storeu_si512(keys + found, _mm512_maskz_compress_epi64(stay, v));
        found += (size_t)__builtin_popcount(stay);
        #undef WORDS
        #undef TIMES
    }
    return found + cwords_keys_portably(words + i, count - i, shift, bound, keys + found);
}

#endif

size_t cwords_keys(const uint64_t *words, size_t count, unsigned shift, uint64_t bound, uint64_t *keys) {
#if defined(__x86_64__)
    if (has_avx512()) return keys_avx512(words, count, shift, bound, keys);
#endif
    return cwords_keys_portably(words, count, shift, bound, keys);
}
