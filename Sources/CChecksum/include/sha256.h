// SHA-256 (FIPS 180-4) by the processor's own instructions, one or two messages at a time.
#pragma once
#include <stddef.h>
#include <stdint.h>

// Whether the processor has the instructions; without them nothing here may be called.
int datelined_sha256_available(void);
// The digest of a message: eight words of 32 bits, as numbers of this machine.
void datelined_sha256(const void *bytes, size_t length, void *digest);
// The digests of two messages, in little more time than one of them takes: each round waits for the one before it,
// so two that know nothing of each other fill the gaps.
void datelined_sha256_pair(const void *first, size_t first_length, void *first_digest, const void *second,
                           size_t second_length, void *second_digest);
// The same, and the digest of the first `part_length` bytes of the first message, which takes a block or two more.
void datelined_sha256_part(const void *first, size_t first_length, void *first_digest, size_t part_length,
                           void *part_digest, const void *second, size_t second_length, void *second_digest);
// The digest of the first message, and how far that of the second is after so many whole blocks of 64 bytes: 32 bytes,
// in an order of their own. What follows those blocks may depend on the digest.
void datelined_sha256_ahead(const void *first, size_t first_length, void *first_digest, const void *second,
                            size_t second_blocks, void *second_state);
// The digest of a message of which so many blocks are in `state`.
void datelined_sha256_rest(const void *state, size_t blocks, const void *bytes, size_t length, void *digest);
