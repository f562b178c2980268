#include "sha256.h"
#include <string.h>

#if defined(__x86_64__)
#include <cpuid.h>
#include <immintrin.h>

#define TARGET __attribute__((target("sha,sse4.1,ssse3")))
#define BLOCK 64

static const uint32_t K[64] __attribute__((aligned(16))) = {
    0x428a2f98, 0x71374491, 0xb5c0fbcf, 0xe9b5dba5, 0x3956c25b, 0x59f111f1, 0x923f82a4, 0xab1c5ed5,
    0xd807aa98, 0x12835b01, 0x243185be, 0x550c7dc3, 0x72be5d74, 0x80deb1fe, 0x9bdc06a7, 0xc19bf174,
    0xe49b69c1, 0xefbe4786, 0x0fc19dc6, 0x240ca1cc, 0x2de92c6f, 0x4a7484aa, 0x5cb0a9dc, 0x76f988da,
    0x983e5152, 0xa831c66d, 0xb00327c8, 0xbf597fc7, 0xc6e00bf3, 0xd5a79147, 0x06ca6351, 0x14292967,
    0x27b70a85, 0x2e1b2138, 0x4d2c6dfc, 0x53380d13, 0x650a7354, 0x766a0abb, 0x81c2c92e, 0x92722c85,
    0xa2bfe8a1, 0xa81a664b, 0xc24b8b70, 0xc76c51a3, 0xd192e819, 0xd6990624, 0xf40e3585, 0x106aa070,
    0x19a4c116, 0x1e376c08, 0x2748774c, 0x34b0bcb5, 0x391c0cb3, 0x4ed8aa4a, 0x5b9cca4f, 0x682e6ff3,
    0x748f82ee, 0x78a5636f, 0x84c87814, 0x8cc70208, 0x90befffa, 0xa4506ceb, 0xbef9a3f7, 0xc67178f2};

// The eight words in the order in which the instructions want them: A B E F and C D G H, the first one highest.
typedef struct {
    __m128i abef, cdgh;
} State;

// A message: whole blocks where they stand, then one or two that end in the padding.
typedef struct {
    const uint8_t *bytes;
    size_t whole;
    size_t blocks;
    uint8_t tail[2 * BLOCK];
} Message;

static void begin(Message *message, const void *bytes, size_t length) {
    message->bytes = bytes;
    message->whole = length / BLOCK;
    size_t rest = length % BLOCK;
    message->blocks = message->whole + (rest + 9 > BLOCK ? 2 : 1);
    memset(message->tail, 0, sizeof message->tail);
    if (rest) memcpy(message->tail, message->bytes + message->whole * BLOCK, rest);
    message->tail[rest] = 0x80;
    uint64_t bits = __builtin_bswap64((uint64_t)length * 8);
    memcpy(message->tail + (message->blocks - message->whole) * BLOCK - 8, &bits, 8);
}

static inline const uint8_t *block(const Message *message, size_t index) {
    return index < message->whole ? message->bytes + index * BLOCK : message->tail + (index - message->whole) * BLOCK;
}

TARGET static inline State initial(void) {
    return (State){_mm_set_epi32(0x6a09e667, (int)0xbb67ae85, 0x510e527f, (int)0x9b05688c),
                   _mm_set_epi32(0x3c6ef372, (int)0xa54ff53a, 0x1f83d9ab, 0x5be0cd19)};
}

TARGET static inline void words(State state, void *digest) {
    uint32_t w[8];
    w[0] = (uint32_t)_mm_extract_epi32(state.abef, 3);
    w[1] = (uint32_t)_mm_extract_epi32(state.abef, 2);
    w[2] = (uint32_t)_mm_extract_epi32(state.cdgh, 3);
    w[3] = (uint32_t)_mm_extract_epi32(state.cdgh, 2);
    w[4] = (uint32_t)_mm_extract_epi32(state.abef, 1);
    w[5] = (uint32_t)_mm_extract_epi32(state.abef, 0);
    w[6] = (uint32_t)_mm_extract_epi32(state.cdgh, 1);
    w[7] = (uint32_t)_mm_extract_epi32(state.cdgh, 0);
    memcpy(digest, w, sizeof w);
}

TARGET static inline __m128i load(const uint8_t *bytes) {
    const __m128i swap = _mm_set_epi64x(0x0c0d0e0f08090a0bLL, 0x0405060700010203LL);
    return _mm_shuffle_epi8(_mm_loadu_si128((const __m128i *)bytes), swap);
}

// The next four words of the schedule, from the sixteen before them, oldest first.
TARGET static inline __m128i schedule(__m128i a, __m128i b, __m128i c, __m128i d) {
    return _mm_sha256msg2_epu32(_mm_add_epi32(_mm_sha256msg1_epu32(a, b), _mm_alignr_epi8(d, c, 4)), d);
}

// Four rounds over four words of the schedule.
TARGET static inline void rounds(State *state, __m128i message, int index) {
    __m128i sum = _mm_add_epi32(message, _mm_load_si128((const __m128i *)(K + 4 * index)));
    state->cdgh = _mm_sha256rnds2_epu32(state->cdgh, state->abef, sum);
    state->abef = _mm_sha256rnds2_epu32(state->abef, state->cdgh, _mm_shuffle_epi32(sum, 0x0e));
}

// States are taken and given back as values: by their addresses, each step would have to go through memory.
TARGET static inline State compress(State state, const uint8_t *bytes) {
    State before = state;
    __m128i w[4];
    for (int i = 0; i < 4; i++) {
        w[i] = load(bytes + 16 * i);
        rounds(&state, w[i], i);
    }
#pragma clang loop unroll(full)
    for (int i = 4; i < 16; i++) {
        w[i & 3] = schedule(w[i & 3], w[(i + 1) & 3], w[(i + 2) & 3], w[(i + 3) & 3]);
        rounds(&state, w[i & 3], i);
    }
    state.abef = _mm_add_epi32(state.abef, before.abef);
    state.cdgh = _mm_add_epi32(state.cdgh, before.cdgh);
    return state;
}

// Two messages, each as far as it is.
typedef struct {
    State one, two;
} Pair;

__attribute__((always_inline)) TARGET static inline Pair compress_pair(Pair pair, const uint8_t *p, const uint8_t *q) {
    State one = pair.one, two = pair.two;
    __m128i v[4], w[4];
    for (int i = 0; i < 4; i++) {
        v[i] = load(p + 16 * i);
        w[i] = load(q + 16 * i);
        rounds(&one, v[i], i);
        rounds(&two, w[i], i);
    }
#pragma clang loop unroll(full)
    for (int i = 4; i < 16; i++) {
        v[i & 3] = schedule(v[i & 3], v[(i + 1) & 3], v[(i + 2) & 3], v[(i + 3) & 3]);
        w[i & 3] = schedule(w[i & 3], w[(i + 1) & 3], w[(i + 2) & 3], w[(i + 3) & 3]);
        rounds(&one, v[i & 3], i);
        rounds(&two, w[i & 3], i);
    }
    one.abef = _mm_add_epi32(one.abef, pair.one.abef);
    one.cdgh = _mm_add_epi32(one.cdgh, pair.one.cdgh);
    two.abef = _mm_add_epi32(two.abef, pair.two.abef);
    two.cdgh = _mm_add_epi32(two.cdgh, pair.two.cdgh);
    return (Pair){one, two};
}

TARGET static void finish(const Message *message, size_t from, State state, void *digest) {
    for (size_t i = from; i < message->blocks; i++) state = compress(state, block(message, i));
    words(state, digest);
}

TARGET void datelined_sha256(const void *bytes, size_t length, void *digest) {
    Message message;
    begin(&message, bytes, length);
    finish(&message, 0, initial(), digest);
}

TARGET void datelined_sha256_pair(const void *first, size_t first_length, void *first_digest,
                                  const void *second, size_t second_length, void *second_digest) {
    Message a, b;
    begin(&a, first, first_length);
    begin(&b, second, second_length);
    Pair pair = {initial(), initial()};
    size_t common = a.blocks < b.blocks ? a.blocks : b.blocks;
    for (size_t i = 0; i < common; i++) pair = compress_pair(pair, block(&a, i), block(&b, i));
    finish(&a, common, pair.one, first_digest);
    finish(&b, common, pair.two, second_digest);
}

TARGET void datelined_sha256_part(const void *first, size_t first_length, void *first_digest, size_t part_length,
                                  void *part_digest, const void *second, size_t second_length,
                                  void *second_digest) {
    Message a, part, b;
    begin(&a, first, first_length);
    begin(&part, first, part_length);
    begin(&b, second, second_length);
    Pair pair = {initial(), initial()};
    size_t common = part.whole < b.blocks ? part.whole : b.blocks;
    for (size_t i = 0; i < common; i++) pair = compress_pair(pair, block(&a, i), block(&b, i));
    State shared = pair.one;
    for (size_t i = common; i < part.whole; i++) shared = compress(shared, block(&a, i));
    finish(&a, part.whole, shared, first_digest);
    finish(&part, part.whole, shared, part_digest);
    finish(&b, common, pair.two, second_digest);
}

TARGET void datelined_sha256_ahead(const void *first, size_t first_length, void *first_digest,
                                   const void *second, size_t second_blocks, void *second_state) {
    Message a;
    begin(&a, first, first_length);
    Pair pair = {initial(), initial()};
    const uint8_t *q = second;
    size_t common = a.blocks < second_blocks ? a.blocks : second_blocks;
    for (size_t i = 0; i < common; i++) pair = compress_pair(pair, block(&a, i), q + i * BLOCK);
    finish(&a, common, pair.one, first_digest);
    for (size_t i = common; i < second_blocks; i++) pair.two = compress(pair.two, q + i * BLOCK);
    memcpy(second_state, &pair.two, sizeof pair.two);
}

TARGET void datelined_sha256_rest(const void *state, size_t blocks, const void *bytes, size_t length, void *digest) {
    Message message;
    begin(&message, bytes, length);
    State begun;
    memcpy(&begun, state, sizeof begun);
    finish(&message, blocks, begun, digest);
}

static int available;

__attribute__((constructor)) static void look(void) {
    unsigned a, b, c, d;
    if (!__get_cpuid_count(7, 0, &a, &b, &c, &d)) return;
    available = (b >> 29 & 1) && __builtin_cpu_supports("sse4.1") && __builtin_cpu_supports("ssse3");
}

int datelined_sha256_available(void) { return available; }
#else
int datelined_sha256_available(void) { return 0; }

void datelined_sha256(const void *bytes, size_t length, void *digest) { __builtin_trap(); }

void datelined_sha256_pair(const void *first, size_t first_length, void *first_digest, const void *second,
                           size_t second_length, void *second_digest) {
    __builtin_trap();
}

void datelined_sha256_part(const void *first, size_t first_length, void *first_digest, size_t part_length,
                           void *part_digest, const void *second, size_t second_length, void *second_digest) {
    __builtin_trap();
}

void datelined_sha256_ahead(const void *first, size_t first_length, void *first_digest, const void *second,
                            size_t second_blocks, void *second_state) {
    __builtin_trap();
}

void datelined_sha256_rest(const void *state, size_t blocks, const void *bytes, size_t length, void *digest) {
    __builtin_trap();
}
#endif
