#pragma once

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
